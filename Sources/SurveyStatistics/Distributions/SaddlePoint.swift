import RealModule

/// The parts of Stirling's formula that are left when its large terms cancel by algebra.
///
/// A probability such as xᵃyᵇ/B(a,b) is a quotient of huge numbers; differences of lgamma lose one digit for
/// every power of ten in a. Written as exp(remainders − deviances) nothing large is ever subtracted.
/// Source: C. Loader (2000), "Fast and Accurate Computation of Binomial Probabilities".
enum SaddlePoint {
  /// The remainder of Stirling's formula: ln Γ(z+1) − (z + ½) ln z + z − ½ ln 2π, for z > 0.
  ///
  /// Below 16 the recurrence δ(z) = δ(z+1) + (z + ½) ln(1 + 1/z) − 1 climbs to where eight terms of the
  /// asymptotic series leave less than 10⁻¹⁹ (the first term left out is 43867/244188 · z⁻¹⁷).
  static func stirlingRemainder(_ z: Double) -> Double {
    var z = z
    var climbed = 0.0
    while z < 16 {
      climbed += (z + 0.5) * Double.log(onePlus: 1 / z) - 1
      z += 1
    }
    let inverse = 1 / z
    let square = inverse * inverse
    var series = 0.0
    for coefficient in stirlingCoefficients.reversed() { series = series * square + coefficient }
    return climbed + series * inverse
  }

  /// B₂ⱼ / (2j(2j−1)), j = 1…8.
  private static let stirlingCoefficients: [Double] = [
    1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400,
  ]

  /// The deviance c·ln(c/e) + e − c of an observed amount from an expected one; at least 0.
  ///
  /// The caller passes the excess c − e, which it can often form exactly where the difference of two rounded
  /// numbers would not be.
  static func deviance(observed: Double, expected: Double, excess: Double) -> Double {
    guard observed > 0 else { return expected }
    guard abs(excess) < 0.5 * (observed + expected) else {
      return observed * Double.log(observed / expected) - excess
    }
    // ln(c/e) = 2·artanh v, so the first-order terms cancel exactly and d·v starts the series. As far as c = 3e it
    // takes some thirty terms, and the two large numbers of the plain formula would cost a digit.
    let v = excess / (observed + expected)
    var power = 2 * observed * v
    var sum = excess * v
    var odd = 3.0
    while true {
      power *= v * v
      let next = sum + power / odd
      if next == sum { return next }
      sum = next
      odd += 2
    }
  }

  /// ln(n! eⁿ / nⁿ) = ½ ln 2πn + δ(n); 0 for n = 0, where 0! = 1.
  static func logFactorialExcess(_ count: Int) -> Double {
    guard count > 0 else { return 0 }
    let n = Double(count)
    return 0.5 * Double.log(2 * Double.pi * n) + stirlingRemainder(n)
  }
}
