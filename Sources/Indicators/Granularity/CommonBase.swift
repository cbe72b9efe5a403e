internal import ExactNumbers

/// The fewest people who can have given several shares at once, one answer each (最小共同基数).
///
/// Four shares of one question each, 87.26, 99.06, 72.17 and 27.83 %, need 212 people. It is a reconstruction: any
/// larger sample that prints them all may be the true one.
public struct CommonBase: Hashable, Sendable {
  /// The shares, each once, in the order given.
  public let shares: [PrintedShare]
  /// The smallest base that has a count for every share.
  public let base: Int

  /// The most shares a questionnaire's questions print.
  private static let mostShares = 100

  /// - Returns: `nil` without shares, for more than a questionnaire has, and when no base up to
  ///   a hundred thousand prints them all.
  public init?(of shares: [PrintedShare]) {
    let shares = shares.uniqued()
    let intervals = shares.compactMap(\.wholeInterval)
    guard !shares.isEmpty, shares.count <= Self.mostShares, intervals.count == shares.count,
      let base = (1...WholeInterval.largestBase).first(where: { base in
        intervals.allSatisfy { $0.holdsCount(of: base) }
      })
    else { return nil }
    (self.shares, self.base) = (shares, base)
  }
}
