/// One column of records that all have as many fields, as it lies in memory (等宽列): for loops that take a few
/// instructions a field.
package struct FieldRun {
  /// What positions count from.
  package let text: UnsafeRawPointer
  /// Where the first field ends; the end before it is that of the field before. The next field's is `stride` ends on.
  /// An end below 2³⁰ is a position; that of a field in quotes is more, and `inside` tells the position.
  package let ends: UnsafePointer<UInt32>
  /// Where the end would be of a field behind the last.
  package let last: UnsafePointer<UInt32>
  /// How many fields a record has.
  package let stride: Int

  /// The positions between which the text of a field is, when the field or the one before is in quotes; `nil` when the
  /// text has to be unescaped.
  package static func inside(_ before: UInt32, _ end: UInt32) -> (before: UInt32, end: UInt32)? {
    guard end >> 31 == 0 else { return nil }
    let (quotes, position) = (end >> 30, 1 << 30 - 1 as UInt32)
    return (before & position + quotes, end & position - quotes)
  }
}
