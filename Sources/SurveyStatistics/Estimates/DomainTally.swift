/// What the rows of one domain add up to in a measurement (域内合计).
///
/// y is measured from a first ratio s = y₀/x₀, so that a column near 10⁹ keeps its digits and one whose rows are all
/// the same gives exactly that.
struct DomainTally: Hashable, Sendable {
  /// s; NaN until there is an x other than 0.
  private var firstRatio = Double.nan
  /// Σw(y − sx).
  private(set) var shifted = 0.0
  /// X = Σwx.
  private(set) var denominator = 0.0
  /// Of the rows that answered.
  private(set) var weighting = WeightSummary()
  /// Σx.
  private(set) var answers = 0.0
  /// Rows in the domain, whether they answered or not.
  var rows = 0
  private var spread = RatioSpread()

  /// s; 0 as long as nothing is under the line.
  var shift: Double { firstRatio.isNaN ? 0 : firstRatio }

  /// Y/X − s; `nil` when nothing is under the line.
  var shiftedRatio: Double? { denominator == 0 ? nil : shifted / denominator }

  /// Y.
  var total: Double { shift * denominator + shifted }

  /// Σw(y − Rx)².
  var residualSquares: Double { spread.squares(ratio: shiftedRatio ?? 0) }

  /// A row that answered; gives back y − sx.
  @inline(__always)
  mutating func add(_ y: Double, _ x: Double, weight: Double) -> Double {
    if firstRatio.isNaN, x != 0 { firstRatio = y / x }
    let distance = firstRatio.isNaN ? y : y - firstRatio * x
    weighting.add(weight: weight)
    answers += x
    shifted += weight * distance
    denominator += weight * x
    spread.add(distance, x, share: weight / weighting.sum, weight: weight)
    return distance
  }
}

/// The squares and products of d and x around their weighted means, row by row (离差积).
///
/// Source: D. H. D. West (1979), *CACM* 22, 532–535, for two variables.
private struct RatioSpread: Hashable, Sendable {
  private var means = SIMD2<Double>.zero
  private var squares = SIMD2<Double>.zero
  private var products = 0.0

  /// - Parameter share: w over Σw, this row's included.
  @inline(__always)
  mutating func add(_ d: Double, _ x: Double, share: Double, weight: Double) {
    let before = SIMD2(d, x) - means
    means += before * share
    let after = SIMD2(d, x) - means
    squares += weight * before * after
    products += weight * before[0] * after[1]
  }

  /// Σw(d − cx)² where c is the ratio of the means, so that the residuals add up to 0.
  func squares(ratio c: Double) -> Double {
    max(0, squares[0] - 2 * c * products + c * c * squares[1])
  }
}
