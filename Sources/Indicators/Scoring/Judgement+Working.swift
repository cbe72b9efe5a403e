internal import ExactNumbers

extension Judgement {
  /// The judged points and how they add up, before limits and rounding.
  func working(weight: Rational) throws(UndefinedScore) -> Working {
    switch self {
    case .points(let points): return Working(points: points.rational, steps: ["\(points)"])
    case .deductions(let deductions, let score):
      return try Self.take(deductions, orScore: score, from: weight)
    case .checklist(let items): return try Self.add(items, weight: weight)
    case .items(let items, let score): return try Self.add(items, orScore: score)
    case .level(let label, let levels):
      guard let level = levels.first(where: { $0.label == label }) else { throw .pointsNotGiven }
      return Self.award(level, weight: weight)
    case .fillBand(let fill): return try Self.fill(fill, weight: weight)
    case .experts(let panel): return try Self.average(panel)
    }
  }

  private static func take(
    _ deductions: [Deduction], orScore score: ExactDecimal?, from weight: Rational
  ) throws(UndefinedScore) -> Working {
    let taken = deductions.compactMap(\.points)
    let isOpen = taken.count < deductions.count
    let points: Rational
    switch (isOpen, score) {
    case (false, _): points = weight - taken.map(\.rational).sum()
    case (true, let score?): points = score.rational
    case (true, nil): throw .pointsNotGiven
    }
    let terms = deductions.map { " − " + ($0.points?.description ?? "?") }.joined()
    let line = terms.isEmpty ? weight.digits() : "\(weight.digits())\(terms) = \(points.digits())"
    return Working(points: points, steps: [line], deductions: deductions)
  }

  private static func add(_ items: [ChecklistItem], weight: Rational) throws(UndefinedScore) -> Working {
    guard let equal = weight.divided(by: Rational(items.count)) else { throw .nothingToAverage }
    var deductions: [Deduction] = []
    let earned = items.map { item -> Rational in
      let full = item.points?.rational ?? equal
      let points =
        switch item.outcome {
        case .satisfied: full
        case .notSatisfied: Rational.zero
        case .partly(let points): points.rational
        }
      if points < full {
        deductions.append(
          Deduction((full - points).exactDecimal(), reason: item.name, evidence: item.evidence))
      }
      return points
    }
    return Working(points: earned.sum(), steps: [sum(earned)], deductions: deductions)
  }

  private static func add(
    _ items: [SubItem], orScore score: ExactDecimal?
  ) throws(UndefinedScore) -> Working {
    let scores = items.compactMap(\.score)
    let deductions = items.compactMap { item -> Deduction? in
      guard let score = item.score else { return item.reason.map { Deduction(nil, reason: $0) } }
      guard score < item.full else { return nil }
      return Deduction((item.full.rational - score.rational).exactDecimal(), reason: item.reason ?? item.name)
    }
    if scores.count == items.count {
      let points = scores.map(\.rational)
      return Working(points: points.sum(), steps: [sum(points)], deductions: deductions)
    }
    guard let score else { throw .pointsNotGiven }
    let text = items.map { $0.score?.description ?? "?" }.joined(separator: " + ")
    return Working(points: score.rational, steps: ["\(text) = \(score)"], deductions: deductions)
  }

  private static func award(_ level: Level, weight: Rational) -> Working {
    let points = level.award.points(of: weight)
    let line =
      switch level.award {
      case .points: "\(level.label)：\(points.digits())"
      case .share(let share): "\(level.label)：\(weight.digits()) × \(share.digits()) = \(points.digits())"
      }
    return Working(points: points, steps: [line])
  }

  private static func fill(_ fill: FillBand, weight: Rational) throws(UndefinedScore) -> Working {
    guard let bounds = fill.chosenBounds else { throw .pointsNotGiven }
    guard bounds.contains(fill.percent.rational) else { throw .outsideChosenBand(fill.percent, bounds) }
    let points = weight * fill.percent.rational * .hundredth
    return Working(
      points: points,
      steps: [
        "\(fill.chosen)：\(fill.percent)% ∈ \(bounds)",
        "\(weight.digits()) × \(fill.percent)% = \(points.digits())",
      ])
  }

  private static func average(_ panel: ExpertPanel) throws(UndefinedScore) -> Working {
    let counted = panel.scores.dropFirst(panel.trim).dropLast(panel.trim)
    guard let mean = counted.map(\.rational).mean() else { throw .noExpertScores }
    let text = counted.map(\.description).joined(separator: " + ")
    return Working(points: mean, steps: ["(\(text)) ÷ \(counted.count) = \(mean.digits())"])
  }

  private static func sum(_ points: [Rational]) -> String {
    let text = points.map { $0.digits() }.joined(separator: " + ")
    return points.count == 1 ? text : "\(text) = \(points.sum().digits())"
  }
}
