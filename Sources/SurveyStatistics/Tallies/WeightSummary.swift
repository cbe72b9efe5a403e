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
  /// The least and the greatest weight; `nil` when nobody is counted.
  public private(set) var range: ClosedRange<Double>?

  /// Nobody yet.
  public init() { self.init(count: 0, sum: 0, sumOfSquares: 0, range: nil) }

  /// Of n weights with these sums and ends.
  public init(count: Int, sum: Double, sumOfSquares: Double, range: ClosedRange<Double>?) {
    self.count = count
    self.sum = sum
    self.sumOfSquares = sumOfSquares
    self.range = range
  }

  /// Of n respondents with a weight of 1 each.
  public static func equal(_ count: Int) -> WeightSummary {
    let sum = Double(count)
    return WeightSummary(count: count, sum: sum, sumOfSquares: sum, range: count > 0 ? 1...1 : nil)
  }

  /// One respondent more.
  ///
  /// - Parameter weight: above 0; anything else is a programmer error.
  public mutating func add(weight: Double) {
    precondition(weight > 0, "weights are positive")
    if !(range?.contains(weight) ?? false) { widen(to: weight...weight) }
    count += 1
    sum += weight
    sumOfSquares += weight * weight
  }

  /// - Parameter other: the next part.
  public mutating func merge(_ other: WeightSummary) {
    count += other.count
    sum += other.sum
    sumOfSquares += other.sumOfSquares
    if let range = other.range { widen(to: range) }
  }

  private mutating func widen(to other: ClosedRange<Double>) {
    range = range.map { min($0.lowerBound, other.lowerBound)...max($0.upperBound, other.upperBound) } ?? other
  }

  /// Kish's effective n (有效样本量): (Σw)²/Σw², at most n; `nil` when nobody is counted.
  public var effectiveCount: Double? { sumOfSquares > 0 ? sum * sum / sumOfSquares : nil }

  /// Kish's design effect of weighting: nΣw²/(Σw)², at least 1; `nil` when nobody is counted.
  public var designEffect: Double? { sum > 0 ? Double(count) * sumOfSquares / (sum * sum) : nil }

  /// Whether all weights are the same number; told from their ends, since sums of a million carry rounding.
  public var isEqual: Bool { range.map { $0.lowerBound == $0.upperBound } ?? true }
}
