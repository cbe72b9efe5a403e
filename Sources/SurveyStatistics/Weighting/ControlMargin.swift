/// A control margin (控制边际): the category every unit is in, and what the weights in each must add up to.
///
/// A margin over two questions at once, such as age by sex, is one whose categories are their combinations.
public struct ControlMargin: Hashable, Sendable {
  /// The category of each unit, from 0; `nil` where the unit did not say.
  public let categories: [Int?]
  /// What each category must add up to, in the unit of the weights (people): finite and at least 0. A category of 0
  /// takes its units out: their weight becomes 0.
  public let targets: [Double]

  /// A margin; a category without a target, or a target below 0, is a programmer error.
  public init(categories: [Int?], targets: [Double]) {
    precondition(targets.allSatisfy { $0 >= 0 && $0.isFinite }, "a target is a number of people")
    precondition(
      categories.allSatisfy { $0.map(targets.indices.contains) ?? true }, "every category has a target")
    (self.categories, self.targets) = (categories, targets)
  }

  /// The sum of the targets: the population as this margin has it.
  public var total: Double { targets.reduce(0, +) }

  func scaled(to population: Double) -> ControlMargin {
    total == population || total == 0
      ? self : ControlMargin(categories: categories, targets: targets.map { $0 * (population / total) })
  }
}

/// A control total (控制总量): a number of every unit, such as its turnover, and what it must add up to weighted.
public struct ControlTotal: Hashable, Sendable {
  /// The number of each unit, finite; `nil` where it is not known.
  public let values: [Double?]
  /// Σwx as it must come out, finite.
  public let target: Double

  /// A total; a number that is not finite is a programmer error.
  public init(values: [Double?], target: Double) {
    precondition(
      target.isFinite && values.allSatisfy { $0?.isFinite ?? true }, "totals are of finite numbers")
    (self.values, self.target) = (values, target)
  }
}

/// One figure that weights are made to meet (控制项), by position.
public enum Control: Hashable, Sendable {
  /// A category of a margin.
  case category(margin: Int, Int)
  /// A control total.
  case total(Int)
}
