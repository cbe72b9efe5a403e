internal import Responses
internal import Screening
internal import SurveyStatistics

/// The rows behind a figure: which category each valid response is in, and who else was in the sample (样本).
struct SampledRows {
  private let screened: ScreenedResponses
  /// For each response, its category; −1 = in none, or not valid.
  let category: [Int16]
  /// Whether valid responses outside every category belong to the sample all the same: a domain keeps them as zeros, a
  /// group drawn from a population of its own does not.
  private let keepsOutsiders: Bool

  init(_ screened: ScreenedResponses, _ grouping: Grouping, keepsOutsiders: Bool = true) {
    (self.screened, category, self.keepsOutsiders) = (screened, grouping.category, keepsOutsiders)
  }

  var count: Int { category.count }

  var hasWeights: Bool { !screened.table.metadata.weights.isEmpty }

  func codes(_ item: Int) -> [AnswerCode] { screened.table.columns[item].codes }

  /// A response's weight; 0 = it is not in the sample.
  func weight(_ response: Int, weighted: Bool) -> Double {
    guard screened.isValid(response), keepsOutsiders || category[response] >= 0 else { return 0 }
    return weighted ? screened.table.metadata.weights[response] : 1
  }

  /// The weights of all responses in each category, answered or not.
  func categoryWeights(weighted: Bool, categories: Int) -> [WeightSummary] {
    var weights = [WeightSummary](repeating: WeightSummary(), count: categories)
    for (response, category) in category.enumerated() where category >= 0 {
      let weight = weight(response, weighted: weighted)
      if weight > 0 { weights[Int(category)].add(weight: weight) }
    }
    return weights
  }
}

/// One influence value a person: the sum of what each of their answers adds (个人影响值). Persons outside every category, and
/// those who answered nothing, stay in the sample with 0.
struct PersonInfluences {
  private let rows: SampledRows
  private var influence: [Double]
  /// Answers of each person that are in the base.
  private var answered: [UInt16]
  /// The influence values, once closed.
  private(set) var tally = InfluenceTally()
  /// Weights of the persons with an answer in the base.
  private(set) var weights = WeightSummary()
  /// Their answers.
  private(set) var answers = 0

  var respondents: Int { weights.count }

  init(_ rows: SampledRows) {
    self.rows = rows
    influence = [Double](repeating: 0, count: rows.count)
    answered = [UInt16](repeating: 0, count: rows.count)
  }

  /// What an answer to one item adds: by option, `nil` = outside the base; and what no answer adds.
  struct Effects {
    let options: [Double?]
    let none: Double
  }

  /// Adds one item's answers, a column at a time.
  mutating func add(_ codes: [AnswerCode], effects: [Effects], countsEverybody: Bool) {
    // By category, then option, the last for no answer: one flat table for the loop.
    let stride = (effects.first?.options.count ?? 0) + 1
    let added = effects.flatMap { effect in effect.options.map { $0 ?? effect.none } + [effect.none] }
    let inBase = effects.flatMap { effect -> [UInt16] in
      effect.options.map { $0 != nil || countsEverybody ? 1 : 0 } + [countsEverybody ? 1 : 0]
    }
    for (response, category) in rows.category.enumerated() where category >= 0 {
      let slot = Int(category) * stride + (codes[response].option ?? stride - 1)
      influence[response] += added[slot]
      answered[response] += inBase[slot]
    }
  }

  /// Adds each person's mean; NaN where there is none.
  mutating func add(_ means: [Double], effect: (_ category: Int, _ mean: Double) -> Double) {
    for (response, category) in rows.category.enumerated() where category >= 0 && !means[response].isNaN {
      influence[response] += effect(Int(category), means[response])
      answered[response] += 1
    }
  }

  /// Weighs and sums up.
  mutating func close(weighted: Bool) {
    for response in influence.indices {
      let weight = rows.weight(response, weighted: weighted)
      guard weight > 0 else { continue }
      tally.add(influence[response] * weight)
      guard answered[response] > 0 else { continue }
      weights.add(weight: weight)
      answers += Int(answered[response])
    }
  }
}
