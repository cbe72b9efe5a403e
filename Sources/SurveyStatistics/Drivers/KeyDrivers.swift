/// What overall satisfaction hangs on (关键驱动因素): how much of its variance each item accounts for, items being
/// correlated.
///
/// Two decompositions of the same R², each adding up to it: the average over all orders of entering the items
/// (Shapley value, LMG), and Johnson's relative weights. They mostly agree; where they do not, items are too much
/// alike to be told apart. Neither says that changing an item would change satisfaction.
/// Source: Lindeman, Merenda & Gold (1980), p. 119 ff.; Grömping (2006), *J. Stat. Software* 17(1); Johnson (2000),
/// *Multivar. Behav. Res.* 35, 1–19. Checked: R `lm` over all subsets and Johnson's formula, relative 1e-9.
public struct KeyDrivers: Hashable, Sendable {
  /// One item beside the others (驱动因素).
  public struct Driver: Hashable, Sendable {
    /// r with overall satisfaction, −1…1.
    public let correlation: Double
    /// The Shapley value: its average addition to R², 0…1.
    public let shapley: Double
    /// Johnson's relative weight, 0…1.
    public let relativeWeight: Double
  }

  /// R² of the regression of overall satisfaction on all items, 0…1.
  public let rSquared: Double
  /// The items, in order.
  public let drivers: [Driver]
  /// n, the complete rows.
  public let respondents: Int

  /// The most items whose orders are all gone through: 2¹⁵ regressions.
  public static let mostItems = 15

  /// - Parameter tally: overall satisfaction first, then the items; weighted or not.
  /// - Throws: `.tooFewItems` without an item, `.tooManyItems`, `.nobodyAnswered`, `.oneRespondent`, `.noVariation`
  ///   when something does not vary, `.singularMatrix` with no more rows than numbers in each. Items that follow
  ///   from others share what they say and are no error.
  public init(_ tally: CovarianceTally) throws(UndefinedReason) {
    let items = tally.variables - 1
    guard items > 0 else { throw .tooFewItems(needed: 1) }
    guard items <= Self.mostItems else { throw .tooManyItems(most: Self.mostItems) }
    guard tally.count > 0 else { throw .nobodyAnswered }
    guard tally.count > 1 else { throw .oneRespondent }
    guard let correlation = tally.correlation else { throw .noVariation }
    guard tally.count > tally.variables else { throw .singularMatrix }
    let withOverall = (1...items).map { correlation[$0, 0] }
    let among = correlation.dropping(0)
    let explained = ExplainedVariance(among: among, withOutcome: withOverall)
    rSquared = explained.bySubset[explained.bySubset.count - 1]
    let weights = RelativeWeights.of(among: among, withOutcome: withOverall)
    drivers = zip(zip(withOverall, explained.shapleyValues), weights).map { pair, weight in
      Driver(correlation: pair.0, shapley: pair.1, relativeWeight: weight)
    }
    respondents = tally.count
  }
}
