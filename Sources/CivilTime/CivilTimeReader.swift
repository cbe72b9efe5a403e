/// Reads times one after the other, as a column has them (时间列读取): neighbours mostly have their day in common, and then
/// only the time of day is read anew.
public struct CivilTimeReader: Sendable {
  private let order: DayOrder
  private var day: WrittenDay?

  /// - Parameter order: What `5/10/2026` means.
  public init(order: DayOrder) { self.order = order }

  /// The time a text is; `nil` for any other text. See `CivilDateTime.init(platform:order:)`.
  public mutating func time(_ bytes: UnsafeRawBufferPointer) -> CivilDateTime? {
    if let day, day.begins(bytes), let clock = ClockTime(bytes, from: day.count) {
      return CivilDateTime(seconds: day.midnight + clock.seconds)
    }
    guard let time = CivilDateTime(platform: bytes, order: order) else { return nil }
    day = WrittenDay(bytes, time) ?? day
    return time
  }
}

/// A day as it is written in front of a time of day, with the sign between them.
private struct WrittenDay {
  let count: Int
  let midnight: Int64
  /// The first and the last eight bytes, which may be some of the first.
  private let words: (UInt64, UInt64)

  /// - Returns: `nil` unless a day of 7 to 15 bytes, a sign and a plain time of day make up the text.
  init?(_ bytes: UnsafeRawBufferPointer, _ time: CivilDateTime) {
    let sign = bytes.firstIndex { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "T") }
    guard let sign, (7...15).contains(sign), let clock = ClockTime(bytes, from: sign + 1) else { return nil }
    count = sign + 1
    midnight = time.seconds - clock.seconds
    words = Self.words(bytes, count)
  }

  func begins(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.count > count && Self.words(bytes, count) == words
  }

  private static func words(_ bytes: UnsafeRawBufferPointer, _ count: Int) -> (UInt64, UInt64) {
    (
      bytes.loadUnaligned(as: UInt64.self),
      bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
    )
  }
}
