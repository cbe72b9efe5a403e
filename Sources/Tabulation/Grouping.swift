internal import Questionnaires
internal import Responses
public import Screening

/// Which category each response falls into, valid or not (分组): everybody together, declared groups, or the answers to a question.
public struct Grouping: Sendable {
  /// What the responses are grouped by.
  public enum Basis: Hashable, Sendable {
    /// All responses.
    case everybody
    /// 群体 of the questionnaire.
    case groups
    /// The answers to a single-choice question, by index.
    case question(Int)
  }

  /// What the responses are grouped by.
  public let basis: Basis
  /// The categories' codes and names, in definition order.
  public let categories: [(code: String, label: String)]
  /// For each response, its category; one past the last = in none.
  let categoryOf: [Int32]

  /// Responses in one category.
  public static func everybody(_ screened: ScreenedResponses) -> Grouping {
    Grouping(basis: .everybody, categories: [all], screened) { _ in 0 }
  }

  /// The category of everybody.
  static let all = (code: "all", label: "全部")

  /// Responses by the questionnaire's groups; `nil` when it has none.
  public static func groups(_ screened: ScreenedResponses) -> Grouping? {
    let groups = screened.table.questionnaire.groups
    guard !groups.isEmpty else { return nil }
    let groupOf = screened.table.groups
    return Grouping(basis: .groups, categories: groups.map { ($0.id.description, $0.name) }, screened) {
      groupOf[$0] >= 0 ? Int(groupOf[$0]) : nil
    }
  }

  /// Responses by the answers to a question; `nil` when an answer to it is not one option.
  public static func question(_ index: Int, _ screened: ScreenedResponses) -> Grouping? {
    let table = screened.table
    let question = table.questionnaire.questions[index]
    guard isPossible(byQuestion: index, of: table.questionnaire),
      let column = table.columnIndex(of: Item(question: index))
    else { return nil }
    let codes = table.columns[column].codes
    let categories = question.scale.options.map { ($0.code, $0.label) }
    return Grouping(basis: .question(index), categories: categories, screened) { codes[$0].option }
  }

  /// Whether answers to a question are one option each, and not one for each row of a matrix.
  static func isPossible(byQuestion index: Int, of questionnaire: Questionnaire) -> Bool {
    questionnaire.questions[index].kind.hasOneOption && questionnaire.items.contains(Item(question: index))
  }

  private init(
    basis: Basis, categories: [(code: String, label: String)], _ screened: ScreenedResponses,
    categoryOf: (Int) -> Int?
  ) {
    (self.basis, self.categories) = (basis, categories)
    self.categoryOf = (0..<screened.table.count).map { Int32(categoryOf($0) ?? categories.count) }
  }
}
