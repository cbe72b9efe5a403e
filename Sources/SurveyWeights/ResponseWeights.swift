internal import Diagnostics
internal import ExactNumbers
public import Questionnaires
internal import Responses
public import Screening
public import SurveyStatistics

/// The weight of every response (答卷权重), or why it has none, with the report of how weights came about.
public struct ResponseWeights: Sendable {
  /// The plan they were made by.
  public let plan: WeightingPlan
  /// For each response in file order.
  public let outcomes: [Outcome]
  /// Targets reached, factors, Kish's design effect; after trimming where there is one.
  public let report: WeightingReport
  /// What trimming did; `nil` without.
  public let cut: Cut?
  /// The mean weight over the mean base weight: what factors are measured by.
  public let meanFactor: Double
  /// What weights were made of, a column each: base weight, weight before trimming, category of every margin, number of
  /// every total.
  let basis: [BasisColumn]

  /// A column of the file of weights beside the weights themselves (加权依据).
  struct BasisColumn: Sendable {
    let heading: String
    /// For each response in file order; empty for those without a weight.
    let cells: [String]
  }

  /// Weights that trimming cut (截尾情况).
  public struct Cut: Hashable, Sendable {
    /// From above.
    public let lowered: Int
    /// From below.
    public let raised: Int
  }

  /// A response's weight, or why there is none (加权结果).
  public enum Outcome: Hashable, Sendable {
    /// Its weight; 0 when its category should count nobody.
    case weighted(Double)
    /// Screening excluded it, by this rule.
    case excluded(RuleID)
    /// Its base weight is missing or not positive.
    case noBaseWeight
    /// It says nothing about something that is controlled, and the plan leaves such responses out.
    case unanswered

    /// The weight; `nil` when there is none.
    public var weight: Double? { if case .weighted(let weight) = self { weight } else { nil } }
  }

  /// Responses without a weight although they are valid.
  public var unweightedValid: Int {
    outcomes.count {
      switch $0 {
      case .weighted, .excluded: false
      case .noBaseWeight, .unanswered: true
      }
    }
  }
}

extension WeightingPlan {
  /// Weights the valid responses.
  ///
  /// - Returns: the weights, `nil` when there are none; what stands against them, or a person should know.
  public func weights(for screened: ScreenedResponses) -> (
    weights: ResponseWeights?, problems: [WeightingProblem]
  ) {
    let sample = WeightedSample(self, screened)
    let unlisted = sample.unlisted()
    guard unlisted.isEmpty else { return (nil, unlisted) }
    let calibrated: CalibratedWeights
    do throws(WeightingError) {
      calibrated = try sample.calibrated()
    } catch {
      return (nil, error.faults.map { problem($0) })
    }
    do throws(TrimmingError) {
      let (weights, cut) =
        try trimming.map { trimming throws(TrimmingError) in
          try sample.trimmed(calibrated, trimming)
        } ?? (calibrated, nil)
      let result = ResponseWeights(
        plan: self, outcomes: sample.outcomes(weights.weights), report: weights.report, cut: cut,
        meanFactor: sample.meanFactor,
        basis: sample.basis(untrimmed: cut == nil ? nil : calibrated.weights))
      return (result, warnings(weights.report))
    } catch {
      return (
        nil, [WeightingProblem(.trimmingImpossible(bounds: trimming?.bounds ?? 1...1), at: .file(file))]
      )
    }
  }

  private func warnings(_ report: WeightingReport) -> [WeightingProblem] {
    var found: [WeightingProblem] = []
    for (margin, categories) in zip(margins, report.margins) {
      for (category, reached) in zip(margin.categories, categories)
      where reached.target == 0 && reached.units > 0 {
        found.append(
          WeightingProblem(
            .nobodyThere(category.label, margin: margin.name, responses: reached.units), at: category.location
          ))
      }
    }
    if report.negativeWeights > 0 {
      found.append(WeightingProblem(.negativeWeights(report.negativeWeights), at: .file(file)))
    }
    return found
  }

  private func problem(_ fault: WeightingFault) -> WeightingProblem {
    switch fault {
    case .noUnits: WeightingProblem(.nobody, at: .file(file))
    case .missingAnswers(let kind, let units):
      WeightingProblem(.missingAnswers(name(of: kind), responses: units), at: place(of: kind))
    case .emptyCategory(let margin, let category, let target):
      WeightingProblem(
        .emptyCategory(
          margins[margin].categories[category].label, margin: margins[margin].name, target: target),
        at: margins[margin].categories[category].location)
    case .totalsDiffer(let margin, let total, let first):
      problem(.category(margin: margin, 0)) { _ in
        .contradictory(margins[margin].name, target: total, implied: first)
      }
    case .contradictory(let control, let target, let implied):
      problem(control) { .contradictory($0, target: target, implied: implied) }
    case .boundsTooNarrow(let control, let needed):
      problem(control) { .factorNeeded($0, factor: needed, bounds: bounds ?? 0...0) }
    case .unreachable(let control, let report):
      problem(control) {
        let reached = report[control]
        return .unreachable($0, target: reached.target, achieved: reached.achieved)
      }
    case .notConverged(let control, let report):
      problem(control) {
        let reached = report[control]
        return .notConverged(
          $0, target: reached.target, achieved: reached.achieved, iterations: report.iterations)
      }
    }
  }

  private func problem(
    _ control: Control, _ fault: (String) -> WeightingProblem.Fault
  ) -> WeightingProblem {
    switch control {
    case .category(let margin, let category):
      let (name, label) = (margins[margin].name, margins[margin].categories[category].label)
      return WeightingProblem(fault("\(name)=\(label)"), at: margins[margin].categories[category].location)
    case .total(let total):
      return WeightingProblem(fault("Σ\(totals[total].name)"), at: totals[total].location)
    }
  }

  private func name(of kind: Control.Kind) -> String {
    switch kind {
    case .margin(let margin): margins[margin].name
    case .total(let total): totals[total].name
    }
  }

  private func place(of kind: Control.Kind) -> SourceLocation {
    switch kind {
    case .margin(let margin): margins[margin].location
    case .total(let total): totals[total].location
    }
  }
}

extension WeightingReport {
  subscript(control: Control) -> Achievement {
    switch control {
    case .category(let margin, let category): margins[margin][category]
    case .total(let total): totals[total]
    }
  }
}
