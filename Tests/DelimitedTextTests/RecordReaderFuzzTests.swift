import Testing

@testable import DelimitedText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct RecordReaderFuzzTests {
  /// Inputs per seed; `MANYI_FUZZ_ROUNDS` asks for more than every run of the tests can afford.
  static let rounds = getenv("MANYI_FUZZ_ROUNDS").flatMap { Int(String(cString: $0)) } ?? 1_500

  static let pieces = [
    "\"", "\"\"", ",", ",", "\n", "\r\n", "\r", "满意", "x", "a\"b", "\"甲,乙\"", "\"甲\n乙\"", ";",
  ]

  static func table(_ random: inout SeededGenerator) -> [UInt8] {
    var text = ""
    for _ in 0..<Int.random(in: 0...60, using: &random) {
      text += pieces.randomElement(using: &random) ?? ""
      // Long plain runs, so that signs fall on every place of a 64-byte block.
      if Int.random(in: 0..<20, using: &random) == 0 {
        text += String(repeating: "y", count: Int.random(in: 0...130, using: &random))
      }
    }
    return Array(text.utf8)
  }

  @Test(arguments: 1...4)
  func `the reader agrees with the byte-at-a-time parser`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<Self.rounds {
      let bytes = Self.table(&random)
      let reading = read(bytes, delimiter: seed.isMultiple(of: 2) ? .comma : nil)
      guard !bytes.isEmpty,
        !Self.agree(reading, ReferenceParser(dialect: reading.dialect ?? Dialect()).parse(bytes))
      else { continue }
      Issue.record("\(String(decoding: bytes, as: UTF8.self).debugDescription)\n\(reading)")
      return
    }
  }

  @Test func `it agrees for as long as is asked`() {
    let seconds = getenv("MANYI_FUZZ_SECONDS").flatMap { Int(String(cString: $0)) } ?? 0
    let end = ContinuousClock.now + .seconds(seconds)
    var seed: UInt64 = 1_000
    while ContinuousClock.now < end {
      var random = SeededGenerator(seed: seed)
      let bytes = Self.table(&random)
      let reading = read(bytes)
      let parser = ReferenceParser(dialect: reading.dialect ?? Dialect())
      let isRight = bytes.isEmpty || Self.agree(reading, parser.parse(bytes))
      guard isRight, read(bytes, pieces: [Int.random(in: 1...9, using: &random)]) == reading else {
        Issue.record("seed \(seed): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
        return
      }
      seed += 1
    }
  }

  @Test func `GB18030 reads as what the C library makes of it, up to what that cannot convert`() throws {
    let seconds = getenv("MANYI_FUZZ_SECONDS").flatMap { Int(String(cString: $0)) } ?? 0
    let end = ContinuousClock.now + .seconds(seconds)
    var seed = 0
    while seed < Self.rounds / 25 || ContinuousClock.now < end {
      var random = SeededGenerator(seed: UInt64(seed))
      // Behind a window and a piece of the file, every other time, which then end somewhere in the text.
      let filler =
        seed.isMultiple(of: 2) ? 0 : 1 << 19 + seed % 3 << 16 - Int.random(in: 0...300, using: &random)
      let text = CharacterConverterTests.damagedText(&random).map { max($0, 1) }
      let bytes = Array("a,b\n".utf8) + [0xC2, 0xFA] + [UInt8](repeating: 0x7A, count: filler) + text
      guard try Self.agreesInGB18030(bytes, pieces: [[.max], [5, 1, 64]][seed % 2]) else {
        Issue.record("seed \(seed): \(text)")
        return
      }
      seed += 1
    }
  }

  @Test(arguments: [1 << 19, 1 << 17])
  func `it agrees wherever the buffer is refilled`(edge: Int) {
    var random = SeededGenerator(seed: UInt64(edge))
    for round in 0..<Self.rounds / 10 {
      let newline = ["\n", "\r\n", "\r"][round % 3]
      let bytes = Self.table(&random)
      // One long record brings the edge of the window, or of a later refill, into the middle of the table.
      let refills = edge == 1 << 19 ? 0 : Int.random(in: 1...3, using: &random)
      let length = 1 << 19 + refills * edge - Int.random(in: 0...bytes.count, using: &random)
      let header = "h\(newline)"
      let filler = [UInt8](repeating: 122, count: length - 2 * newline.utf8.count - 1)
      var reading = read(Array(header.utf8) + filler + Array(newline.utf8) + bytes, delimiter: .comma)
      reading.removeFirstRows(2, bytes: length)
      // A LF behind the filler's CR belongs to it.
      if newline == "\r", bytes.first == 10 { continue }
      let dialect = reading.dialect ?? Dialect()
      guard !Self.agree(reading, ReferenceParser(dialect: dialect).parse(bytes)) else { continue }
      Issue.record("\(length): \(String(decoding: bytes, as: UTF8.self).debugDescription)\n\(reading)")
      return
    }
  }

  @Test(arguments: 1...3)
  func `a file reads the same in pieces of any size`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(100 + seed))
    for _ in 0..<Self.rounds / 10 {
      var bytes = Self.table(&random)
      if Bool.random(using: &random), let place = bytes.indices.randomElement(using: &random) {
        bytes[place] = .random(in: 0...255, using: &random)
      }
      let whole = read(bytes)
      for pieces in [[1], [2, 5, 1], [63, 64, 65], [Int.random(in: 1...200, using: &random)]] {
        #expect(read(bytes, pieces: pieces) == whole)
      }
    }
  }

  @Test(arguments: [nil] + TextEncoding.allCases)
  func `random bytes end in records or an error`(encoding: TextEncoding?) {
    var random = SeededGenerator(seed: 9)
    for _ in 0..<Self.rounds / 5 {
      let bytes = (0..<Int.random(in: 0...300, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      let reading = read(bytes, encoding: encoding)
      #expect(!reading.rows.isEmpty || reading.error != nil)
    }
  }

  @Test func `a line of ten million bytes and a million quotes are read`() {
    let line = [UInt8](repeating: 97, count: 10_000_000)
    #expect(read(line).rows.first?.fields.first?.count == 10_000_000)
    let quotes = [UInt8](repeating: 34, count: 1_000_000)
    #expect(read(quotes).rows.first?.fields.first?.count == 499_999)
    #expect(read(quotes + [34]).error?.code == "unterminated-quote")
  }

  @Test func `a quote never closed in a large file ends at the limit`() {
    let file = Array("a\n\"".utf8) + [UInt8](repeating: 10, count: 3_000_000)
    #expect(read(file, limits: .init(recordBytes: 1 << 20)).error?.code == "record-too-long")
  }

  static func agreesInGB18030(_ bytes: [UInt8], pieces: [Int]) throws -> Bool {
    let text = try CharacterConverterTests.inLibrary(bytes)
    let reading = read(bytes, pieces: pieces, encoding: .gb18030, delimiter: .comma)
    let plain = read(text.utf8, encoding: .utf8, delimiter: .comma)
    if text.read == bytes.count { return reading.rows == plain.rows && reading.error == plain.error }
    guard case .invalidByte(let byte, in: .gb18030, at: let place)? = reading.error else { return false }
    // The record that the text ends in is no record of the file.
    return byte == bytes[text.read] && place.byteOffset == text.read && plain.rows.starts(with: reading.rows)
      && plain.rows.count - reading.rows.count <= 1
  }

  static func agree(
    _ reading: Reading, _ expected: (rows: [ReferenceParser.Row], ending: ReferenceParser.Ending)
  )
    -> Bool
  {
    guard reading.rows == expected.rows else { return false }
    switch (reading.error, expected.ending) {
    case (.empty?, .complete): return expected.rows.isEmpty
    case (nil, .complete): return true
    case (.unterminatedQuote(let place, _)?, .unterminatedQuote(let offset, let line)):
      return place.byteOffset == offset && place.line == line
    default: return false
    }
  }
}

extension Reading {
  /// What would have been read had the file begun behind its first records, each on a line of its own.
  fileprivate mutating func removeFirstRows(_ count: Int, bytes: Int) {
    rows = rows.dropFirst(count).map { row in
      var row = row
      (row.row, row.line, row.offset) = (row.row - count, row.line - count, row.offset - bytes)
      return row
    }
    guard case .unterminatedQuote(var place, let row)? = error else { return }
    (place.line, place.byteOffset) = (place.line - count, place.byteOffset - bytes)
    error = .unterminatedQuote(place, row: row - count)
  }
}
