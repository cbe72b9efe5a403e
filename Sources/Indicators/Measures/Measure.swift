public import ExactNumbers
public import Questionnaires

/// What a leaf is scored by (度量): how a number comes about from facts or a survey.
///
/// Shares, growth and satisfaction are in percent units: 93.94, not 0.9394.
public indirect enum Measure: Hashable, Sendable {
  /// 给定值: a number the evaluation takes over with its source.
  case given(GivenValue)
  /// 直接取值: a fact, or sums and differences of facts.
  case value(Operand)
  /// 比率: numerator ÷ denominator × 100.
  case ratio(Operand, of: Operand)
  /// 增长率: (current − previous) ÷ previous × 100.
  case growth(from: Operand, to: Operand)
  /// 均值 of several rates.
  case mean([Measure])
  /// 加权均值; weights need not add up to 1.
  case weightedMean([Weighted])
  /// 最小值 of several rates: the worst one counts.
  case minimum([Measure])
  /// 及时率: amounts paid on time ÷ all amounts × 100.
  case onTimeShare([Instalment])
  /// 调查满意度: a formula over a survey's answers.
  case survey(SurveyReference)

  /// A member of a weighted mean.
  public struct Weighted: Hashable, Sendable {
    /// The rate.
    public let measure: Measure
    /// Its weight, above 0.
    public let weight: ExactDecimal

    /// A rate and its weight.
    public init(_ measure: Measure, weight: ExactDecimal) { (self.measure, self.weight) = (measure, weight) }
  }

  /// The measures this one is made of, itself first.
  public var parts: [Measure] {
    switch self {
    case .given, .value, .ratio, .growth, .onTimeShare, .survey: [self]
    case .mean(let members), .minimum(let members): [self] + members.flatMap(\.parts)
    case .weightedMean(let members): [self] + members.flatMap(\.measure.parts)
    }
  }

  /// The surveys it needs figures of, in order.
  public var surveys: [SurveyReference] {
    parts.compactMap { if case .survey(let reference) = $0 { reference } else { nil } }
  }

  /// The facts it uses, in order.
  public var facts: [FactID] { operands.flatMap(\.facts) }

  /// The operands it uses, in order.
  public var operands: [Operand] { parts.flatMap(\.ownOperands) }

  /// The operands of this measure itself, not of its members.
  var ownOperands: [Operand] {
    switch self {
    case .value(let operand): [operand]
    case .ratio(let part, let whole): [part, whole]
    case .growth(let previous, let current): [previous, current]
    case .onTimeShare(let instalments): instalments.map(\.amount)
    case .given, .mean, .weightedMean, .minimum, .survey: []
    }
  }
}

/// A value taken over from somewhere (给定值).
public struct GivenValue: Hashable, Sendable {
  /// The value with its printed digits; percentages in percent units.
  public let value: ExactDecimal
  /// The unit as written; `%` unless told.
  public let unit: String?
  /// Where it is taken from.
  public let source: SourceReference?

  /// A value and where it is taken from.
  public init(_ value: ExactDecimal, unit: String? = "%", source: SourceReference? = nil) {
    (self.value, self.unit, self.source) = (value, unit, source)
  }
}

/// A payment that was due at some time (分期付款).
public struct Instalment: Hashable, Sendable {
  /// What it is for, in words.
  public let name: String
  /// The amount.
  public let amount: Operand
  /// Whether it was paid in time.
  public let isOnTime: Bool

  /// A payment.
  public init(_ name: String, amount: Operand, isOnTime: Bool) {
    (self.name, self.amount, self.isOnTime) = (name, amount, isOnTime)
  }
}

/// Which figure of which survey (调查口径). Names are those of the evaluation and its questionnaire.
public struct SurveyReference: Hashable, Sendable {
  /// The survey.
  public let survey: SurveyID
  /// 口径: the formula; `nil`: the survey's main one.
  public let formula: FormulaID?
  /// 群体; `nil`: everybody.
  public let group: GroupID?
  /// 题目, as `Q2` or `Q2.a`; empty: all satisfaction questions.
  public let questions: [String]

  /// A figure of a survey.
  public init(
    _ survey: SurveyID, formula: FormulaID? = nil, group: GroupID? = nil, questions: [String] = []
  ) {
    (self.survey, self.formula, self.group, self.questions) = (survey, formula, group, questions)
  }
}
