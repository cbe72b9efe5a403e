import SurveyStatistics
import Testing

struct MahalanobisDistancesTests {
  @Test func `distances of the complete rows as R's`() throws {
    let distances = try MahalanobisDistances(SixtyScales.partial)
    let computed = distances.squared.compactMap { $0 }
    #expect(computed.count == 38 && distances.respondents == 38)
    #expect(relativeError(Array(computed[..<6]), scaleReference["mahalanobis"]) < 1e-9)
    let tails = distances.tailProbabilities.compactMap { $0 }
    #expect(relativeError(Array(tails[..<6]), scaleReference["mahalanobis p"]) < 1e-9)
    #expect(distances.itemsUsed == [0, 1, 2, 3, 4] && distances.itemsLeftOut.isEmpty)
    for (row, squared) in zip(SixtyScales.partial, distances.squared) {
      #expect((squared == nil) == row.contains(nil))
    }
  }

  @Test func `distances add up to n − 1 times the items`() throws {
    // Σ D² = tr(S⁻¹ Σ dd') = (n−1)·k.
    let distances = try MahalanobisDistances(SixtyScales.complete)
    #expect(isClose(distances.squared.reduce(0) { $0 + ($1 ?? .nan) }, 59 * 5))
  }

  @Test func `a copied, a summed and a constant item are left out and named`() throws {
    let rows: [[Double?]] = SixtyScales.complete.map { [$0[0], 3, $0[1], $0[0], $0[0] + $0[1], $0[2]] }
    let distances = try MahalanobisDistances(rows)
    #expect(distances.itemsUsed == [0, 2, 5] && distances.itemsLeftOut == [1, 3, 4])
    let without = try MahalanobisDistances(SixtyScales.complete.map { [$0[0], $0[1], $0[2]] })
    let (own, expected) = (distances.squared.compactMap { $0 }, without.squared.compactMap { $0 })
    #expect(relativeError(own, expected) < 1e-9)
  }

  @Test func `scale and shift of an item do not matter`() throws {
    let moved = try MahalanobisDistances(SixtyScales.complete.map { $0.map { 1e6 - 7 * $0 } })
    let plain = try MahalanobisDistances(SixtyScales.complete)
    #expect(relativeError(moved.squared.compactMap { $0 }, plain.squared.compactMap { $0 }) < 1e-9)
  }

  @Test func `two rows by hand, and none`() throws {
    // 1 and 3: mean 2, variance 2, D² = 1/2 each.
    let distances = try MahalanobisDistances([[1], [3], [nil]])
    #expect(distances.squared[2] == nil)
    #expect(isClose(distances.squared[0], 0.5) && isClose(distances.squared[1], 0.5))
    #expect(throws: UndefinedReason.nobodyAnswered) { try MahalanobisDistances([]) }
    #expect(throws: UndefinedReason.oneRespondent) { try MahalanobisDistances([[1, 2]]) }
    #expect(throws: UndefinedReason.noVariation) { try MahalanobisDistances([[1, 2], [1, 2]]) }
  }
}
