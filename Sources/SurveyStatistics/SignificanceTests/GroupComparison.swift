/// Estimates for several groups or waves, to be compared with their covariance (组间比较).
///
/// Groups that share first-stage units are not independent, and neither are two questions answered by the same
/// people: every variance here is that of a difference, V(a) + V(b) − 2·cov(a, b). So the same comparison serves
/// independent groups, paired questions and waves with shared respondents.
public struct GroupComparison: Hashable, Sendable {
  /// θ of each group, in order; `nil` where it is undefined.
  public var values: [Double?] { distances.map { $0.map { origin + $0 } } }
  /// θ less the origin: what differences are made of, as values near 10⁹ have lost the digits of theirs.
  private let distances: [Double?]
  private let origin: Double
  /// Why a group takes part in no test: it has no value, or one whose error nothing shows; `nil` for the others.
  private let faults: [UndefinedReason?]
  /// What may be left of a difference of covariances that is 0, relative to them: answers that go up and down together.
  private static let rounding = 1e-13
  /// V of the values; an undefined one's row is not looked at.
  public let covariance: SymmetricMatrix
  /// ν of the design over the rows used.
  public let degreesOfFreedom: Int

  /// - Parameters: as many values as rows of the covariance.
  public init(values: [Double?], covariance: SymmetricMatrix, degreesOfFreedom: Int) {
    self.init(
      distances: values, from: 0, faults: values.map { $0 == nil ? .nobodyAnswered : nil },
      covariance: covariance, degreesOfFreedom: degreesOfFreedom)
  }

  init(
    distances: [Double?], from origin: Double, faults: [UndefinedReason?], covariance: SymmetricMatrix,
    degreesOfFreedom: Int
  ) {
    precondition(distances.count == covariance.size, "every group has its covariances")
    (self.distances, self.origin, self.faults) = (distances, origin, faults)
    self.covariance = covariance
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// Whether two groups differ (两组比较): first − second.
  ///
  /// - Throws: why one has no value or no error of its own: beside a group of one respondent, or of one first-stage
  ///   unit, only the other's error would count, and p would be far too small; as `TTest`. Where everybody in both groups
  ///   answered the same the design shows no error, and there is no test rather than a p value of 0.
  /// - Source: Checked: R survey `svyttest` and `svycontrast`, relative 1e-9.
  public func difference(
    _ first: Int, _ second: Int, convention: DenominatorConvention = .design
  ) throws(UndefinedReason) -> TTest {
    if let fault = faults[first] ?? faults[second] { throw fault }
    guard let a = distances[first], let b = distances[second] else { throw .nobodyAnswered }
    let spread = covariance[first, first] + covariance[second, second]
    let variance = spread - 2 * covariance[first, second]
    return try TTest(
      difference: a - b, variance: variance > Self.rounding * spread ? variance : 0,
      degreesOfFreedom: degreesOfFreedom, convention: convention)
  }

  /// Whether any of the groups differ (多组比较): Wald's F of their differences from the first.
  ///
  /// Groups without a value or without an error of their own are left out.
  /// - Throws: `.tooFewItems` below two groups; as `FTest.wald`.
  public func anyDifference(convention: DenominatorConvention = .adjusted) throws(UndefinedReason) -> FTest {
    let known = distances.indices.filter { distances[$0] != nil && faults[$0] == nil }
    guard let first = known.first, known.count > 1 else { throw .tooFewItems(needed: 2) }
    let others = Array(known.dropFirst())
    let base = distances[first] ?? 0
    var contrasts = SymmetricMatrix(size: others.count)
    for (i, a) in others.enumerated() {
      for (j, b) in others[...i].enumerated() {
        contrasts[i, j] =
          covariance[a, b] - covariance[a, first] - covariance[b, first] + covariance[first, first]
      }
    }
    let spread = known.reduce(0) { max($0, covariance[$1, $1]) }
    return try FTest.wald(
      others.map { (distances[$0] ?? 0) - base }, covariance: contrasts, degreesOfFreedom: degreesOfFreedom,
      convention: convention, rounding: Self.rounding * spread)
  }

  /// Every pair of groups, adjusted for there being several (两两比较).
  ///
  /// - Returns: the pairs (0,1), (0,2) … (1,2) …; a pair that cannot be tested keeps its place and does not count
  ///   in the adjustment.
  public func pairs(
    adjustment: PValueAdjustment = .holm, convention: DenominatorConvention = .design
  ) -> [PairComparison] {
    var found: [(first: Int, second: Int, test: Result<TTest, UndefinedReason>)] = []
    for first in distances.indices {
      for second in distances.indices where second > first {
        do throws(UndefinedReason) {
          found.append((first, second, .success(try difference(first, second, convention: convention))))
        } catch {
          found.append((first, second, .failure(error)))
        }
      }
    }
    let adjusted = adjustment.adjusted(found.map { try? $0.test.get().pValue })
    return zip(found, adjusted).map { pair, adjusted in
      PairComparison(first: pair.first, second: pair.second, test: pair.test, adjustedPValue: adjusted)
    }
  }
}

/// Two groups beside each other, among several (一对比较).
public struct PairComparison: Hashable, Sendable {
  /// The groups' indices, the first the smaller.
  public let first: Int
  /// The other one.
  public let second: Int
  /// first − second, or why there is no test.
  public let test: Result<TTest, UndefinedReason>
  /// p, adjusted for all pairs that were tested; `nil` without a test.
  public let adjustedPValue: Double?
}
