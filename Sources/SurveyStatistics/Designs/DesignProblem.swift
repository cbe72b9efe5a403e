/// What is wrong with the columns of a design (抽样设计问题); rows and stages count from 0.
public enum DesignProblem: Hashable, Sendable {
  /// There are no rows.
  case noRows
  /// A weight is zero, negative, infinite or not a number.
  case weightNotPositive(row: Int)
  /// A population size below 1.
  case populationNotPositive(stage: Int, row: Int)
  /// A stratum has another population size on this row than on its first.
  case populationVaries(stage: Int, row: Int, firstRow: Int)
  /// More units were drawn from a stratum than it holds. `row` is the stratum's first.
  case populationBelowSample(stage: Int, row: Int, sampled: Int, population: Int)
  /// A stratum has one sampled unit, and the policy is to refuse it. `row` is the stratum's first.
  case loneUnit(stage: Int, row: Int)
  /// The policy is to average other strata, and no stratum of this stage has two units. `row` is the stratum's
  /// first.
  case nothingToAverage(stage: Int, row: Int)
}

/// Columns that make no design, with all that is wrong in them, in the order of stages and rows.
public struct InvalidDesign: Error, Hashable, Sendable {
  /// At least one.
  public let problems: [DesignProblem]

  init(_ problems: [DesignProblem]) { self.problems = problems }
}
