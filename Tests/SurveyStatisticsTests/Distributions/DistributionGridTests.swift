import Foundation
import SurveyStatistics
import Testing

/// Over the whole domain at relative 1e-12: degrees of freedom from 0.01 to 2,000,000, tails to 1e-290.
struct DistributionGridTests {
  @Test func `the grid is there, whole`() {
    let kinds = [
      "gamma": 100, "student": 90, "f": 90, "beta": 60, "normal-log": 15, "gamma-quantile": 40,
      "student-quantile": 35, "f-quantile": 25, "binomial": 35, "binomial-quantile": 36,
      "hypergeometric": 40, "hypergeometric-quantile": 40,
    ]
    for (kind, least) in kinds { #expect(DistributionGrid.points(kind).count >= least, "\(kind)") }
  }

  @Test(arguments: DistributionGrid.points("gamma"))
  func `gamma and chi-square`(point: DistributionGrid.Point) {
    let (shape, x) = (point.values[0], point.values[1])
    let gamma = GammaDistribution(shape: shape)
    let expected = Array(point.values.dropFirst(2))
    expect(gamma.tails(at: x), gamma.logTails(at: x), density: gamma.density(at: x), expected)
    let chiSquare = ChiSquareDistribution(degreesOfFreedom: 2 * shape)
    #expect(chiSquare.tails(at: 2 * x) == gamma.tails(at: x))
    #expect(isClose(chiSquare.density(at: 2 * x), exp(expected[2]) / 2))
  }

  @Test(arguments: DistributionGrid.points("student"))
  func `Student's t`(point: DistributionGrid.Point) {
    let (student, t) = (StudentDistribution(degreesOfFreedom: point.values[0]), point.values[1])
    expect(
      student.tails(at: t), student.logTails(at: t), density: student.density(at: t),
      Array(point.values.dropFirst(2)))
  }

  @Test(arguments: DistributionGrid.points("f"))
  func `Fisher's F`(point: DistributionGrid.Point) {
    let (f, x) = (FDistribution(point.values[0], point.values[1]), point.values[2])
    expect(f.tails(at: x), f.logTails(at: x), density: f.density(at: x), Array(point.values.dropFirst(3)))
  }

  @Test(arguments: DistributionGrid.points("beta"))
  func `the beta distribution`(point: DistributionGrid.Point) {
    let (beta, x) = (BetaDistribution(point.values[0], point.values[1]), point.values[2])
    expect(
      beta.tails(at: x), beta.logTails(at: x), density: beta.density(at: x), Array(point.values.dropFirst(3)))
  }

  @Test(arguments: DistributionGrid.points("normal-log"))
  func `logarithms of normal tails, far beyond what the tail itself can hold`(point: DistributionGrid.Point) {
    let logs = NormalDistribution.logTails(at: point.values[0])
    #expect(isClose(logs.lower, point.values[1]) && isClose(logs.upper, point.values[2]), "\(logs)")
  }

  @Test(arguments: DistributionGrid.points("gamma-quantile"))
  func `gamma and chi-square points`(point: DistributionGrid.Point) {
    let (shape, tail, x) = (point.values[0], point.values[1], point.values[2])
    #expect(isClose(GammaDistribution(shape: shape).quantile(upperTail: tail), x))
    #expect(isClose(ChiSquareDistribution(degreesOfFreedom: 2 * shape).criticalValue(upperTail: tail), 2 * x))
  }

  @Test(arguments: DistributionGrid.points("student-quantile"))
  func `t points`(point: DistributionGrid.Point) {
    let student = StudentDistribution(degreesOfFreedom: point.values[0])
    #expect(isClose(student.criticalValue(upperTail: point.values[1]), point.values[2]))
  }

  @Test(arguments: DistributionGrid.points("f-quantile"))
  func `F points`(point: DistributionGrid.Point) {
    let f = FDistribution(point.values[0], point.values[1])
    #expect(isClose(f.criticalValue(upperTail: point.values[2]), point.values[3]))
  }

  @Test(arguments: DistributionGrid.points("binomial"))
  func `binomial counts`(point: DistributionGrid.Point) {
    let binomial = BinomialDistribution(trials: Int(point.values[0]), probability: point.values[1])
    let k = Int(point.values[2])
    #expect(isClose(binomial.probability(of: k), point.values[3]))
    #expect(isClose(binomial.atMost(k), point.values[4]) && isClose(binomial.atLeast(k), point.values[5]))
  }

  @Test(arguments: DistributionGrid.points("binomial-quantile"))
  func `binomial points`(point: DistributionGrid.Point) {
    let binomial = BinomialDistribution(trials: Int(point.values[0]), probability: point.values[1])
    #expect(binomial.quantile(point.values[2]) == Int(point.values[3]))
  }

  @Test(arguments: DistributionGrid.points("hypergeometric"))
  func `hypergeometric counts`(point: DistributionGrid.Point) {
    let (urn, k) = (urn(point), Int(point.values[3]))
    #expect(isClose(urn.probability(of: k), point.values[4]))
    #expect(isClose(urn.atMost(k), point.values[5]) && isClose(urn.atLeast(k), point.values[6]))
  }

  @Test(arguments: DistributionGrid.points("hypergeometric-quantile"))
  func `hypergeometric points`(point: DistributionGrid.Point) {
    #expect(urn(point).quantile(point.values[3]) == Int(point.values[4]))
  }

  /// Beyond the grid, where there is no table: from 0.001 to 100 million degrees of freedom.
  @Test func `points undo tails wherever a Double can hold them`() {
    var generator = SeededGenerator(seed: 20_240_917)
    func spread(_ low: Double, _ high: Double) -> Double {
      pow(10, Double.random(in: low...high, using: &generator))
    }
    // Where ν goes into the millions a tail moves 10⁴ times as fast as its point, so that no Double has exactly this one. A
    // point is right when the tails a few of its own roundings away lie on either side.
    func expect(_ point: Double, _ probability: Double, _ tail: (Double) -> Double, _ name: String) {
      guard point > 1e-300, point < 1e300 else { return }
      if isClose(tail(point), probability) { return }
      let (left, right) = (tail(point * (1 - 1e-12)), tail(point * (1 + 1e-12)))
      #expect(min(left, right) <= probability && probability <= max(left, right), "\(name) \(probability)")
    }
    for _ in 0..<400 {
      let (nu, other) = (spread(-3, 8), spread(-3, 8))
      let p = Bool.random(using: &generator) ? spread(-300, -1) : Double.random(in: 0..<1, using: &generator)
      let (f, chiSquare) = (FDistribution(nu, other), ChiSquareDistribution(degreesOfFreedom: nu))
      expect(f.criticalValue(upperTail: p), p, { f.tails(at: $0).upper }, "F \(nu) \(other)")
      expect(f.quantile(p), p, { f.tails(at: $0).lower }, "lower F \(nu) \(other)")
      expect(chiSquare.criticalValue(upperTail: p), p, { chiSquare.tails(at: $0).upper }, "χ² \(nu)")
      expect(chiSquare.quantile(p), p, { chiSquare.tails(at: $0).lower }, "lower χ² \(nu)")
      let student = StudentDistribution(degreesOfFreedom: nu)
      expect(student.criticalValue(upperTail: p / 2), p / 2, { student.tails(at: $0).upper }, "t \(nu)")
    }
  }

  @Test func `F with one degree of freedom above is t squared`() {
    let (f, student) = (FDistribution(1, 7), StudentDistribution(degreesOfFreedom: 7))
    #expect(isClose(f.tails(at: 6.25).upper, 2 * student.tails(at: 2.5).upper))
  }

  @Test func `F with an endless denominator is chi-square over its degrees of freedom`() {
    let (f, chiSquare) = (FDistribution(3, .infinity), ChiSquareDistribution(degreesOfFreedom: 3))
    #expect(f.tails(at: 2) == chiSquare.tails(at: 6))
    #expect(isClose(f.criticalValue(upperTail: 0.05), chiSquare.criticalValue(upperTail: 0.05) / 3))
    #expect(isClose(f.density(at: 2), 3 * chiSquare.density(at: 6)))
  }

  @Test func `the ends of F and chi-square are their ends`() {
    #expect(FDistribution(2, 5).density(at: 0) == 1 && FDistribution(1, 5).density(at: 0) == .infinity)
    #expect(FDistribution(2, 5).quantile(0) == 0 && FDistribution(2, 5).quantile(1) == .infinity)
    #expect(FDistribution(2, 5).criticalValue(upperTail: 0) == .infinity)
    #expect(FDistribution(2, 5).tails(at: .infinity).lower == 1)
    #expect(ChiSquareDistribution(degreesOfFreedom: 2).density(at: 0) == 0.5)
    #expect(ChiSquareDistribution(degreesOfFreedom: 3).quantile(1) == .infinity)
    #expect(NormalDistribution.logTails(at: .infinity).upper == -.infinity)
    #expect(BinomialDistribution(trials: 4, probability: 0.5).quantile(1) == 4)
    // P(X ≤ 1) = 5/16 for four fair coins: exactly that probability is met by 1.
    #expect(BinomialDistribution(trials: 4, probability: 0.5).quantile(5.0 / 16) == 1)
    #expect(BinomialDistribution(trials: 4, probability: 0.5).quantile(0.3126) == 2)
  }

  private func urn(_ point: DistributionGrid.Point) -> HypergeometricDistribution {
    HypergeometricDistribution(
      population: Int(point.values[0]), successes: Int(point.values[1]), sample: Int(point.values[2]))
  }

  /// - Parameter expected: lower, upper, logarithm of the density.
  private func expect(
    _ tails: TailProbabilities, _ logs: LogTailProbabilities, density: Double, _ expected: [Double],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let (lower, upper) = (expected[0], expected[1])
    #expect(isClose(tails.lower, lower) && isClose(tails.upper, upper), sourceLocation: sourceLocation)
    #expect(isClose(logs.lower, lower < 0.5 ? log(lower) : log1p(-upper)), sourceLocation: sourceLocation)
    #expect(isClose(logs.upper, upper < 0.5 ? log(upper) : log1p(-lower)), sourceLocation: sourceLocation)
    #expect(isClose(density, exp(expected[2])), sourceLocation: sourceLocation)
  }
}
