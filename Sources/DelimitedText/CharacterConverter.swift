/// Converts text of one encoding to UTF-8 (转码), exactly as the C library does.
///
/// In GB18030 nearly every character has one byte or two, and those are looked up. The C library is asked for the rest,
/// and decides what is no character.
final class CharacterConverter {
  /// Why a conversion stopped.
  enum Stop {
    /// Nothing is left but, at most, the beginning of one character.
    case inputUsed
    /// The next character does not fit.
    case outputFull
    /// The next bytes are no character.
    case invalid
  }

  private let library: LibraryConverter
  /// `nil` where the encoding is no such thing.
  private let table: TwoByteTable?
  /// What the library is given at a time where the table lacks a character: mostly it knows the next again.
  private static let aside = 64

  /// `nil` when the C library was installed without this encoding.
  init?(from encoding: TextEncoding) {
    guard let library = LibraryConverter(from: encoding) else { return nil }
    self.library = library
    table = encoding == .gb18030 ? .gb18030 : nil
  }

  /// Converts whole characters from the front of `input` and shortens both buffers to what is left of them.
  func convert(_ input: inout UnsafeMutableRawBufferPointer, into output: inout UnsafeMutableRawBufferPointer)
    -> Stop
  {
    guard let table else { return library.convert(&input, into: &output) }
    while true {
      table.convert(&input, into: &output)
      let count = min(input.count, Self.aside)
      var piece = UnsafeMutableRawBufferPointer(rebasing: input[..<count])
      let stop = library.convert(&piece, into: &output)
      let isAll = count == input.count
      input = UnsafeMutableRawBufferPointer(rebasing: input[(count - piece.count)...])
      if isAll || stop != .inputUsed { return stop }
    }
  }

  /// How many of the bytes convert before the first that does not; what is cut off at the end counts as converting
  /// unless these bytes are `all` there are.
  func validCount(of bytes: UnsafeMutableRawBufferPointer, all: Bool) -> Int {
    withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { scratch in
      var rest = bytes
      while true {
        var room = scratch
        switch convert(&rest, into: &room) {
        case .outputFull: continue
        case .inputUsed where !all: return bytes.count
        case .inputUsed, .invalid: return bytes.count - rest.count
        }
      }
    }
  }
}
