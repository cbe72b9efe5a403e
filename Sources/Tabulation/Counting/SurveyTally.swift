internal import Questionnaires
internal import Responses
public import Screening
internal import SurveyStatistics

/// Every item of a survey counted in every category of a grouping (频数总表).
public struct SurveyTally: Sendable {
  /// What the responses are grouped by.
  public let basis: Grouping.Basis
  /// The categories' codes and names, in definition order.
  public let labels: [(code: String, label: String)]
  /// The categories' tallies, and last that of the valid responses in none.
  private var tallies: [CategoryTally]

  /// Counts the valid responses, items only.
  public init(_ screened: ScreenedResponses, by grouping: Grouping) {
    let isWeighted = !screened.table.metadata.weights.isEmpty
    let questionnaire = screened.table.questionnaire
    let counter = JointCounter(questionnaire, CountingScope(), [grouping], isWeighted: isWeighted)
    counter.add(screened.table, screened.validResponses, by: [grouping])
    self = counter.finish()[0]
  }

  /// All valid responses as one category.
  init(everybody: CategoryTally, of nobody: CategoryTally) {
    (basis, labels, tallies) = (.everybody, [Grouping.all], [everybody, nobody])
  }

  /// Nobody yet.
  init(_ grouping: Grouping, _ empty: CategoryTally) {
    (basis, labels) = (grouping.basis, grouping.categories)
    tallies = Array(repeating: empty, count: grouping.categories.count + 1)
  }

  /// The categories' tallies.
  public var categories: ArraySlice<CategoryTally> { tallies.dropLast() }

  /// The tally of a category; that of those in none is one past the last.
  subscript(category: Int) -> CategoryTally {
    get { tallies[category] }
    _modify { yield &tallies[category] }
  }

  /// Adds another part, grouped alike.
  mutating func merge(_ other: SurveyTally) {
    precondition(basis == other.basis, "parts of a tally are grouped alike")
    for index in tallies.indices { tallies[index].merge(other.tallies[index]) }
  }

  mutating func code<Coder: TallyCoder>(with coder: inout Coder) {
    coder.code(shape: categories.count)
    for index in tallies.indices { tallies[index].code(with: &coder) }
  }

  /// 有效数, of every category and none.
  var respondents: Int { tallies.reduce(0) { $0 + $1.respondents } }

  /// All valid responses together.
  var everybody: CategoryTally {
    categories.reduce(into: tallies[tallies.count - 1]) { $0.merge($1) }
  }

  /// Every category by itself, changed alike.
  func map(_ change: (CategoryTally) -> CategoryTally) -> SurveyTally {
    var tally = self
    tally.tallies = tallies.map(change)
    return tally
  }
}
