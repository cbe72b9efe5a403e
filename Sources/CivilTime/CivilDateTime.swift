/// A date with a time of day, in no particular time zone (日期时间): what a platform prints and a person writes.
///
/// Stored as seconds since 1970-01-01 00:00 of the same calendar, so that it takes eight bytes in a column.
public struct CivilDateTime: Hashable, Sendable, Comparable {
  /// Seconds since 1970-01-01 00:00:00, civil.
  public let seconds: Int64

  /// The instant with this many civil seconds since 1970-01-01.
  public init(seconds: Int64) { self.seconds = seconds }

  /// Earlier before later.
  public static func < (left: CivilDateTime, right: CivilDateTime) -> Bool { left.seconds < right.seconds }

  /// Reads `2024-05-06`, `2016/12/17 14:22:55`, `2026/9/18 19:20`, `2024-05-06T08:00:00`.
  ///
  /// Year first, `-` or `/`, one or two digits for the rest, seconds optional; the Gregorian calendar decides what
  /// exists (2023-02-29 does not).
  /// - Returns: `nil` for any other text.
  public init?(bytes: UnsafeRawBufferPointer) { self.init(parts: CivilDateTimeParts(bytes)) }

  /// Reads the same forms from other bytes.
  public init?(bytes: some Collection<UInt8>) {
    let parts = Array(bytes).withUnsafeBytes { CivilDateTimeParts($0) }
    self.init(parts: parts)
  }

  /// Reads the same forms from text.
  public init?(_ text: some StringProtocol) { self.init(bytes: text.utf8) }

  private init?(parts: CivilDateTimeParts?) {
    guard let parts, (1...12).contains(parts.month), parts.year >= 1 else { return nil }
    guard parts.day >= 1, parts.day <= Self.days(inMonth: parts.month, of: parts.year) else { return nil }
    let days = Self.days(before: parts.month, parts.day, of: parts.year)
    seconds = Int64(days) * 86_400 + parts.clock.seconds
  }

  /// Whether the text is a date without a time of day: it then stands for the whole day.
  public static func isBareDate(_ text: some StringProtocol) -> Bool {
    !text.utf8.contains(UInt8(ascii: ":"))
  }

  /// The last second of this instant's day.
  public var endOfDay: CivilDateTime {
    let intoDay = ((seconds % 86_400) + 86_400) % 86_400
    return CivilDateTime(seconds: seconds - intoDay + 86_399)
  }

  private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The day as definitions and reports write it: `2024-05-06`.
  public var day: String {
    // The inverse of `days(before:_:of:)`: 400 years of the Gregorian calendar have 146,097 days.
    let days = Int(endOfDay.seconds / 86_400) - (endOfDay.seconds < 0 ? 1 : 0) + 719_468
    let (era, dayOfEra) = (days / 146_097, days % 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    func digits(_ number: Int, _ count: Int) -> String {
      String(repeating: "0", count: max(0, count - "\(number)".count)) + "\(number)"
    }
    return "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))"
  }

  /// Days from 1970-01-01. The year starts in March, so that the leap day is the last one and months follow a
  /// linear rule: (153·m + 2)/5 days before the m-th month.
  private static func days(before month: Int, _ day: Int, of year: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let monthFromMarch = (month + 9) % 12
    let daysBeforeYear = 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400
    // 719468 = days from 0000-03-01 to 1970-01-01.
    return daysBeforeYear + (153 * monthFromMarch + 2) / 5 + day - 1 - 719_468
  }
}

/// The numbers of a written date, not yet checked against the calendar.
private struct CivilDateTimeParts {
  let year: Int
  let month: Int
  let day: Int
  let clock: ClockTime

  init?(_ bytes: UnsafeRawBufferPointer) {
    var scanner = DigitScanner(bytes)
    guard let year = scanner.number(digits: 4...4), let separator = scanner.separator("-", "/"),
      let month = scanner.number(digits: 1...2), scanner.separator("-", "/") == separator,
      let day = scanner.number(digits: 1...2)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
    if scanner.isAtEnd {
      clock = .midnight
    } else {
      guard scanner.separator(" ", "T") != nil, let clock = ClockTime(&scanner) else { return nil }
      self.clock = clock
    }
  }
}

/// A time of day (时刻): `19:20`, `8:00:05`.
struct ClockTime {
  /// Since midnight.
  let seconds: Int64

  static let midnight = ClockTime(seconds: 0)

  private init(seconds: Int64) { self.seconds = seconds }

  /// Reads what stands from a place to the end.
  init?(_ bytes: UnsafeRawBufferPointer, from place: Int) {
    var scanner = DigitScanner(bytes, from: place)
    self.init(&scanner)
  }

  fileprivate init?(_ scanner: inout DigitScanner) {
    guard let hour = scanner.number(digits: 1...2), scanner.separator(":", ":") != nil,
      let minute = scanner.number(digits: 2...2)
    else { return nil }
    var second = 0
    if !scanner.isAtEnd {
      guard scanner.separator(":", ":") != nil, let last = scanner.number(digits: 2...2), scanner.isAtEnd
      else { return nil }
      second = last
    }
    guard hour < 24, minute < 60, second < 60 else { return nil }
    seconds = Int64(hour * 3_600 + minute * 60 + second)
  }
}

/// Neither generic nor of slices: a column has as many dates as the file has rows.
private struct DigitScanner {
  private let bytes: UnsafeRawBufferPointer
  private var place: Int

  init(_ bytes: UnsafeRawBufferPointer, from place: Int = 0) { (self.bytes, self.place) = (bytes, place) }

  var isAtEnd: Bool { place == bytes.count }

  mutating func number(digits: ClosedRange<Int>) -> Int? {
    let (start, end) = (place, min(bytes.count, place + digits.upperBound))
    var value = 0
    while place < end, (0x30...0x39).contains(bytes[place]) {
      value = value * 10 + Int(bytes[place] - 0x30)
      place += 1
    }
    return digits.contains(place - start) ? value : nil
  }

  /// One of two signs.
  mutating func separator(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> UInt8? {
    guard place < bytes.count, bytes[place] == UInt8(ascii: first) || bytes[place] == UInt8(ascii: second)
    else { return nil }
    defer { place += 1 }
    return bytes[place]
  }
}
