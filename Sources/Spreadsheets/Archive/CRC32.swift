/// The checksum a ZIP archive keeps of every entry (循环冗余校验), polynomial 0xEDB88320, eight bytes a step.
///
/// Source: ISO 3309 / ITU-T V.42; the stepping is Kounavis and Berry (2005), “slicing by 8”.
struct CRC32 {
  private var register: UInt32 = 0xFFFF_FFFF

  /// The checksum of everything so far.
  var value: UInt32 { ~register }

  /// `tables[256 · k + b]` is what byte `b` leaves in the register `k` bytes later.
  private static let tables: [UInt32] = {
    var tables = (0..<256).map { byte in
      (0..<8).reduce(UInt32(byte)) { rest, _ in rest >> 1 ^ (rest & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    for index in 256..<256 * 8 {
      let before = tables[index - 256]
      tables.append(before >> 8 ^ tables[Int(before & 0xFF)])
    }
    return tables
  }()

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    var rest = register
    Self.tables.withUnsafeBufferPointer { tables in
      var offset = 0
      while bytes.count - offset >= 8 {
        let word =
          UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) ^ UInt64(rest)
        rest = 0
        for step in 0..<8 {
          rest ^= tables[256 * (7 - step) + (Int(truncatingIfNeeded: word >> UInt64(8 * step)) & 0xFF)]
        }
        offset += 8
      }
      for byte in bytes[offset...] { rest = rest >> 8 ^ tables[Int((rest ^ UInt32(byte)) & 0xFF)] }
    }
    register = rest
  }
}
