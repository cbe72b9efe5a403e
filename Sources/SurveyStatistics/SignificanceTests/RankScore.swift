import RealModule

/// Ranks of answers in a weighted sample, as scores whose group means are then compared (加权秩).
///
/// An answer's rank is the estimated share of the population below it and half of those level with it. All equal
/// answers have the same rank, whatever the order of the rows; R's `svyranktest` averages running sums over ties and
/// gives other results for the same rows in another order.
/// Source: Lumley & Scott (2013), "Two-sample rank tests under complex sampling", *Biometrika* 100, 831–842.
public enum RankScore: String, CaseIterable, Hashable, Sendable {
  /// The rank itself: the Wilcoxon and, for several groups, the Kruskal–Wallis test.
  case wilcoxon
  /// The normal quantile of the rank (范德瓦尔登检验): for answers that are nearly normal.
  case vanDerWaerden = "van-der-waerden"
  /// Whether the rank is above one half (中位数检验), be it by more than the rounding of weights.
  case median

  /// The scores, by row.
  ///
  /// - Parameters:
  ///   - values: the answers of the rows compared; `nil` for those outside and without an answer.
  ///   - weights: w of every row, above 0.
  /// - Returns: `nil` where `values` is.
  public func scores(of values: [Double?], weights: [Double]) -> [Double?] {
    precondition(values.count == weights.count, "every row has a weight")
    let order = values.indices.filter { values[$0] != nil }.sorted { (values[$0] ?? 0) < (values[$1] ?? 0) }
    var scores: [Double?] = Array(repeating: nil, count: values.count)
    let total = Self.sum(order.map { weights[$0] })
    var below = 0.0
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      let level = Self.sum(order[start..<end].map { weights[$0] })
      let score = score(ofRank: (below + level / 2) / total)
      for row in order[start..<end] { scores[row] = score }
      below += level
      start = end
    }
    return scores
  }

  /// The weights of one answer in ascending order, so that their rounding does not tell the order of the rows.
  private static func sum(_ weights: [Double]) -> Double { weights.sorted().reduce(0, +) }

  private func score(ofRank rank: Double) -> Double {
    switch self {
    case .wilcoxon: rank
    case .vanDerWaerden: NormalDistribution.quantile(min(rank, 1))
    case .median: rank > 0.5 + 1e-12 ? 1 : 0
    }
  }
}
