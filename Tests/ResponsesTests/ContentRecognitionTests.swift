import Diagnostics
import Questionnaires
import Responses
import SurveyFixtures
import Testing

@Suite struct ContentRecognitionTests {
  /// Codes and scores fall from 5, as positions rise from 1; a group question has neither scores nor numbers.
  private static let yaml = """
    格式版本: 1
    编号: FIVE
    名称: 五分制
    题目:
      - {编号: Q1, 题干: 身份, 题型: 单选, 选项: [{码: a, 文本: 企业}, {码: b, 文本: 个人}]}
      - 编号: Q2
        题干: 是否满意
        题型: 量表
        选项:
          - {码: 5, 文本: 非常满意, 分值: 5, 满意: 是}
          - {码: 4, 文本: 满意, 分值: 4, 满意: 是}
          - {码: 3, 文本: 一般, 分值: 3, 满意: 否}
          - {码: 2, 文本: 不满意, 分值: 2, 满意: 否}
          - {码: 1, 文本: 很不满意, 分值: 1, 满意: 否}
    满意度: {口径: [{编号: 满意率, 算法: 满意占比}], 主口径: 满意率}
    """

  private func read(_ cells: [String], name: String = "a.csv", content: ExportContent? = nil) throws
    -> ReadExports
  {
    let questionnaire = try Questionnaire(fixture: Self.yaml)
    let text = "序号,来自IP,1、身份,2、是否满意\n" + cells.map { "1,1,\($0)\n" }.joined()
    return questionnaire.read(ExportFile(text, name: name).with { $0.content = content })
  }

  @Test func `one text makes it a text export`() throws {
    let read = try read(["企业,5", "个人,4"])
    #expect(read.table.files[0].content == .text)
    // The codes of a text export.
    #expect(read.table.answers("Q2") == ["非常满意", "满意"])
  }

  @Test func `numbers that are positions and scores of different options are not guessed at`() throws {
    let read = try read(["1,5", "2,4"])
    #expect(read.faults == [.contentUnclear])
    #expect(read.problems[0].severity == .error)
  }

  @Test func `a declaration or the platform's file name settles it`() throws {
    let positions = try read(["1,5", "2,4"], content: .number)
    #expect(positions.problems.isEmpty)
    #expect(positions.table.answers("Q2") == ["很不满意", "不满意"])
    let scores = try read(["1,5", "2,4"], name: "283_按分数_满意度问卷_82_78.csv", content: nil)
    #expect(
      scores.faults == [
        .unknownOption("1", count: 1, nearest: nil), .unknownOption("2", count: 1, nearest: nil),
      ])
    #expect(scores.table.answers("Q2") == ["非常满意", "满意"])
    let named = try read(["1,5", "2,4"], name: "283_按序号_满意度问卷_82_78.csv")
    #expect(named.table.answers("Q2") == ["很不满意", "不满意"])
  }

  @Test func `numbers beyond the options are scores`() throws {
    let questionnaire = try Questionnaire(fixture: ServiceHall.yaml)
    let read = questionnaire.read("序号,来自IP,3、总体是否满意\n1,1,100\n2,1,30\n3,1,-3\n")
    #expect(read.table.files[0].content == .score)
    #expect(read.table.answers("Q3") == ["非常满意", "不满意", "跳题"])
  }

  @Test func `in a plain table small numbers may be codes, too`() throws {
    let questionnaire = try Questionnaire(fixture: ServiceHall.yaml)
    // Position 5 is 不了解, code 5 is 非常满意.
    let unclear = questionnaire.read("Q3\n5\n4\n")
    #expect(unclear.faults.contains(.contentUnclear))
    // No position is 9.
    let codes = questionnaire.read("Q3\n5\n9\n")
    #expect(codes.table.files[0].content == .text)
    #expect(codes.table.answers("Q3") == ["非常满意", "不了解"])
  }

  @Test func `nothing but absences is text`() throws {
    #expect(try read(["(空),(跳过)", ",-3"]).table.files[0].content == .text)
  }
}
