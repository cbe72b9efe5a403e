/// Extreme weights cut off, and what was cut spread over the others (权重截尾).
///
/// Trades a little bias for less variance; the sum of the weights stays. Weights of 0 are left as they are.
/// Source: Potter (1990), *Proc. ASA Survey Research Methods*, 225–230. Checked: R survey `trimWeights`, relative 1e-9.
public struct WeightTrimming: Hashable, Sendable {
  /// The least and the greatest weight.
  public var bounds: ClosedRange<Double>
  /// Whether spreading is repeated until no weight passes the bounds (严格); otherwise once, after which some may.
  public var isStrict: Bool

  /// A trimming.
  public init(to bounds: ClosedRange<Double>, isStrict: Bool = true) {
    (self.bounds, self.isStrict) = (bounds, isStrict)
  }

  /// The weights cut off and spread.
  ///
  /// What is cut goes in equal parts to weights that were never cut; a weight stays at its bound once it is there.
  /// - Throws: `boundsUnreachable` when the sum of the weights does not fit between the bounds, or nobody is left to
  ///   spread to.
  public func applied(to weights: [Double]) throws(TrimmingError) -> [Double] {
    // In order of size the next to be cut stand at the ends, and whoever is between moves by the same amount.
    let order = weights.indices.filter { weights[$0] != 0 }.sorted { (weights[$0], $0) < (weights[$1], $1) }
    var free = order.indices
    var shift = 0.0
    repeat {
      let low = free.prefix { weights[order[$0]] + shift < bounds.lowerBound }
      let high = free.dropFirst(low.count).reversed().prefix {
        weights[order[$0]] + shift > bounds.upperBound
      }
      if low.isEmpty, high.isEmpty { break }
      let removed =
        low.reduce(0) { $0 + weights[order[$1]] + shift - bounds.lowerBound }
        + high.reduce(0) { $0 + weights[order[$1]] + shift - bounds.upperBound }
      free = free.dropFirst(low.count).dropLast(high.count)
      guard !free.isEmpty else { throw unreachable(order.map { weights[$0] }) }
      shift += removed / Double(free.count)
    } while isStrict
    var result = weights
    for place in order.indices {
      let unit = order[place]
      result[unit] =
        free.contains(place)
        ? weights[unit] + shift : place < free.lowerBound ? bounds.lowerBound : bounds.upperBound
    }
    return result
  }

  private func unreachable(_ weights: [Double]) -> TrimmingError {
    let count = Double(weights.count)
    return .boundsUnreachable(
      sum: weights.reduce(0, +), range: count * bounds.lowerBound...count * bounds.upperBound)
  }
}

/// Why weights cannot be trimmed (无法截尾).
public enum TrimmingError: Error, Hashable, Sendable {
  /// So many weights between the bounds cannot add up to the sum there is.
  case boundsUnreachable(sum: Double, range: ClosedRange<Double>)
}
