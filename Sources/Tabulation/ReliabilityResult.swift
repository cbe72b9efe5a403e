public import Questionnaires
public import SurveyStatistics

/// Reliability of the satisfaction items, with the items it is about (信度).
public struct ReliabilityResult: Sendable {
  /// The items, in order.
  public let items: [Item]
  /// α and the items' parts in it, over complete rows.
  public let reliability: Reliability
  /// Feldt's interval for α; `nil` with one effective respondent.
  public let interval: ClosedRange<Double>?
  /// The confidence of the interval.
  public let level: Double
  /// Odd items against even ones; `nil` when the sums do not vary.
  public let splitHalf: SplitHalf?
  /// ω and loadings on one factor, or why there is none.
  public let factor: Result<OneFactorModel, UndefinedReason>
  /// The eigenvalues of the correlations, largest first; `nil` when an item does not vary.
  public let eigenvalues: [Double]?
  /// KMO and Bartlett's test; `nil` when the correlation matrix is singular.
  public let adequacy: FactorAdequacy?
  /// What α would be from every pair of answers, blanks and all; `nil` when a pair has fewer than two.
  public let pairwiseAlpha: Double?
  /// The fewest and the most respondents behind a pair.
  public let respondentsInPairs: ClosedRange<Int>
}

extension ReliabilityResult {
  /// α over the valid responses that answered every satisfaction item, and what goes with it.
  static func of(
    _ questionnaire: Questionnaire, _ rows: ScoredAnswers, level: Double
  ) -> Result<ReliabilityResult, UndefinedReason> {
    let items = questionnaire.satisfactionItems
    guard items.count >= 2 else { return .failure(.tooFewItems(needed: 2)) }
    do throws(UndefinedReason) {
      return .success(
        ReliabilityResult(
          items, reliability: try Reliability(rows.complete), complete: rows.complete, pairs: rows.pairs,
          level: level))
    } catch {
      return .failure(error)
    }
  }

  private init(
    _ items: [Item], reliability: Reliability, complete: CovarianceTally, pairs: PairwiseCovarianceTally,
    level: Double
  ) {
    let correlation = complete.correlation
    (self.items, self.reliability, self.level) = (items, reliability, level)
    interval = reliability.alphaInterval(level: level)
    splitHalf = complete.covariance.flatMap { try? SplitHalf($0) }
    factor = Self.factor(correlation)
    eigenvalues = correlation.map { EigenDecomposition($0).values }
    adequacy = try? FactorAdequacy(complete)
    pairwiseAlpha = pairs.covariance.flatMap { Reliability.alpha(of: $0) }
    let counts = items.indices.flatMap { i in (0...i).map { pairs.count(i, $0) } }
    respondentsInPairs = (counts.min() ?? 0)...(counts.max() ?? 0)
  }

  private static func factor(_ correlation: SymmetricMatrix?) -> Result<OneFactorModel, UndefinedReason> {
    guard let correlation else { return .failure(.noVariation) }
    do throws(UndefinedReason) {
      return .success(try OneFactorModel(correlation))
    } catch {
      return .failure(error)
    }
  }
}
