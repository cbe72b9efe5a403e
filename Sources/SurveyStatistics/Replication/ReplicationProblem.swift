/// Why a design has no replicates of a kind (复制权重问题).
public enum ReplicationProblem: Error, Hashable, Sendable {
  /// Balanced half samples need exactly two units in every stratum; this one, with its first row, has others.
  case stratumNotOfTwo(row: Int, sampled: Int)
  /// A stratum with one unit that was not taken whole, with its first row: no replicate can leave it out.
  case loneUnit(row: Int)
  /// Fewer than two replicates say nothing about a spread.
  case tooFewReplicates(Int)
  /// Units times replicates are beyond what is kept in memory; linearisation gives nearly the same error.
  case tooLarge(units: Int, replicates: Int)
  /// A given replicate weight is not a finite number. Counted from 0.
  case weightNotFinite(replicate: Int, row: Int)
  /// A weight of the whole sample is not positive.
  case baseWeightNotPositive(row: Int)
  /// A scale is negative or not a number, or there are not as many as replicates.
  case scalesInvalid
  /// Fay's coefficient is not in 0 ..< 1.
  case coefficientInvalid(Double)
}
