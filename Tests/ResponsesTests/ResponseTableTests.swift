import Diagnostics
import Questionnaires
import Responses
import SurveyFixtures
import Testing

@Suite struct ResponseTableTests {
  private static let yaml = """
    格式版本: 1
    编号: GROUPS
    名称: 群体与显示条件
    群体:
      - {编号: staff, 名称: 职工, 取值: {题目: Q1, 等于: 职工}}
      - {编号: guest, 名称: 访客, 取值: {题目: Q1, 等于: [访客, 家属]}}
      - {编号: mail, 名称: 邮寄}
    题目:
      - {编号: Q1, 题干: 您是, 题型: 单选, 用途: 分组, 选项: [{码: 1, 文本: 职工}, {码: 2, 文本: 访客}, {码: 3, 文本: 家属}, {码: 4, 文本: 路人}]}
      - {编号: Q2, 题干: 食堂是否满意, 题型: 量表, 量表: 满意2, 群体: [staff, mail]}
      - {编号: Q3, 题干: 停过车吗, 题型: 单选, 选项: [{码: 1, 文本: 是}, {码: 0, 文本: 否}]}
      - {编号: Q4, 题干: 停车是否满意, 题型: 量表, 量表: 满意2, 显示条件: Q3 = 是}
      - {编号: Q5, 题干: 停了几小时, 题型: 数值, 显示条件: Q3 = 是 且 Q4 = 满意}
    量表: {满意2: {选项: [{码: 1, 文本: 满意, 分值: 100, 满意: 是}, {码: 2, 文本: 不满意, 分值: 0, 满意: 否}]}}
    满意度: {口径: [{编号: 满意率, 算法: 满意占比}], 主口径: 满意率}
    """
  private let questionnaire: Questionnaire

  init() throws { questionnaire = try Questionnaire(fixture: Self.yaml) }

  private static let export = """
    Q1,Q2,Q3,Q4,Q5
    职工,满意,是,满意,2
    职工,,否,,
    访客,,是,,
    家属,不满意,,,
    路人,,是,不满意,
    ,,,,(空)
    """

  @Test func `a blank is a skip where the condition does not hold or the group is not asked`() {
    let table = questionnaire.read(Self.export).table
    // Staff who leave Q2 blank have left it blank; guests were not asked; nobody knows about the others.
    #expect(table.answers("Q2") == ["满意", "未答", "跳题", "不满意", "未答", "未答"])
    // Q3 unanswered does not meet the condition.
    #expect(table.answers("Q4") == ["满意", "跳题", "未答", "跳题", "不满意", "跳题"])
    #expect(table.answers("Q5") == ["2.0", "跳题", "跳题", "跳题", "跳题", "跳题"])
  }

  @Test func `an answer given against the condition stays an answer`() {
    let table = questionnaire.read("Q1,Q2,Q3,Q4,Q5\n访客,满意,否,不满意,3\n").table
    #expect(table.answers("Q2") == ["满意"])
    #expect(table.answers("Q4") == ["不满意"])
    #expect(table.answers("Q5") == ["3.0"])
  }

  @Test func `answers make members, the first group that fits`() {
    let table = questionnaire.read(Self.export).table
    #expect((0..<6).map { table.group(of: $0) } == [0, 0, 1, 1, nil, nil])
  }

  @Test func `the group of a file comes before any answer`() {
    let file = ExportFile(Self.export).with { $0.group = "mail" }
    let table = questionnaire.read(file).table
    #expect((0..<6).allSatisfy { table.group(of: $0) == 2 })
    #expect(table.answers("Q2") == ["满意", "未答", "未答", "不满意", "未答", "未答"])
  }

  @Test func `a file of one group needs no columns of questions for the others`() {
    let file = ExportFile("Q1,Q3,Q4,Q5\n访客,是,满意,1\n").with { $0.group = "guest" }
    let read = questionnaire.read(file)
    #expect(read.problems.isEmpty)
    #expect(read.table.answers("Q2") == ["跳题"])
    let staff = questionnaire.read(ExportFile("Q1,Q3,Q4,Q5\n访客,是,满意,1\n").with { $0.group = "staff" })
    #expect(staff.codes == ["missing-column"])
  }

  @Test func `an unknown group is reported and its file not read`() {
    let read = questionnaire.read(ExportFile(Self.export).with { $0.group = "stuff" })
    #expect(read.faults == [.unknownGroup("stuff", nearest: "staff")])
    #expect(read.table.count == 0)
  }

  @Test func `a later file's skips are decided by its own responses`() {
    let read = questionnaire.read(ExportFile(Self.export), ExportFile(Self.export))
    #expect(read.table.answers("Q4").suffix(6) == ["满意", "跳题", "未答", "跳题", "不满意", "跳题"])
  }
}
