internal import CivilTime

extension SavKind {
  /// A number of this kind as text (数值文本): whole numbers without a point, others in the fewest digits that are theirs
  /// alone, never with an exponent; dates as `2024-05-06`, with ` 08:30:00` where the format has a time, durations as
  /// `h:mm:ss`. What no calendar has is printed as the number it is.
  func text(of value: Double) -> String {
    switch self {
    case .number, .text: Self.plain(value)
    case .date: Self.moment(value).map(\.day) ?? Self.plain(value)
    case .dateTime:
      Self.moment(value).map { "\($0.day) \(Self.clock($0.secondsOfDay, hourDigits: 2))" }
        ?? Self.plain(value)
    case .time: Self.duration(value) ?? Self.plain(value)
    }
  }

  /// Seconds from 1582-10-14, the day before the Gregorian calendar, to 1970-01-01: 141,428 days.
  private static let epoch: Double = 141_428 * 86_400
  /// The first second after 9999-12-31.
  private static let end: Double = 253_402_300_800

  private static func moment(_ value: Double) -> CivilDateTime? {
    guard value >= 0, value - epoch < end - 1 else { return nil }
    return CivilDateTime(seconds: Int64((value - epoch).rounded()))
  }

  private static func duration(_ value: Double) -> String? {
    guard abs(value) < end else { return nil }
    let seconds = Int(value.rounded())
    return (seconds < 0 ? "-" : "") + clock(abs(seconds), hourDigits: 1)
  }

  private static func clock(_ seconds: Int, hourDigits: Int) -> String {
    "\(padded(seconds / 3_600, hourDigits)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    String(repeating: "0", count: max(0, width - "\(number)".count)) + "\(number)"
  }

  private static func plain(_ value: Double) -> String {
    if let whole = Int(exactly: value), abs(value) < 1e15 { return "\(whole)" }
    let shortest = "\(value)"
    guard let mark = shortest.firstIndex(of: "e"),
      let exponent = Int(shortest[shortest.index(after: mark)...])
    else { return shortest.hasSuffix(".0") ? String(shortest.dropLast(2)) : shortest }
    return written(out: shortest[..<mark], exponent)
  }

  /// `1.2e+17` as `120000000000000000`, `1e-07` as `0.0000001`.
  private static func written(out mantissa: Substring, _ exponent: Int) -> String {
    let sign = mantissa.hasPrefix("-") ? "-" : ""
    let parts = mantissa.drop { $0 == "-" }.split(separator: ".")
    let whole = parts[0]
    let fraction = parts.count > 1 && parts[1] != "0" ? parts[1] : ""
    let digits = whole + fraction
    let point = whole.count + exponent
    if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
    if point >= digits.count { return sign + digits + String(repeating: "0", count: point - digits.count) }
    return sign + digits.prefix(point) + "." + digits.dropFirst(point)
  }
}

extension CivilDateTime {
  fileprivate var secondsOfDay: Int { Int(86_399 - (endOfDay.seconds - seconds)) }
}
