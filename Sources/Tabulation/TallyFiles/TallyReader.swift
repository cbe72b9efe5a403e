internal import SurveyStatistics

/// Puts numbers from a file into a tally (读取). Nothing is believed: after a number that no survey can have, everything
/// reads as 0, and ``isSound`` says so.
struct TallyReader: TallyCoder {
  private let bytes: ArraySlice<UInt8>
  private var position: Int
  /// Whether everything read so far could be true.
  private(set) var isSound = true

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

  mutating func code(count: inout Int) {
    var (value, shift): (UInt64, UInt64) = (0, 0)
    // Six bytes hold the largest count.
    while isSound, shift < 42 {
      guard let byte = take(1).first else { break }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 {
        // Only one way of writing a number is right.
        check(value <= UInt64(Self.mostCounted) && (byte > 0 || shift == 0))
        return count = isSound ? Int(value) : 0
      }
      shift += 7
    }
    check(false)
    count = 0
  }

  mutating func code(sum: inout Double) {
    code(number: &sum)
    check(sum.sign == .plus)
  }

  private mutating func code(number: inout Double) {
    number = Double(bitPattern: takeWord())
    // Also refuses what is not a number.
    check(number.magnitude <= Self.largestNumber)
    if !isSound { number = 0 }
  }

  mutating func code(words: inout SIMD4<UInt64>) {
    let used = take(1).first ?? 0
    words = .zero
    for index in 0..<4 where used >> UInt8(index) & 1 == 1 {
      words[index] = takeWord()
      // Only one way of writing a number is right.
      check(words[index] != 0)
    }
    check(used < 16)
    if !isSound { words = .zero }
  }

  private mutating func takeWord() -> UInt64 {
    take(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  mutating func code(text: inout String) {
    let read = String(validating: take(code(length: 0)), as: UTF8.self)
    check(read != nil)
    text = read ?? ""
  }

  mutating func code(shape: Int) {
    var found = 0
    code(count: &found)
    check(found == shape)
  }

  mutating func code(length: Int) -> Int {
    var found = 0
    code(count: &found)
    check(found <= left)
    return isSound ? found : 0
  }

  mutating func check(_ holds: Bool) { isSound = isSound && holds }

  /// The next bytes; none where there are fewer.
  private mutating func take(_ count: Int) -> ArraySlice<UInt8> {
    check(count <= left)
    guard isSound else { return [] }
    defer { position += count }
    return bytes[position..<(position + count)]
  }
}
