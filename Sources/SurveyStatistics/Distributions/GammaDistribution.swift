import RealModule

/// The gamma distribution (伽马分布) with scale 1; its tails are the regularised incomplete gamma functions P and
/// Q.
///
/// Checked: mpmath at 60 digits, relative 1e-12, shapes 0.005 to 1e6, tails to 1e-290.
public struct GammaDistribution: Hashable, Sendable {
  /// The power of x, plus 1.
  public let shape: Double

  /// - Parameter shape: above 0 and finite; anything else is a programmer error.
  public init(shape: Double) {
    precondition(shape > 0 && shape.isFinite, "a gamma shape is positive")
    self.shape = shape
  }

  /// P(a,x) and Q(a,x); everything below 0 counts as 0.
  public func tails(at x: Double) -> TailProbabilities { TailProbabilities(logTails(at: x)) }

  /// ln P(a,x) and ln Q(a,x).
  public func logTails(at x: Double) -> LogTailProbabilities {
    guard x > 0 else { return .nothingBelow }
    guard x.isFinite else { return .nothingAbove }
    if shape < 1, x < 1.5 { return LogTailProbabilities(logNearZero(at: x), isLower: true) }
    if x < shape + 1 { return LogTailProbabilities(logPrefactor(at: x) + logSeries(at: x), isLower: true) }
    return LogTailProbabilities(logPrefactor(at: x) + logFraction(at: x), isLower: false)
  }

  /// The density xᵃ⁻¹e⁻ˣ/Γ(a); infinite at 0 for shapes below 1.
  public func density(at x: Double) -> Double { Double.exp(logDensity(at: x)) }

  /// The logarithm of the density.
  public func logDensity(at x: Double) -> Double {
    guard x >= 0, x.isFinite else { return -.infinity }
    guard x > 0 else { return shape < 1 ? .infinity : shape == 1 ? 0 : -.infinity }
    return logPrefactor(at: x) + Double.log(shape) - Double.log(x)
  }

  /// x with P(a,x) = p (分位数); 0 at 0, ∞ at 1.
  ///
  /// - Parameter probability: 0…1; anything else is a programmer error.
  public func quantile(_ probability: Double) -> Double {
    precondition((0...1).contains(probability), "a probability lies between 0 and 1")
    return quantile(lowerTail: probability, upperTail: 1 - probability)
  }

  /// x with Q(a,x) = q: the point that cuts off a small upper tail given as such.
  ///
  /// - Parameter tail: 0…1; anything else is a programmer error.
  public func quantile(upperTail tail: Double) -> Double {
    precondition((0...1).contains(tail), "a probability lies between 0 and 1")
    return quantile(lowerTail: 1 - tail, upperTail: tail)
  }

  /// In u = ln x the density is log-concave, hence so are both tails: Newton's method on the logarithm of one
  /// of them, after at most one step over the root, approaches it from one side only.
  private func quantile(lowerTail: Double, upperTail: Double) -> Double {
    if lowerTail == 0 { return 0 }
    if upperTail == 0 { return .infinity }
    let isLower = lowerTail <= upperTail
    let target = Double.log(isLower ? lowerTail : upperTail)
    // P ~ xᵃ/Γ(a+1) at 0, from above: there the asymptote is the answer.
    let asymptote =
      ((isLower ? target : Double.log(onePlus: -upperTail)) + LogGamma.ofOnePlus(shape)) / shape
    guard asymptote > -40 else { return Double.exp(asymptote) }
    let start = startingPoint(NormalDistribution.criticalValue(upperTail: min(lowerTail, upperTail)), isLower)
    let u = NewtonOnLogTail.root(from: start ?? asymptote, target: target) { u in
      let x = Double.exp(u)
      let tails = logTails(at: x)
      let value = isLower ? tails.lower : tails.upper
      let slope = Double.exp(logPrefactor(at: x) + Double.log(shape) - value)
      return (value, isLower ? slope : -slope)
    }
    return Double.exp(u)
  }

  /// The logarithm of Wilson & Hilferty's (1931) cube; `nil` where it is not positive.
  private func startingPoint(_ z: Double, _ isLower: Bool) -> Double? {
    let root = 1 - 1 / (9 * shape) + (isLower ? -z : z) / (3 * shape.squareRoot())
    return root > 0.2 ? Double.log(shape) + 3 * Double.log(root) : nil
  }

  /// ln(xᵃe⁻ˣ/Γ(a+1)).
  func logPrefactor(at x: Double) -> Double {
    if shape < 1 { return shape * Double.log(x) - x - LogGamma.ofOnePlus(shape) }
    return -SaddlePoint.stirlingRemainder(shape) - 0.5 * Double.log(2 * Double.pi * shape)
      - SaddlePoint.deviance(observed: shape, expected: x, excess: shape - x)
  }

  /// ln P for small shapes, whose upper side is of the size of a: xᵃ/Γ(a+1) · (1 + a Σ (−x)ʲ/(j!(a+j))), every
  /// logarithm of the size of a, too. Temme (1994), *Probab. Eng. Inf. Sci.* 8, 291–307, eq. 2.8.
  private func logNearZero(at x: Double) -> Double {
    var power = 1.0
    var sum = 0.0
    for j in 1...60 {
      power *= -x / Double(j)
      sum += power / (shape + Double(j))
    }
    return shape * Double.log(x) - LogGamma.ofOnePlus(shape) + Double.log(onePlus: shape * sum)
  }

  /// ln Σ xʲ/((a+1)…(a+j)): all terms positive. Abramowitz & Stegun (1964), 6.5.29.
  private func logSeries(at x: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    var divisor = shape
    while term > sum * 1e-17 {
      divisor += 1
      term *= x / divisor
      sum += term
    }
    return Double.log(sum)
  }

  /// ln(a / (x + 1 − a − 1(1−a)/(x + 3 − a − …))) in modified Lentz form. Abramowitz & Stegun (1964), 6.5.31.
  private func logFraction(at x: Double) -> Double {
    var denominator = x + 1 - shape
    var c = denominator
    var d = 0.0
    var value = denominator
    var n = 1.0
    while true {
      denominator += 2
      let numerator = n * (shape - n)
      d = 1 / (denominator + numerator * d)
      c = denominator + numerator / c
      value *= c * d
      // Written so that an overflow far outside any use ends the loop, too.
      if !(abs(c * d - 1) > 1.2e-16) || numerator == 0 { break }
      n += 1
    }
    return Double.log(shape / value)
  }
}
