/// Newton's method on the logarithm of a tail that is concave in its argument.
///
/// A tangent of a concave function lies above it: wherever one starts, the first step lands on the side from
/// which all further ones approach the root, never crossing it. So no bracket is needed, only a limit on the
/// first step, which may start where the tail is flat.
enum NewtonOnLogTail {
  /// - Parameters:
  ///   - start: anywhere; the nearer, the fewer steps.
  ///   - target: the logarithm of the tail wanted.
  ///   - tail: the logarithm of the tail at an argument, and its slope there.
  static func root(
    from start: Double, target: Double, tail: (Double) -> (value: Double, slope: Double)
  ) -> Double {
    var u = start
    var previous = Double.infinity
    for _ in 0..<400 {
      let (value, slope) = tail(u)
      var step = (target - value) / slope
      if step.isNaN { return u }
      step = min(max(step, -longestStep), longestStep)
      u += step
      if abs(step) <= 2e-16 * max(abs(u), 1) || (abs(step) < 1e-9 && abs(step) >= previous) { return u }
      previous = abs(step)
    }
    return u
  }

  /// In the logarithm of the argument: a factor of 55.
  private static let longestStep = 4.0
}
