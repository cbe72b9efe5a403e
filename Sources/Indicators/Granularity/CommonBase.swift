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

  /// The largest base that is looked for, and the bases that are tried on the way.
  public static let largest = 100_000
  private static let mostTried = 2_000

  /// - Returns: `nil` without shares, and when no base up to ``largest`` is found.
  public init?(of shares: [PrintedShare]) {
    let shares = shares.uniqued()
    guard !shares.isEmpty, shares.count <= 100 else { return nil }
    var (base, agreeing, tried) = (0, 0, 0)
    // Each share in turn moves on to its next base; when all stay where they are, that is the one.
    while agreeing < shares.count {
      tried += 1
      let interval = shares[tried % shares.count].interval
      guard tried <= Self.mostTried,
        let next = interval.nextBase(after: max(base, 1) - 1, upTo: Self.largest)
      else { return nil }
      agreeing = next == base ? agreeing + 1 : 1
      base = next
    }
    (self.shares, self.base) = (shares, base)
  }
}
