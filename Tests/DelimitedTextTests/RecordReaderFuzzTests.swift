import DelimitedText
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct RecordReaderFuzzTests {
  /// `MANYI_FUZZ_ROUNDS` inputs per seed; the default suits every run of the tests.
  static let rounds = getenv("MANYI_FUZZ_ROUNDS").flatMap { Int(String(cString: $0)) } ?? 2_000

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
  func `the reader agrees with the byte-at-a-time parser`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<Self.rounds {
      let bytes = Self.table(&random)
      let reading = read(bytes, delimiter: seed.isMultiple(of: 2) ? .comma : nil)
      guard let dialect = reading.dialect else {
        #expect(bytes.isEmpty)
        continue
      }
      let expected = ReferenceParser(dialect: dialect).parse(bytes)
      guard reading.rows != expected.rows || !Self.agree(reading.error, expected.ending) else { continue }
      Issue.record("\(String(decoding: bytes, as: UTF8.self).debugDescription)\n\(reading)\n\(expected)")
      return
    }
  }

  static func agree(_ error: DelimitedTextError?, _ ending: ReferenceParser.Ending) -> Bool {
    switch (error, ending) {
    case (nil, .complete): true
    case (.unterminatedQuote(let place, _)?, .unterminatedQuote(let offset, let line)):
      place.byteOffset == offset && place.line == line
    default: false
    }
  }
}
