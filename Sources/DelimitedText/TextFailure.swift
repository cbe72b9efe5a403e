/// Why text ends before its file does.
struct TextFailure: Hashable {
  enum Reason: Hashable {
    /// This byte is, or begins, no character.
    case invalid(UInt8)
    /// A NUL, which no text has.
    case nul
    /// The source threw.
    case unreadable(SourceFailure)
    /// The C library cannot convert from this encoding.
    case unsupported(TextEncoding)
  }

  let reason: Reason
  /// Where, in bytes of the file.
  let offset: Int

  init(_ reason: Reason, offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}
