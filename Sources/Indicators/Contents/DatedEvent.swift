public import Diagnostics

/// Something the report dates (日期).
public struct DatedEvent: Hashable, Sendable {
  /// How other events refer to it.
  public let id: String
  /// What happened.
  public let name: String
  /// When.
  public let date: StatedDate
  /// The same event dated elsewhere in the report (另见).
  public let otherDates: [StatedDate]
  /// Events it cannot come before (不早于).
  public let notBefore: [String]
  /// Where the definition declares it.
  public let location: SourceLocation?

  /// An event and what it has to follow.
  public init(
    _ id: String, name: String, date: StatedDate, otherDates: [StatedDate] = [], notBefore: [String] = [],
    location: SourceLocation? = nil
  ) {
    (self.id, self.name, self.date, self.otherDates) = (id, name, date, otherDates)
    (self.notBefore, self.location) = (notBefore, location)
  }
}
