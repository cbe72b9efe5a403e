import SurveyStatistics
import Testing

/// Golden values at relative 1e-12; see `DistributionReference`.
struct DistributionTests {
  @Test(arguments: rows(DistributionReference.normal))
  func `normal tails agree with mpmath on both sides`(row: [Double]) {
    let tails = NormalDistribution.tails(at: row[0])
    #expect(isClose(tails.lower, row[1]) && isClose(tails.upper, row[2]), "\(tails)")
  }

  @Test(arguments: rows(DistributionReference.normalQuantile))
  func `normal quantiles agree with mpmath`(row: [Double]) {
    #expect(isClose(NormalDistribution.quantile(row[0]), row[1]))
  }

  @Test(arguments: rows(DistributionReference.student))
  func `t tails agree with mpmath on both sides`(row: [Double]) {
    let tails = StudentDistribution(degreesOfFreedom: row[0]).tails(at: row[1])
    #expect(isClose(tails.lower, row[2]) && isClose(tails.upper, row[3]), "\(tails)")
  }

  @Test(arguments: rows(DistributionReference.studentQuantile))
  func `t critical values agree with mpmath`(row: [Double]) {
    let student = StudentDistribution(degreesOfFreedom: row[0])
    #expect(isClose(student.criticalValue(upperTail: row[1]), row[2]))
    #expect(student.quantile(row[1]) == -student.criticalValue(upperTail: row[1]))
  }

  @Test(arguments: rows(DistributionReference.beta))
  func `beta tails agree with mpmath on both sides`(row: [Double]) {
    let tails = BetaDistribution(row[0], row[1]).tails(at: row[2])
    #expect(
      isClose(tails.lower, row[3]) && isClose(tails.upper, row[4]),
      "\(relativeError(tails.lower, row[3])) \(relativeError(tails.upper, row[4]))")
  }

  @Test(arguments: rows(DistributionReference.betaQuantile))
  func `beta quantiles agree with mpmath`(row: [Double]) {
    let x = BetaDistribution(row[0], row[1]).quantile(row[2])
    #expect(isClose(x, row[3]), "\(relativeError(x, row[3]))")
  }

  @Test(arguments: rows(DistributionReference.chiSquare))
  func `chi-square tails agree with mpmath on both sides`(row: [Double]) {
    let tails = ChiSquareDistribution(degreesOfFreedom: row[0]).tails(at: row[1])
    #expect(
      isClose(tails.lower, row[2]) && isClose(tails.upper, row[3]),
      "\(relativeError(tails.lower, row[2])) \(relativeError(tails.upper, row[3]))")
  }

  @Test(arguments: rows(DistributionReference.binomial))
  func `binomial probabilities and tails agree with mpmath`(row: [Double]) {
    let binomial = BinomialDistribution(trials: Int(row[0]), probability: row[1])
    let k = Int(row[2])
    #expect(isClose(binomial.probability(of: k), row[3]))
    #expect(isClose(binomial.atMost(k), row[4]))
    #expect(isClose(binomial.atLeast(k), row[5]))
  }

  @Test(arguments: rows(DistributionReference.hypergeometric))
  func `hypergeometric probabilities and tails agree with mpmath up to ten million`(row: [Double]) {
    let hypergeometric = HypergeometricDistribution(
      population: Int(row[0]), successes: Int(row[1]), sample: Int(row[2]))
    let k = Int(row[3])
    #expect(isClose(hypergeometric.probability(of: k), row[4]))
    #expect(isClose(hypergeometric.atMost(k), row[5]))
    #expect(isClose(hypergeometric.atLeast(k), row[6]))
  }

  @Test func `the middle of a symmetric distribution is exactly its centre`() {
    #expect(NormalDistribution.quantile(0.5) == 0)
    for nu in [0.5, 1, 2.5, 30, 1e6, .infinity] {
      #expect(StudentDistribution(degreesOfFreedom: nu).quantile(0.5) == 0)
    }
  }

  @Test func `the ends of a distribution are its ends`() {
    #expect(NormalDistribution.quantile(0) == -.infinity)
    #expect(StudentDistribution(degreesOfFreedom: 3).quantile(1) == .infinity)
    #expect(StudentDistribution(degreesOfFreedom: 3).tails(at: -.infinity).lower == 0)
    #expect(BetaDistribution(2, 3).quantile(0) == 0 && BetaDistribution(2, 3).quantile(1) == 1)
    #expect(BetaDistribution(2, 3).tails(at: -1).lower == 0 && BetaDistribution(2, 3).tails(at: 1).upper == 0)
    #expect(GammaDistribution(shape: 2).tails(at: 0).upper == 1)
    #expect(BinomialDistribution(trials: 5, probability: 1).probability(of: 5) == 1)
    #expect(BinomialDistribution(trials: 5, probability: 0).atLeast(1) == 0)
  }

  @Test func `t with endless degrees of freedom is normal`() {
    let student = StudentDistribution(degreesOfFreedom: .infinity)
    #expect(student.criticalValue(level: 0.95) == NormalDistribution.criticalValue(level: 0.95))
    #expect(student.tails(at: 1.5) == NormalDistribution.tails(at: 1.5))
  }

  @Test func `t with one degree of freedom is Cauchy`() {
    // Φ = ½ + atan(t)/π, so t = 1 has exactly a quarter above it.
    let cauchy = StudentDistribution(degreesOfFreedom: 1)
    #expect(isClose(cauchy.tails(at: 1).upper, 0.25, within: 1e-15))
    #expect(isClose(cauchy.criticalValue(upperTail: 0.25), 1, within: 1e-15))
  }

  @Test func `hypergeometric probabilities are quotients of whole numbers`() {
    // C(4,2)·C(6,1)/C(10,3) = 36/120
    let urn = HypergeometricDistribution(population: 10, successes: 4, sample: 3)
    #expect(isClose(urn.probability(of: 2), 0.3, within: 1e-15))
    #expect(isClose(urn.atLeast(2), 40.0 / 120, within: 1e-15))
    #expect(urn.support == 0...3)
    #expect(urn.probability(of: 4) == 0 && urn.atMost(3) == 1 && urn.atLeast(0) == 1)
  }

  @Test(arguments: [(0.3, 0.2), (2, 5), (45.5, 6.25), (1e4, 30)])
  func `a beta quantile undoes the lower tail`(shape: (Double, Double)) {
    let beta = BetaDistribution(shape.0, shape.1)
    for p in [1e-8, 0.025, 0.3, 0.5, 0.9] {
      #expect(isClose(beta.tails(at: beta.quantile(p)).lower, p))
    }
  }
}
