internal import ExactNumbers
internal import Questionnaires
internal import Responses
internal import SurveyStatistics

/// What each option of each satisfaction item contributes to one formula (口径赋值表).
struct FormulaTables: Sendable {
  let formula: SatisfactionFormula
  /// Indices into `questionnaire.items`.
  let items: [Int]
  /// By item, then option: percent units or points; `nil` = outside the base. Reversed items are already mirrored.
  let contributions: [[Rational?]]
  /// The same as multiples of one number; `nil` beyond the range of `Int`.
  private let multiples: (unit: Rational, counts: [[Int?]])?
  /// The same in units of `unit`, for estimates.
  let scores: [[Double?]]
  let unit: Double
  private let structure: ItemShares

  /// - Parameter measuring: The items to look at; `nil` = all.
  /// - Returns: `nil` when an item's scale lacks what the formula needs.
  init?(_ formula: SatisfactionFormula, _ questionnaire: Questionnaire, measuring: Set<Item>? = nil) {
    self.formula = formula
    items = questionnaire.satisfactionItems
      .filter { measuring?.contains($0) ?? true }
      .compactMap { questionnaire.items.firstIndex(of: $0) }
    unit = formula.measure.isShare ? 100 : 1
    var contributions: [[Rational?]] = []
    for index in items {
      let question = questionnaire.question(of: questionnaire.items[index])
      guard let own = formula.measure.contributions(of: question.scale) else { return nil }
      contributions.append(
        question.isReversed ? own.indices.map { own[question.scale.mirrored($0)] } : own)
    }
    guard !items.isEmpty else { return nil }
    self.contributions = contributions
    structure = ItemShares(questionnaire.weightStructure(formula.items), of: items)
    multiples = Rational.multiples(of: contributions.flatMap { $0.compactMap(\.self) }).map { unit, wholes in
      var rest = wholes[...]
      return (unit, contributions.map { $0.map { $0.flatMap { _ in rest.popFirst() } } })
    }
    let unit = unit
    scores = contributions.map { $0.map { value in value.map { $0.doubleValue / unit } } }
  }

  /// Which answers put a person in the formula's base; `nil` = everybody is in it.
  var base: AnswerSlots.Base? {
    if formula.denominator == .responses { return nil }
    let counted = contributions.map { $0.map { $0 != nil } }
    return Dictionary(zip(items, counted)) { first, _ in first }
  }

  /// Answers in the base of one item: valid answers, or every response when the denominator is 有效问卷数.
  func base(_ position: Int, _ tally: ItemTally) -> Int {
    switch formula.denominator {
    case .answers: zip(contributions[position], tally.counts).reduce(0) { $0 + ($1.0 == nil ? 0 : $1.1) }
    case .responses: tally.responses
    }
  }

  /// Σ contributions of one item.
  func total(_ position: Int, _ tally: ItemTally) -> Rational {
    if let multiples, let whole = Self.total(multiples.counts[position], tally.counts) {
      return Rational(whole) * multiples.unit
    }
    return zip(contributions[position], tally.counts).reduce(0) { sum, option in
      option.0.map { sum + $0 * Rational(option.1) } ?? sum
    }
  }

  /// - Returns: `nil` beyond the range of `Int`.
  private static func total(_ multiples: [Int?], _ counts: [Int]) -> Int? {
    var total = 0
    for (multiple, count) in zip(multiples, counts) {
      let (product, isTooLarge) = (multiple ?? 0).multipliedReportingOverflow(by: count)
      let (sum, overflow) = total.addingReportingOverflow(product)
      if isTooLarge || overflow { return nil }
      total = sum
    }
    return total
  }

  /// Share of the whole for each item, as the formula combines them.
  private func shares(_ tallies: [ItemTally]) -> [Rational] {
    structure.shares { base($0, tallies[items[$0]]) > 0 }
  }
}

// MARK: Exact values from counts

extension FormulaTables {
  /// The formula's value for one category.
  func value(_ tallies: [ItemTally]) -> Rational? {
    if formula.items == .pooled {
      let base = items.indices.reduce(0) { $0 + self.base($1, tallies[items[$1]]) }
      return items.indices.map { total($0, tallies[items[$0]]) }.sum().divided(by: Rational(base))
    }
    let shares = shares(tallies)
    guard shares.contains(where: { $0 > 0 }) else { return nil }
    return items.indices.map { position in
      let tally = tallies[items[position]]
      guard shares[position] > 0,
        let mean = total(position, tally).divided(by: Rational(base(position, tally)))
      else { return 0 }
      return shares[position] * mean
    }.sum()
  }

  /// Above and below the line of a pooled figure: answers for shares, points for scores.
  func fraction(_ tallies: [ItemTally]) -> (numerator: Rational, denominator: Int)? {
    guard formula.items == .pooled else { return nil }
    let total = items.indices.map { self.total($0, tallies[items[$0]]) }.sum()
    let base = items.indices.reduce(0) { $0 + self.base($1, tallies[items[$1]]) }
    guard base > 0, let numerator = formula.measure.isShare ? total.divided(by: 100) : total else {
      return nil
    }
    return (numerator, base)
  }
}

// MARK: What a person's answer adds to the error

extension FormulaTables {
  /// The ratios behind the value with their coefficients, which add up to 1.
  /// - Parameters:
  ///   - respondents: How many are in the base.
  ///   - everybody: The weights of all responses, answered or not.
  func composite(
    _ tallies: [ItemTally], weighted: Bool, respondents: Int?, everybody: WeightSummary
  ) -> RatioComposite {
    let moments = items.indices.map { self.moments($0, tallies[items[$0]], weighted, everybody) }
    if formula.items == .pooled {
      let answers = moments.reduce(into: MomentTally()) { $0.merge($1) }
      return RatioComposite(RatioTerm(answers: answers, respondents: respondents))
    }
    let shares = structure.shares { moments[$0].count > 0 }
    return RatioComposite(
      zip(shares, moments).map { RatioTerm(coefficient: $0.doubleValue, answers: $1) })
  }

  /// The spread of one item's answers; with 有效问卷数 below the line, who did not answer counts as 0.
  private func moments(
    _ position: Int, _ tally: ItemTally, _ weighted: Bool, _ everybody: WeightSummary
  ) -> MomentTally {
    var parts: [(score: Double, count: Int, weight: Double)] = []
    for (option, score) in scores[position].enumerated() {
      guard let score else { continue }
      let (count, weight) =
        weighted ? tally.weighted(option) : (tally.counts[option], Double(tally.counts[option]))
      parts.append((score, count, weight))
    }
    if formula.denominator == .responses {
      let silent = max(0, everybody.count - parts.reduce(0) { $0 + $1.count })
      let weight = silent == 0 ? 0 : max(0, everybody.sum - parts.reduce(0) { $0 + $1.weight })
      parts.append((0, silent, weight))
    }
    let base = parts.reduce(0) { $0 + $1.weight }
    guard base > 0 else { return MomentTally() }
    let mean = parts.reduce(0) { $0 + $1.weight * $1.score } / base
    let squares = parts.reduce(0) { $0 + $1.weight * ($1.score - mean) * ($1.score - mean) }
    return MomentTally(
      count: parts.reduce(0) { $0 + $1.count }, sumOfWeights: base, mean: mean, centredSquares: squares)
  }

  /// What an answer to one item adds to a person's influence value, by option, and what no answer adds.
  func effects(_ position: Int, _ composite: RatioComposite) -> (options: [Double], none: Double) {
    let term = formula.items == .pooled ? 0 : position
    let none =
      formula.denominator == .answers ? 0 : composite.influence(ofTerm: term, numerator: 0, denominator: 1)
    let options = scores[position].map { score in
      score.map { composite.influence(ofTerm: term, numerator: $0, denominator: 1) } ?? none
    }
    return (options, none)
  }
}
