internal import CByteScan

/// The UTF-8 of every character of two bytes (双字节码表), as the C library has it.
struct TwoByteTable {
  /// As `twoByteTextToUTF8` wants them.
  private var entries = [UInt32](repeating: 0, count: 1 << 16)

  /// GB18030 without its characters of four bytes, and without six of two that become four.
  ///
  /// Made when the first file asks for it, in a third of a millisecond.
  static let gb18030 = TwoByteTable(of: .gb18030, first: 0x81...0xFE, second: [0x40...0x7E, 0x80...0xFE])

  private init(of encoding: TextEncoding, first: ClosedRange<UInt8>, second: [ClosedRange<UInt8>]) {
    for index in entries.indices where index & 0x80 == 0 { entries[index] = 1 << 24 | UInt32(index & 0x7F) }
    guard let library = LibraryConverter(from: encoding) else { return }
    let seconds = second.flatMap { Array($0) }
    for byte in first { take(Self.lines(of: byte, seconds, library), of: byte, seconds) }
  }

  /// The characters that begin with a byte, a line each; an empty line where there is none.
  private static func lines(of first: UInt8, _ seconds: [UInt8], _ library: LibraryConverter) -> [UInt8] {
    var codes: [UInt8] = []
    for second in seconds { codes += [first, second, Sign.lineFeed] }
    // Two bytes become four at most.
    return [UInt8](unsafeUninitializedCapacity: 5 * seconds.count) { lines, count in
      codes.withUnsafeMutableBytes { codes in
        var (input, room) = (codes, UnsafeMutableRawBufferPointer(lines))
        while library.convert(&input, into: &room) == .invalid {
          input = UnsafeMutableRawBufferPointer(rebasing: input.dropFirst(3))
          room[0] = Sign.lineFeed
          room = UnsafeMutableRawBufferPointer(rebasing: room.dropFirst())
        }
        count = lines.count - room.count
      }
    }
  }

  private mutating func take(_ lines: [UInt8], of first: UInt8, _ seconds: [UInt8]) {
    var rest = seconds[...]
    var (utf8, length) = (UInt32(0), UInt32(0))
    for byte in lines {
      guard byte == Sign.lineFeed else {
        utf8 |= UInt32(byte) << (8 * length)
        length += 1
        continue
      }
      if let second = rest.popFirst(), 1...3 ~= length {
        entries[Int(first) | Int(second) << 8] = length << 24 | utf8
      }
      (utf8, length) = (0, 0)
    }
  }

  /// Converts what it can from the front of `input` and shortens both buffers to what is left of them.
  func convert(_ input: inout UnsafeMutableRawBufferPointer, into output: inout UnsafeMutableRawBufferPointer)
  {
    guard let from = input.baseAddress, let to = output.baseAddress else { return }
    let done = twoByteTextToUTF8(ScanLevel.best, entries, from, input.count, to, output.count)
    input = UnsafeMutableRawBufferPointer(rebasing: input[done.read...])
    output = UnsafeMutableRawBufferPointer(rebasing: output[done.written...])
  }
}
