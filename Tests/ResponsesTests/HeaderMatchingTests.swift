import Diagnostics
import Questionnaires
import Responses
import SurveyFixtures
import Testing

@Suite struct HeaderMatchingTests {
  private let hall: Questionnaire

  init() throws { hall = try Questionnaire(fixture: ServiceHall.yaml) }

  /// One response, with its cells under these headings.
  private func read(
    _ headings: [String], _ cells: [String] = ["企业", "满意", "一般", "不满意", "办证", "5", "好"],
    columns: [String: ColumnReference] = [:]
  ) -> ReadExports {
    let lines = [headings, cells].map { $0.map { "\"\($0)\"" }.joined(separator: ",") }
    return hall.read(ExportFile(lines.joined(separator: "\n")).with { $0.columns = columns })
  }

  private static let plain = ["您的身份", "请评价窗口服务—服务态度", "办理效率", "总体是否满意", "办过哪些业务", "等候分钟数", "意见和建议"]

  private static let headings: [[String]] = [
    plain,
    ["Q1", "Q2.a", "Q2.b", "Q3", "Q4", "Q5", "Q6"],
    // Trailing blanks, as the platform prints them, and blanks inside.
    ["1、您的身份 ", "2、请评价窗口服务—服务态度  ", "办理效率 ", "3、总体是否 满意", "4、办过哪些业务\u{3000}", "5、等候分钟数", "6、意见和建议"],
    // The type behind the stem, on some columns.
    [
      "1、您的身份 (单选题 *必答)", "2、请评价窗口服务—服务态度 (矩阵单选题 *必答)", "办理效率", "3、总体是否满意（量表题）", "4、办过哪些业务 (多选题 *必答)",
      "5、等候分钟数 [填空题]", "6、意见和建议",
    ],
    // The type behind the stem of a matrix.
    [
      "1、您的身份", "2、请评价窗口服务 (矩阵单选题 *必答)—服务态度", "2、办理效率", "3、总体是否满意", "4、办过哪些业务", "5、等候分钟数", "6、意见和建议",
    ],
    // Numbers jump where questions were deleted.
    ["1、您的身份", "4、请评价窗口服务—服务态度", "4、办理效率", "7、总体是否满意", "12、办过哪些业务", "13、等候分钟数", "20、意见和建议"],
    ["1.您的身份", "2.请评价窗口服务-服务态度", "2.办理效率", "3.总体是否满意", "4.办过哪些业务", "5.等候分钟数", "6.意见和建议"],
    ["1、您的身份", "2、请评价窗口服务——服务态度", "2、请评价窗口服务(办理效率)", "3、总体是否满意", "4、办过哪些业务", "5、等候分钟数", "6、意见\n和建议"],
    ["１、您的身份", "２、请评价窗口服务—服务态度", "２、办理效率", "３、总体是否满意", "４、办过哪些业务", "５、等候分钟数", "６、意见和建议"],
  ]

  @Test(arguments: headings) func `headings are found in every form a platform prints`(headings: [String]) {
    let read = read(headings)
    #expect(read.problems.isEmpty)
    #expect(
      read.table.allAnswers == [
        "Q1": ["企业"], "Q2.a": ["满意"], "Q2.b": ["一般"], "Q3": ["不满意"], "Q4": ["办证"], "Q5": ["5.0"], "Q6": ["有"],
      ])
  }

  @Test func `a column that is missing is reported with the heading most like it`() {
    var headings = Self.plain
    headings[3] = "3、总体是否滿意"
    let read = read(headings)
    #expect(
      read.faults == [.missingColumn("Q3", text: "总体是否满意", nearest: "3、总体是否滿意", isNeeded: true)])
    #expect(read.problems[0].severity == .error)
    #expect(read.table.answers("Q3") == ["跳题"])
    #expect(read.table.files[0].unusedHeadings == ["3、总体是否滿意"])
  }

  @Test func `an open question may be missing, which is only worth a warning`() {
    let read = read(Array(Self.plain.dropLast()), ["企业", "满意", "一般", "不满意", "办证", "5"])
    #expect(read.faults == [.missingColumn("Q6", text: "意见和建议", nearest: nil, isNeeded: false)])
    #expect(read.problems.map(\.severity) == [.warning])
  }

  @Test func `two columns for one question are an error, and the first is read`() {
    let read = read(Self.plain + ["3、总体是否满意"], ["企业", "满意", "一般", "不满意", "办证", "5", "好", "非常满意"])
    #expect(read.faults == [.twoColumns("Q3", "总体是否满意")])
    #expect(read.table.answers("Q3") == ["不满意"])
  }

  // MARK: Declared columns

  @Test(arguments: [
    ColumnReference.heading("看法"), .heading(" 看 法"), .number(4), .containing("看"),
  ]) func `a declared column is used whatever it is called`(reference: ColumnReference) {
    var headings = Self.plain
    headings[3] = "看法"
    let read = read(headings, columns: ["Q3": reference])
    #expect(read.problems.isEmpty)
    #expect(read.table.answers("Q3") == ["不满意"])
  }

  @Test func `a declared column wins over a heading that fits`() {
    let read = read(
      Self.plain + ["复核"], ["企业", "满意", "一般", "不满意", "办证", "5", "好", "非常满意"],
      columns: ["Q3": .heading("复核")])
    #expect(read.problems.isEmpty)
    #expect(read.table.answers("Q3") == ["非常满意"])
    #expect(read.table.files[0].unusedHeadings == ["总体是否满意"])
  }

  @Test func `declarations that fit nothing, too much or no question are reported`() {
    let read = read(
      Self.plain,
      columns: [
        "Q1": .number(99), "Q3": .containing("意"), "Q33": .number(1), "Q6": .heading("意见"),
        "Q2.a": .number(0),
      ])
    #expect(
      read.faults == [
        .declaredColumnMissing("Q1", nearest: nil), .declaredColumnMissing("Q2.a", nearest: nil),
        .ambiguousColumn("Q3", ["总体是否满意", "意见和建议"]), .unknownItem("Q33", nearest: "Q3"),
        .declaredColumnMissing("Q6", nearest: nil),
      ])
  }

  @Test func `one column never answers two questions`() {
    let read = read(Self.plain, columns: ["Q2.a": .number(4), "Q3": .number(4)])
    #expect(read.faults.contains(.ambiguousHeading(["Q2.a", "Q3"])))
    #expect(read.problems.containsErrors)
  }

  // MARK: Matrices with equal rows

  private static let twoMatrices = """
    格式版本: 1
    编号: TWO
    名称: 两个矩阵
    量表: {满意2: {选项: [{码: 1, 文本: 满意, 满意: 是}, {码: 2, 文本: 不满意, 满意: 否}]}}
    题目:
      - {编号: Q1, 题干: 网上办理, 题型: 矩阵单选, 量表: 满意2, 行: [{编号: a, 文本: 效率}, {编号: b, 文本: 态度}]}
      - {编号: Q2, 题干: 效率, 题型: 量表, 量表: 满意2}
      - {编号: Q3, 题干: 现场办理, 题型: 矩阵单选, 量表: 满意2, 行: [{编号: a, 文本: 效率}, {编号: b, 文本: 态度}]}
      - {编号: Q4, 题干: 服务(问题响应), 题型: 量表, 量表: 满意2}
      - {编号: Q5, 题干: 服务(问题解决), 题型: 量表, 量表: 满意2}
    满意度: {口径: [{编号: 满意率, 算法: 满意占比}], 主口径: 满意率}
    """

  private static let twoMatrixHeaders = [
    "1、网上办理—效率,态度,2、效率,3、现场办理—效率,态度,4、服务(问题响应),5、服务(问题解决)",
    "1、网上办理—效率,1、态度,2、效率,3、现场办理—效率,3、态度,4、服务(问题响应),5、服务(问题解决)",
    // The numbers have moved by questions that are no longer there; the first rows tell which is which.
    "2、网上办理—效率,2、态度,3、效率,7、现场办理—效率,7、态度,8、服务(问题响应),9、服务(问题解决)",
    "Q1.a,Q1.b,Q2,Q3.a,Q3.b,Q4,Q5",
  ]

  @Test(arguments: twoMatrixHeaders)
  func `rows of equal wording go to the matrix they follow or are numbered with`(header: String) throws {
    let questionnaire = try Questionnaire(fixture: Self.twoMatrices)
    let read = questionnaire.read(header + "\n满意,不满意,不满意,不满意,满意,满意,不满意\n")
    #expect(read.problems.isEmpty)
    #expect(
      read.table.allAnswers == [
        "Q1.a": ["满意"], "Q1.b": ["不满意"], "Q2": ["不满意"], "Q3.a": ["不满意"], "Q3.b": ["满意"], "Q4": ["满意"],
        "Q5": ["不满意"],
      ])
  }

  @Test func `rows of equal wording are found by number wherever they stand`() throws {
    let questionnaire = try Questionnaire(fixture: Self.twoMatrices)
    let read = questionnaire.read(
      """
      9、服务(问题解决),7、态度,2、态度,8、服务(问题响应),3、效率,7、现场办理—效率,2、网上办理—效率
      不满意,满意,不满意,满意,不满意,不满意,满意
      """)
    #expect(read.problems.isEmpty)
    #expect(read.table.answers("Q1.b") == ["不满意"])
    #expect(read.table.answers("Q3.b") == ["满意"])
    #expect(read.table.answers("Q2") == ["不满意"])
  }

  @Test func `a number that belongs to another question keeps a row out`() throws {
    let questionnaire = try Questionnaire(fixture: Self.twoMatrices)
    let read = questionnaire.read(
      "1、网上办理—效率,11、态度,2、效率,3、现场办理—效率,3、态度,4、服务(问题响应),5、服务(问题解决)\n满意,不满意,满意,满意,满意,满意,满意\n")
    #expect(read.faults == [.missingColumn("Q1.b", text: "态度", nearest: "11、态度", isNeeded: true)])
  }

  @Test func `what might be either of two is not guessed`() throws {
    let questionnaire = try Questionnaire(fixture: Self.twoMatrices)
    let read = questionnaire.read("态度,2、效率,3、现场办理—效率,1、网上办理—效率,8、服务(问题响应),9、服务(问题解决)\n满意,满意,满意,满意,满意,满意\n")
    #expect(read.faults.first == .ambiguousHeading(["Q1.b", "Q3.b"]))
    #expect(read.problems.containsErrors)
  }

  @Test func `questions of equal wording are told apart by declared numbers only`() throws {
    func questionnaire(_ numbers: (String, String)) throws -> Questionnaire {
      try Questionnaire(
        fixture: """
          格式版本: 1
          编号: SAME
          名称: 同题
          量表: {满意2: {选项: [{码: 1, 文本: 满意, 满意: 是}, {码: 2, 文本: 不满意, 满意: 否}]}}
          题目:
            - {编号: A, 题干: 餐厅是否满意, 题型: 量表, 量表: 满意2}
            - {编号: B,\(numbers.0) 题干: 为什么, 题型: 填空}
            - {编号: C,\(numbers.1) 题干: 为什么, 题型: 填空}
          满意度: {口径: [{编号: 满意率, 算法: 满意占比}], 主口径: 满意率}
          """)
    }
    let undeclared = try questionnaire(("", ""))
    // Positions 2 and 3 are the numbers printed, and the first heading confirms that numbers are positions.
    #expect(undeclared.read("1、餐厅是否满意,3、为什么,2、为什么\n满意,(空),贵\n").table.answers("B") == ["有"])
    // Here they are not: 3 is B's and 4 is C's, which nobody can know.
    let jumped = undeclared.read("2、餐厅是否满意,3、为什么,4、为什么\n满意,贵,(空)\n")
    #expect(jumped.faults.prefix(2) == [.ambiguousHeading(["B", "C"]), .ambiguousHeading(["B", "C"])])
    let declared = try questionnaire((" 题号: 3,", " 题号: 4,"))
    let read = declared.read("2、餐厅是否满意,4、为什么,3、为什么\n满意,(空),贵\n")
    #expect(read.problems.isEmpty)
    #expect(read.table.answers("B") == ["有"])
    #expect(read.table.answers("C") == ["未答"])
  }
}
