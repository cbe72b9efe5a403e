import Testing

@testable import Responses

@Suite struct RecurrenceFilterTests {
  /// Some digests come once, some as often as their number says.
  private static func digests(_ count: Int, seed: UInt64) -> [UInt64] {
    (0..<count).flatMap { index in
      let digest = withUnsafeBytes(of: index) { ByteStringKey.digest(of: $0, seed: seed) }
      return Array(repeating: digest, count: index.isMultiple(of: 10) ? index % 7 + 2 : 1)
    }
  }

  /// What nobody may be spared: counted with as much memory as it takes.
  private static func recurring(_ digests: [UInt64], fewest: Int) -> Set<UInt64> {
    var counts: [UInt64: Int] = [:]
    for digest in digests { counts[digest, default: 0] += 1 }
    return Set(counts.filter { $0.value >= fewest }.keys)
  }

  private static func named(_ digests: [UInt64], fewest: Int, bytes: Int) -> Set<UInt64> {
    var filter = RecurrenceFilter(fewest: fewest, bytes: bytes)
    for digest in digests { filter.add(digest) }
    return Set(digests.filter { filter.mayRecur($0) })
  }

  @Test(arguments: [1, 2, 3, 4, 5, 8, 9], [1, 64, 1_000, 1 << 20])
  func `whatever comes often enough is named, in any room`(fewest: Int, bytes: Int) {
    let digests = Self.digests(3_000, seed: 7)
    let named = Self.named(digests, fewest: fewest, bytes: bytes)
    #expect(named.isSuperset(of: Self.recurring(digests, fewest: fewest)))
  }

  @Test func `with room enough hardly anybody else is named`() {
    // 20,000 digests, a tenth of which comes again, and some 26 counters of 2 bits for each.
    let digests = Self.digests(20_000, seed: 11)
    let others = Self.named(digests, fewest: 2, bytes: 20_000 * 26 / 4)
      .subtracting(Self.recurring(digests, fewest: 2))
    // 0.0005 of 18,000 are 9; counters that are raised more than once make it a few more.
    #expect(others.count < 60)
  }

  @Test func `with no room to speak of everybody is named`() {
    let digests = Self.digests(5_000, seed: 13)
    #expect(Self.named(digests, fewest: 3, bytes: 0) == Set(digests))
  }

  @Test func `a limit above what counters hold is told from less than they hold`() {
    let digest = ByteStringKey.digest(1, 2)
    var filter = RecurrenceFilter(fewest: 1_000, bytes: 64)
    for _ in 0..<254 { filter.add(digest) }
    #expect(!filter.mayRecur(digest))
    filter.add(digest)
    #expect(filter.mayRecur(digest))
    for _ in 0..<10_000 { filter.add(digest) }
    #expect(filter.mayRecur(digest))
  }

  @Test func `counters next to each other do not run over`() {
    // One line of 64 bytes: 64 counters of 8 bits, which digests of every kind share.
    var filter = RecurrenceFilter(fewest: 255, bytes: 64)
    let often = ByteStringKey.digest(3, 4)
    for _ in 0..<1_000 { filter.add(often) }
    let named = (UInt64(100)..<1_100).map { ByteStringKey.digest($0, 5) }.filter { filter.mayRecur($0) }
    // A counter that ran over into its neighbour would name whoever has that one; those who share all four are named.
    #expect(named.count < 10)
  }
}
