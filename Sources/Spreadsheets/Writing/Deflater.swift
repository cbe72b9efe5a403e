/// Compresses bytes piece by piece (压缩), each into a block with the codes deflate brings along.
///
/// Matches are looked for in the piece alone and at one earlier place, the last with the same three bytes: enough for
/// XML, which repeats its tags, at a tenth of its size. Source: RFC 1951, section 3.2.6.
struct Deflater {
  /// What has been compressed so far.
  private(set) var bytes: [UInt8] = []
  private var bits: UInt64 = 0
  private var bitCount = 0
  private var lastPlaces = [Int32](repeating: -1, count: 1 << hashBits)

  private static let hashBits = 15
  private static let longestMatch = 258
  private static let farthest = 32 << 10

  /// The code of each literal and length symbol, first digit lowest, and its bits.
  private static let literalCodes: [(code: UInt64, bits: Int)] = (0..<288).map { symbol in
    switch symbol {
    case 0..<144: (reversed(0x30 + symbol, bits: 8), 8)
    case 144..<256: (reversed(0x190 + symbol - 144, bits: 9), 9)
    case 256..<280: (reversed(symbol - 256, bits: 7), 7)
    default: (reversed(0xC0 + symbol - 280, bits: 8), 8)
    }
  }
  private static let distanceCodes: [UInt64] = (0..<30).map { reversed($0, bits: 5) }
  /// The symbol, from 0, of each length from 3 on.
  private static let lengthSymbols: [Int] = (0...longestMatch).map { length in
    DeflateCodes.lengths.lastIndex { $0 <= length } ?? 0
  }

  private static func reversed(_ code: Int, bits: Int) -> UInt64 {
    (0..<bits).reduce(0) { $0 << 1 | UInt64(code >> $1 & 1) }
  }

  /// Compresses a piece; the last one ends the stream.
  mutating func append(_ piece: [UInt8], isLast: Bool) {
    put(isLast ? 1 : 0, 1)
    put(1, 2)
    for index in lastPlaces.indices { lastPlaces[index] = -1 }
    var place = 0
    while place < piece.count {
      let (length, distance) = match(piece, at: place)
      if length >= 3 {
        putMatch(length: length, distance: distance)
        place += length
      } else {
        putLiteral(Int(piece[place]))
        place += 1
      }
    }
    putLiteral(256)
    if isLast {
      while bitCount > 0 { flushByte() }
    }
  }

  private mutating func match(_ piece: [UInt8], at place: Int) -> (length: Int, distance: Int) {
    guard place + 3 <= piece.count else { return (0, 0) }
    let three = UInt32(piece[place]) << 16 | UInt32(piece[place + 1]) << 8 | UInt32(piece[place + 2])
    let hash = Int((three &* 0x9E37_79B1) >> UInt32(32 - Self.hashBits))
    let earlier = Int(lastPlaces[hash])
    lastPlaces[hash] = Int32(place)
    guard earlier >= 0, place - earlier <= Self.farthest else { return (0, 0) }
    let limit = min(Self.longestMatch, piece.count - place)
    var length = 0
    while length < limit, piece[earlier + length] == piece[place + length] { length += 1 }
    return (length, place - earlier)
  }

  private mutating func putMatch(length: Int, distance: Int) {
    let lengthSymbol = Self.lengthSymbols[length]
    putLiteral(257 + lengthSymbol)
    put(UInt64(length - DeflateCodes.lengths[lengthSymbol]), DeflateCodes.lengthBits[lengthSymbol])
    let distanceSymbol = DeflateCodes.distances.lastIndex { $0 <= distance } ?? 0
    put(Self.distanceCodes[distanceSymbol], 5)
    put(UInt64(distance - DeflateCodes.distances[distanceSymbol]), DeflateCodes.distanceBits[distanceSymbol])
  }

  private mutating func putLiteral(_ symbol: Int) {
    put(Self.literalCodes[symbol].code, Self.literalCodes[symbol].bits)
  }

  private mutating func put(_ value: UInt64, _ count: Int) {
    bits |= value << UInt64(bitCount)
    bitCount += count
    while bitCount >= 8 { flushByte() }
  }

  private mutating func flushByte() {
    bytes.append(UInt8(truncatingIfNeeded: bits))
    bits >>= 8
    bitCount = max(0, bitCount - 8)
  }
}
