import Diagnostics
import Questionnaires
import Responses
import SurveyFixtures
import Testing

@Suite struct OptionListsTests {
  private func read(_ cells: [String], options: [String], header: String) throws -> ReadExports {
    let written = options.enumerated().map { "{码: c\($0), 文本: '\($1)'}" }.joined(separator: ", ")
    let questionnaire = try Questionnaire(
      fixture: """
        格式版本: 1
        编号: LIST
        名称: 多选
        题目:
          - {编号: Q, 题干: 问题, 题型: 多选, 其他填写: 是, 选项: [\(written)]}
          - {编号: S, 题干: 是否满意, 题型: 量表, 选项: [{码: 1, 文本: 满意, 满意: 是}, {码: 2, 文本: 不满意, 满意: 否}]}
        满意度: {口径: [{编号: 满意率, 算法: 满意占比}], 主口径: 满意率}
        """)
    let rows = cells.map { "2026/05/06 09:00:00,\"\($0)\",满意" }
    return questionnaire.read(([header] + rows).joined(separator: "\n") + "\n")
  }

  @Test func `an option may hold the separator: the longest that is known comes first`() throws {
    let read = try read(
      ["Price, fees", "Speed, Price, fees", "Price, fees, Speed", "Speed"],
      options: ["Price, fees", "Speed"],
      header: "Timestamp,问题,是否满意")
    #expect(read.problems.isEmpty)
    #expect(read.table.answers("Q") == ["Price, fees", "Price, fees+Speed", "Price, fees+Speed", "Speed"])
  }

  @Test func `a real ambiguity is said, and read as the longest option`() throws {
    let read = try read(
      ["Price, fees", "Price", "fees, Price"], options: ["Price, fees", "Price", "fees"],
      header: "Timestamp,问题,是否满意")
    #expect(read.faults == [.ambiguousAnswer("Q", count: 1)])
    #expect(read.problems.map(\.severity) == [.warning])
    #expect(read.table.answers("Q") == ["Price, fees", "Price", "Price+fees"])
  }

  @Test func `a separator at the end separates nothing`() throws {
    let read = try read(
      ["甲;", "甲;乙;", ";"], options: ["甲", "乙"],
      header: "Start time,Completion time,问题,是否满意".replacing("Start time,", with: ""))
    #expect(read.table.answers("Q").prefix(2) == ["甲", "甲+乙"])
  }

  @Test func `a cell of ten thousand parts is read to an end`() throws {
    let cell = Array(repeating: "甲", count: 10_000).joined(separator: ", ")
    let read = try read([cell], options: ["甲", "乙, 丙"], header: "Timestamp,问题,是否满意")
    #expect(read.table.answers("Q") == ["甲"])
  }

  @Test(arguments: ["1", "X", "x", "√", "Y", "Yes", "TRUE", "是", "甲", "c0"], ["0", "", "No", "否", "FALSE"])
  func `an option's own column says chosen or not in every way platforms do`(yes: String, no: String) throws {
    let questionnaire = try Questionnaire(
      fixture: """
        格式版本: 1
        编号: FLAG
        名称: 逐选项列
        题目:
          - {编号: Q, 题干: 问题, 题型: 多选, 选项: [{码: c0, 文本: 甲}, {码: c1, 文本: 乙}]}
          - {编号: S, 题干: 是否满意, 题型: 量表, 选项: [{码: 1, 文本: 满意, 满意: 是}, {码: 2, 文本: 不满意, 满意: 否}]}
        满意度: {口径: [{编号: 满意率, 算法: 满意占比}], 主口径: 满意率}
        """)
    let read = questionnaire.read("1.问题:甲,1.问题:乙,2.是否满意\n\(yes),\(no),满意\n\(no),\(no),满意\n")
    #expect(read.problems.isEmpty)
    #expect(read.table.answers("Q") == ["甲", "未答"])
  }

  @Test func `an option that has no column, and a column that is no option, are errors`() throws {
    let questionnaire = try Questionnaire(fixture: HelpDesk.chinese)
    let read = questionnaire.read(
      "3、需要改进的方面—功能,3、需要改进的方面—培训,3、需要改进的方面—价格收费,1、您的身份\n1,0,1,企业\n")
    #expect(
      read.faults.contains(.unknownOptionColumn("why", "价格收费", nearest: "价格、收费")))
    #expect(read.faults.contains(.missingColumn("why", text: "其他", nearest: nil, isNeeded: true)))
  }
}
