public import Questionnaires
internal import Responses
public import Screening

/// 培训班: eight questions that rules can be tried on, and the rules of one test.
public struct TrainingCourse: Sendable {
  /// The questionnaire with these rules.
  public let questionnaire: Questionnaire
  /// Its responses, screened.
  public let screened: ScreenedResponses
  /// Codes of what was wrong with the export.
  public let problems: [String]

  private static let yaml = """
    格式版本: 1
    编号: COURSE
    名称: 培训班满意度
    量表:
      满意4:
        选项:
          - {码: 1, 文本: 很满意, 分值: 100, 满意: 是}
          - {码: 2, 文本: 满意, 分值: 80, 满意: 是}
          - {码: 3, 文本: 不满意, 分值: 0, 满意: 否}
          - {码: 9, 文本: 不了解, 有效: 否}
      反满意4:
        选项:
          - {码: 1, 文本: 不满意, 满意: 否, 分值: 0}
          - {码: 2, 文本: 满意, 满意: 是, 分值: 80}
          - {码: 3, 文本: 很满意, 满意: 是, 分值: 100}
    题目:
      - {编号: A, 题干: 师资, 题型: 量表, 量表: 满意4}
      - {编号: B, 题干: 教材, 题型: 量表, 量表: 满意4}
      - {编号: C, 题干: 场地, 题型: 量表, 量表: 反满意4, 反向: 是}
      - {编号: D, 题干: 住宿, 题型: 量表, 量表: 满意4, 显示条件: 住 = 是}
      - {编号: 住, 题干: 是否住宿, 题型: 单选, 选项: [{码: 1, 文本: 是}, {码: 0, 文本: 否}]}
      - {编号: 注, 题干: 本题请选满意, 题型: 量表, 量表: 满意4, 用途: 注意力, 正确: [满意]}
      - {编号: 多, 题干: 听过哪些课, 题型: 多选, 选项: [{码: 1, 文本: 法规}, {码: 2, 文本: 财务}, {码: 3, 文本: 都没有, 互斥: 是}]}
      - {编号: 名, 题干: 单位名称, 题型: 填空, 用途: 标识, 必答: 否}
    有效性:
    """
  private static let end = "满意度: {口径: [{编号: 满意率, 算法: 满意占比}], 主口径: 满意率}"

  /// What a response says where a test does not.
  private static let usual: [(heading: String, cell: String)] = [
    ("序号", ""), ("提交答卷时间", "2024/5/6 9:00:00"), ("所用时间", "60秒"), ("来自IP", ""), ("结果", "有效"), ("A", "很满意"),
    ("B", "满意"),
    ("C", "满意"), ("D", ""), ("住", "否"), ("注", "满意"), ("多", "法规"), ("名", ""),
  ]

  /// Responses that differ from the usual one, under these rules.
  /// - Parameters:
  ///   - rules: The rules' fields without 编号: `规则: 最短用时, 秒: 20, 处理: 剔除`.
  ///   - responses: For each response, the cells that are not as usual, by heading.
  public init(
    _ rules: [String], without missing: Set<String> = [], _ responses: [[String: String]]
  ) throws {
    let written = rules.enumerated().map { "  - {编号: V\($0 + 1), \($1)}" }
    questionnaire = try Questionnaire(fixture: ([Self.yaml] + written + [Self.end]).joined(separator: "\n"))
    let columns = Self.usual.filter { !missing.contains($0.heading) }
    let rows = responses.enumerated().map { index, response in
      columns.map { column in
        let cell = response[column.heading] ?? (column.heading == "序号" ? "\(index + 1)" : column.cell)
        return "\"\(cell)\""
      }.joined(separator: ",")
    }
    let text = ([columns.map(\.heading).joined(separator: ",")] + rows).joined(separator: "\n") + "\n"
    let registers = questionnaire.validityRules.enumerated().compactMap {
      index, rule -> (Int, Set<String>)? in
      guard case .notInRegister(_, .names(let names)) = rule.test else { return nil }
      return (index, names)
    }
    let read = questionnaire.read(text, needs: .init(registers: Dictionary(uniqueKeysWithValues: registers)))
    problems = read.codes
    screened = Screening(rules: questionnaire.validityRules).apply(to: read.table)
  }

  /// One column of different cells under one rule.
  public init(_ rule: String, _ heading: String, _ cells: [String]) throws {
    try self.init([rule], cells.map { [heading: $0] })
  }

  /// Which responses count.
  public var valid: [Bool] { (0..<screened.table.count).map { screened.isValid($0) } }

  /// The rules that fit each response.
  public var reasons: [[String]] {
    (0..<screened.table.count).map { screened.reasons(for: $0).map(\.description) }
  }
}
