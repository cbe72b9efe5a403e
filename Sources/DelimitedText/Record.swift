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

  @usableFromInline let text: UnsafePointer<UInt8>
  @usableFromInline let start: Int
  @usableFromInline let ends: UnsafePointer<FieldEnd>

  /// - Parameters:
  ///   - text: The text in memory, in which the record is at `start`.
  ///   - offset: Where the text begins in its file.
  init(
    row: Int, line: Int, count: Int, text: UnsafePointer<UInt8>, offset: Int, start: Int,
    ends: UnsafePointer<FieldEnd>
  ) {
    self.row = row
    self.line = line
    self.byteOffset = offset + start
    self.count = count
    self.text = text
    self.start = start
    self.ends = ends
  }

  /// The field at a position from 0 to `count` − 1; any other is a programmer error.
  @inlinable
  public subscript(index: Int) -> Field {
    precondition(index >= 0 && index < count, "a record has no such field")
    return Field(at: index, in: text, from: start, ends: ends)
  }

  /// The text of every field.
  public var texts: [String] { (0..<count).map { self[$0].text } }
}
