/// Numbers short byte strings in the order they first appear (字节串编号表): option texts, respondents' names.
///
/// Open addressing over one arena of bytes; looking up a known text allocates nothing.
struct ByteStringTable {
  private struct Entry {
    var hash: UInt64
    var start: Int
    var count: Int
    var value: Int
  }

  private var arena: [UInt8] = []
  private var entries: [Entry] = []
  /// Indices into `entries`, −1 where free; the size is a power of two.
  private var slots = [Int32](repeating: -1, count: 16)
  /// Random for each table, so that nobody can write a file whose texts all collide. No output depends on it.
  private let seed = UInt64.random(in: 1...UInt64.max)

  /// The number of different texts.
  var count: Int { entries.count }

  /// The value stored for a text; `nil` when it is unknown.
  func value(of bytes: UnsafeRawBufferPointer) -> Int? {
    let slot = slot(of: bytes, hash: hash(bytes))
    let index = slots[slot]
    return index < 0 ? nil : entries[Int(index)].value
  }

  /// Stores a value for a text, unless it has one.
  mutating func insert(_ bytes: UnsafeRawBufferPointer, value: Int) {
    let hash = hash(bytes)
    let slot = slot(of: bytes, hash: hash)
    guard slots[slot] < 0 else { return }
    slots[slot] = Int32(truncatingIfNeeded: entries.count)
    entries.append(Entry(hash: hash, start: arena.count, count: bytes.count, value: value))
    arena.append(contentsOf: bytes)
    if entries.count * 2 > slots.count { grow() }
  }

  /// Stores a value for a text, unless it has one.
  mutating func insert(_ text: String, value: Int) {
    var text = text
    text.withUTF8 { insert(UnsafeRawBufferPointer($0), value: value) }
  }

  /// The number of a text, from 0 in order of appearance.
  mutating func number(of bytes: UnsafeRawBufferPointer) -> Int {
    if let known = value(of: bytes) { return known }
    let number = entries.count
    insert(bytes, value: number)
    return number
  }

  private func slot(of bytes: UnsafeRawBufferPointer, hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash >> 20) & mask
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == hash, entry.count == bytes.count, matches(entry, bytes) { return slot }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func matches(_ entry: Entry, _ bytes: UnsafeRawBufferPointer) -> Bool {
    arena.withUnsafeBytes { arena in
      let known = UnsafeRawBufferPointer(rebasing: arena[entry.start..<(entry.start + entry.count)])
      var offset = 0
      while offset + 8 <= bytes.count {
        let left = known.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        if left != bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) { return false }
        offset += 8
      }
      while offset < bytes.count {
        if known[offset] != bytes[offset] { return false }
        offset += 1
      }
      return true
    }
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    let mask = slots.count - 1
    for (index, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash >> 20) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(truncatingIfNeeded: index)
    }
  }

  /// Multiply and fold, eight bytes at a time.
  private func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = seed ^ UInt64(truncatingIfNeeded: bytes.count)
    var offset = 0
    while offset + 8 <= bytes.count {
      hash = Self.fold(hash ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    if offset < bytes.count {
      var tail: UInt64 = 0
      while offset < bytes.count {
        tail = tail << 8 | UInt64(bytes[offset])
        offset += 1
      }
      hash = Self.fold(hash ^ tail)
    }
    return hash
  }

  private static func fold(_ value: UInt64) -> UInt64 {
    let (high, low) = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return high ^ low
  }
}
