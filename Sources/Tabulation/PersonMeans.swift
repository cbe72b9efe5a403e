internal import ExactNumbers
internal import Questionnaires
internal import Responses
internal import SurveyStatistics

/// What each person's own answers average to (人均). With 有效问卷数 below the line, a blank counts as an answer of 0.
struct PersonMeans {
  /// The means of the persons who have one, in units of `FormulaTables.unit`, and their weights.
  private(set) var means: [Double] = [], weights: [Double] = []
  /// The spread of the means.
  private(set) var moments = MomentTally()
  /// The exact mean of the means, unweighted; `nil` where there is none.
  private(set) var value: Rational?

  init(_ tables: FormulaTables, _ rows: SampledRows, of members: [Int32], weighted: Bool) {
    let columns = tables.items.map { rows.columns[$0].codes }
    let countsEverybody = tables.formula.denominator == .responses
    let weightOf = rows.weights(weighted: weighted)
    var chosen = ChosenOptions(tables)
    for response in members.lazy.map(Int.init) {
      var sum = 0.0
      var answers = 0
      for position in columns.indices {
        guard let option = columns[position][response].option,
          let score = tables.scores[position][option]
        else { continue }
        sum += score
        answers += 1
      }
      let count = countsEverybody ? columns.count : answers
      let weight = weightOf?[response] ?? 1
      guard count > 0, weight > 0 else { continue }
      means.append(sum / Double(count))
      weights.append(weight)
      moments.add(sum / Double(count), weight: weight)
      for position in columns.indices {
        if let option = columns[position][response].option { chosen.add(option, position, of: count) }
      }
    }
    value = Rational(1, of: means.count).map { chosen.sumOfMeans(tables) * $0 }
  }
}

/// How often each option was chosen by persons with so many answers: the exact mean needs no more.
private struct ChosenOptions {
  private let items: Int
  private let options: Int
  private var counts: [Int]

  init(_ tables: FormulaTables) {
    items = tables.items.count
    options = tables.contributions.map(\.count).max() ?? 0
    counts = [Int](repeating: 0, count: items * (items + 1) * options)
  }

  private func slot(_ option: Int, _ position: Int, of count: Int) -> Int {
    (position * (items + 1) + count) * options + option
  }

  mutating func add(_ option: Int, _ position: Int, of count: Int) {
    counts[slot(option, position, of: count)] += 1
  }

  func sumOfMeans(_ tables: FormulaTables) -> Rational {
    var sum = Rational(0)
    for (position, contributions) in tables.contributions.enumerated() {
      for count in 1...items {
        let total = contributions.indices.map { option in
          (contributions[option] ?? 0) * Rational(counts[slot(option, position, of: count)])
        }.sum()
        sum = sum + (total.divided(by: Rational(count)) ?? 0)
      }
    }
    return sum
  }
}
