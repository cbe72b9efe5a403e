/// How far each respondent lies from the middle of all, by the items' covariance (马氏距离): D² = (x−x̄)ᵀS⁻¹(x−x̄).
///
/// S has n − 1 below. Items that follow from those before them add nothing to the distance; they are left out and
/// named, so that one duplicated or constant item does not make the whole measure undefined.
/// Source: Mahalanobis (1936); Meade & Craig (2012), *Psychol. Methods* 17, 437–455. Checked: R `mahalanobis` on the
/// complete rows, as `careless::mahad` has it, relative 1e-9.
public struct MahalanobisDistances: Hashable, Sendable {
  /// D² of each row, in order, at least 0; `nil` for a row with an unanswered item.
  public let squared: [Double?]
  /// The items in the distance, by index: fewer than all when some follow from others or do not vary.
  public let itemsUsed: [Int]
  /// The items left out, by index.
  public let itemsLeftOut: [Int]
  /// The complete rows.
  public let respondents: Int

  /// - Parameter rows: each with a place for every item.
  /// - Throws: `.nobodyAnswered` without a complete row, `.oneRespondent`, `.noVariation` when no item varies.
  public init(_ rows: [[Double?]]) throws(UndefinedReason) {
    let items = rows.first?.count ?? 0
    precondition(rows.allSatisfy { $0.count == items }, "every row has a place for every item")
    var tally = CovarianceTally(variables: items)
    for row in rows { tally.add(complete: row) }
    guard tally.count > 0, items > 0 else { throw .nobodyAnswered }
    guard let covariance = tally.covariance else { throw .oneRespondent }
    let factor = Cholesky(independentIn: covariance)
    guard !factor.kept.isEmpty else { throw .noVariation }
    itemsUsed = factor.kept
    itemsLeftOut = (0..<items).filter { !factor.kept.contains($0) }
    respondents = tally.count
    squared = rows.map { row in
      let numbers = row.compactMap { $0 }
      guard numbers.count == items else { return nil }
      let deviations = tally.deviations(of: numbers)
      return factor.squaredNorm(of: factor.kept.map { deviations[$0] })
    }
  }

  /// P(D² as large) for each row were answers normal: χ² with as many degrees of freedom as items used. Small ones
  /// are worth a look, no more: ratings are not normal.
  public var tailProbabilities: [Double?] {
    let chiSquare = ChiSquareDistribution(degreesOfFreedom: Double(itemsUsed.count))
    return squared.map { $0.map { chiSquare.tails(at: $0).upper } }
  }
}
