internal import Questionnaires
public import Responses

/// A survey of one question, for trying out cells.
public struct OneQuestion: Sendable {
  private let questionnaire: Questionnaire

  /// A question of a kind with options; a rating beside it keeps the questionnaire whole.
  public init(_ kind: String = "单选", options: [String], more: String = "") throws {
    let written = options.enumerated().map { $1.hasPrefix("{") ? $1 : "{码: c\($0 + 1), 文本: '\($1)'}" }
    questionnaire = try Questionnaire(
      fixture: """
        格式版本: 1
        编号: ONE
        名称: 一道题
        题目:
          - {编号: Q, 题干: 问题, 题型: \(kind), \(more)\(options.isEmpty ? "" : "选项: [\(written.joined(separator: ", "))]")}
          - {编号: S, 题干: 是否满意, 题型: 量表, 选项: [{码: 1, 文本: 满意, 满意: 是}, {码: 2, 文本: 不满意, 满意: 否}]}
        满意度: {口径: [{编号: 满意率, 算法: 满意占比}], 主口径: 满意率}
        """)
  }

  /// The cells as read, one response each.
  public func read(_ cells: [String], as content: ExportContent = .text, name: String = "export.csv")
    -> ReadExports
  {
    // The file is declared to hold what it holds, and a column of its own keeps blank cells from being blank lines.
    let lines = cells.map { "x,\"\($0.replacing("\"", with: "\"\""))\"," }
    let text = (["n,Q,S"] + lines).joined(separator: "\n") + "\n"
    return questionnaire.read(ExportFile(text, name: name).with { $0.content = content })
  }

  /// What one cell is read as.
  public func answer(_ cell: String, as content: ExportContent = .text) -> String {
    read([cell], as: content).table.answers("Q")[0]
  }
}
