import Diagnostics
import Questionnaires
import Testing

@Suite struct UnassignedQuestionTests {
  private func problems(combining items: String) -> [String] {
    let yaml = """
      格式版本: 1
      编号: X
      名称: X
      维度: [{编号: D1, 名称: 一, 权重: 100, 题目: [Q1]}]
      题目:
        - {编号: Q1, 题干: 甲, 题型: 量表, 选项: [{码: 1, 文本: 好, 满意: 是}, {码: 2, 文本: 差, 满意: 否}]}
        - {编号: Q2, 题干: 乙, 题型: 量表, 选项: [{码: 1, 文本: 好, 满意: 是}, {码: 2, 文本: 差, 满意: 否}]}
      满意度: {口径: [{编号: 率, 算法: 满意占比, 题目汇总: \(items)}], 主口径: 率}
      """
    let read = Questionnaire.read(bytes: Array(yaml.utf8), file: "q.yaml")
    #expect(read.questionnaire != nil)
    return read.problems.map { "\($0.location?.line ?? 0) \($0.severity.rawValue) \($0.code)" }
  }

  @Test func `a question in no dimension is told where dimensions are combined, and only there`() {
    #expect(problems(combining: "维度权重") == ["7 warning in-no-dimension"])
    #expect(problems(combining: "池化").isEmpty)
  }
}
