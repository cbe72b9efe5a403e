/// One cell of a record (字段). It points into the reader's buffer and is valid only as long as its record.
public struct Field {
  /// UTF-8 without the surrounding quotes; doubled quotes are still doubled when `needsUnescaping`.
  public let bytes: UnsafeRawBufferPointer
  /// Whether the field began with a quote.
  public let isQuoted: Bool
  /// Whether `bytes` differ from the text: quotes are doubled, or something follows the closing quote.
  public let needsUnescaping: Bool

  @inlinable
  init(bytes: UnsafeRawBufferPointer, isQuoted: Bool, needsUnescaping: Bool) {
    self.bytes = bytes
    self.isQuoted = isQuoted
    self.needsUnescaping = needsUnescaping
  }

  /// A field of a record that starts at `start` and whose fields end at `ends`, all of them places in `text`.
  @inlinable
  init(at index: Int, in text: UnsafePointer<UInt8>, from start: Int, ends: UnsafePointer<FieldEnd>) {
    let end = ends[index]
    var first = index == 0 ? start : ends[index - 1].offset + 1
    var last = end.offset
    if end.isQuoted {
      first += 1
      if !end.hasTail { last -= 1 }
    }
    self.init(
      bytes: UnsafeRawBufferPointer(start: text + first, count: last - first), isQuoted: end.isQuoted,
      needsUnescaping: end.needsUnescaping)
  }

  /// Whether the text is empty; a quoted nothing is, blanks are not.
  @inlinable
  public var isEmpty: Bool { bytes.isEmpty }

  /// The text, unescaped.
  public var text: String { withUnescapedBytes { String(decoding: $0, as: UTF8.self) } }

  /// Whether the text is exactly these bytes of UTF-8.
  @inlinable
  public func isEqual(to other: some Collection<UInt8>) -> Bool {
    withUnescapedBytes { $0.count == other.count && $0.elementsEqual(other) }
  }

  /// Whether the text is exactly this literal.
  @inlinable
  public func isEqual(to literal: StaticString) -> Bool {
    literal.withUTF8Buffer { isEqual(to: $0) }
  }

  /// Calls `body` with the text as UTF-8, unescaped; no memory is allocated unless `needsUnescaping`.
  @inlinable
  public func withUnescapedBytes<Value, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    if !needsUnescaping { return try body(bytes) }
    let unescaped = unescapedBytes()
    // `withUnsafeBytes` has no typed throw, so the outcome is carried out of it.
    let outcome: Result<Value, Failure> = unescaped.withUnsafeBytes { buffer in
      do throws(Failure) { return .success(try body(buffer)) } catch { return .failure(error) }
    }
    return try outcome.get()
  }

  @usableFromInline
  func unescapedBytes() -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == Sign.quote {
        index += 1
        // A quote that is not doubled closed the field; all that follows it stands for itself.
        guard index < bytes.count, bytes[index] == Sign.quote else { return text + bytes[index...] }
      }
      text.append(bytes[index])
      index += 1
    }
    return text
  }
}
