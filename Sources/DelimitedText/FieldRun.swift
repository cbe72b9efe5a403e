/// One column of records that all have as many fields, as it lies in memory (等宽列): for loops that take a few
/// instructions a field.
@usableFromInline
package struct FieldRun {
  /// What positions count from.
  @usableFromInline package let text: UnsafeRawPointer
  /// Where the first field ends; the end before it is that of the field before. The next field's is `stride` ends on.
  /// An end below 2³⁰ is a position; that of a field in quotes is more, and `inside` tells the position.
  @usableFromInline package let ends: UnsafePointer<UInt32>
  /// Where the end would be of a field behind the last.
  @usableFromInline package let last: UnsafePointer<UInt32>
  /// How many fields a record has.
  @usableFromInline package let stride: Int

  /// Calls `body` with the text of one field after the other, until it returns `false` or one has to be unescaped.
  ///
  /// - Returns: How many it went through.
  @inlinable
  package func goThrough(_ body: (UnsafeRawPointer, _ count: Int, _ index: Int) -> Bool) -> Int {
    var (end, index) = (ends, 0)
    while end < last {
      var (before, after) = (end[-1], end[0])
      if before | after >= 1 << 30 {
        guard let inside = Self.inside(before, after) else { break }
        (before, after) = inside
      }
      let start = text + (Int(truncatingIfNeeded: before) + 1)
      guard body(start, Int(truncatingIfNeeded: after &- before &- 1), index) else { break }
      index += 1
      end += stride
    }
    return index
  }

  /// The positions between which the text of a field is, when the field or the one before is in quotes; `nil` when the
  /// text has to be unescaped.
  @inlinable
  package static func inside(_ before: UInt32, _ end: UInt32) -> (before: UInt32, end: UInt32)? {
    guard end >> 31 == 0 else { return nil }
    let (quotes, position) = (end >> 30, 1 << 30 - 1 as UInt32)
    return (before & position + quotes, end & position - quotes)
  }
}
