import SurveyStatistics
import Testing

struct WaveChangeTests {
  @Test func `the same people twice are a paired comparison`() throws {
    // Changes 1, 0, 2, 1: mean 1, Σ(d − 1)² = 2, SE = √(2/3/4) = 0.408248…
    let ids: [Int32] = [1, 2, 3, 4]
    let first = try #require(WaveChange.Wave(weights: [1, 1, 1, 1], units: ids, meanOf: [3, 5, 2, 4]))
    let second = try #require(
      WaveChange.Wave(weights: [1, 1, 1, 1], units: ids.reversed(), meanOf: [5, 4, 5, 4]))
    let change = try WaveChange(from: first, to: second)
    #expect(change.difference.value == 1)
    #expect(isClose(change.difference.standardError, (1.0 / 6).squareRoot()))
    #expect(change.difference.degreesOfFreedom == 3)
    #expect(change.sharedUnits == 4)
    #expect(change.covariance > 0)
  }

  /// R's differences near 10⁹ have 7 digits left; the change is that of the answers themselves.
  @Test(arguments: [0, 1e9])
  func `partly shared waves with weights and strata are those of R`(far: Double) throws {
    // Wave 1 asks people 0…119, wave 2 people 60…199, of the 240 of `Reference/weighting.R`; the answers of wave 2 are
    // moved by one for every third. Some leave the question out.
    func wave(_ people: Range<Int>, shift: (Int) -> Int) -> WaveChange.Wave? {
      WaveChange.Wave(
        weights: people.map { Townspeople.weights[$0] }, units: people.map { Int32($0 / 2) },
        strata: people.map { Int32(($0 / 2) % 3) },
        meanOf: people.map { i in
          i % 11 == 5 ? nil : far + Townspeople.rating[i] + Double(shift(i))
        })
    }
    let first = try #require(wave(0..<120) { _ in 0 })
    let second = try #require(wave(60..<200) { $0 % 3 == 0 ? 1 : 0 })
    let change = try WaveChange(from: first, to: second)
    let printed = weightingReference["waves"]
    #expect(relativeError([change.first, change.second], printed[..<2].map { far + $0 }) <= 1e-15)
    let computed = [
      change.difference.value, change.difference.standardError ?? .nan,
      change.covariance,
    ]
    #expect(relativeError(computed, Array(printed.dropFirst(2))) <= 1e-9)
    #expect(change.sharedUnits == 30)
    #expect(change.difference.degreesOfFreedom == 97)  // 100 pairs in three strata
  }

  @Test func `nobody answering makes no wave`() {
    #expect(WaveChange.Wave(weights: [1, 1], units: [1, 2], meanOf: [nil, nil]) == nil)
  }
}
