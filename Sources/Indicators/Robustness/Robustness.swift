public import ExactNumbers

/// How firm the score of a survey-scored leaf is (稳健性).
public struct Robustness: Hashable, Sendable {
  /// The probability that the true rate lies where it earns the awarded points (档位概率); `nil` when points change
  /// continuously, or the survey cannot give one.
  public let tierProbability: Double?
  /// Answers that would have to change for the score to change, one per survey that counts answers (翻转人数).
  public let flips: [FlipCount]
  /// The score under other formulas and other rules, declared ones first (口径与规则对照).
  public let alternatives: [AlternativeScore]
  /// What has to be printed beside these figures.
  public let note: Wording?

  /// The fewest answers whose change would change the score; `nil` when none would, or answers are not counted.
  public var flipCount: Int? { flips.compactMap(\.fewest).min() }
}

/// The fewest answers that would have to change for the leaf's score to change (翻转答案数).
public struct FlipCount: Hashable, Sendable {
  /// The figure whose answers change.
  public let survey: SurveyReference
  /// Satisfied answers that would have to become dissatisfied; `nil`: not even all of them would do.
  public let downwards: Int?
  /// Dissatisfied answers that would have to become satisfied; `nil`: not even all of them would do.
  public let upwards: Int?

  /// The smaller of the two.
  public var fewest: Int? { [downwards, upwards].compactMap { $0 }.min() }
}

/// The score, total and grade under another formula or rule (对照).
public struct AlternativeScore: Hashable, Sendable {
  /// The figure the formula belongs to.
  public let survey: SurveyReference
  /// The formula.
  public let formula: SurveyFigure.Formula
  /// The rate by that formula, unrounded, in percent units; `nil` when it is undefined.
  public let value: Rational?
  /// The rule.
  public let rule: RuleVariant
  /// The leaf's points.
  public let points: Points
  /// The total with these points.
  public let total: Points
  /// The grade of that total.
  public let grade: Grade
}

/// Which rule an alternative score applies (规则变体).
public enum RuleVariant: Hashable, Sendable {
  /// 现行规则.
  case declared
  /// Another rule printed for the indicator.
  case printed(ScoringKind)
  /// 档表按字面: the points as printed, whatever the weight.
  case tiersAsPrinted
  /// 档表按权重折算: the best band earns the weight.
  case tiersScaled
  /// 按比例得分.
  case proportional
  /// 达标得满分.
  case full(target: String)

  /// The variant in words.
  public var wording: Wording {
    switch self {
    case .declared: Wording(zh: "现行规则", en: "rule as declared")
    case .printed: Wording(zh: "另印的规则", en: "rule printed elsewhere")
    case .tiersAsPrinted: Wording(zh: "分档（按字面）", en: "bands as printed")
    case .tiersScaled: Wording(zh: "分档（折算到权重）", en: "bands scaled to the weight")
    case .proportional: Wording(zh: "按比例", en: "proportional")
    case .full(let target): Wording(zh: "达到 \(target) 得满分", en: "full marks at \(target)")
    }
  }
}
