/// One record of a delimited file (记录), header records included; blank lines are no records.
///
/// It points into the reader's buffer and cannot be kept: take out what is needed before the call that got it returns.
public struct Record: ~Copyable {
  /// The record's number in the file, from 1, blank lines included: the row a spreadsheet shows it in.
  public let row: Int
  /// The line it starts on, from 1. Line breaks inside quotes count, so this runs ahead of `row`.
  public let line: Int
  /// Where it starts, in bytes from the start of the file; in a file that is not UTF-8, in bytes of its text as UTF-8
  /// without a byte order mark.
  public let byteOffset: Int
  /// The number of fields, at least 1.
  public let count: Int

  @usableFromInline let start: UnsafePointer<UInt8>
  @usableFromInline let ends: UnsafePointer<FieldEnd>

  init(
    row: Int, line: Int, byteOffset: Int, count: Int, start: UnsafePointer<UInt8>,
    ends: UnsafePointer<FieldEnd>
  ) {
    self.row = row
    self.line = line
    self.byteOffset = byteOffset
    self.count = count
    self.start = start
    self.ends = ends
  }

  /// The field at a position from 0 to `count` − 1; any other is a programmer error.
  @inlinable
  public subscript(index: Int) -> Field {
    precondition(index >= 0 && index < count, "a record has no such field")
    let end = ends[index]
    var first = index == 0 ? 0 : ends[index - 1].offset + 1
    var last = end.offset
    let isQuoted = last > first && start[first] == 0x22
    if isQuoted {
      first += 1
      if !end.hasTail { last -= 1 }
    }
    return Field(
      bytes: UnsafeRawBufferPointer(start: start + first, count: last - first), isQuoted: isQuoted,
      needsUnescaping: end.needsUnescaping)
  }

  /// The text of every field.
  public var texts: [String] { (0..<count).map { self[$0].text } }
}

/// Where a field ends, in bytes from the start of its record, and what to know about its quotes, in 32 bits.
@usableFromInline
struct FieldEnd {
  @usableFromInline static let largestOffset = 1 << 30 - 1
  @usableFromInline let packed: UInt32

  @inlinable
  init(_ offset: Int) { packed = UInt32(truncatingIfNeeded: offset) }

  /// - Parameters:
  ///   - isEscaped: The field holds doubled quotes.
  ///   - hasTail: Something follows its closing quote.
  init(_ offset: Int, isEscaped: Bool, hasTail: Bool) {
    packed = UInt32(truncatingIfNeeded: offset) | (isEscaped ? 1 << 31 : 0) | (hasTail ? 1 << 30 : 0)
  }

  @inlinable var offset: Int { Int(packed & (1 << 30 - 1)) }
  @inlinable var hasTail: Bool { packed & 1 << 30 != 0 }
  @inlinable var needsUnescaping: Bool { packed >> 30 != 0 }
}
