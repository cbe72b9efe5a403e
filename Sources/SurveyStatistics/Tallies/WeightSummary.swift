/// What unequal weights alone cost in precision (加权设计效应).
///
/// Source: L. Kish (1965), *Survey Sampling*, §11.7; (1992), *J. Official Statistics* 8, 183–200.
/// Adding two summaries gives that of both parts.
public struct WeightSummary: Hashable, Sendable {
  /// n.
  public private(set) var count: Int
  /// Σw.
  public private(set) var sum: Double
  /// Σw².
  public private(set) var sumOfSquares: Double

  /// Nobody yet.
  public init() { self.init(count: 0, sum: 0, sumOfSquares: 0) }

  /// Of n weights with these sums.
  public init(count: Int, sum: Double, sumOfSquares: Double) {
    self.count = count
    self.sum = sum
    self.sumOfSquares = sumOfSquares
  }

  /// One respondent more.
  public mutating func add(weight: Double) {
    count += 1
    sum += weight
    sumOfSquares += weight * weight
  }

  /// - Parameter other: the next part.
  public mutating func merge(_ other: WeightSummary) {
    count += other.count
    sum += other.sum
    sumOfSquares += other.sumOfSquares
  }

  /// Kish's effective n (有效样本量): (Σw)²/Σw², at most n; `nil` when nobody is counted.
  public var effectiveCount: Double? { sumOfSquares > 0 ? sum * sum / sumOfSquares : nil }

  /// Kish's design effect of weighting: nΣw²/(Σw)², at least 1; `nil` when nobody is counted.
  public var designEffect: Double? { sum > 0 ? Double(count) * sumOfSquares / (sum * sum) : nil }

  /// Whether all weights are the same, as far as their sums tell to rounding.
  public var isEqual: Bool { designEffect.map { $0 <= 1 + 1e-12 } ?? true }
}
