internal import BigInt

extension Rational {
  /// Every digit when the fraction ends within `limit` places, else its first `limit` places and `…` (原值):
  /// `93.9444444444…`, `96.5`.
  public func digits(atMost limit: Int = 10) -> String {
    for places in 0...limit where ending(at: places) {
      return Rounding(places: places)(self).description
    }
    let factor = BigInt(10).power(limit)
    return ExactDecimal(unscaled: numerator * factor / denominator, places: limit).description + "…"
  }

  private func ending(at places: Int) -> Bool { BigInt(10).power(places) % denominator == 0 }

  /// The decimal this fraction is, when it ends within `limit` places; else `nil`.
  public func exactDecimal(atMost limit: Int = 10) -> ExactDecimal? {
    (0...limit).first { ending(at: $0) }.map { Rounding(places: $0)(self) }
  }
}

extension Rational: CustomStringConvertible {
  /// `1098/1137`, or the whole number.
  public var description: String { isInteger ? "\(numerator)" : "\(numerator)/\(denominator)" }
}
