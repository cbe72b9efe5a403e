/// The weighted mean and spread of one number per answer (均值与离差), in one pass.
///
/// Kept as mean and Σw(x − x̄)², never as Σx², and the mean as a distance from the first value: a column of values near 10⁹
/// keeps its variance.
/// Laws: an empty tally changes nothing, and merging the parts in order gives the whole, to rounding.
/// Source: D. H. D. West (1979), *CACM* 22, 532–535; Chan, Golub & LeVeque (1983), *Am. Stat.* 37, 242–247,
/// eq. 2.1.
public struct MomentTally: Hashable, Sendable {
  /// n.
  public private(set) var count: Int
  /// Σw; equal to n without weights.
  public private(set) var sumOfWeights: Double
  /// Σw(x − x̄)².
  public private(set) var centredSquares: Double
  /// The first value; with `distance` it makes the mean, so that small differences of large values keep their digits.
  private var origin: Double
  private var distance = 0.0

  /// Nothing yet.
  public init() { self.init(count: 0, sumOfWeights: 0, mean: 0, centredSquares: 0) }

  /// Of answers somebody else has summed.
  public init(count: Int, sumOfWeights: Double, mean: Double, centredSquares: Double) {
    self.count = count
    self.sumOfWeights = sumOfWeights
    self.centredSquares = centredSquares
    origin = mean
  }

  /// - Parameter weight: above 0.
  public mutating func add(_ value: Double, weight: Double = 1) {
    precondition(weight > 0, "weights are positive")
    if count == 0 { origin = value }
    count += 1
    sumOfWeights += weight
    let place = value - origin
    let deviation = place - distance
    distance += deviation * weight / sumOfWeights
    centredSquares += weight * deviation * (place - distance)
  }

  /// - Parameter other: the next part.
  public mutating func merge(_ other: MomentTally) {
    guard other.count > 0 else { return }
    guard count > 0 else { return self = other }
    let total = sumOfWeights + other.sumOfWeights
    let deviation = other.origin - origin + (other.distance - distance)
    centredSquares +=
      other.centredSquares + deviation * deviation * sumOfWeights * (other.sumOfWeights / total)
    distance += deviation * (other.sumOfWeights / total)
    sumOfWeights = total
    count += other.count
  }

  /// x̄ = Σwx/Σw; `nil` when nothing was added.
  public var mean: Double? { count > 0 ? origin + distance : nil }

  /// The element variance S² = Σw(x − x̄)²/Σw · n/(n − 1); `nil` below two answers.
  public var variance: Double? {
    guard count > 1 else { return nil }
    return centredSquares / sumOfWeights * (Double(count) / Double(count - 1))
  }

  /// The standard deviation, the root of `variance`.
  public var standardDeviation: Double? { variance?.squareRoot() }
}
