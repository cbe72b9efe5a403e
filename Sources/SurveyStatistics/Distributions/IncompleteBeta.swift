import RealModule

/// The incomplete beta function: which side to compute, and how.
///
/// Source: DiDonato & Morris (1992), "Algorithm 708", *ACM TOMS* 18, 360–373: its power series and its
/// continued fraction (the even part, which needs half the terms and no large cancelling ones).
extension BetaDistribution {
  /// One side: the small one, except where a power series gives the other without loss.
  func logTails(at x: Double, complement y: Double) -> LogTailProbabilities {
    let mirrored = BetaDistribution(b, a)
    // Shapes below 1 pile up at an end, where the fraction crawls and the series is immediate.
    if a < 1, b * x <= 1, x <= 0.5 { return LogTailProbabilities(logBySeries(at: x), isLower: true) }
    if b < 1, a * y <= 1, y <= 0.5 {
      return LogTailProbabilities(mirrored.logBySeries(at: y), isLower: false)
    }
    if a * y - b * x >= 0 { return LogTailProbabilities(logByFraction(at: x, complement: y), isLower: true) }
    return LogTailProbabilities(mirrored.logByFraction(at: y, complement: x), isLower: false)
  }

  /// The same at x = o/(1+o), for odds o that may lie outside what a `Double` holds while ln o does not.
  func logTails(atOdds odds: Double, logOdds: Double) -> LogTailProbabilities {
    if odds < 1e-290 { return LogTailProbabilities(a * logOdds + logInverseBeta, isLower: true) }
    if odds > 1e290 { return BetaDistribution(b, a).logTails(atOdds: 1 / odds, logOdds: -logOdds).mirrored }
    return logTails(at: odds / (1 + odds), complement: 1 / (1 + odds))
  }

  /// ln(xᵃyᵇ/B(a,b)) at x = 1/(1+e⁻ᵘ), of which only the end that matters is left far out.
  func logPrefactor(atLogOdds u: Double) -> Double {
    if u < -650 { return a * u + logInverseBeta + Double.log(a) }
    if u > 650 { return BetaDistribution(b, a).logPrefactor(atLogOdds: -u) }
    return logPrefactor(at: logistic(u), complement: logistic(-u))
  }

  /// −ln(a B(a,b)): Iₓ ~ xᵃ/(aB) at the left end.
  var logInverseBeta: Double {
    a < 1
      ? LogGamma.ratio(b, shiftedBy: a) - LogGamma.ofOnePlus(a)
      : logPrefactor(at: a / (a + b), complement: b / (a + b)) + a * Double.log(onePlus: b / a)
        + b * Double.log(onePlus: a / b) - Double.log(a)
  }

  /// ln(xᵃyᵇ/B(a,b)): with n = a + b this is ½ ln(ab/2πn) plus Stirling remainders minus two deviances.
  func logPrefactor(at x: Double, complement y: Double) -> Double {
    let n = a + b
    // a − n·x, formed without subtracting numbers of the size of a more than needed.
    let excess = a * y - b * x
    let remainders =
      SaddlePoint.stirlingRemainder(n) - SaddlePoint.stirlingRemainder(a) - SaddlePoint.stirlingRemainder(b)
    return 0.5 * Double.log(a / n * b / (2 * Double.pi)) + remainders
      - SaddlePoint.deviance(observed: a, expected: n * x, excess: excess)
      - SaddlePoint.deviance(observed: b, expected: n * y, excess: -excess)
  }

  /// Iₓ = xᵃ/(aB) · (1 + a Σⱼ Π(1 − b/i) xʲ/(a + j)) for a below 1, every logarithm of the size of a, so that
  /// the other side, of that size too, keeps its digits.
  private func logBySeries(at x: Double) -> Double {
    var product = 1.0
    var sum = 0.0
    var j = 1.0
    while true {
      product *= (1 - b / j) * x
      let term = product / (a + j)
      sum += term
      if !(abs(term) > 1e-17 * abs(sum)) { break }
      j += 1
    }
    return a * Double.log(x) + logInverseBeta + Double.log(onePlus: a * sum)
  }

  /// ln Iₓ for x at most the mean, by the continued fraction in modified Lentz form.
  private func logByFraction(at x: Double, complement y: Double) -> Double {
    let lambda = a * y - b * x + 1
    let tiny = 1e-300
    var value = a / (a + 1) * lambda
    if value == 0 { value = tiny }
    var c = value
    var d = 0.0
    for index in 1...20_000_000 {
      let n = Double(index)
      let odd = a + 2 * n - 1
      let numerator = (a + n - 1) / odd * ((a + b + n - 1) / odd) * n * (b - n) * x * x
      let denominator = n + n * (b - n) * x / odd + (a + n) / (odd + 2) * (lambda + n * (1 + y))
      d = denominator + numerator * d
      if d == 0 { d = tiny }
      c = denominator + numerator / c
      if c == 0 { c = tiny }
      d = 1 / d
      let factor = c * d
      value *= factor
      if !(abs(factor - 1) > 1.2e-16) || numerator == 0 { break }
    }
    return logPrefactor(at: x, complement: y) - Double.log(value)
  }
}
