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
  /// The categories' tallies.
  public private(set) var categories: [CategoryTally]
  /// The valid responses in no category.
  private(set) var outside: CategoryTally

  /// Counts responses, items only.
  public init(_ screened: ScreenedResponses, by grouping: Grouping) {
    self.init(screened, by: grouping, nil)
  }

  /// - Parameter slots: The answers to look at together; `nil` = count items only.
  /// - Parameter isWeighted: Whether responses have weights; `nil` = as the table shows.
  init(
    _ screened: ScreenedResponses, by grouping: Grouping, _ slots: AnswerSlots?, isWeighted: Bool? = nil
  ) {
    let table = screened.table
    let empty = CategoryTally(
      table.questionnaire, slots, isWeighted: isWeighted ?? !table.metadata.weights.isEmpty)
    (basis, labels) = (grouping.basis, grouping.categories)
    categories = grouping.members.map { empty.counting($0, of: table) }
    outside = empty.counting(grouping.outside, of: table)
  }

  /// Adds the next part, grouped alike.
  mutating func merge(_ other: SurveyTally) {
    precondition(basis == other.basis, "parts of a tally are grouped alike")
    for index in categories.indices { categories[index].merge(other.categories[index]) }
    outside.merge(other.outside)
  }

  mutating func code<Coder: TallyCoder>(with coder: inout Coder) {
    coder.code(shape: categories.count)
    for index in categories.indices { categories[index].code(with: &coder) }
    outside.code(with: &coder)
  }

  /// 有效数, of every category and none.
  var respondents: Int { categories.reduce(outside.respondents) { $0 + $1.respondents } }

  /// All valid responses together.
  var everybody: CategoryTally {
    categories.reduce(into: outside) { $0.merge($1) }
  }
}

extension ItemTally {
  /// Counts the answers of some responses.
  mutating func add(_ column: AnswerColumn, of members: [Int32], weights: [Double]) {
    let options = counts.count
    let slots = Self.slots(column.codes, of: members, options: options)
    for option in 0..<options { counts[option] += slots[option] }
    answered += slots[...options].reduce(0, +)
    unanswered += slots[options + 1]
    skipped += slots[options + 2]
    unrecognised += slots[options + 3]
    if !column.optionSets.isEmpty {
      countSets(column.optionSets, of: members, weights)
    } else if !weights.isEmpty {
      weigh(column.codes, of: members, weights)
    }
  }

  /// One count for each option and one for each special code, which keeps the loop free of branches.
  private static func slots(_ codes: [AnswerCode], of members: [Int32], options: Int) -> [Int] {
    // Two sets of slots, so that runs of one answer do not wait for each other's count.
    let width = options + 4
    var slots = [Int](repeating: 0, count: 2 * width)
    slots.withUnsafeMutableBufferPointer { slots in
      codes.withUnsafeBufferPointer { codes in
        for (index, member) in members.enumerated() {
          let code = Int(codes[Int(member)].rawValue)
          let slot = code <= AnswerCode.mostOptions ? code : options + code - Int(AnswerCode.given.rawValue)
          slots[(index & 1) * width + slot] += 1
        }
      }
    }
    return (0..<width).map { slots[$0] + slots[width + $0] }
  }

  private mutating func countSets(_ sets: [UInt64], of members: [Int32], _ weights: [Double]) {
    for member in members {
      var options = sets[Int(member)]
      while options != 0 {
        let option = options.trailingZeroBitCount
        counts[option] += 1
        if !weights.isEmpty, weights[Int(member)] > 0 { weighted.add(option, weight: weights[Int(member)]) }
        options &= options - 1
      }
    }
  }

  private mutating func weigh(_ codes: [AnswerCode], of members: [Int32], _ weights: [Double]) {
    for member in members {
      let weight = weights[Int(member)]
      if weight > 0, let option = codes[Int(member)].option { weighted.add(option, weight: weight) }
    }
  }
}
