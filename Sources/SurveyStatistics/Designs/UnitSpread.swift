/// How far the units of one stratum lie from their mean, by pairs of estimates (层内离差积).
///
/// Most units have no part in most estimates, and all those without lie at the same distance, −z̄. So each pair is summed
/// over the units that have both, and the others are counted: from the mean, never as Σzz − mz̄z̄, which loses the digits of
/// units that are nearly alike.
struct UnitSpread {
  private struct Pair {
    var units = 0
    /// Σ(z_i − z̄_i)(z_j − z̄_j) over the units that have both; Σ(z_i − z̄_i) and Σ(z_j − z̄_j) over the same.
    var products = 0.0, first = 0.0, second = 0.0
  }

  /// The estimates any unit has a part in.
  private let estimates: [Int]
  private let means: [Double]
  /// By pair i ≥ j of these, rows one after the other.
  private var pairs: [Pair]
  private let units: Int

  /// - Parameter chosen: the units of a stratum.
  init(_ totals: UnitTotals, of chosen: ArraySlice<Int32>, places: inout [Int]) {
    var (estimates, sums) = ([Int](), [Double]())
    for unit in chosen {
      for entry in totals[unit] {
        let estimate = Int(entry.estimate)
        if places[estimate] < 0 {
          places[estimate] = estimates.count
          estimates.append(estimate)
          sums.append(0)
        }
        sums[places[estimate]] += entry.sum
      }
    }
    units = chosen.count
    means = sums.map { $0 / Double(chosen.count) }
    self.estimates = estimates
    pairs = Array(repeating: Pair(), count: estimates.count * (estimates.count + 1) / 2)
    for unit in chosen { add(totals[unit], places) }
    for estimate in estimates { places[estimate] = -1 }
  }

  private mutating func add(_ entries: ArraySlice<UnitTotals.Entry>, _ places: [Int]) {
    for left in entries.indices {
      let i = places[Int(entries[left].estimate)]
      let own = entries[left].sum - means[i]
      for right in entries.startIndex...left {
        let j = places[Int(entries[right].estimate)]
        let other = entries[right].sum - means[j]
        let place = Self.place(i, j)
        pairs[place].units += 1
        pairs[place].products += own * other
        pairs[place].first += i >= j ? own : other
        pairs[place].second += i >= j ? other : own
      }
    }
  }

  private static func place(_ i: Int, _ j: Int) -> Int {
    let (high, low) = (max(i, j), min(i, j))
    return high * (high + 1) / 2 + low
  }

  /// Adds Σ(z − z̄)(z − z̄)ᵀ, scaled, to a matrix.
  func add(to matrix: inout SymmetricMatrix, times scale: Double) {
    for i in estimates.indices {
      for j in 0...i { matrix[estimates[i], estimates[j]] += scale * product(i, j) }
    }
  }

  private func product(_ i: Int, _ j: Int) -> Double {
    let both = pairs[Self.place(i, j)]
    // A unit with i alone adds −z̄_j·(z_i − z̄_i). Over all units that have i, z_i − z̄_i adds up to z̄_i for each without.
    let (hasI, hasJ) = (pairs[Self.place(i, i)].units, pairs[Self.place(j, j)].units)
    let onlyI = Double(units - hasI) * means[i] - both.first
    let onlyJ = Double(units - hasJ) * means[j] - both.second
    let neither = Double(units - hasI - hasJ + both.units)
    return both.products - means[j] * onlyI - means[i] * onlyJ + neither * means[i] * means[j]
  }
}
