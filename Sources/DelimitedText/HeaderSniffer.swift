/// What the header record shows of a file's dialect (表头识别).
struct HeaderSniffer {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Whether the text ends with these bytes.
  private let isWhole: Bool

  init(_ bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool) {
    self.bytes = bytes
    self.isWhole = isWhole
  }

  /// The dialect; `nil` when the header goes on beyond these bytes.
  ///
  /// The delimiter is the candidate most frequent outside quotes, the comma when none occurs, the earlier of
  /// `, ; tab` when two are equal. Line breaks are looked for with that delimiter, as it decides what a quote opens.
  func dialect(delimiter given: Delimiter?) -> Dialect? {
    guard let first = scan(quotesOpenAfter: given.map { [$0] } ?? Delimiter.allCases) else { return nil }
    let most = Delimiter.allCases.enumerated()
      .max { (first.counts[$0.offset], -$0.offset) < (first.counts[$1.offset], -$1.offset) }
    let delimiter = given ?? most?.element ?? .comma
    guard let second = scan(quotesOpenAfter: [delimiter]) else { return nil }
    return Dialect(delimiter: delimiter, newline: second.newline)
  }

  private enum Place { case fieldStart, unquoted, quoted, closed }

  /// Goes to the end of the first record that is not blank, and notes the very first line break outside quotes.
  private func scan(quotesOpenAfter openers: [Delimiter]) -> (counts: [Int], newline: Newline)? {
    let candidates = Delimiter.allCases.map(\.byte)
    let opening = openers.map(\.byte)
    var counts = candidates.map { _ in 0 }
    var newline: Newline?
    var place = Place.fieldStart
    var isBlank = true
    for (index, byte) in bytes.enumerated() {
      if place == .quoted {
        if byte == Sign.quote { place = .closed }
        continue
      }
      if byte == Sign.lineFeed || byte == Sign.carriageReturn {
        guard let found = lineBreak(at: index) else { return nil }
        newline = newline ?? found
        if found != .carriageReturn || newline == .carriageReturn {
          guard isBlank else { return (counts, newline ?? found) }
          place = .fieldStart
          continue
        }
      }
      isBlank = false
      if let kind = candidates.firstIndex(of: byte) { counts[kind] += 1 }
      if byte == Sign.quote, place != .unquoted {
        place = .quoted
      } else {
        place = opening.contains(byte) ? .fieldStart : .unquoted
      }
    }
    return isWhole ? (counts, newline ?? .lineFeed) : nil
  }

  /// The kind of line break at a LF or CR; `nil` when that depends on a byte not read yet.
  private func lineBreak(at index: Int) -> Newline? {
    if bytes[index] == Sign.lineFeed { return .lineFeed }
    if index + 1 < bytes.count {
      return bytes[index + 1] == Sign.lineFeed ? .carriageReturnLineFeed : .carriageReturn
    }
    return isWhole ? .carriageReturn : nil
  }
}
