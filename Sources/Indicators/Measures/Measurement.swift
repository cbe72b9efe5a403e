public import ExactNumbers

/// A measured value and how it came about (实测值).
public struct Measurement: Hashable, Sendable {
  /// The exact value, in `unit`.
  public let value: Rational
  /// `%` for shares, growth and satisfaction; else the facts' unit, or `nil`.
  public let unit: String?
  /// Digits it is printed with when rounded.
  public let places: Int
  /// The computation, one step per element: `2536.50 ÷ 2700.00 × 100 = 93.9444444444…%`.
  public let steps: [String]
  /// The value as the next step quotes it: digits as printed when it was taken over, else up to ten.
  public let shown: String

  /// The value rounded for print.
  public func rounded(_ mode: RoundingMode) -> ExactDecimal { Rounding(places: places, mode: mode)(value) }
}

extension Term {
  /// The text beside a measured value: in brackets when it is a sum, in percent when the value is.
  func shown(beside measured: Measurement) -> String { factor + (measured.unit == "%" && !isSum ? "%" : "") }
}

/// What measures are computed from: facts and survey figures.
struct Inputs: Sendable {
  let facts: FactTable
  var figures: [SurveyReference: SurveyFigure]
  let ratePlaces: Int

  /// - Throws: Why the value is undefined; it is never 0 instead.
  func measure(_ measure: Measure) throws(UndefinedScore) -> Measurement {
    switch measure {
    case .given(let given):
      quoted(given.value.rational, given.value.description, unit: given.unit, places: given.value.places)
    case .value(let operand): value(of: operand)
    case .ratio(let part, let whole): try ratio(part, of: whole)
    case .growth(let previous, let current): try ratio(.difference(current, previous), of: previous)
    case .mean(let members): try mean(of: members)
    case .weightedMean(let members): try weightedMean(of: members)
    case .minimum(let members): try minimum(of: members)
    case .onTimeShare(let instalments):
      try ratio(.sum(instalments.filter(\.isOnTime).map(\.amount)), of: .sum(instalments.map(\.amount)))
    case .survey(let reference): try figure(of: reference)
    }
  }

  private func quoted(_ value: Rational, _ text: String, unit: String?, places: Int) -> Measurement {
    Measurement(
      value: value, unit: unit, places: max(places, ratePlaces), steps: [],
      shown: unit == "%" ? text + "%" : text)
  }

  private func value(of operand: Operand) -> Measurement {
    let term = operand.term(with: facts)
    if !term.isSum { return quoted(term.value, term.value.digits(), unit: term.unit, places: ratePlaces) }
    return computed(term.value, by: term.text, unit: term.unit)
  }

  private func ratio(_ part: Operand, of whole: Operand) throws(UndefinedScore) -> Measurement {
    let (numerator, denominator) = (part.term(with: facts), whole.term(with: facts))
    guard let share = numerator.value.divided(by: denominator.value) else {
      throw .divisionByZero(denominator.text)
    }
    // A product below the line needs brackets too: a ÷ (b × c).
    let below = denominator.text.contains(" ") ? "(\(denominator.text))" : denominator.text
    return computed(share * 100, by: "\(numerator.factor) ÷ \(below) × 100", unit: "%")
  }

  private func mean(of members: [Measure]) throws(UndefinedScore) -> Measurement {
    let rates = try measurements(of: members)
    guard let mean = rates.map(\.value).mean() else { throw .nothingToAverage }
    let text = "(\(rates.map(\.shown).joined(separator: " + "))) ÷ \(rates.count)"
    return computed(mean, by: text, unit: rates.first?.unit, after: rates)
  }

  private func weightedMean(of members: [Measure.Weighted]) throws(UndefinedScore) -> Measurement {
    let rates = try measurements(of: members.map(\.measure))
    let weights = members.map(\.weight.rational)
    guard let mean = zip(rates, weights).map({ $0.value * $1 }).sum().divided(by: weights.sum()) else {
      throw .nothingToAverage
    }
    let products = zip(rates, members).map { "\($0.shown) × \($1.weight)" }.joined(separator: " + ")
    let text = "(\(products)) ÷ \(weights.sum().digits())"
    return computed(mean, by: text, unit: rates.first?.unit, after: rates)
  }

  private func minimum(of members: [Measure]) throws(UndefinedScore) -> Measurement {
    let rates = try measurements(of: members)
    guard let least = rates.map(\.value).min() else { throw .nothingToAverage }
    let text = "min(\(rates.map(\.shown).joined(separator: ", ")))"
    return computed(least, by: text, unit: rates.first?.unit, after: rates)
  }

  private func measurements(of members: [Measure]) throws(UndefinedScore) -> [Measurement] {
    try members.map { (member) throws(UndefinedScore) in try measure(member) }
  }

  private func figure(of reference: SurveyReference) throws(UndefinedScore) -> Measurement {
    guard let figure = figures[reference] else { throw .noFigure(reference) }
    var steps: [String] = []
    let shown = figure.value.digits() + "%"
    if let satisfied = figure.satisfied, let answers = figure.answers {
      steps = ["\(satisfied.digits()) ÷ \(answers) × 100 = \(shown)"]
    }
    return Measurement(value: figure.value, unit: "%", places: figure.places, steps: steps, shown: shown)
  }

  private func computed(
    _ value: Rational, by text: String, unit: String?, after members: [Measurement] = []
  ) -> Measurement {
    let shown = value.digits() + (unit == "%" ? "%" : "")
    return Measurement(
      value: value, unit: unit, places: ratePlaces, steps: members.flatMap(\.steps) + ["\(text) = \(shown)"],
      shown: shown)
  }
}

extension Measure {
  /// Whether the value is in percent units: rules say so in their words, and bands are expected to cover 0–100.
  func isPercent(with facts: FactTable) -> Bool {
    switch self {
    case .ratio, .growth, .onTimeShare, .survey: true
    case .given(let given): given.unit == "%"
    case .value(let operand): operand.facts.first.flatMap { facts.declared($0)?.unit } == "%"
    case .mean(let members), .minimum(let members): members.first?.isPercent(with: facts) ?? true
    case .weightedMean(let members): members.first?.measure.isPercent(with: facts) ?? true
    }
  }
}
