import DelimitedText
import Questionnaires
import Responses
import SurveyFixtures
import Testing

/// Files nobody wrote on purpose: whatever the bytes, reading ends, and every column is as long as the table.
@Suite struct ExportFuzzTests {
  private let hall: Questionnaire

  init() throws { hall = try Questionnaire(fixture: ServiceHall.yaml) }

  /// SplitMix64: the same seed gives the same files everywhere.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private func check(_ bytes: [UInt8]) {
    let read = hall.read(ExportFile(bytes: bytes))
    let count = read.table.count
    for (column, item) in zip(read.table.columns, hall.items) {
      let kind = hall.question(of: item).kind
      #expect(column.codes.count == count)
      #expect(column.optionSets.count == (kind == .multiple ? count : 0))
      #expect(column.numbers.count == (kind == .number ? count : 0))
      let options = hall.question(of: item).scale.options.count
      #expect(column.codes.allSatisfy { ($0.option ?? 0) < max(options, 1) })
    }
    #expect(read.table.fileOfResponse.count == count)
    if count == 0 { #expect(!read.problems.isEmpty) }
  }

  @Test(arguments: UInt64(0)..<200) func `random bytes are read to an end`(seed: UInt64) {
    var generator = Generator(state: seed)
    let alphabet: [UInt8] = Array("\",\r\n\t;┋〖〗()（）空跳过满意12-3\u{FEFF}".utf8) + [0, 0x80, 0xFF, 0xB2, 0xBB]
    let length = Int.random(in: 0...600, using: &generator)
    check((0..<length).map { _ in alphabet.randomElement(using: &generator) ?? 0 })
  }

  @Test(arguments: UInt64(0)..<300) func `a damaged export is read to an end`(seed: UInt64) {
    var generator = Generator(state: seed)
    var bytes = Array(ServiceHall.text.utf8)
    for _ in 0..<Int.random(in: 1...12, using: &generator) {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      let length = Int.random(in: 0...min(20, bytes.count - place), using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes.removeSubrange(place..<(place + min(length, bytes.count - 1 - place)))
      case 2: bytes.insert(contentsOf: bytes[place..<(place + length)], at: place)
      default: bytes.insert(",\"\n;\t".utf8.randomElement(using: &generator) ?? 0, at: place)
      }
    }
    check(bytes)
  }
}
