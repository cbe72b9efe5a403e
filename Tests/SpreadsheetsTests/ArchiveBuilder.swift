/// Builds archives byte by byte, the wrong ones included (测试用压缩包).
struct ArchiveBuilder {
  struct Entry {
    var name: String
    var data: [UInt8]
    var method = 0
    var flags = 0
    /// What the archive says, when it is not the truth.
    var declaredSize: Int?
    var declaredChecksum: UInt32?
    var declaredHeader: Int?
    var localName: String?
    /// The size of what `data` expands to; `nil` when it is stored.
    var expandedSize: Int?
    var expandedChecksum: UInt32?
  }

  var entries: [Entry] = []
  var comment: [UInt8] = []
  var declaredCount: Int?

  init(_ parts: KeyValuePairs<String, String> = [:]) {
    for (name, text) in parts { add(name, Array(text.utf8)) }
  }

  mutating func add(_ name: String, _ data: [UInt8], _ change: (inout Entry) -> Void = { _ in }) {
    var entry = Entry(name: name, data: data)
    change(&entry)
    entries.append(entry)
  }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let header = entry.declaredHeader ?? bytes.count
      let checksum = entry.declaredChecksum ?? entry.expandedChecksum ?? Self.checksum(entry.data)
      let size = entry.declaredSize ?? entry.expandedSize ?? entry.data.count
      let common =
        Self.two(20) + Self.two(entry.flags) + Self.two(entry.method) + Self.four(0)
        + Self.four(Int(checksum))
        + Self.four(entry.data.count) + Self.four(size)
      let localName = Array((entry.localName ?? entry.name).utf8)
      bytes += [0x50, 0x4B, 3, 4] + common + Self.two(localName.count) + Self.two(0) + localName + entry.data
      let name = Array(entry.name.utf8)
      directory += [0x50, 0x4B, 1, 2, 20, 0] + common + Self.two(name.count)
      directory += [UInt8](repeating: 0, count: 12) + Self.four(header) + name
    }
    let count = declaredCount ?? entries.count
    return bytes + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + Self.two(count) + Self.two(count)
      + Self.four(directory.count) + Self.four(bytes.count) + Self.two(comment.count) + comment
  }

  static func two(_ value: Int) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)] }

  static func four(_ value: Int) -> [UInt8] { two(value & 0xFFFF) + two(value >> 16 & 0xFFFF) }

  /// Bit by bit, as ISO 3309 defines it.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var register: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      register ^= UInt32(byte)
      for _ in 0..<8 { register = register >> 1 ^ (register & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return ~register
  }
}
