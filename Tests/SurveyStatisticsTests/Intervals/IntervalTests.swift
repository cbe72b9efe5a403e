import SurveyStatistics
import Testing

struct IntervalTests {
  @Test(arguments: [(45, 50, 78.6, 95.7), (20, 23, 67.9, 95.5), (287, 299, 93.1, 97.7)])
  func `Wilson as published, to a tenth of a percent`(x: Int, n: Int, lower: Double, upper: Double) {
    let interval = ConfidenceInterval.wilson(successes: x, of: n)
    #expect(abs(100 * interval.lower - lower) <= 0.05 && abs(100 * interval.upper - upper) <= 0.05)
  }

  @Test(arguments: [(201, 213, 90.41, 96.75), (1098, 1137, 95.35, 97.48)])
  func `Wilson as published, to a hundredth`(x: Int, n: Int, lower: Double, upper: Double) {
    let interval = ConfidenceInterval.wilson(successes: x, of: n)
    #expect(abs(100 * interval.lower - lower) <= 0.005 && abs(100 * interval.upper - upper) <= 0.005)
  }

  @Test func `Wilson and Clopper–Pearson as R gives them`() {
    let expected: [(String, ConfidenceInterval)] = [
      ("wilson 45/50", .wilson(successes: 45, of: 50)),
      ("clopper 45/50", .clopperPearson(successes: 45, of: 50)),
      ("clopper 20/23 .9", .clopperPearson(successes: 20, of: 23, level: 0.9)),
      ("clopper 7/7", .clopperPearson(successes: 7, of: 7)),
    ]
    for (name, interval) in expected {
      let values = surveyReference[name]
      #expect(isClose(interval.lower, values[0], within: 1e-9), "\(name)")
      #expect(isClose(interval.upper, values[1], within: 1e-9), "\(name)")
    }
  }

  @Test func `a share of 100 % is not certain`() {
    // 7 of 7: Clopper–Pearson has the closed form 0.025^(1/7); Wilson n/(n + z²).
    #expect(ConfidenceInterval.clopperPearson(successes: 7, of: 7).upper == 1)
    let wilson = ConfidenceInterval.wilson(successes: 7, of: 7)
    let z = NormalDistribution.criticalValue(level: 0.95)
    #expect(wilson.upper == 1 && isClose(wilson.lower, 7 / (7 + z * z)))
    let none = ConfidenceInterval.wilson(successes: 0, of: 7)
    #expect(none.lower == 0 && isClose(none.upper, z * z / (7 + z * z)))
  }

  @Test func `the exact interval of a small urn by hand`() {
    // 4 of 4 from 5 at 95 %: K = 4 gives P(X ≥ 4) = 1/5 > 0.025, K = 5 gives 1; so 4/5…1.
    let urn = ConfidenceInterval.hypergeometric(successes: 4, ofSample: 4, population: 5)
    #expect(urn.lower == 0.8 && urn.upper == 1 && urn.method == .hypergeometric)
    // 0 of 2 from 4 at 60 %: P(X ≤ 0 | K) = 1, ½, 1/6, 0; only K = 0 and 1 lie above 0.2.
    let none = ConfidenceInterval.hypergeometric(successes: 0, ofSample: 2, population: 4, level: 0.6)
    #expect(none.lower == 0 && none.upper == 0.25)
    let census = ConfidenceInterval.hypergeometric(successes: 6, ofSample: 9, population: 9)
    #expect(census.lower == 6.0 / 9 && census.upper == 6.0 / 9)
  }

  /// The table this method was chosen by; every true K from half to all of the population, as enumerated
  /// there.
  @Test(arguments: [(31, 23, 0.963), (120, 40, 0.957), (860, 132, 0.950)])
  func `exact coverage never falls below its level`(population: Int, sample: Int, published: Double) {
    let intervals = (0...sample).map {
      ConfidenceInterval.hypergeometric(successes: $0, ofSample: sample, population: population)
    }
    var least = 1.0
    for total in 0...population {
      let drawn = HypergeometricDistribution(population: population, successes: total, sample: sample)
      let share = Double(total) / Double(population)
      let coverage = drawn.support.reduce(0) {
        $0 + (intervals[$1].contains(share) ? drawn.probability(of: $1) : 0)
      }
      #expect(coverage >= 0.95)
      if 2 * total >= population, 100 * total <= 99 * population { least = min(least, coverage) }
    }
    #expect(abs(least - published) <= 0.0006)
  }

  @Test func `ten million people take no scan`() {
    let interval = ConfidenceInterval.hypergeometric(
      successes: 450_000, ofSample: 500_000, population: 10_000_000)
    // Near the normal 0.9 ± 1.96·√(0.09/500000 · 0.95) = 0.9 ± 0.00081, and R's to the person.
    let people = [interval.lower * 1e7, interval.upper * 1e7]
    #expect(relativeError(people, surveyReference["hypergeometric 450000/500000 of 10^7"]) < 1e-12)
  }

  @Test func `methods are named as in definitions and reports`() {
    #expect(
      IntervalMethod.allCases.map(\.rawValue) == [
        "hypergeometric", "korn-graubard", "wilson", "clopper-pearson", "logit", "t", "arcsine",
      ])
  }
}
