/// Words one after the other (词表), in UTF-8.
struct WordList: Sendable {
  private(set) var bytes: [UInt8] = []
  private var ends: [Int] = []

  var count: Int { ends.count }

  mutating func append(_ word: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: word)
    ends.append(bytes.count)
  }

  /// Where a word stands in `bytes`.
  func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

  func forEach(_ body: (UnsafeRawBufferPointer) -> Void) {
    bytes.withUnsafeBytes { bytes in
      for index in ends.indices { body(UnsafeRawBufferPointer(rebasing: bytes[range(index)])) }
    }
  }

  /// The words of another list from a place on.
  mutating func append(_ other: WordList, from first: Int) {
    guard first < other.count else { return }
    let (start, shift) = (other.range(first).lowerBound, bytes.count)
    bytes += other.bytes[start...]
    ends += other.ends[first...].map { $0 - start + shift }
  }

  var texts: [String] { texts(from: 0) }

  /// The words from a place on.
  func texts(from first: Int) -> [String] {
    ends.indices[first...].map { String(decoding: bytes[range($0)], as: UTF8.self) }
  }
}

/// Numbers words in the order they first appear (词编号), with one probe for a word that is known.
///
/// A word of at most 16 bytes, as most are, is compared in two machine words. No text holds NUL, so zeros tell where a
/// word ends; of a longer one the first of the two is 0 and the second a hash, and its bytes are compared as well.
struct WordNumbering: Sendable {
  private struct Key: Equatable {
    let first: UInt64, second: UInt64
    var isWhole: Bool { first != 0 || second == 0 }
  }

  /// How many bytes from a word's start on must be there to be read, whatever they are.
  static let padding = 16

  private(set) var words = WordList()
  private var keys: [Key] = []
  /// A word's number, and above it half of its hash; the size is a power of two, and at least half of it is free.
  private var slots = [UInt64](repeating: free, count: 64)
  /// The word asked for last and its number: the next row mostly says the same.
  private var last = (key: Key(first: 0, second: 0), number: Int32(-1))
  /// Random for each numbering, so that nobody can write a file whose words all collide. No number depends on it.
  private let seeds = SIMD2(UInt64.random(in: 1...UInt64.max), UInt64.random(in: 1...UInt64.max))

  private static let free = UInt64.max

  var count: Int { keys.count }

  /// Words that have the first numbers.
  init(_ words: [String]) {
    for var word in words { _ = word.withUTF8 { number(of: UnsafeRawBufferPointer($0)) } }
  }

  /// The number of a word behind which there are other bytes: `padding` of them may be read from its start on.
  @inline(__always)
  mutating func number(ofPadded word: UnsafeRawBufferPointer) -> Int32 {
    guard word.count <= Self.padding, let start = word.baseAddress else { return number(of: word) }
    let low = UInt64(littleEndian: start.loadUnaligned(as: UInt64.self))
    let high = UInt64(littleEndian: start.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    return number(
      of: word,
      Key(first: low & Self.mask(word.count), second: high & Self.mask(word.count - 8)))
  }

  /// The number of a word.
  mutating func number(of word: UnsafeRawBufferPointer) -> Int32 {
    guard word.count <= Self.padding else {
      // Not 0, or it would be the key of the empty word.
      return number(of: word, Key(first: 0, second: hash(word) | 1))
    }
    var padded = SIMD2<UInt64>.zero
    withUnsafeMutableBytes(of: &padded) { $0.copyMemory(from: word) }
    return number(
      of: word, Key(first: UInt64(littleEndian: padded[0]), second: UInt64(littleEndian: padded[1])))
  }

  @inline(__always)
  private mutating func number(of word: UnsafeRawBufferPointer, _ key: Key) -> Int32 {
    if key == last.key, key.isWhole, last.number >= 0 { return last.number }
    let number = find(word, key)
    last = (key, number)
    return number
  }

  private mutating func find(_ word: UnsafeRawBufferPointer, _ key: Key) -> Int32 {
    let hash = hash(key)
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while true {
      let slot = slots[place]
      if slot == Self.free { return insert(word, key, hash, at: place) }
      let number = Int(slot & 0xFFFF_FFFF)
      if slot >> 32 == hash >> 32, keys[number] == key, key.isWhole || isEqual(number, word) {
        return Int32(truncatingIfNeeded: number)
      }
      place = (place + 1) & mask
    }
  }

  @inline(never)
  private mutating func insert(
    _ word: UnsafeRawBufferPointer, _ key: Key, _ hash: UInt64, at place: Int
  ) -> Int32 {
    let number = keys.count
    slots[place] = hash & ~0xFFFF_FFFF | UInt64(number)
    keys.append(key)
    words.append(word)
    if 2 * keys.count > slots.count { grow() }
    return Int32(truncatingIfNeeded: number)
  }

  private func isEqual(_ number: Int, _ word: UnsafeRawBufferPointer) -> Bool {
    words.bytes[words.range(number)].elementsEqual(word)
  }

  private mutating func grow() {
    slots = Array(repeating: Self.free, count: 2 * slots.count)
    let mask = slots.count - 1
    for (number, key) in keys.enumerated() {
      let hash = hash(key)
      var place = Int(truncatingIfNeeded: hash) & mask
      while slots[place] != Self.free { place = (place + 1) & mask }
      slots[place] = hash & ~0xFFFF_FFFF | UInt64(number)
    }
  }

  @inline(__always)
  private func hash(_ key: Key) -> UInt64 { Self.fold(key.first ^ seeds[0], key.second ^ seeds[1]) }

  /// Of a word longer than 16 bytes.
  private func hash(_ word: UnsafeRawBufferPointer) -> UInt64 {
    var (hash, offset) = (seeds[0] ^ UInt64(word.count), 0)
    while offset + 8 <= word.count {
      hash = Self.fold(hash ^ word.loadUnaligned(fromByteOffset: offset, as: UInt64.self), seeds[1])
      offset += 8
    }
    let last = word.loadUnaligned(fromByteOffset: word.count - 8, as: UInt64.self)
    return Self.fold(hash ^ last, seeds[1])
  }

  /// Multiply and fold: every bit of both reaches every bit of the result.
  @inline(__always)
  private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let (high, low) = left.multipliedFullWidth(by: right)
    return high ^ low
  }

  /// The first `count` bytes of eight; none below 0 and all from 8 on.
  @inline(__always)
  private static func mask(_ count: Int) -> UInt64 {
    count >= 8 ? ~0 : (1 as UInt64) << UInt64(truncatingIfNeeded: 8 * max(0, count)) &- 1
  }
}
