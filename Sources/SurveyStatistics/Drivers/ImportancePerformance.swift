/// Which items to work on (重要性–绩效分析, IPA 四象限): importance against performance, divided at two thresholds.
///
/// Source: Martilla & James (1977), *J. Marketing* 41(1), 77–79.
public struct ImportancePerformance: Hashable, Sendable {
  /// Where the lines are drawn (分界).
  public enum Thresholds: Hashable, Sendable {
    /// The means of both over the items: some items are always below.
    case means
    /// The medians of both over the items: an outlier moves no line.
    case medians
    /// Given beforehand, such as the target of the evaluation.
    case fixed(importance: Double, performance: Double)
  }

  /// What to do about an item (象限).
  public enum Quadrant: String, CaseIterable, Hashable, Sendable {
    /// Important and good: keep it up (继续保持).
    case keepUp
    /// Important and poor: work here first (优先改进).
    case concentrateHere
    /// Unimportant and poor: no hurry (次要改进).
    case lowPriority
    /// Unimportant and good: perhaps too much effort (过度投入).
    case possibleOverkill
  }

  /// The importance from which an item counts as important.
  public let importanceThreshold: Double
  /// The performance from which an item counts as good.
  public let performanceThreshold: Double
  /// By item, in order.
  public let quadrants: [Quadrant]

  /// - Parameters:
  ///   - importance: of every item, stated or derived (`KeyDrivers`).
  ///   - performance: of every item, such as its mean score; as many, at least one.
  ///   - thresholds: an item exactly on a line counts as above it.
  public init(importance: [Double], performance: [Double], thresholds: Thresholds = .means) {
    precondition(
      importance.count == performance.count && !importance.isEmpty,
      "every item has an importance and a performance")
    switch thresholds {
    case .means: (importanceThreshold, performanceThreshold) = (Self.mean(importance), Self.mean(performance))
    case .medians:
      (importanceThreshold, performanceThreshold) = (Self.median(importance), Self.median(performance))
    case .fixed(let important, let good): (importanceThreshold, performanceThreshold) = (important, good)
    }
    let (important, good) = (importanceThreshold, performanceThreshold)
    quadrants = zip(importance, performance).map { own, performance in
      switch (own >= important, performance >= good) {
      case (true, true): .keepUp
      case (true, false): .concentrateHere
      case (false, false): .lowPriority
      case (false, true): .possibleOverkill
      }
    }
  }

  /// Equal values have that value as their mean, to the last digit.
  private static func mean(_ values: [Double]) -> Double {
    values.reduce(into: MomentTally()) { $0.add($1) }.mean ?? values[0]
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}
