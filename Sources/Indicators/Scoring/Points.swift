public import ExactNumbers

/// The points of a leaf, a group or the whole (得分).
public enum Points: Hashable, Sendable {
  /// The exact points and the points that count: rounded once, for a leaf; for a sum both are the same.
  case scored(exact: Rational, rounded: ExactDecimal)
  /// No points can be given, and why. Never 0.
  case undefined(UndefinedScore)
  /// 不适用: the weight went to its siblings.
  case notApplicable

  /// The points that count; `nil` when there are none.
  public var rounded: ExactDecimal? { if case .scored(_, let rounded) = self { rounded } else { nil } }

  /// The points before rounding; `nil` when there are none.
  public var exact: Rational? { if case .scored(let exact, _) = self { exact } else { nil } }
}

/// Why a value, score, total or grade is undefined (无法计算的原因). The words are in `UndefinedScore+Message`.
public enum UndefinedScore: Error, Hashable, Sendable {
  /// The denominator, as printed, is 0.
  case divisionByZero(String)
  /// Nothing to average, or weights that add up to 0.
  case nothingToAverage
  /// No figure of this survey: no data, or nobody's answer counts.
  case noFigure(SurveyReference)
  /// The value lies in no band.
  case noBand(Rational)
  /// The value lies in several bands that differ, named or numbered.
  case severalBands(Rational, [String])
  /// A judgement leaves points open and gives no total.
  case pointsNotGiven
  /// The filled-in percentage lies outside the chosen band.
  case outsideChosenBand(ExactDecimal, Bounds)
  /// All sheets are blank, or trimming leaves none.
  case noExpertScores
  /// Leaves below are undefined.
  case undefinedLeaves([IndicatorCode])
}
