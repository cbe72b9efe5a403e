internal import Diagnostics
internal import ExactNumbers

/// Checks the measure, rule or judgement of one leaf for what no score can be computed from.
struct LeafCheck {
  let code: IndicatorCode
  let location: SourceLocation?
  private(set) var problems: [FrameworkProblem] = []

  init(code: IndicatorCode, location: SourceLocation?) { (self.code, self.location) = (code, location) }

  mutating func check(_ leaf: Leaf) {
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
        problems.append(.notPositive(code, .weight, at: location))
      }
    case .onTimeShare(let instalments): require(!instalments.isEmpty)
    }
  }

  private mutating func check(_ rule: ScoringRule) {
    switch rule {
    case .full: break
    case .proportional(let proportion):
      if proportion.cap <= 0 { problems.append(.notPositive(code, .cap, at: location)) }
      if proportion.direction == .lowerIsBetter, proportion.target == nil {
        problems.append(.proportionNeedsTarget(code, at: location))
      }
    case .linearDeduction(let deduction):
      if deduction.unit <= 0 { problems.append(.notPositive(code, .unit, at: location)) }
    case .tiers(let table):
      if table.bands.isEmpty { problems.append(.noBands(code, at: location)) }
    case .interpolated(let table):
      if table.bands.isEmpty { problems.append(.noBands(code, at: location)) }
      if table.bands.contains(where: { !$0.bounds.hasTwoEnds }) {
        problems.append(.openRamp(code, at: location))
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
      if panel.trim < 0 || (panel.trim > 0 && panel.sheets.count <= 2 * panel.trim) {
        problems.append(.trimmedAway(code, at: location))
      }
    }
  }

  private mutating func choose(_ label: String, among labels: [String]) {
    guard !labels.contains(label) else { return }
    problems.append(.unknownChoice(code, label, at: location, nearest: labels.nearest(to: label)))
  }

  private mutating func require(_ isListed: Bool) {
    if !isListed { problems.append(.nothingListed(code, at: location)) }
  }
}

extension Bounds {
  /// Two different finite ends.
  fileprivate var hasTwoEnds: Bool {
    guard let lower, let upper else { return false }
    return lower.value < upper.value
  }
}
