/// A date as precise as the report states it (日期): a year, a month or a day.
public struct StatedDate: Hashable, Sendable, CustomStringConvertible {
  /// Year, month, day, as far as stated.
  public let parts: [Int]
  /// As written.
  public let description: String

  /// Reads `2018`, `2018-05`, `2018-05-20`.
  /// - Returns: `nil` for any other text.
  public init?(_ text: String) {
    let fields = text.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = fields.compactMap { $0.allSatisfy(\.isNumber) ? Int($0) : nil }
    guard numbers.count == fields.count, (1...3).contains(numbers.count), numbers[0] >= 1000 else {
      return nil
    }
    guard numbers.dropFirst().first.map({ (1...12).contains($0) }) ?? true,
      numbers.dropFirst(2).first.map({ (1...31).contains($0) }) ?? true
    else { return nil }
    (parts, description) = (numbers, text)
  }

  /// Whether this is certainly earlier: at the first part both state and that differs.
  public func isBefore(_ other: StatedDate) -> Bool {
    zip(parts, other.parts).first { $0 != $1 }.map { $0 < $1 } ?? false
  }

  /// Whether both may be the same day.
  public func agrees(with other: StatedDate) -> Bool { !isBefore(other) && !other.isBefore(self) }
}
