internal import ExactNumbers
internal import Questionnaires
internal import Responses
internal import SurveyStatistics

/// What each person's own answers average to (人均). With 有效问卷数 below the line, a blank counts as an answer of 0.
struct PersonMeans {
  /// Each person's mean, in units of `FormulaTables.unit`; NaN where there is none.
  private(set) var means: [Double]
  /// By category, the spread of the means.
  private(set) var moments: [MomentTally]
  /// By category, the exact mean of the unweighted means; `nil` where there is none.
  private(set) var values: [Rational?]

  init(_ tables: FormulaTables, _ rows: SampledRows, categories: Int, weighted: Bool) {
    means = [Double](repeating: .nan, count: rows.count)
    moments = [MomentTally](repeating: MomentTally(), count: categories)
    values = []
    let columns = tables.items.map { rows.codes($0) }
    let countsEverybody = tables.formula.denominator == .responses
    var chosen = ChosenOptions(tables, categories: categories)
    var persons = [Int](repeating: 0, count: categories)
    for (response, category) in rows.category.enumerated() where category >= 0 {
      var sum = 0.0
      var answers = 0
      for (column, scores) in zip(columns, tables.scores) {
        guard let option = column[response].option, let score = scores[option] else { continue }
        sum += score
        answers += 1
      }
      let count = countsEverybody ? columns.count : answers
      let weight = rows.weight(response, weighted: weighted)
      guard count > 0, weight > 0 else { continue }
      means[response] = sum / Double(count)
      moments[Int(category)].add(means[response], weight: weight)
      persons[Int(category)] += 1
      for (position, column) in columns.enumerated() {
        if let option = column[response].option { chosen.add(option, position, of: count, Int(category)) }
      }
    }
    values = persons.indices.map { category in
      Rational(1, of: persons[category]).map { chosen.sumOfMeans(tables, category) * $0 }
    }
  }
}

/// How often each option was chosen by persons with so many answers: the exact mean needs no more.
private struct ChosenOptions {
  private let items: Int
  private let options: Int
  private var counts: [Int]

  init(_ tables: FormulaTables, categories: Int) {
    items = tables.items.count
    options = tables.contributions.map(\.count).max() ?? 0
    counts = [Int](repeating: 0, count: categories * items * (items + 1) * options)
  }

  private func slot(_ option: Int, _ position: Int, of count: Int, _ category: Int) -> Int {
    ((category * items + position) * (items + 1) + count) * options + option
  }

  mutating func add(_ option: Int, _ position: Int, of count: Int, _ category: Int) {
    counts[slot(option, position, of: count, category)] += 1
  }

  func sumOfMeans(_ tables: FormulaTables, _ category: Int) -> Rational {
    var sum = Rational(0)
    for (position, contributions) in tables.contributions.enumerated() {
      for count in 1...items {
        let total = contributions.indices.map { option in
          (contributions[option] ?? 0) * Rational(counts[slot(option, position, of: count, category)])
        }.sum()
        sum = sum + (total.divided(by: Rational(count)) ?? 0)
      }
    }
    return sum
  }
}
