import SurveyStatistics
import Testing

struct RobustnessTests {
  /// 1 − I₀.₉₅(k+1, n−k+1); see `beta` in `DistributionReference` for 20 digits of the first three.
  @Test(arguments: [(201, 213, 0.2754), (223, 231, 0.8238), (1098, 1137, 0.9934)])
  func `the chance that a rate truly reaches 95 %`(successes: Int, sample: Int, expected: Double) {
    let posterior = SharePosterior(successes: Double(successes), of: Double(sample))
    let probability = posterior.probability(ofAtLeast: 0.95)
    #expect(abs(probability - expected) < 0.00005)
    #expect(isClose(posterior.probability(ofLessThan: 0.95), 1 - probability))
  }

  @Test func `tiers share out the whole chance`() {
    let posterior = SharePosterior(share: 0.9, effectiveSample: 61.3)
    let bounds = [0, 0.6, 0.8, 0.85, 0.9, 0.95, 1]
    let tiers = zip(bounds, bounds.dropFirst()).map { posterior.probability(in: $0..<$1) }
    #expect(isClose(tiers.reduce(0, +), 1))
    #expect(isClose(tiers[5], posterior.probability(ofAtLeast: 0.95)))
  }

  @Test func `without answers every share is as likely`() {
    #expect(isClose(SharePosterior(successes: 0, of: 0).probability(in: 0.25..<0.75), 0.5))
  }

  @Test(arguments: [
    (1098, 1137, 95, true, 18),  // 1080/1137 = 94.99 %
    (201, 213, 95, false, 2),  // 202/213 = 94.84 %, 203/213 = 95.31 %
    (19, 20, 95, true, 1),  // exactly on the threshold
    (18, 20, 95, false, 1),
    (9, 10, 90, true, 1),
  ])
  func `answers that decide a threshold`(k: Int, n: Int, percent: Int, reached: Bool, answers: Int) {
    let flip = ThresholdFlip(successes: k, of: n, threshold: (percent, per: 100))
    #expect(flip.isReached == reached && flip.answers == answers)
  }

  @Test func `a threshold no answer can turn`() {
    #expect(ThresholdFlip(successes: 3, of: 10, threshold: (0, per: 1)).answers == nil)
    let beyond = ThresholdFlip(successes: 10, of: 10, threshold: (101, per: 100))
    #expect(!beyond.isReached && beyond.answers == nil)
    // Sixteen decimal places times a million answers is past 64 bits.
    let precise = (9_500_000_000_000_001, per: 10_000_000_000_000_000)
    #expect(ThresholdFlip(successes: 950_000, of: 1_000_000, threshold: precise).answers == 1)
    // 17999/20000 prints 90.00 but is below 90 %.
    #expect(!ThresholdFlip(successes: 17999, of: 20000, threshold: (90, per: 100)).isReached)
  }
}
