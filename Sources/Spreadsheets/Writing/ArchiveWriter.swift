/// Writes a ZIP archive (写压缩包) whose bytes depend on nothing but its content: every entry is from 1 January 1980.
struct ArchiveWriter {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// An entry in the making: text is compressed as it arrives.
  struct Part {
    let name: String
    private var deflater = Deflater()
    private var checksum = CRC32()
    private var size = 0
    private var piece: [UInt8] = []

    private static let pieceSize = 1 << 18

    init(_ name: String) { self.name = name }

    mutating func append(_ text: String) {
      piece.append(contentsOf: text.utf8)
      if piece.count >= Self.pieceSize { flush(isLast: false) }
    }

    private mutating func flush(isLast: Bool) {
      piece.withUnsafeBytes { checksum.update($0) }
      size += piece.count
      deflater.append(piece, isLast: isLast)
      piece.removeAll(keepingCapacity: true)
    }

    mutating func finish() -> (packed: [UInt8], size: Int, checksum: UInt32) {
      flush(isLast: true)
      return (deflater.bytes, size, checksum.value)
    }
  }

  /// Adds a part that is complete.
  mutating func add(_ part: consuming Part) {
    var part = part
    let (packed, size, checksum) = part.finish()
    let name = Array(part.name.utf8)
    // Version 2.0; names in UTF-8; deflated; 00:00:00; 1980-01-01.
    let common =
      Self.two(20) + Self.two(0x0800) + Self.two(8) + Self.two(0) + Self.two(0x21) + Self.four(Int(checksum))
      + Self.four(packed.count) + Self.four(size) + Self.two(name.count) + Self.two(0)
    directory += [0x50, 0x4B, 1, 2] + Self.two(20) + common + [UInt8](repeating: 0, count: 10)
    directory += Self.four(bytes.count) + name
    bytes += [0x50, 0x4B, 3, 4] + common + name + packed
    count += 1
  }

  /// The archive with its directory.
  consuming func finish() -> [UInt8] {
    bytes + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + Self.two(count) + Self.two(count)
      + Self.four(directory.count) + Self.four(bytes.count) + [0, 0]
  }

  private static func two(_ value: Int) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)] }

  private static func four(_ value: Int) -> [UInt8] { two(value & 0xFFFF) + two(value >> 16 & 0xFFFF) }
}
