internal import ExactNumbers
internal import Questionnaires
internal import Responses
internal import Screening
internal import SurveyStatistics

/// The responses that take part in weighting (参与加权的答卷), with their controls worked out.
struct WeightedSample {
  private let plan: WeightingPlan
  private let screened: ScreenedResponses
  /// The responses, in file order.
  private let units: [Int]
  /// For each response outside, why.
  private var outside: [Int: ResponseWeights.Outcome] = [:]
  /// By margin, the category of each unit.
  private let positions: [[Position]]
  /// By total, the value of each unit.
  private let values: [[Double?]]

  /// Where a response stands in a margin.
  private enum Position: Equatable {
    case category(Int)
    case unlisted
    case unanswered
  }

  init(_ plan: WeightingPlan, _ screened: ScreenedResponses) {
    (self.plan, self.screened) = (plan, screened)
    var outside: [Int: ResponseWeights.Outcome] = [:]
    var units: [Int] = []
    let base = screened.table.metadata.weights
    for response in 0..<screened.table.count {
      if case .excluded(let rule) = screened.disposition(of: response) {
        outside[response] = .excluded(screened.rules[rule].id)
      } else if plan.weightColumn != nil, !Self.sensible.contains(base[response]) {
        outside[response] = .noBaseWeight
      } else {
        units.append(response)
      }
    }
    var positions = plan.margins.map { Self.positions($0, screened.table, units) }
    var values = plan.totals.map { Self.values($0, screened.table, units) }
    if plan.missing == .leaveOut {
      let answers = units.indices.map { unit in
        positions.allSatisfy { $0[unit] != .unanswered } && values.allSatisfy { $0[unit] != nil }
      }
      for (unit, answers) in zip(units, answers) where !answers { outside[unit] = .unanswered }
      func answering<Value>(_ column: [Value]) -> [Value] {
        zip(column, answers).compactMap { $1 ? $0 : nil }
      }
      positions = positions.map(answering)
      values = values.map(answering)
      units = answering(units)
    }
    (self.units, self.outside, self.positions, self.values) = (units, outside, positions, values)
  }

  /// Base weights and numbers whose sums and squares a `Double` still holds.
  private static let sensible = 1e-100...1e100

  private static func positions(
    _ margin: WeightingPlan.Margin, _ table: ResponseTable, _ units: [Int]
  ) -> [Position] {
    switch margin.basis {
    case .groups:
      let groups = table.groups
      return units.map { unit in
        guard groups[unit] >= 0 else { return .unanswered }
        return margin.lookup.category(of: CollectionOfOne(Int(groups[unit]))).map { .category($0) }
          ?? .unlisted
      }
    case .questions(let indices):
      let columns = indices.compactMap { table.columnIndex(of: Item(question: $0)) }.map {
        table.columns[$0].codes
      }
      var options = [Int](repeating: 0, count: columns.count)
      return units.map { unit in
        for (place, codes) in columns.enumerated() {
          guard let option = codes[unit].option else { return .unanswered }
          options[place] = option
        }
        return margin.lookup.category(of: options).map { .category($0) } ?? .unlisted
      }
    }
  }

  private static func values(
    _ total: WeightingPlan.Total, _ table: ResponseTable, _ units: [Int]
  ) -> [Double?] {
    guard let column = table.columnIndex(of: Item(question: total.question)) else {
      return units.map { _ in nil }
    }
    let numbers = table.columns[column].numbers
    return units.map { abs(numbers[$0]) <= sensible.upperBound ? numbers[$0] : nil }
  }

  /// Answers that no category of a margin is for, each named once with how many gave it.
  func unlisted() -> [WeightingProblem] {
    zip(plan.margins, positions).flatMap { margin, positions in
      var counts: [String: Int] = [:]
      for (unit, position) in zip(units, positions) where position == .unlisted {
        counts[label(of: unit, in: margin), default: 0] += 1
      }
      return counts.sorted { $0.key < $1.key }.map {
        WeightingProblem(
          .unlisted(option: $0.key, margin: margin.name, responses: $0.value), at: margin.location)
      }
    }
  }

  private func label(of response: Int, in margin: WeightingPlan.Margin) -> String {
    let table = screened.table
    switch margin.basis {
    case .groups: return table.group(of: response).map { table.questionnaire.groups[$0].name } ?? ""
    case .questions(let indices):
      let labels = indices.compactMap { index -> String? in
        guard let column = table.columnIndex(of: Item(question: index)) else { return nil }
        return table.columns[column].codes[response].option.map {
          table.questionnaire.questions[index].scale.options[$0].label
        }
      }
      return labels.joined(separator: " × ")
    }
  }

  // MARK: Weighting

  private var base: [Double] {
    plan.weightColumn == nil
      ? units.map { _ in 1 } : units.map { screened.table.metadata.weights[$0] }
  }

  /// What everybody's weights add up to.
  private var population: Double { plan.population?.doubleValue ?? base.reduce(0, +) }

  /// Base weights are scaled to the population first, so that bounds and factors are about who is moved against whom.
  var meanFactor: Double {
    let sum = base.reduce(0, +)
    return sum > 0 && sum.isFinite ? population / sum : 1
  }

  func calibrated() throws(WeightingError) -> CalibratedWeights {
    let factor = meanFactor
    let controls = try WeightControls(
      baseWeights: base.map { $0 * factor },
      margins: zip(plan.margins, positions).map { margin, positions in
        ControlMargin(
          categories: positions.map { if case .category(let category) = $0 { category } else { nil } },
          targets: targets(of: margin))
      },
      totals: zip(plan.totals, values).map { ControlTotal(values: $1, target: $0.target.doubleValue) })
    return try calibrated(controls)
  }

  /// The weights cut to bounds, and how many were.
  func trimmed(
    _ weights: CalibratedWeights, _ trimming: WeightingPlan.Trimming
  ) throws(TrimmingError) -> (weights: CalibratedWeights, cut: ResponseWeights.Cut) {
    let mean = weights.report.weights.sum / Double(max(weights.report.weights.count, 1))
    let bounds = trimming.bounds.lowerBound * mean...trimming.bounds.upperBound * mean
    let cut = try weights.trimmed(WeightTrimming(to: bounds, isStrict: trimming.isStrict))
    return (
      cut,
      ResponseWeights.Cut(
        lowered: weights.weights.count { $0 > bounds.upperBound },
        raised: weights.weights.count { $0 != 0 && $0 < bounds.lowerBound })
    )
  }

  private func calibrated(_ controls: WeightControls) throws(WeightingError) -> CalibratedWeights {
    switch (plan.method, plan.bounds) {
    case (.boundedLinear, let bounds?): try controls.calibrated(by: .boundedLinear(bounds))
    case (.logit, let bounds?): try controls.calibrated(by: .logit(bounds))
    case (.linear, _), (.boundedLinear, nil), (.logit, nil): try controls.calibrated(by: .linear)
    case (.poststratification, _), (.raking, _):
      controls.totals.isEmpty ? try controls.raked() : try controls.calibrated(by: .raking)
    }
  }

  /// In people, and adding up to the population: shares as parts of it, with 调平 counts, too.
  private func targets(of margin: WeightingPlan.Margin) -> [Double] {
    let parts = margin.categories.map(\.part.value.doubleValue)
    let sum = parts.reduce(0, +)
    let isCount = margin.countSum != nil
    guard sum > 0, !isCount || abs(sum - population) > 1e-12 * population else { return parts }
    return parts.map { $0 / sum * population }
  }

  /// The weights put back in the places of all responses.
  func outcomes(_ weights: [Double]) -> [ResponseWeights.Outcome] {
    var next = 0
    return (0..<screened.table.count).map { response in
      if let outcome = outside[response] { return outcome }
      defer { next += 1 }
      return .weighted(weights[next])
    }
  }

  /// What the weights were made of, in the places of all responses.
  ///
  /// - Parameter untrimmed: the weights before they were trimmed, if they were.
  func basis(untrimmed: [Double]?) -> [ResponseWeights.BasisColumn] {
    func column(_ heading: String, _ cell: (Int) -> String) -> ResponseWeights.BasisColumn {
      var cells = [String](repeating: "", count: screened.table.count)
      for (place, response) in units.enumerated() { cells[response] = cell(place) }
      return ResponseWeights.BasisColumn(heading: heading, cells: cells)
    }
    let (base, positions, values) = (base, positions, values)
    return [column("基础权重") { "\(base[$0])" }]
      + (untrimmed.map { untrimmed in [column("截尾前权重") { "\(untrimmed[$0])" }] } ?? [])
      + zip(plan.margins, positions).map { margin, positions in
        column("边际 \(margin.name)") { place in
          if case .category(let category) = positions[place] { margin.categories[category].label } else { "" }
        }
      }
      + zip(plan.totals, values).map { total, values in
        column("总量 \(total.name)") { place in values[place].map { "\($0)" } ?? "" }
      }
  }
}
