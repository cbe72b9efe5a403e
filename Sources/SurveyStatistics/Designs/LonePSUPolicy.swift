/// What a stratum with a single sampled unit adds to a variance (孤层处理), since one unit shows no spread.
///
/// A stratum that was taken whole is not lone, and neither is a stratum in which only one unit belongs to a
/// domain: the policy is about the design, never about who answered.
public enum LonePSUPolicy: String, CaseIterable, Hashable, Sendable {
  /// The design is refused (报错); the strata ought to be merged first.
  case fail
  /// Nothing: the unit is taken to have been drawn with certainty (确定). Variances come out too small.
  case certainty
  /// The squared distance from the mean of all units of its stage (居中). Variances come out too large.
  ///
  /// R survey before 4.2 measured from 0 instead, which made the error of a total as large as the total.
  case adjust
  /// The average of the strata that have two units or more (平均).
  case average
}
