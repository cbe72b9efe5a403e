public import ExactNumbers
public import Questionnaires

/// A satisfaction figure as the survey gives it (满意度数值), with what is needed to judge how firm it is.
public struct SurveyFigure: Sendable {
  /// The unrounded value in percent units; 0–100.
  public let value: Rational
  /// Digits after the point it is printed with.
  public let places: Int
  /// 口径.
  public let formula: Formula
  /// Satisfied answers; `nil` when the value is not a share of counted answers (weighted, scored, mean of rates).
  public let satisfied: Rational?
  /// Counted answers: the base of the share; `nil` together with `satisfied`.
  public let answers: Int?
  /// 有效样本量 after design effects; `nil` when unknown.
  public let effectiveSample: Double?
  /// People who answered; one person may give several answers.
  public let respondents: Int
  /// The same answers under other formulas, in the order they are to be printed.
  public let alternatives: [Alternative]
  /// Printed beside everything that depends on the joint distribution of answers, when that was made up from counts.
  public let note: Wording?
  /// The probability that the true rate is at least so many percent; `nil` when it cannot be given.
  public let probabilityAtLeast: @Sendable (_ percent: Double) -> Double?

  /// A formula by which answers become a rate (口径).
  public struct Formula: Hashable, Sendable {
    /// Its identifier in the questionnaire.
    public let id: FormulaID
    /// Its name.
    public let name: Wording

    /// A formula.
    public init(id: FormulaID, name: Wording) { (self.id, self.name) = (id, name) }
  }

  /// The same answers under another formula.
  public struct Alternative: Hashable, Sendable {
    /// The formula.
    public let formula: Formula
    /// The unrounded value in percent units; `nil` when the formula is undefined for these answers.
    public let value: Rational?

    /// A formula and its value.
    public init(_ formula: Formula, value: Rational?) { (self.formula, self.value) = (formula, value) }
  }

  /// A figure. `satisfied` and `answers` go together: both for a count share, neither otherwise.
  public init(
    value: Rational, places: Int = 2, formula: Formula, satisfied: Rational? = nil, answers: Int? = nil,
    effectiveSample: Double? = nil, respondents: Int, alternatives: [Alternative] = [], note: Wording? = nil,
    probabilityAtLeast: @escaping @Sendable (_ percent: Double) -> Double? = { _ in nil }
  ) {
    precondition((satisfied == nil) == (answers == nil), "a share has a numerator and a base")
    precondition(answers.map { $0 > 0 } ?? true, "a share of nobody is not a figure")
    (self.value, self.places, self.formula) = (value, places, formula)
    (self.satisfied, self.answers, self.effectiveSample) = (satisfied, answers, effectiveSample)
    (self.respondents, self.alternatives, self.note) = (respondents, alternatives, note)
    self.probabilityAtLeast = probabilityAtLeast
  }

  /// A share of counted answers: satisfied ÷ answers × 100.
  /// - Returns: `nil` when there are no answers.
  public init?(
    satisfied: Rational, of answers: Int, places: Int = 2, formula: Formula, effectiveSample: Double? = nil,
    respondents: Int, alternatives: [Alternative] = [], note: Wording? = nil,
    probabilityAtLeast: @escaping @Sendable (_ percent: Double) -> Double? = { _ in nil }
  ) {
    guard answers > 0, let share = satisfied.divided(by: Rational(answers)) else { return nil }
    self.init(
      value: share * 100, places: places, formula: formula, satisfied: satisfied, answers: answers,
      effectiveSample: effectiveSample, respondents: respondents, alternatives: alternatives, note: note,
      probabilityAtLeast: probabilityAtLeast)
  }

  /// The same people under another value, for asking what the score would be.
  func replacingValue(_ value: Rational, satisfied: Rational? = nil) -> SurveyFigure {
    SurveyFigure(
      value: value, places: places, formula: formula, satisfied: satisfied,
      answers: satisfied == nil ? nil : answers, respondents: respondents)
  }
}
