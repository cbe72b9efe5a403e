/// The answers to one item that have a score, and the scores (计分答案).
public struct ScoredItem: Hashable, Sendable {
  /// The answers' places in a cross tally.
  let answers: [Int]
  /// Their scores, in the same order.
  let scores: [Double]

  /// - Parameters:
  ///   - first: the place of the item's first answer.
  ///   - scores: by answer; `nil` for one that has none.
  public init(first: Int, scores: [Double?]) {
    let scored = scores.indices.filter { scores[$0] != nil }
    answers = scored.map { first + $0 }
    self.scores = scored.compactMap { scores[$0] }
  }
}

/// What two scored items have in common, over those who answered both.
struct ScoredPair {
  let count: Int
  let x: Double, y: Double
  /// Σ(x − x̄)², Σ(x − x̄)(y − ȳ) and Σ(y − ȳ)².
  let xx: Double, xy: Double, yy: Double
}

extension CrossTally {
  /// The scores of two items over all who answered both; of an item with itself, over all who answered it.
  ///
  /// Counts are whole numbers, so the result does not depend on the order persons came in.
  func scored(_ first: ScoredItem, _ second: ScoredItem) -> ScoredPair {
    let counts = first.answers.map { row in second.answers.map { Double(count(row, $0)) } }
    let rows = counts.map { $0.reduce(0, +) }
    let columns = second.answers.indices.map { column in counts.reduce(0) { $0 + $1[column] } }
    let total = rows.reduce(0, +)
    guard total > 0 else { return ScoredPair(count: 0, x: 0, y: 0, xx: 0, xy: 0, yy: 0) }
    let x = zip(rows, first.scores).reduce(0) { $0 + $1.0 * $1.1 } / total
    let y = zip(columns, second.scores).reduce(0) { $0 + $1.0 * $1.1 } / total
    let (dx, dy) = (first.scores.map { $0 - x }, second.scores.map { $0 - y })
    let xy = dx.indices.reduce(0) { sum, row in
      sum + dx[row] * zip(counts[row], dy).reduce(0) { $0 + $1.0 * $1.1 }
    }
    return ScoredPair(
      count: Int(total), x: x, y: y, xx: zip(rows, dx).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }, xy: xy,
      yy: zip(columns, dy).reduce(0) { $0 + $1.0 * $1.1 * $1.1 })
  }
}
