internal import ExactNumbers
internal import Questionnaires

/// The scores of a formula by persons as whole points (得分点): persons of equal points and answers have equal means.
struct PointScale: Sendable {
  let tables: FormulaTables
  /// What a point is worth, percent units or points of the scale.
  let unit: Rational
  /// By item, then option: points above `least`; `nil` = outside the base.
  let points: [[Int?]]
  /// The least of all scores in points, and 0 where a blank counts as 0.
  private let least: Int
  /// Keys of one number of answers: no person has more points than this, less one.
  private let width: Int

  /// More points than this are no scores anybody gave; keys of so many fit an `Int`.
  private static let mostPoints = 1 << 34

  /// - Returns: `nil` when the scores have no unit of which a person's points could be counted.
  init?(_ tables: FormulaTables) {
    let scores = tables.contributions.flatMap { $0.compactMap(\.self) }
    guard tables.items.count < 1 << 16, let known = Rational.multiples(of: scores) else { return nil }
    let blank = tables.formula.denominator == .responses ? [0] : []
    let (lowest, highest) = (
      (known.multiples + blank).min() ?? 0, (known.multiples + blank).max() ?? 0
    )
    let (span, overflow) = highest.subtractingReportingOverflow(lowest)
    guard !overflow, span < Self.mostPoints / max(1, tables.items.count) else { return nil }
    (self.tables, unit, least) = (tables, known.unit, lowest)
    width = span * tables.items.count + 1
    var rest = known.multiples[...]
    points = tables.contributions.map { $0.map { $0 == nil ? nil : rest.popFirst().map { $0 - lowest } } }
  }

  /// Points of a blank above `least`; `nil` when it does not count.
  var blank: Int? { tables.formula.denominator == .responses ? -least : nil }

  /// Points above `least` for each answer, from so many answers.
  func key(answers: Int, points: Int) -> Int { answers * width + points }
  /// The greatest key.
  var lastKey: Int { key(answers: tables.items.count, points: width - 1) }
  /// How many answers count.
  func answers(of key: Int) -> Int { key / width }
  /// The points, with their sign.
  func points(of key: Int) -> Int { key % width + least * answers(of: key) }
  /// A person's mean, in units of `FormulaTables.unit`.
  func mean(of key: Int) -> Double {
    Double(points(of: key)) * (unit.doubleValue / tables.unit) / Double(answers(of: key))
  }
}
