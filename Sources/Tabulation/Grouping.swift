internal import Questionnaires
internal import Responses
public import Screening

/// Which category each response falls into (分组): everybody together, declared groups, or the answers to a question.
public struct Grouping: Sendable {
  /// What the responses are grouped by.
  public enum Basis: Hashable, Sendable {
    /// All valid responses.
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
  /// For each category, its valid responses in file order.
  let members: [[Int32]]
  /// The valid responses in none.
  let outside: [Int32]

  /// Valid responses in one category.
  public static func everybody(_ screened: ScreenedResponses) -> Grouping {
    Grouping(basis: .everybody, categories: [("all", "全部")], screened) { _ in 0 }
  }

  /// Valid responses by the questionnaire's groups; `nil` when it has none.
  public static func groups(_ screened: ScreenedResponses) -> Grouping? {
    let groups = screened.table.questionnaire.groups
    guard !groups.isEmpty else { return nil }
    let groupOf = screened.table.groups
    return Grouping(basis: .groups, categories: groups.map { ($0.id.description, $0.name) }, screened) {
      groupOf[$0] >= 0 ? Int(groupOf[$0]) : nil
    }
  }

  /// Valid responses by the answers to a question; `nil` when an answer to it is not one option.
  public static func question(_ index: Int, _ screened: ScreenedResponses) -> Grouping? {
    let table = screened.table
    let question = table.questionnaire.questions[index]
    guard question.kind.hasOneOption, let column = table.columnIndex(of: Item(question: index)) else {
      return nil
    }
    let codes = table.columns[column].codes
    let categories = question.scale.options.map { ($0.code, $0.label) }
    return Grouping(basis: .question(index), categories: categories, screened) { codes[$0].option }
  }

  private init(
    basis: Basis, categories: [(code: String, label: String)], _ screened: ScreenedResponses,
    categoryOf: (Int) -> Int?
  ) {
    var members = [[Int32]](repeating: [], count: categories.count)
    var outside: [Int32] = []
    for response in 0..<screened.table.count where screened.isValid(response) {
      if let category = categoryOf(response) {
        members[category].append(Int32(response))
      } else {
        outside.append(Int32(response))
      }
    }
    (self.basis, self.categories, self.members, self.outside) = (basis, categories, members, outside)
  }
}
