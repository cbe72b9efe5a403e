import Testing

@testable import SurveyStatistics

/// Rows added up as they come.
struct MeasurementTallyTests {
  private static let rows = 600
  private static let units: [Int32] = (0..<rows).map { Int32($0 / 5 % 30) }
  private static let weights: [Double] = (0..<rows).map { 0.5 + Double($0 % 7) }
  private static let y = (0..<rows).map { row -> Double? in
    row % 9 == 4 ? nil : Double(1_000_000_000 + row % 11) + 0.25
  }
  private static let x = (0..<rows).map { row -> Double? in row % 10 == 7 ? nil : Double(row % 4) }
  private static let codes = (0..<rows).map { row -> Int32 in
    let domain = row % 6
    return domain == 5 ? -1 : Int32(min(row / 100, domain))
  }

  /// The ratio of some rows, with the domains that were met up to their end.
  private static func ratio(_ range: Range<Int>) -> Measurement {
    let domains = (codes[..<range.upperBound].max() ?? -1) + 1
    return .ratio(
      NumericColumn(Array(y[range])), over: NumericColumn(Array(x[range])),
      by: DomainColumn(codes: Array(codes[range]), count: Int(domains)))
  }

  private static func add(_ range: Range<Int>, to tally: inout MeasurementTally) {
    tally.add(ratio(range), weights: Array(weights[range]), units: UnitColumn(Array(units[range])))
  }

  @Test(arguments: [1, 7, 100, 599]) func `blocks of any size give the same`(size: Int) {
    var (whole, parts) = (MeasurementTally(.ratio), MeasurementTally(.ratio))
    Self.add(0..<Self.rows, to: &whole)
    for start in stride(from: 0, to: Self.rows, by: size) {
      Self.add(start..<min(start + size, Self.rows), to: &parts)
    }
    #expect(parts.domains == whole.domains)
    #expect(parts.cells == whole.cells)
    #expect(parts.deviations == whole.deviations)
  }

  @Test func `it grows with units and domains, not with rows`() {
    var tally = MeasurementTally(.ratio)
    Self.add(0..<Self.rows, to: &tally)
    let cells = tally.cells.count
    let answered = (0..<Self.rows).filter { Self.codes[$0] >= 0 && Self.y[$0] != nil && Self.x[$0] != nil }
    #expect(cells == Set(answered.map { [Self.units[$0], Self.codes[$0]] }).count)
    for _ in 0..<3 { Self.add(0..<Self.rows, to: &tally) }
    #expect(tally.cells.count == cells)
    #expect(tally.domains.map(\.rows).reduce(0, +) == 4 * Self.codes.count { $0 >= 0 })
  }

  @Test func `domains in another order keep their cells`() {
    var tally = MeasurementTally(.ratio)
    Self.add(0..<Self.rows, to: &tally)
    let order = Array(tally.domains.indices.reversed())
    let turned = tally.ordered(order)
    #expect(turned.domains == tally.domains.reversed())
    #expect(turned.deviations == tally.deviations)
    #expect(zip(turned.cells, tally.cells).allSatisfy { Int($0.domain) == order[Int($1.domain)] })
  }

  /// The first value lies a million from the others: Σ(y − ȳ)² = Σy² − (Σy)²/n, in whole numbers.
  @Test func `a first value far off leaves the others their spread`() throws {
    let values = [0] + (0..<999).map { 1_000_000 + $0 % 2 }
    let n = values.count
    let squares = n * values.reduce(0) { $0 + $1 * $1 } - values.reduce(0, +) * values.reduce(0, +)
    let tally = MeasurementTally(
      .mean(NumericColumn(values.map { Double($0) })), weights: Array(repeating: 1, count: n),
      units: UnitColumn(from: 0))
    let expected = Double(squares) / Double(n)
    #expect(abs(tally.domains[0].residualSquares - expected) < 1e-12 * expected)
    let estimate = try SampleDesign(rows: n).table(of: .mean(NumericColumn(values.map { Double($0) })))
      .estimate(0)
    #expect(abs(try #require(estimate?.designEffect) - 1) < 1e-12)
  }
}
