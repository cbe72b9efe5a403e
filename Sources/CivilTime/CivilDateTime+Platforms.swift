/// Which of the first two numbers of a date that does not begin with its year is the month (日期次序).
public enum DayOrder: Hashable, Sendable {
  /// `5/10/2026` is the tenth of May, as Americans write it.
  case monthFirst
  /// `5/10/2026` is the fifth of October.
  case dayFirst
}

extension CivilDateTime {
  /// Reads what survey platforms print beside the forms of `init?(bytes:)`: `7/27/26 19:06:23`,
  /// `05/06/2026 09:01:02 AM`, `2026/09/20 10:00:00 AM GMT+3`, `2026-05-06T09:00:00.000+08:00`,
  /// `Oct 10, 2015 6:26:24 PM`, `2026年5月6日 下午3:04`.
  ///
  /// Fractions of a second are cut off. A time zone is left aside: the time is what the clock there showed.
  /// - Parameter order: What `5/10/2026` means. A date that can only be read the other way is none.
  /// - Returns: `nil` for any other text.
  public init?(platform bytes: UnsafeRawBufferPointer, order: DayOrder = .monthFirst) {
    if let plain = CivilDateTime(bytes: bytes) {
      self = plain
      return
    }
    guard bytes.count <= 64, let time = PlatformDate(bytes, order) else { return nil }
    self = time.value
  }

  /// What the first two numbers of a written date say about their order; `nil` when they leave it open.
  public static func order(shownBy bytes: UnsafeRawBufferPointer) -> DayOrder? {
    guard bytes.count <= 64 else { return nil }
    let isMonthFirst = PlatformDate(bytes, .monthFirst) != nil
    let isDayFirst = PlatformDate(bytes, .dayFirst) != nil
    return isMonthFirst == isDayFirst ? nil : isMonthFirst ? .monthFirst : .dayFirst
  }
}

/// A date in the words and order of a platform, found sign by sign.
private struct PlatformDate {
  private(set) var value = CivilDateTime(seconds: 0)
  private var rest: Slice<UnsafeRawBufferPointer>

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  init?(_ bytes: UnsafeRawBufferPointer, _ order: DayOrder) {
    rest = bytes[...]
    skipBlanks()
    guard let date = date(order), date.year >= 1 else { return nil }
    var clock = (hour: 0, minute: 0, second: 0)
    if !rest.isEmpty {
      guard let found = clockTime() else { return nil }
      clock = found
    }
    // The calendar itself is the business of the plain form.
    func padded(_ number: Int, _ width: Int = 2) -> String {
      String(repeating: "0", count: max(0, width - "\(number)".count)) + "\(number)"
    }
    let text =
      "\(padded(date.year, 4))-\(padded(date.month))-\(padded(date.day)) "
      + "\(padded(clock.hour)):\(padded(clock.minute)):\(padded(clock.second))"
    guard let value = CivilDateTime(text) else { return nil }
    self.value = value
  }

  // MARK: Date

  private mutating func date(_ order: DayOrder) -> (year: Int, month: Int, day: Int)? {
    if let month = month() {
      skipBlanks()
      guard let day = number(1...2)?.value else { return nil }
      _ = take(",")
      skipBlanks()
      return number(4...4).map { ($0.value, month, day) }
    }
    guard let first = number(1...4) else { return nil }
    if rest.first == UInt8(ascii: " "), first.digits <= 2 {
      skipBlanks()
      guard let month = month() else { return nil }
      skipBlanks()
      return number(4...4).map { ($0.value, month, first.value) }
    }
    guard separator(or: "年"), let second = number(1...2), separator(or: "月"), let third = number(1...4) else {
      return nil
    }
    _ = take("日")
    if first.digits == 4 { return third.digits <= 2 ? (first.value, second.value, third.value) : nil }
    guard first.digits <= 2, third.digits == 2 || third.digits == 4 else { return nil }
    let year = third.digits == 2 ? 2000 + third.value : third.value
    switch order {
    case .monthFirst: return (year, first.value, second.value)
    case .dayFirst: return (year, second.value, first.value)
    }
  }

  private mutating func month() -> Int? {
    let word = word()
    guard word.count >= 3 else { return nil }
    guard let index = Self.months.firstIndex(where: { word.lowercased().hasPrefix($0) }) else { return nil }
    rest = rest.dropFirst(word.utf8.count)
    _ = take(".")
    return index + 1
  }

  private mutating func separator(or sign: StaticString) -> Bool {
    take("/") || take("-") || take(".") || take(sign)
  }

  // MARK: Time of day

  private mutating func clockTime() -> (hour: Int, minute: Int, second: Int)? {
    _ = take(",")
    guard skipBlanks() > 0 || take("T") || rest.first.map({ $0 >= 0x80 }) == true else { return nil }
    var half = halfDay()
    skipBlanks()
    guard let hour = number(1...2), take(":") || take("时"), let minute = number(2...2) else { return nil }
    var second = 0
    if take(":") || take("分") {
      if let seconds = number(2...2) { second = seconds.value }
      _ = take("秒")
    }
    if take(".") { _ = number(1...9) }
    skipBlanks()
    half = half ?? halfDay()
    guard skipZone() else { return nil }
    var hours = hour.value
    if let half {
      guard (1...12).contains(hours) else { return nil }
      hours = hours % 12 + (half == .afternoon ? 12 : 0)
    }
    return (hours, minute.value, second)
  }

  private enum HalfDay { case morning, afternoon }

  private mutating func halfDay() -> HalfDay? {
    if take("上午") || take("AM") || take("am") || take("a.m.") { return .morning }
    if take("下午") || take("PM") || take("pm") || take("p.m.") { return .afternoon }
    return nil
  }

  /// `Z`, `GMT+3`, `UTC`, `+08:00`, `CST`; `false` when something else is left.
  private mutating func skipZone() -> Bool {
    skipBlanks()
    if !take("Z"), !rest.isEmpty {
      let name = word()
      guard name.utf8.count <= 4 else { return false }
      rest = rest.dropFirst(name.utf8.count)
      if take("+") || take("-") {
        guard number(1...4) != nil else { return false }
        if take(":"), number(2...2) == nil { return false }
      }
    }
    skipBlanks()
    return rest.isEmpty
  }

  // MARK: Signs

  @discardableResult
  private mutating func skipBlanks() -> Int {
    let before = rest.count
    // U+202F, which newer systems print before AM.
    while take(" ") || take("\u{202F}") || take("\u{00A0}") {}
    return before - rest.count
  }

  private mutating func take(_ sign: StaticString) -> Bool {
    sign.withUTF8Buffer { sign in
      guard rest.starts(with: sign) else { return false }
      rest = rest.dropFirst(sign.count)
      return true
    }
  }

  /// The ASCII letters that come next; nothing is taken.
  private func word() -> String {
    String(
      decoding: rest.prefix(9).prefix { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) },
      as: UTF8.self)
  }

  private mutating func number(_ digits: ClosedRange<Int>) -> (value: Int, digits: Int)? {
    let run = rest.prefix(digits.upperBound).prefix { (0x30...0x39).contains($0) }
    guard digits.contains(run.count) else { return nil }
    rest = rest.dropFirst(run.count)
    return (run.reduce(0) { $0 * 10 + Int($1 - 0x30) }, run.count)
  }
}
