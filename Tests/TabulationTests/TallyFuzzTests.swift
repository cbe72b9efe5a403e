import Foundation
import Screening
import SurveyFixtures
import Tabulation
import Testing

/// Tallies nobody counted: whatever the bytes, reading ends, and what was read can be merged, written and analysed.
///
/// `MANYI_FUZZ_SECONDS=60` goes on with further seeds for so long.
@Suite struct TallyFuzzTests {
  /// Plain, and with weights and groups.
  private static let counted = Result {
    [
      try LibraryTally()(Library.export).bytes,
      try LibraryTally(by: [1], weights: "权重")(Library.export).bytes,
    ]
  }

  private let files: [[UInt8]]

  init() throws { files = try Self.counted.get() }

  private func damage(_ bytes: inout [UInt8], _ generator: inout SplitMix64) {
    for _ in 0..<Int.random(in: 1...6, using: &generator) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes[place] = [0, 1, 0x7F, 0x80, 0xF0, 0xFF].randomElement(using: &generator) ?? 0
      case 2: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
      case 3:
        bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...20, using: &generator)))
      default:
        let end = min(bytes.count, place + Int.random(in: 1...40, using: &generator))
        bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &generator))
      }
    }
  }

  /// A file damaged as a whole, its contents under a digest that is right, or its text.
  private func damaged(seed: UInt64) -> [UInt8] {
    var generator = SplitMix64(state: seed)
    var bytes = files[Int(seed / 3) % files.count]
    switch seed % 3 {
    case 0: damage(&bytes, &generator)
    case 1:
      bytes = Array(bytes.dropFirst(TallyFile.headLength).dropLast(SHA256.length))
      damage(&bytes, &generator)
      bytes = TallyFile.seal(bytes)
    default:
      bytes = TallyText.line(bytes)
      damage(&bytes, &generator)
    }
    return bytes
  }

  /// - Returns: Whether the file was taken for tallies.
  @discardableResult
  private func check(_ bytes: [UInt8]) -> Bool {
    guard let tallies = try? TallyFile.all(in: bytes, file: "T.tally") else { return false }
    for tally in tallies {
      #expect((try? TallyFile.all(in: tally.bytes, file: "T.tally"))?.map(\.bytes) == [tally.bytes])
      var twice = tally
      // A rule that compares responses keeps parts apart.
      if (try? twice.merge(tally, from: "T.tally")) != nil {
        #expect(twice.counts.screening.collected == 2 * tally.counts.screening.collected)
      }
      _ = try? SurveyAnalyser(twice.questionnaire).analyse(twice.counts)
    }
    return !tallies.isEmpty
  }

  @Test func `the files that are damaged below are sound`() {
    for file in files {
      #expect(check(file))
      #expect(check(TallyText.line(file)))
      #expect(check(file + file))
    }
  }

  @Test(arguments: UInt64(0)..<120) func `a damaged tally is read to an end`(seed: UInt64) {
    check(damaged(seed: seed))
  }

  @Test func `damaged tallies without end, for as long as is asked`() {
    let seconds = ProcessInfo.processInfo.environment["MANYI_FUZZ_SECONDS"].flatMap { Int($0) } ?? 0
    let end = ContinuousClock.now + .seconds(seconds)
    var seed: UInt64 = 120
    while ContinuousClock.now < end {
      check(damaged(seed: seed))
      seed += 1
    }
  }
}
