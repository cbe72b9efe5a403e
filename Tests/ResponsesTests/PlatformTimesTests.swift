import CivilTime
import Diagnostics
import Questionnaires
import Responses
import SurveyFixtures
import Testing

/// Times, durations and addresses of other platforms, under rules written for 问卷星.
@Suite struct PlatformTimesTests {
  private let questionnaire: Questionnaire

  init() throws {
    questionnaire = try Questionnaire(
      fixture: """
        格式版本: 1
        编号: TIME
        名称: 时间
        题目:
          - {编号: Q1, 题干: 满意吗, 题型: 量表, 选项: [{码: 1, 文本: 满意, 满意: 是}, {码: 2, 文本: 不满意, 满意: 否}]}
        有效性:
          - {编号: V1, 规则: 最短用时, 秒: 20, 处理: 标记}
          - {编号: V2, 规则: 日期范围, 开始: 2026-05-06, 处理: 标记}
          - {编号: V3, 规则: 重复答卷, 依据: [来自IP], 处理: 标记}
        满意度: {口径: [{编号: 满意率, 算法: 满意占比}], 主口径: 满意率}
        """)
  }

  @Test func `start and end give the duration where no column does`() {
    let read = questionnaire.read(
      """
      ID,Start time,Completion time,Email,Name,来自IP,满意吗
      1,5/6/26 9:00:00,5/6/26 9:02:16,a,b,,满意
      2,5/16/26 9:00:00,5/16/26 9:00:10,a,b,,满意
      3,5/16/26 9:00:00,5/16/26 8:59:00,a,b,,满意
      """)
    #expect(read.faults == [.durationFromTimes(usedBy: "V1（最短用时）")])
    #expect(read.problems.map(\.severity) == [.note])
    // Nobody ends before he starts: unknown, not negative.
    #expect((0..<3).map { read.table.metadata.completionSeconds(of: $0) } == [136, 10, nil])
    // date -u -d '2026-05-16 9:00:10' +%s
    #expect(read.table.metadata.submission(of: 1)?.seconds == 1_778_922_010)
  }

  @Test func `腾讯问卷's seconds, times and addresses serve the same rules`() {
    let read = questionnaire.read(
      """
      编号,开始答题时间,结束答题时间,答题时长,1.满意吗,清洗数据结果,IP,
      1,2026/5/26 12:00,2026/5/26 12:03,180,满意,有效,203.0.113.1,
      2,2026/5/26 12:00,2026/5/26 12:03,15,满意,疑似无效,203.0.113.1,
      """)
    #expect(read.problems.isEmpty)
    #expect(read.table.metadata.seconds == [180, 15])
    #expect(read.table.metadata.keys["来自IP"] == [1, 1])
    #expect(read.table.files[0].verdictHeadings == ["清洗数据结果"])
  }

  @Test func `a day above twelve shows that days come first, in the whole file`() {
    let read = questionnaire.read(
      "Timestamp,用时,满意吗\n5/10/2026 09:15:00,,满意\n27/10/2026 09:15:00,,满意\n")
    #expect(!read.codes.contains("day-order-assumed"))
    // date -u -d '2026-10-05 9:15' +%s
    #expect(read.table.metadata.submission(of: 0)?.seconds == 1_791_191_700)
  }

  @Test func `an order that nothing shows is said where a rule depends on it`() {
    let read = questionnaire.read("Timestamp,用时,满意吗\n5/10/2026 09:15:00,,满意\n")
    #expect(read.codes.contains("day-order-assumed"))
    // date -u -d '2026-05-10 9:15' +%s
    #expect(read.table.metadata.submission(of: 0)?.seconds == 1_778_404_500)
  }
}
