import RealModule

/// Logarithms of gamma functions where they are small, to their own relative precision.
enum LogGamma {
  /// ln Γ(1 + a) for a ≥ 0.
  ///
  /// The library function rounds 1 + a first, which costs all digits of a small a. Below ½:
  /// −ln(1+a) + a(1−γ) + Σ (−1)ᵏ(ζ(k)−1)aᵏ/k. Abramowitz & Stegun (1964), 6.1.33.
  static func ofOnePlus(_ a: Double) -> Double {
    guard a < 0.5 else { return Double.logGamma(1 + a) }
    var sum = 0.0
    for (index, zeta) in zetaMinusOne.enumerated().reversed() {
      let k = index + 2
      sum = (k.isMultiple(of: 2) ? zeta : -zeta) / Double(k) + a * sum
    }
    return -Double.log(onePlus: a) + a * (oneMinusEuler + a * sum)
  }

  /// ln(Γ(b + a)/Γ(b)) for a below 1: it is of the size of a, and so is every term of it.
  ///
  /// Γ(b+1) = bΓ(b) climbs to where Stirling's formula holds, of which only the difference is taken.
  static func ratio(_ b: Double, shiftedBy a: Double) -> Double {
    var b = b
    var climbed = 0.0
    while b < 16 {
      climbed += Double.log(onePlus: a / b)
      b += 1
    }
    return a * Double.log(b) + (a + b - 0.5) * Double.log(onePlus: a / b) - a
      + SaddlePoint.stirlingRemainder(a + b) - SaddlePoint.stirlingRemainder(b) - climbed
  }

  private static let oneMinusEuler = 0.42278433509846713939

  /// ζ(k) − 1 for k = 2…40: ζ(2) to ζ(7) in closed form or by table 23.3 there, further ones by their sum.
  private static let zetaMinusOne: [Double] =
    [
      0.64493406684822643647, 0.20205690315959428540, 0.08232323371113819152, 0.03692775514336992633,
      0.01734306198444913971, 0.00834927738192282684,
    ]
    + (8...40).map { k in (2...120).reversed().reduce(0) { $0 + Double.pow(Double($1), -k) } }
}
