public import Diagnostics
public import ExactNumbers

/// A measured or planned quantity with its source (事实): 2020 年预算金额 2700.00 万元.
///
/// A fact is written once and referred to by its id, so that the same quantity is the same everywhere.
public struct Fact: Hashable, Sendable {
  /// How measures and targets refer to it.
  public let id: FactID
  /// What it is, in words.
  public let name: String
  /// The value with its printed digits, in `unit`.
  public let value: ExactDecimal
  /// The unit as written (`万元`, `%`, `小时`); `nil` for a bare number. Percentages are in percent units.
  public let unit: String?
  /// Where it comes from.
  public let source: SourceReference?
  /// Other places that print the same quantity, perhaps differently (另见).
  public let otherPrints: [OtherPrint]
  /// How the value follows from other facts (复算).
  public let recomputations: [Recomputation]
  /// Where the definition declares it.
  public let location: SourceLocation?

  /// A quantity with its source.
  public init(
    _ id: FactID, name: String, value: ExactDecimal, unit: String? = nil, source: SourceReference? = nil,
    otherPrints: [OtherPrint] = [], recomputations: [Recomputation] = [], location: SourceLocation? = nil
  ) {
    (self.id, self.name, self.value, self.unit) = (id, name, value, unit)
    (self.source, self.otherPrints, self.recomputations) = (source, otherPrints, recomputations)
    self.location = location
  }
}
