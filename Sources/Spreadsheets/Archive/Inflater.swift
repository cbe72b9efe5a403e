/// Expands deflated bytes (解压) a portion at a time, with no more memory than the 32 KiB window the format asks for.
///
/// Source: RFC 1951. A stream that is cut off, refers to bytes before its start or has an impossible code ends in a
/// fault, whatever it gave before.
final class Inflater {
  private static let window = 32 << 10
  private static let portion = 64 << 10
  private static let longestMatch = 258

  private enum State {
    /// Before a block's header.
    case betweenBlocks
    /// In a block that was not compressed, with so many bytes left.
    case stored(Int)
    case coded
    case finished
  }

  private let input: RawPortions
  private let part: String
  private var waiting = UnsafeRawBufferPointer(start: nil, count: 0)
  private var next = 0
  private var bits: UInt64 = 0
  /// Negative once more bits were taken than there are.
  private var bitCount = 0
  private var state = State.betweenBlocks
  private var isLastBlock = false
  private let buffer: UnsafeMutablePointer<UInt8>
  private var position = 0
  private let literals = HuffmanTable()
  private let distances = HuffmanTable()

  init(_ input: RawPortions, part: String) {
    (self.input, self.part) = (input, part)
    buffer = .allocate(capacity: Self.window + Self.portion + Self.longestMatch)
  }

  deinit { buffer.deallocate() }

  /// The next portion, valid until the next call; empty at the end.
  func read() throws(WorkbookFault) -> UnsafeRawBufferPointer {
    if position > Self.window {
      buffer.update(from: buffer + (position - Self.window), count: Self.window)
      position = Self.window
    }
    let start = position
    let limit = start + Self.portion
    while position < limit {
      switch state {
      case .betweenBlocks:
        if isLastBlock { state = .finished } else { try startBlock() }
      case .stored(let left): try copyStored(left, limit: limit)
      case .coded: try expand(limit: limit)
      case .finished: return UnsafeRawBufferPointer(start: buffer + start, count: position - start)
      }
    }
    return UnsafeRawBufferPointer(start: buffer + start, count: position - start)
  }

  private var damage: WorkbookFault { .damaged(.badCompression, part: part) }

  // Bits --------------------------------------------------------------------------------------------------------

  /// Afterwards there are at least 56 bits, unless the input ends before.
  @inline(__always)
  private func refill() throws(WorkbookFault) {
    if waiting.count - next >= 8 {
      let word = waiting.loadUnaligned(fromByteOffset: next, as: UInt64.self)
      bits |= UInt64(littleEndian: word) << UInt64(bitCount)
      let taken = (63 - bitCount) >> 3
      next += taken
      bitCount += taken << 3
    } else {
      try refillBytewise()
    }
  }

  private func refillBytewise() throws(WorkbookFault) {
    while bitCount <= 56 {
      if next == waiting.count {
        waiting = try input.read()
        next = 0
        if waiting.isEmpty { return }
      }
      bits |= UInt64(waiting[next]) << UInt64(bitCount)
      next += 1
      bitCount += 8
    }
  }

  @inline(__always)
  private func take(_ count: Int) -> Int {
    let value = Int(truncatingIfNeeded: bits & (1 << UInt64(count) - 1))
    bits >>= UInt64(count)
    bitCount -= count
    return value
  }

  private func takeChecked(_ count: Int) throws(WorkbookFault) -> Int {
    if bitCount < count { try refill() }
    guard bitCount >= count else { throw damage }
    return take(count)
  }

  // Blocks ------------------------------------------------------------------------------------------------------

  private func startBlock() throws(WorkbookFault) {
    isLastBlock = try takeChecked(1) == 1
    switch try takeChecked(2) {
    case 0:
      _ = take(bitCount & 7)
      let length = try takeChecked(16)
      guard try takeChecked(16) == length ^ 0xFFFF else { throw damage }
      state = .stored(length)
    case 1:
      guard literals.build(DeflateCodes.fixedLiterals[...]), distances.build(DeflateCodes.fixedDistances[...])
      else { throw damage }
      state = .coded
    case 2:
      try readCodes()
      state = .coded
    default: throw damage
    }
  }

  private func copyStored(_ left: Int, limit: Int) throws(WorkbookFault) {
    var left = left
    while left > 0, position < limit {
      buffer[position] = UInt8(try takeChecked(8))
      position += 1
      left -= 1
    }
    state = left == 0 ? .betweenBlocks : .stored(left)
  }

  private func readCodes() throws(WorkbookFault) {
    let literalCount = try takeChecked(5) + 257
    let distanceCount = try takeChecked(5) + 1
    guard literalCount <= 286, distanceCount <= 30 else { throw damage }
    var lengths = [UInt8](repeating: 0, count: 19)
    for index in 0..<(try takeChecked(4) + 4) {
      lengths[DeflateCodes.order[index]] = UInt8(try takeChecked(3))
    }
    guard literals.build(lengths[...]) else { throw damage }
    lengths = []
    while lengths.count < literalCount + distanceCount {
      let symbol = try symbol(of: literals)
      let (value, times): (UInt8, Int)
      switch symbol {
      case 0...15: (value, times) = (UInt8(symbol), 1)
      case 16:
        guard let last = lengths.last else { throw damage }
        (value, times) = (last, try takeChecked(2) + 3)
      case 17: (value, times) = (0, try takeChecked(3) + 3)
      default: (value, times) = (0, try takeChecked(7) + 11)
      }
      lengths += repeatElement(value, count: times)
    }
    guard lengths.count == literalCount + distanceCount, lengths[256] > 0,
      literals.build(lengths[..<literalCount]), distances.build(ArraySlice(lengths[literalCount...]))
    else { throw damage }
  }

  private func symbol(of table: HuffmanTable) throws(WorkbookFault) -> Int {
    if bitCount < HuffmanTable.mostBits { try refill() }
    var entry = Int(table.fast[Int(truncatingIfNeeded: bits) & (1 << HuffmanTable.fastBits - 1)])
    if entry == 0 { entry = table.decodeSlowly(bits) }
    guard entry != 0, entry & 15 <= bitCount else { throw damage }
    _ = take(entry & 15)
    return entry >> 4
  }

  /// Literals and matches up to the end of the block, or until the portion is full.
  private func expand(limit: Int) throws(WorkbookFault) {
    let mask = 1 << HuffmanTable.fastBits - 1
    let fast = literals.fast
    while position < limit {
      // A literal and a match with all their extra bits take 48 at most.
      if bitCount < 48 { try refill() }
      var entry = Int(fast[Int(truncatingIfNeeded: bits) & mask])
      if entry == 0 { entry = literals.decodeSlowly(bits) }
      guard entry != 0 else { throw damage }
      _ = take(entry & 15)
      let symbol = entry >> 4
      if symbol < 256 {
        buffer[position] = UInt8(truncatingIfNeeded: symbol)
        position += 1
      } else if symbol > 256 {
        try copyMatch(lengthSymbol: symbol - 257)
      }
      guard bitCount >= 0 else { throw damage }
      if symbol == 256 {
        state = .betweenBlocks
        return
      }
    }
  }

  @inline(__always)
  private func copyMatch(lengthSymbol: Int) throws(WorkbookFault) {
    guard lengthSymbol < DeflateCodes.lengths.count else { throw damage }
    let length = DeflateCodes.lengths[lengthSymbol] + take(DeflateCodes.lengthBits[lengthSymbol])
    var entry = Int(distances.fast[Int(truncatingIfNeeded: bits) & (1 << HuffmanTable.fastBits - 1)])
    if entry == 0 { entry = distances.decodeSlowly(bits) }
    guard entry != 0, entry >> 4 < DeflateCodes.distances.count else { throw damage }
    _ = take(entry & 15)
    let distance = DeflateCodes.distances[entry >> 4] + take(DeflateCodes.distanceBits[entry >> 4])
    guard distance <= position, bitCount >= 0 else { throw damage }
    let target = buffer + position
    if distance >= length {
      target.update(from: target - distance, count: length)
    } else {
      // The match runs into itself: it repeats what it has just written.
      for index in 0..<length { target[index] = target[index - distance] }
    }
    position += length
  }
}
