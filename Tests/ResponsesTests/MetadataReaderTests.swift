import CivilTime
import Diagnostics
import Questionnaires
import Responses
import SurveyFixtures
import Testing

@Suite struct MetadataReaderTests {
  /// A survey whose rules need every column that is no question.
  private static let yaml = """
    格式版本: 1
    编号: META
    名称: 元数据
    题目:
      - {编号: Q1, 题干: 是否满意, 题型: 量表, 选项: [{码: 1, 文本: 满意, 满意: 是}, {码: 2, 文本: 不满意, 满意: 否}]}
      - {编号: Q2, 题干: 姓名, 题型: 填空, 用途: 标识, 必答: 否}
    有效性:
      - {编号: V1, 规则: 最短用时, 秒: 20, 处理: 标记}
      - {编号: V2, 规则: 日期范围, 开始: 2024-05-06, 处理: 标记}
      - {编号: V3, 规则: 同IP上限, 上限: 1, 处理: 标记}
      - {编号: V4, 规则: 人工, 序号: [3], 处理: 标记}
      - {编号: V5, 规则: 平台标记, 列名: 清洗结果, 包含: 无效, 处理: 标记}
      - {编号: V6, 规则: 重复答卷, 依据: [Q2, 手机], 处理: 标记}
      - {编号: V7, 规则: 名单, 题目: Q2, 名单: [张三, 李四], 处理: 标记}
      - {编号: V8, 规则: 未提交, 处理: 标记}
    满意度: {口径: [{编号: 满意率, 算法: 满意占比}], 主口径: 满意率}
    """
  private static let header = "序号,提交答卷时间,所用时间,来自IP,清洗结果,手机,权重,1、是否满意,2、姓名"
  private static let needs = MetadataNeeds(weights: "权重", responseIDs: true, registers: [6: ["张三", "李四"]])
  private let questionnaire: Questionnaire

  init() throws { questionnaire = try Questionnaire(fixture: Self.yaml) }

  /// One column of metadata, the others as they should be.
  private func read(_ heading: String, _ cells: [String], needs: MetadataNeeds = needs) -> ReadExports {
    let usual = ["1", "2024/5/6 9:00", "60秒", "1.1.1.1", "有效", "138", "1", "满意", "张三"]
    let headings = Self.header.split(separator: ",").map(String.init)
    let rows = cells.map { cell in
      zip(headings, usual).map { $0 == heading ? "\"\(cell)\"" : $1 }.joined(separator: ",")
    }
    return questionnaire.read(([Self.header] + rows).joined(separator: "\n"), needs: needs)
  }

  @Test(arguments: [
    ("136秒", 136.0), ("136", 136), ("136.5秒", 136.5), ("2分16秒", 136), ("2分钟16秒", 136), ("1小时2分3秒", 3723),
    ("1时", 3600), ("3分", 180),
    ("1:02:03", 3723), ("02:16", 136), ("0秒", 0), (" 136 秒 ", 136), ("１３６秒", 136),
    ("123456789秒", 123_456_792),
  ])
  func `durations are read in every form`(cell: String, seconds: Double) {
    let read = read("所用时间", [cell])
    #expect(read.problems.isEmpty)
    // Four bytes hold nine digits to within eight seconds, in a duration of four years.
    #expect(read.table.metadata.completionSeconds(of: 0) == seconds)
  }

  @Test(arguments: ["很久", "-5", "1:2:3:4", "12:7", "99999999999999999999秒秒", "nan", "1e999"])
  func `a duration that cannot be read is reported and missing`(cell: String) {
    let read = read("所用时间", ["60秒", cell, cell])
    #expect(read.faults == [.unreadableCell(.duration, cell, count: 2)])
    #expect(read.problems.map(\.severity) == [.warning])
    #expect(read.problems[0].location == .cell(file: "export.csv", row: 3, header: nil))
    #expect(read.table.metadata.completionSeconds(of: 1) == nil)
  }

  @Test(arguments: [
    ("2016/12/17 14:22:55", "2016-12-17 14:22:55"), ("2026/9/18 19:20:55", "2026-09-18 19:20:55"),
    ("2026-09-18 19:20", "2026-09-18 19:20:00"), ("2026/5/26", "2026-05-26 00:00:00"),
  ])
  func `submission times are read padded or not`(cell: String, time: String) {
    let read = read("提交答卷时间", [cell])
    #expect(read.problems.isEmpty)
    #expect(read.table.metadata.submission(of: 0) == CivilDateTime(time))
  }

  @Test func `no submission and an unreadable one are two things`() {
    let read = read("提交答卷时间", ["", "2024/2/30 1:00", "昨天"])
    #expect(read.faults == [.unreadableCell(.submitted, "2024/2/301:00", count: 2)])
    #expect(
      read.table.metadata.submitted == [
        MetadataColumns.missingTime, MetadataColumns.unreadableTime, MetadataColumns.unreadableTime,
      ])
    #expect((0..<3).allSatisfy { read.table.metadata.submission(of: $0) == nil })
  }

  @Test func `the place behind an address is no part of it`() {
    let read = read(
      "来自IP",
      [
        "183.192.16.69(上海-上海)", "183.192.16.69(北京-北京)", "183.192.16.69", "183.192.16.6(上海)", "",
        "183.192.16.69（上海）",
      ])
    #expect(read.table.metadata.addresses == [1, 1, 1, 2, 0, 1])
  }

  @Test func `ids survive a spreadsheet`() {
    let read = read("序号", ["3", "4.0", " 5 ", "x", ""])
    #expect(read.table.metadata.responseIDs == [3, 4, 5, -1, .min])
    #expect(read.table.metadata.identifier(of: 3) == "x")
  }

  @Test func `weights that are missing, zero, negative or out of range are reported with their rows`() {
    let read = read("权重", ["1.5", "", "0", "-1", " ", "0.5", "2e12", "1e-10", "２", "　", "(空)"])
    #expect(read.table.metadata.weights == [1.5, 0, 0, 0, 0, 0.5, 0, 0, 2, 0, 0])
    #expect(read.faults == [.noWeight(rows: [3, 4, 5, 6, 8, 9, 11, 12], count: 8)])
    #expect(read.problems.map(\.severity) == [.warning])
    #expect(read.table.count == 11)
  }

  @Test(arguments: ["一", "高", "nan", "inf", "1e400", "1,5", "1.5.2", "50%", "=1"])
  func `a weight that is no number is an error at its cell`(cell: String) throws {
    let read = read("权重", ["1", "", cell, cell])
    #expect(read.faults == [.unreadableWeight(cell, count: 2), .noWeight(rows: [3], count: 1)])
    #expect(read.problems.map(\.severity) == [.error, .warning])
    #expect(read.problems.first?.location == .cell(file: "export.csv", row: 4, header: "权重"))
  }

  @Test func `cells of platform flags are searched, keys compared, names looked up`() {
    #expect(
      read("清洗结果", ["有效", "疑似无效", "无 效", ""]).table.metadata.platformFlags[4] == [false, true, true, false])
    #expect(
      read("手机", ["138", "139", "138", "", " 138 ", "  "]).table.metadata.keys["手机"] == [1, 2, 1, 0, 1, 0])
    #expect(
      read("2、姓名", ["张三", "王五", "", "(空)", " 张 三 ", "李四"]).table.metadata.registered[6]
        == [true, false, nil, nil, true, true])
  }

  @Test func `equal answers have equal keys, blanks have none`() throws {
    let read = read("2、姓名", ["张三", "李四", "张三 ", "", "(空)", "（跳过）", "张　三"])
    #expect(read.table.columns[1].keys == [1, 2, 1, 0, 0, 0, 1])
  }

  // MARK: Missing columns

  @Test func `columns that rules need and the export lacks are reported, and everybody stays`() {
    let read = questionnaire.read("1、是否满意,2、姓名\n满意,张三\n不满意,李四\n", needs: Self.needs)
    let missing = read.faults.compactMap { fault -> String? in
      if case .missingMetadata(let name, _, let isNeeded) = fault {
        "\(name)\(isNeeded ? "!" : "")"
      } else {
        nil
      }
    }
    #expect(missing == ["所用时间", "提交答卷时间", "来自IP", "序号!", "清洗结果!", "手机!", "提交答卷时间", "权重!"])
    #expect(read.faults.count == missing.count)
    let metadata = read.table.metadata
    #expect(metadata.submitted == [MetadataColumns.unrecordedTime, MetadataColumns.unrecordedTime])
    #expect(metadata.platformFlags[4] == [nil, nil])
    #expect(metadata.keys["手机"] == [0, 0])
    #expect(metadata.weights == [0, 0])
    #expect(metadata.registered[6] == [true, true])
  }

  @Test func `columns of several files stay beside their responses`() {
    let full = Self.header + "\n1,2024/5/6 9:00,60秒,1.1.1.1,无效,138,2,满意,张三\n"
    let bare = "1、是否满意,2、姓名\n满意,李四\n"
    for files in [[full, bare, full], [bare, full, bare]] {
      var reader = ResponseReader(questionnaire, needs: Self.needs)
      for file in files { reader.read(ExportFile(file)) }
      let table = reader.finish().table
      let isFull = files.map { $0 == full }
      #expect(table.metadata.seconds == isFull.map { $0 ? 60 : -1 })
      #expect(table.metadata.weights == isFull.map { $0 ? 2 : 0 })
      #expect(table.metadata.addresses == isFull.map { $0 ? 1 : 0 })
      #expect(table.metadata.keys["手机"] == isFull.map { $0 ? 1 : 0 })
      #expect(table.metadata.platformFlags[4] == isFull.map { $0 ? true : nil })
      #expect(table.metadata.responseIDs == isFull.map { $0 ? 1 : .min })
      #expect(table.columns[1].keys.count == 3)
    }
  }

  @Test func `a file without the column of a key leaves empty keys`() {
    let read = questionnaire.read(
      ExportFile("1、是否满意,2、姓名\n满意,张三\n"), ExportFile("1、是否满意\n满意\n"), ExportFile("1、是否满意,2、姓名\n满意,张三\n"))
    #expect(read.table.columns[1].keys == [1, 0, 1])
  }
}
