/// Days since an epoch as Excel counts them, as the text a person sees (日期序列值).
///
/// A part of the day that the format hides is printed all the same: a submission time is worth keeping.
struct SerialDate {
  private let days: Int
  private let seconds: Int
  private let countsFrom1904: Bool

  private static let secondsOfDay = 86_400
  /// 9999-12-31, the last day Excel has.
  private static let lastDay = 2_958_465

  /// - Parameter serial: Days and a fraction of a day, which is rounded to the second.
  /// - Returns: `nil` outside Excel's days, which it shows as `#####`.
  init?(_ serial: Double, countsFrom1904: Bool) {
    let last = countsFrom1904 ? Self.lastDay - 1462 : Self.lastDay
    guard serial >= 0, serial < Double(last + 1) else { return nil }
    let total = Int((serial * Double(Self.secondsOfDay)).rounded())
    (days, seconds) = (total / Self.secondsOfDay, total % Self.secondsOfDay)
    guard days <= last else { return nil }
    self.countsFrom1904 = countsFrom1904
  }

  /// The text by a format of dates; `nil` for numbers that are none.
  func text(_ kind: NumberKind) -> String? {
    switch kind {
    case .number: nil
    case .date: seconds == 0 ? date : "\(date) \(clock(hours: seconds / 3600))"
    case .time: days == 0 ? clock(hours: seconds / 3600) : "\(date) \(clock(hours: seconds / 3600))"
    case .duration: clock(hours: days * 24 + seconds / 3600)
    }
  }

  private func clock(hours: Int) -> String {
    [hours, seconds / 60 % 60, seconds % 60].map { Self.padded($0, 2) }.joined(separator: ":")
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// Excel took over from Lotus 1-2-3 that 1900 was a leap year: day 60 is a 29 February that never was.
  private var date: String {
    if !countsFrom1904, days == 60 { return "1900-02-29" }
    if !countsFrom1904, days == 0 { return "1900-01-00" }
    // Days since 0000-03-01, so that a leap day ends a year. 1904-01-01 is day 695,361; 1900-01-01 is day 693,901.
    let day = countsFrom1904 ? 695_361 + days : 693_900 + days - (days > 60 ? 1 : 0)
    // Source: Howard Hinnant, “chrono-compatible low-level date algorithms”, civil_from_days.
    let era = day / 146_097
    let dayOfEra = day % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let dayOfMonth = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(dayOfMonth, 2))"
  }
}
