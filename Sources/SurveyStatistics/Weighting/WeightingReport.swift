/// What weighting did, for people to judge it by (加权收敛报告).
public struct WeightingReport: Hashable, Sendable {
  /// Rounds over all margins, or Newton steps.
  public let iterations: Int
  /// For each margin, its categories in order.
  public let margins: [[Achievement]]
  /// For each control total, in order.
  public let totals: [Achievement]
  /// The least and the greatest weight over base weight, of units with a weight.
  public let factors: ClosedRange<Double>
  /// The weights before.
  public let baseWeights: WeightSummary
  /// The weights after, without those that became 0.
  public let weights: WeightSummary
  /// Units whose category should count nobody: their weight is 0.
  public let zeroWeights: Int
  /// Units with a weight below 0, which only linear calibration without bounds can give.
  public let negativeWeights: Int

  /// A control with what was reached (控制项达成情况).
  public struct Achievement: Hashable, Sendable {
    /// Units in it.
    public let units: Int
    /// What they add up to by base weight.
    public let base: Double
    /// What they should add up to.
    public let target: Double
    /// What they add up to by the new weights.
    public let achieved: Double

    /// The difference relative to the target; to the base sum when the target is 0.
    public var miss: Double {
      let scale = max(abs(target), target == 0 ? abs(base) : 0)
      return scale == 0 ? 0 : abs(achieved - target) / scale
    }
  }

  /// The greatest miss of any control, relative.
  public var largestMiss: Double { worst.miss }

  /// The control that is missed by most.
  public var worstControl: Control { worst.control }

  private var worst: (control: Control, miss: Double) {
    var worst: (control: Control, miss: Double) = (.total(0), -1)
    for (margin, categories) in margins.enumerated() {
      for (category, reached) in categories.enumerated() where reached.miss > worst.miss {
        worst = (.category(margin: margin, category), reached.miss)
      }
    }
    for (total, reached) in totals.enumerated() where reached.miss > worst.miss {
      worst = (.total(total), reached.miss)
    }
    return (worst.control, max(0, worst.miss))
  }
}

extension WeightSummary {
  /// Of weights that may be 0, which count for nobody, or below 0.
  init(of weights: [Double]) {
    var (count, sum, squares) = (0, 0.0, 0.0)
    var (least, greatest) = (Double.infinity, -Double.infinity)
    for weight in weights where weight != 0 {
      count += 1
      sum += weight
      squares += weight * weight
      (least, greatest) = (min(least, weight), max(greatest, weight))
    }
    self.init(count: count, sum: sum, sumOfSquares: squares, range: count > 0 ? least...greatest : nil)
  }
}
