import Testing

@testable import SurveyStatistics

/// Influences by unit, kept only where there are any, beside the full table of units × estimates.
struct UnitTotalsTests {
  /// 40 units × 5 estimates, most of them without a part; every entry in two pieces, out of order.
  private static let units = 40
  private static let width = 5

  private static func influence(_ unit: Int, _ estimate: Int) -> Double {
    let mixed = (unit * 7 + estimate * 11 + unit * unit) % 13
    return mixed < 4 ? Double(mixed + 1) / 4 - 0.75 : 0
  }

  private static var totals: UnitTotals {
    let entries = (0..<units).flatMap { unit in
      (0..<width).flatMap { estimate -> [UnitTotals.Entry] in
        let sum = influence(unit, estimate)
        let entry = UnitTotals.Entry(unit: Int32(unit), estimate: Int32(estimate), sum: sum / 2)
        return sum == 0 ? [] : [entry, entry]
      }
    }
    return UnitTotals(entries.indices.map { entries[$0 * 7 % entries.count] }, units: units, width: width)
  }

  /// Σ(z_i − z̄_i)(z_j − z̄_j) over all units of a stratum, one by one.
  private static func product(_ i: Int, _ j: Int, _ chosen: [Int], _ z: (Int, Int) -> Double) -> Double {
    let means = [i, j].map { estimate in
      chosen.reduce(0) { $0 + z($1, estimate) } / Double(chosen.count)
    }
    return chosen.reduce(0) { $0 + (z($1, i) - means[0]) * (z($1, j) - means[1]) }
  }

  @Test func `the spread of few parts is that of the full table`() {
    let totals = Self.totals
    let chosen = stride(from: 1, to: Self.units, by: 3).map { $0 }
    var (places, matrix) = ([Int](repeating: -1, count: Self.width), SymmetricMatrix(size: Self.width))
    UnitSpread(totals, of: chosen.map { Int32($0) }[...], places: &places).add(to: &matrix, times: 2)
    for i in 0..<Self.width {
      for j in 0...i {
        #expect(abs(matrix[i, j] - 2 * Self.product(i, j, chosen, Self.influence)) < 1e-13, "\(i), \(j)")
      }
    }
    #expect(places.allSatisfy { $0 == -1 })
  }

  /// Units of 10⁹ and a little: deviations are whole numbers, and their products are exact.
  @Test func `units that are nearly alike keep the digits of their differences`() {
    func z(_ unit: Int, _ estimate: Int) -> Double { 1_000_000_000 + Double((unit * 3 + estimate) % 5) }
    let entries = (0..<10).flatMap { unit in
      (0..<2).map { UnitTotals.Entry(unit: Int32(unit), estimate: Int32($0), sum: z(unit, $0)) }
    }
    let totals = UnitTotals(entries, units: 10, width: 2)
    var (places, matrix) = ([-1, -1], SymmetricMatrix(size: 2))
    UnitSpread(totals, of: (0..<10).map { Int32($0) }[...], places: &places).add(to: &matrix, times: 1)
    // 0…4 twice in either column: Σ(z − 2)² = 20; moved by one place: 2·(−2·−1 − 1·0 + 0·1 + 1·2 + 2·−2) = 0.
    #expect(matrix[0, 0] == 20 && matrix[1, 1] == 20 && matrix[1, 0] == 0)
  }

  @Test func `totals are raised to the units they are part of`() {
    let parents = (0..<Self.units).map { Int32($0 % 4) }
    let raised = Self.totals.raised(to: parents, units: 4)
    for parent in 0..<4 {
      var sums = [Double](repeating: 0, count: Self.width)
      for entry in raised[Int32(parent)] { sums[Int(entry.estimate)] += entry.sum }
      for estimate in 0..<Self.width {
        let expected = stride(from: parent, to: Self.units, by: 4).reduce(0) {
          $0 + Self.influence($1, estimate)
        }
        #expect(abs(sums[estimate] - expected) < 1e-13)
      }
      #expect(Set(raised[Int32(parent)].map(\.estimate)).count == raised[Int32(parent)].count)
    }
  }

  @Test func `sets of units are joined in order, each once`() {
    let sets = [[5, 1, 5, 3], [], [3, 4], [9]].map { UnitSet($0.map { Int32($0) }) }
    #expect(sets[0].units == [1, 3, 5])
    #expect(UnitSet(unionOf: sets).units == [1, 3, 4, 5, 9])
    #expect(UnitSet(unionOf: []).units.isEmpty)
  }
}
