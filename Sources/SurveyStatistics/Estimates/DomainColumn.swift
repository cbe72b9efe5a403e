/// Which domain each row belongs to (研究域), if any: the parts a population is reported by.
public struct DomainColumn: Hashable, Sendable {
  /// By row, a domain's index; below 0 = in none.
  let codes: [Int32]
  /// Domains, empty ones included.
  public let count: Int

  /// - Parameters:
  ///   - codes: by row, 0 ..< count, or anything below 0 outside every domain.
  ///   - count: how many domains there are.
  public init(codes: [Int32], count: Int) {
    precondition(codes.allSatisfy { $0 < count }, "a row is in one of the domains, or in none")
    (self.codes, self.count) = (codes, count)
  }

  /// One domain: the rows that fulfil a condition.
  public init(where isInside: [Bool]) { self.init(codes: isInside.map { $0 ? 0 : -1 }, count: 1) }

  /// The same rows with the domains numbered anew.
  ///
  /// - Parameter places: by domain, its new number: each of 0 ..< count once.
  package func renumbered(_ places: [Int32]) -> DomainColumn {
    DomainColumn(codes: codes.map { $0 < 0 ? -1 : places[Int($0)] }, count: count)
  }

  /// By row, whether it is in one of the domains.
  public func isInside(_ domain: Int) -> [Bool] { codes.map { Int($0) == domain } }
}
