/// The reliability of a scale from the agreement of its two halves (折半信度).
///
/// Source: Spearman (1910), Brown (1910), *Br. J. Psychol.* 3, 271–322; Guttman (1945), *Psychometrika* 10,
/// 255–282, λ₄. Checked: the formulas in R on the same covariances, relative 1e-9; by hand.
public struct SplitHalf: Hashable, Sendable {
  /// How items are divided.
  public enum Division: Hashable, Sendable {
    /// The 1st, 3rd, 5th … against the others (奇偶分半).
    case oddEven
    /// The first half against the second (前后分半); of an odd number the first half has one more.
    case firstSecond
    /// Some items, by index from 0, against the others.
    case items(Set<Int>)

    func isInFirst(_ item: Int, of count: Int) -> Bool {
      switch self {
      case .oddEven: item.isMultiple(of: 2)
      case .firstSecond: item < (count + 1) / 2
      case .items(let items): items.contains(item)
      }
    }
  }

  /// r of the two half sums; `nil` when one of them does not vary.
  public let correlation: Double?
  /// Spearman–Brown: 2r/(1 + r), for the whole scale; `nil` with `correlation` and where r = −1. Assumes halves of
  /// equal length that vary alike.
  public let spearmanBrown: Double?
  /// Guttman's λ₄ = 4·cov/var(sum): as Spearman–Brown when the halves vary alike, and a lower bound of the
  /// reliability in any case.
  public let guttman: Double

  /// - Throws: `.tooFewItems` when a half is empty, `.noVariation` when the sum does not vary.
  public init(_ covariance: SymmetricMatrix, division: Division = .oddEven) throws(UndefinedReason) {
    let isFirst = (0..<covariance.size).map { division.isInFirst($0, of: covariance.size) }
    guard isFirst.contains(true), isFirst.contains(false) else { throw .tooFewItems(needed: 2) }
    let total = covariance.sum
    guard total > 1e-14 * covariance.trace else { throw .noVariation }
    var (first, second, between) = (0.0, 0.0, 0.0)
    for i in isFirst.indices {
      for j in isFirst.indices {
        switch (isFirst[i], isFirst[j]) {
        case (true, true): first += covariance[i, j]
        case (false, false): second += covariance[i, j]
        case (true, false): between += covariance[i, j]
        case (false, true): break
        }
      }
    }
    let varies = min(first, second) > 1e-14 * covariance.trace
    let r = varies ? between / (first * second).squareRoot() : nil
    correlation = r
    spearmanBrown = r.flatMap { $0 > -1 ? 2 * $0 / (1 + $0) : nil }
    guttman = 4 * between / total
  }

  /// The largest number of items for which every division is tried.
  public static let mostItemsDividedEveryWay = 16

  /// The largest λ₄ over all divisions into halves of equal length, or nearly so (最大折半信度).
  ///
  /// - Returns: `nil` above `mostItemsDividedEveryWay` items, below two, and when the sum does not vary.
  public static func largestGuttman(_ covariance: SymmetricMatrix) -> Double? {
    let size = covariance.size
    guard (2...mostItemsDividedEveryWay).contains(size) else { return nil }
    var largest: Double?
    // The last item may always stand in the second half: its mirror image is the same division.
    for bits in 1..<(1 << (size - 1)) where abs(2 * bits.nonzeroBitCount - size) <= 1 {
      let first = Set((0..<size).filter { bits & (1 << $0) != 0 })
      guard let half = try? SplitHalf(covariance, division: .items(first)) else { return nil }
      largest = max(largest ?? half.guttman, half.guttman)
    }
    return largest
  }
}
