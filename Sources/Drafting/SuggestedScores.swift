internal import ExactNumbers

/// Scores and 满意 flags usual for a scale (建议分值), for a person to settle: 100/80/60/30/0 for five levels,
/// 100/80/60/30 for four that end in 不太满意, points in percent of the highest for numbers.
struct SuggestedScores {
  private let positives: [AnswerWording.Strength]
  private let negatives: [AnswerWording.Strength]
  private let hasNeutral: Bool
  private let highest: Int

  init(_ scale: ScaleReading) {
    let levels = scale.points.compactMap { if case .level(let level) = $0.meaning { level } else { nil } }
    positives = levels.filter { $0 > .barely }.sorted(by: >)
    negatives = levels.filter(\.isNegative).sorted(by: >)
    hasNeutral = levels.contains(.neutral)
    highest =
      scale.points.compactMap { if case .number(let number) = $0.meaning { number } else { nil } }.max() ?? 0
  }

  func score(of meaning: ScaleReading.Meaning) -> ExactDecimal? {
    switch meaning {
    case .level(let strength): score(of: strength)
    case .number(let number): highest > 0 ? percent(number) : nil
    case .noOpinion, .unclear: nil
    }
  }

  func isSatisfied(_ meaning: ScaleReading.Meaning) -> Bool? {
    switch meaning {
    case .level(let strength): strength.isPositive
    // Four of five points, seven of ten: the upper two fifths or so.
    case .number(let number): number * 10 >= highest * 7
    case .noOpinion, .unclear: nil
    }
  }

  private func percent(_ number: Int) -> ExactDecimal? {
    guard 100 * number % highest != 0 else { return ExactDecimal(100 * number / highest) }
    return Rational(100 * number, of: highest).map { Rounding()($0) }
  }

  private func score(of strength: AnswerWording.Strength) -> ExactDecimal {
    // 基本满意 is where 一般 would be.
    if strength == .neutral || strength == .barely { return strength == .barely && hasNeutral ? 70 : 60 }
    if let place = positives.firstIndex(of: strength) { return place == 0 ? 100 : place == 1 ? 80 : 70 }
    // 不太满意 is half-hearted; the last of two is nothing.
    if negatives.count == 1 { return negatives[0] == .hardly || negatives[0] == .rather ? 30 : 0 }
    return strength == negatives.last ? 0 : strength == negatives.first ? 30 : 15
  }

}
