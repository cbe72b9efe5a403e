import RealModule

/// The standard normal distribution (标准正态分布).
public enum NormalDistribution {
  /// Φ(x) and 1 − Φ(x).
  ///
  /// Checked: mpmath at 60 digits, relative 1e-12 for |x| ≤ 37.
  public static func tails(at x: Double) -> TailProbabilities {
    let lower = 0.5 * Double.erfc(-x / squareRootOfTwo)
    let upper = 0.5 * Double.erfc(x / squareRootOfTwo)
    return TailProbabilities(lower: lower, upper: upper)
  }

  /// ln Φ(x) and ln(1 − Φ(x)), finite far beyond where the tail itself is below the least `Double`.
  public static func logTails(at x: Double) -> LogTailProbabilities {
    let distance = abs(x)
    let logUpper =
      distance < 20 ? Double.log(0.5 * Double.erfc(distance / squareRootOfTwo)) : farLogTail(distance)
    return LogTailProbabilities(logUpper, isLower: x < 0)
  }

  /// Mills's ratio by its asymptotic series 1 − 1/x² + 3/x⁴ − 15/x⁶ …: eight terms leave less than 10⁻¹⁵ at 20.
  /// Abramowitz & Stegun (1964), 26.2.12.
  private static func farLogTail(_ x: Double) -> Double {
    guard x.isFinite else { return -.infinity }
    let inverse = 1 / x / x
    var series = 1.0
    for j in (1...8).reversed() { series = 1 - Double(2 * j - 1) * inverse * series }
    return -0.5 * x * x - Double.log(x) - 0.5 * Double.log(2 * Double.pi) + Double.log(series)
  }

  /// φ(x) = e^(−x²/2)/√(2π).
  public static func density(at x: Double) -> Double { inverseRootOfTau * Double.exp(-0.5 * x * x) }

  /// z with Φ(z) = p (分位数); exactly 0 at ½, ∓∞ at 0 and 1.
  ///
  /// - Parameter probability: 0…1; anything else is a programmer error.
  /// Checked: mpmath at 60 digits, relative 1e-12 from p = 1e-300.
  public static func quantile(_ probability: Double) -> Double {
    precondition((0...1).contains(probability), "a probability lies between 0 and 1")
    // 1 − p is exact for p ≥ ½, so nothing is lost by mirroring.
    return probability > 0.5 ? upperPoint(1 - probability) : -upperPoint(probability)
  }

  /// z with 1 − Φ(z) = q: the critical value of a small tail given as such.
  ///
  /// - Parameter tail: 0…1; anything else is a programmer error.
  public static func criticalValue(upperTail tail: Double) -> Double { -quantile(tail) }

  /// z with two-sided confidence `level` between −z and z: 1.96 for 0.95.
  ///
  /// - Parameter level: between 0 and 1, both excluded.
  public static func criticalValue(level: Double) -> Double {
    precondition(level > 0 && level < 1, "a confidence level lies strictly between 0 and 1")
    return criticalValue(upperTail: (1 - level) / 2)
  }

  private static let squareRootOfTwo = 2.0.squareRoot()
  private static let inverseRootOfTau = 1 / (2 * Double.pi).squareRoot()

  /// z ≥ 0 with upper tail q ≤ ½, by Newton's method where the equation is well conditioned: the central area
  /// while it is small, the logarithm of the tail farther out (concave, so the steps settle from one side).
  private static func upperPoint(_ tail: Double) -> Double {
    guard tail > 0 else { return .infinity }
    guard tail < 0.5 else { return 0 }
    var z = startingPoint(tail)
    for _ in 0..<50 {
      let density = density(at: z)
      let upper = 0.5 * Double.erfc(z / squareRootOfTwo)
      let step =
        tail > 0.2
        ? ((0.5 - tail) - 0.5 * Double.erf(z / squareRootOfTwo)) / density
        : upper / density * Double.log(upper / tail)
      z += step
      if abs(step) <= 2 * z.ulp { break }
    }
    return z
  }

  /// Within 0.003 of the answer: Abramowitz & Stegun (1964), 26.2.22.
  private static func startingPoint(_ tail: Double) -> Double {
    let t = (-2 * Double.log(tail)).squareRoot()
    let z = t - (2.30753 + 0.27061 * t) / (1 + t * (0.99229 + 0.04481 * t))
    return max(z, 0)
  }
}
