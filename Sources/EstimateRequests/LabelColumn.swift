/// A column of words, each kept once (类别列).
struct LabelColumn: Sendable {
  /// By row, an index into `labels`; −1 = no answer.
  private(set) var codes: [Int32] = []
  /// Each word once; numbers by size before words by spelling, once all rows are read.
  private(set) var labels: [String] = []
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]
  private var slots: [Int32] = Array(repeating: -1, count: 64)

  /// One row more; `nil` for no answer.
  mutating func append(_ text: UnsafeRawBufferPointer?) {
    guard let text else { return codes.append(-1) }
    codes.append(code(of: text))
  }

  private mutating func code(of text: UnsafeRawBufferPointer) -> Int32 {
    var slot = Int(truncatingIfNeeded: Self.hash(text)) & (slots.count - 1)
    while slots[slot] >= 0 {
      if isEqual(Int(slots[slot]), text) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    let code = Int32(ends.count - 1)
    slots[slot] = code
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    if 2 * ends.count > slots.count { grow() }
    return code
  }

  private func isEqual(_ code: Int, _ text: UnsafeRawBufferPointer) -> Bool {
    let (start, end) = (ends[code], ends[code + 1])
    return end - start == text.count && bytes[start..<end].elementsEqual(text)
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: 2 * slots.count)
    for code in 0..<(ends.count - 1) {
      let hash = bytes[ends[code]..<ends[code + 1]].withUnsafeBytes { Self.hash($0) }
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(code)
    }
  }

  /// FNV-1a, its high bits folded down.
  private static func hash(_ text: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash ^ (hash >> 32)
  }

  /// Puts the words into an order that does not depend on the rows'.
  mutating func finish() {
    let words = (0..<(ends.count - 1)).map { String(decoding: bytes[ends[$0]..<ends[$0 + 1]], as: UTF8.self) }
    let numbers = words.map { Double($0).flatMap { $0.isFinite ? $0 : nil } }
    let order = words.indices.sorted { left, right in
      switch (numbers[left], numbers[right]) {
      case (let a?, let b?) where a != b: a < b
      case (_?, nil): true
      case (nil, _?): false
      default: words[left] < words[right]
      }
    }
    var places = [Int32](repeating: 0, count: words.count)
    for (place, code) in order.enumerated() { places[code] = Int32(place) }
    labels = order.map { words[$0] }
    for row in codes.indices where codes[row] >= 0 { codes[row] = places[Int(codes[row])] }
  }
}
