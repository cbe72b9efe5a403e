internal import SurveyStatistics

/// Puts numbers from a file into a tally (读取). Nothing is believed: a number that no survey can have is a fault.
struct TallyReader: TallyCoder {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// The bytes not yet read.
  var left: Int { bytes.endIndex - position }

  /// The most persons or answers a tally may count: a hundred times mankind, and far from overflow when added up.
  static let mostCounted = 1 << 40
  /// Far beyond any sum of weights, and its square is still a number.
  static let largestNumber = 1e100

  mutating func code(count: inout Int) throws(TallyFault) {
    var (value, shift): (UInt64, UInt64) = (0, 0)
    while true {
      let byte = try next()
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 {
        // Only one way of writing a number is right.
        try check(value <= UInt64(Self.mostCounted) && (byte > 0 || shift == 0))
        return count = Int(value)
      }
      shift += 7
      try check(shift < 42)
    }
  }

  mutating func code(sum: inout Double) throws(TallyFault) {
    try code(number: &sum)
    try check(sum.sign == .plus)
  }

  mutating func code(number: inout Double) throws(TallyFault) {
    guard left >= 8 else { throw .damaged }
    let bits = bytes[position..<(position + 8)].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    position += 8
    number = Double(bitPattern: bits)
    // Also refuses what is not a number.
    try check(number.magnitude <= Self.largestNumber)
  }

  mutating func code(text: inout String) throws(TallyFault) {
    let length = try code(length: 0)
    guard let read = String(validating: bytes[position..<(position + length)], as: UTF8.self) else {
      throw .damaged
    }
    position += length
    text = read
  }

  mutating func code(shape: Int) throws(TallyFault) {
    var found = 0
    try code(count: &found)
    try check(found == shape)
  }

  mutating func code(length: Int) throws(TallyFault) -> Int {
    var found = 0
    try code(count: &found)
    try check(found <= left)
    return found
  }

  mutating func check(_ holds: Bool) throws(TallyFault) {
    if !holds { throw .damaged }
  }

  private mutating func next() throws(TallyFault) -> UInt8 {
    guard left > 0 else { throw .damaged }
    defer { position += 1 }
    return bytes[position]
  }
}
