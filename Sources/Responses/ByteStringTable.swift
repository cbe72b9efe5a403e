/// Numbers short byte strings in the order they first appear (字节串编号表): option texts, respondents' names.
///
/// Open addressing; looking up a known text allocates nothing, and one of at most 16 bytes, as most option texts are, is
/// compared in two words.
package struct ByteStringTable: Sendable {
  private struct Slot {
    var key: ByteStringKey
    /// Where the whole text stands in the arena; texts of at most 16 bytes are their key.
    var start: Int
    var value: Int32

    static let free = Slot(key: .none, start: 0, value: 0)
    var isFree: Bool { key.count < 0 }
  }

  private var arena: [UInt8] = []
  /// The size is a power of two, and at least half of it is free.
  private var slots: [Slot]
  /// Random for each table, so that nobody can write a file whose texts all collide. No output depends on it.
  private let seed = UInt64.random(in: 1...UInt64.max)

  /// An empty table.
  package init() { self.init(room: 0) }

  /// An empty table with room for so many texts.
  init(room: Int) {
    var size = 16
    while size < 2 * room { size *= 2 }
    slots = [Slot](repeating: .free, count: size)
  }

  /// The number of different texts.
  private(set) var count = 0

  /// The value stored for a text; `nil` when it is unknown.
  @inline(__always)
  package func value(of bytes: UnsafeRawBufferPointer) -> Int? {
    let slot = slots[place(of: bytes, ByteStringKey(bytes, seed: seed))]
    return slot.isFree ? nil : Int(slot.value)
  }

  /// Stores a value for a text, unless it has one.
  package mutating func insert(_ bytes: UnsafeRawBufferPointer, value: Int) {
    let key = ByteStringKey(bytes, seed: seed)
    let place = place(of: bytes, key)
    guard slots[place].isFree else { return }
    slots[place] = Slot(key: key, start: arena.count, value: Int32(truncatingIfNeeded: value))
    if !key.isWhole { arena.append(contentsOf: bytes) }
    count += 1
    if count * 2 > slots.count { grow() }
  }

  /// Stores a value for a text, unless it has one.
  mutating func insert(_ text: String, value: Int) {
    var text = text
    text.withUTF8 { insert(UnsafeRawBufferPointer($0), value: value) }
  }

  /// The number of a text, from 0 in order of appearance.
  mutating func number(of bytes: UnsafeRawBufferPointer) -> Int {
    if let known = value(of: bytes) { return known }
    let number = count
    insert(bytes, value: number)
    return number
  }

  /// Where a text is, or would be.
  @inline(__always)
  private func place(of bytes: UnsafeRawBufferPointer, _ key: ByteStringKey) -> Int {
    let mask = slots.count - 1
    var place = key.start(seed: seed) & mask
    while true {
      let slot = slots[place]
      if slot.isFree || slot.key == key && (key.isWhole || matches(slot, bytes)) { return place }
      place = (place + 1) & mask
    }
  }

  private func matches(_ slot: Slot, _ bytes: UnsafeRawBufferPointer) -> Bool {
    arena[slot.start..<(slot.start + bytes.count)].elementsEqual(bytes)
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: .free, count: old.count * 2)
    let mask = slots.count - 1
    for slot in old where !slot.isFree {
      var place = slot.key.start(seed: seed) & mask
      while !slots[place].isFree { place = (place + 1) & mask }
      slots[place] = slot
    }
  }
}

/// A text of at most 16 bytes as two words and a length, which together are the text; a longer one as two hashes.
struct ByteStringKey: Equatable {
  let first: UInt64, second: UInt64
  let count: Int

  static let wholeBytes = 16

  @inline(__always)
  init(_ bytes: UnsafeRawBufferPointer, seed: UInt64) {
    count = bytes.count
    switch count {
    case 8...Self.wholeBytes:
      // The two words overlap unless the text fills them; with the length they still tell every byte.
      first = bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
      second = bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
    case 4..<8:
      first = UInt64(bytes.loadUnaligned(fromByteOffset: 0, as: UInt32.self))
      second = UInt64(bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
    case 0..<4:
      var word: UInt64 = 0
      for byte in bytes { word = word << 8 | UInt64(byte) }
      (first, second) = (word, 0)
    default: (first, second) = Self.hashes(of: bytes, seed: seed)
    }
  }

  private init(count: Int) { (first, second, self.count) = (0, 0, count) }

  /// The key of no text.
  static let none = ByteStringKey(count: -1)

  /// Where the search for the text begins.
  @inline(__always)
  func start(seed: UInt64) -> Int { Int(truncatingIfNeeded: mixed(seed: seed) >> 20) }

  @inline(__always)
  private func mixed(seed: UInt64) -> UInt64 {
    Self.fold(first ^ seed, second ^ UInt64(truncatingIfNeeded: count))
  }

  /// Equal for equal texts, and hardly ever for others; not 0.
  static func digest(of bytes: UnsafeRawBufferPointer, seed: UInt64) -> UInt64 {
    digest(seed, ByteStringKey(bytes, seed: seed).mixed(seed: seed))
  }

  /// The digest of two digests in their order; not 0.
  static func digest(_ left: UInt64, _ right: UInt64) -> UInt64 { max(1, fold(fold(left, right), left)) }

  var isWhole: Bool { count <= Self.wholeBytes }

  private static func hashes(of bytes: UnsafeRawBufferPointer, seed: UInt64) -> (UInt64, UInt64) {
    var (left, right) = (seed, ~seed)
    var offset = 0
    while offset + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      left = fold(left, word)
      right = fold(right ^ word, 0x9E37_79B9_7F4A_7C15)
      offset += 8
    }
    let last = bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
    return (fold(left, last), fold(right ^ last, 0x9E37_79B9_7F4A_7C15))
  }

  /// Multiply and fold: every bit of both words reaches every bit of the result.
  @inline(__always)
  private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let (high, low) = (left ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: right ^ 0xD6E8_FEB8_6659_FD93)
    return high ^ low
  }
}
