internal import Diagnostics
internal import ExactNumbers

/// Checks the measure, rule or judgement of one leaf for what no score can be computed from.
struct LeafCheck {
  private(set) var faults: [FrameworkProblem.Fault] = []

  init(of leaf: Leaf) {
    for measure in leaf.scoring.measures.flatMap(\.parts) { check(measure) }
    for rule in (leaf.scoring.rules + leaf.competingRules).flatMap(\.parts) { check(rule) }
    switch leaf.scoring {
    case .measured: break
    case .conditions(let conditions, _): require(!conditions.isEmpty)
    case .judged(let judgement): check(judgement)
    }
  }

  private mutating func check(_ measure: Measure) {
    switch measure {
    case .given, .value, .ratio, .growth, .survey: break
    case .mean(let members), .minimum(let members): require(!members.isEmpty)
    case .weightedMean(let members):
      require(!members.isEmpty)
      if members.contains(where: { $0.weight <= 0 }) {
        faults.append(.notPositive(.weight))
      }
    case .onTimeShare(let instalments): require(!instalments.isEmpty)
    }
  }

  private mutating func check(_ rule: ScoringRule) {
    switch rule {
    case .full: break
    case .proportional(let proportion):
      if proportion.cap <= 0 { faults.append(.notPositive(.cap)) }
      if proportion.direction == .lowerIsBetter, proportion.target == nil {
        faults.append(.proportionNeedsTarget)
      }
    case .linearDeduction(let deduction):
      if deduction.unit <= 0 { faults.append(.notPositive(.unit)) }
    case .tiers(let table):
      if table.bands.isEmpty { faults.append(.noBands) }
    case .interpolated(let table):
      if table.bands.isEmpty { faults.append(.noBands) }
      if table.bands.contains(where: { !$0.bounds.hasTwoEnds }) {
        faults.append(.openRamp)
      }
    }
  }

  private mutating func check(_ judgement: Judgement) {
    switch judgement {
    case .points, .deductions: break
    case .checklist(let items): require(!items.isEmpty)
    case .items(let items, _): require(!items.isEmpty)
    case .level(let label, let levels): choose(label, among: levels.map(\.label))
    case .fillBand(let fill): choose(fill.chosen, among: fill.bands.bands.map(\.content))
    case .experts(let panel):
      require(!panel.sheets.isEmpty)
      if panel.trim < 0 || (panel.trim > 0 && panel.trim >= (panel.sheets.count + 1) / 2) {
        faults.append(.trimmedAway)
      }
    }
  }

  private mutating func choose(_ label: String, among labels: [String]) {
    guard !labels.contains(label) else { return }
    faults.append(.unknown(.choice, label, nearest: labels.nearest(to: label)))
  }

  private mutating func require(_ isListed: Bool) {
    if !isListed { faults.append(.nothingListed) }
  }
}

extension Bounds {
  /// Two different finite ends.
  fileprivate var hasTwoEnds: Bool {
    guard let lower, let upper else { return false }
    return lower.value < upper.value
  }
}
