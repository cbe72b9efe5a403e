/// What is estimated (估计对象): a total or a ratio of two totals, for everybody or for each of several domains.
///
/// Means, shares, tiered scores, pooled rates and multiple responses are all ratios Σwy/Σwx; composites,
/// differences and contrasts are linear combinations of them (`EstimateTable.contrast`).
/// Source: Särndal, Swensson & Wretman (1992), §5.6.
public struct Measurement: Hashable, Sendable {
  /// What y and x are.
  enum Kind: Hashable, Sendable {
    /// Σwy.
    case total
    /// Σwy/Σw over who answered.
    case mean
    /// The same of a value that is 0 or 1.
    case share
    /// Σwy/Σwx.
    case ratio
    /// Σwy/Σwx where a person has y of x answers, each 0 or 1.
    case pooledRate
  }

  let kind: Kind
  let numerator: NumericColumn
  /// x; `nil` = 1 for everybody who answered.
  let denominator: NumericColumn?
  let domains: DomainColumn?

  private init(
    _ kind: Kind, _ numerator: NumericColumn, over denominator: NumericColumn? = nil,
    by domains: DomainColumn?
  ) {
    precondition(
      [denominator?.count, domains?.codes.count].allSatisfy { $0 == nil || $0 == numerator.count },
      "all columns are of the same rows")
    (self.kind, self.numerator, self.denominator, self.domains) = (kind, numerator, denominator, domains)
  }

  /// The total of a number over the population (总量).
  public static func total(_ values: NumericColumn, by domains: DomainColumn? = nil) -> Measurement {
    Measurement(.total, values, by: domains)
  }

  /// The mean of a number or of the score of an answer (均值, 分档得分).
  public static func mean(_ values: NumericColumn, by domains: DomainColumn? = nil) -> Measurement {
    Measurement(.mean, values, by: domains)
  }

  /// The share of those who answered for whom something is so (占比): 1 for yes, 0 for no.
  public static func share(_ values: NumericColumn, by domains: DomainColumn? = nil) -> Measurement {
    precondition(values.values.allSatisfy { $0 == 0 || $0 == 1 }, "a share counts zeros and ones")
    return Measurement(.share, values, by: domains)
  }

  /// The ratio of two totals (比率), over the rows that have both numbers.
  public static func ratio(
    _ numerator: NumericColumn, over denominator: NumericColumn, by domains: DomainColumn? = nil
  ) -> Measurement {
    Measurement(.ratio, numerator, over: denominator, by: domains)
  }

  /// The rate over all answers to several questions (池化), the person being the unit.
  ///
  /// - Parameters:
  ///   - satisfied: a person's answers that count, 0…answers.
  ///   - answers: a person's answers; 0 where the person gave none.
  public static func pooledRate(
    _ satisfied: NumericColumn, of answers: NumericColumn, by domains: DomainColumn? = nil
  ) -> Measurement {
    Measurement(.pooledRate, satisfied, over: answers, by: domains)
  }

  var rows: Int { numerator.count }
  var domainCount: Int { domains?.count ?? 1 }

  /// The row's domain and its y and x; `nil` when it is in no domain or has no number.
  @inline(__always)
  func part(ofRow row: Int) -> (domain: Int, y: Double, x: Double)? {
    var domain = 0
    if let domains {
      domain = Int(domains.codes[row])
      guard domain >= 0 else { return nil }
    }
    if let known = numerator.isKnown, !known[row] { return nil }
    guard let denominator else { return (domain, numerator.values[row], 1) }
    if let known = denominator.isKnown, !known[row] { return nil }
    let x = denominator.values[row]
    // Who gave none of the answers of a pooled rate is no respondent of it.
    if kind == .pooledRate, x == 0 { return nil }
    return (domain, numerator.values[row], x)
  }

  /// The domain a row answered in; `nil` when in none.
  func answeredDomain(ofRow row: Int) -> Int? { part(ofRow: row)?.domain }
}
