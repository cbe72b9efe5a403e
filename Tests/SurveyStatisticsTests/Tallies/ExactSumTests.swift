import Testing

@testable import SurveyStatistics

struct ExactSumTests {
  /// Decimals times powers of two, as `Reference/exact_sums.py` makes them.
  private static func numbers(_ count: Int, spread: Int) -> [Double] {
    (0..<count).map { k in
      let scale = Double(sign: .plus, exponent: k % (2 * spread + 1) - spread, significand: 1)
      return (Double(k * 7919 % 1000) + 0.1) * scale
    }
  }

  private static func sum(_ numbers: some Sequence<Double>) -> ExactSum {
    numbers.reduce(into: ExactSum()) { $0.add($1) }
  }

  /// Printed by `Reference/exact_sums.py`; adding up plainly misses the last two.
  @Test(arguments: [
    (1, 0, 0x1.999999999999ap-4), (10, 5, 0x1.5dfd133333334p+13),
    (1000, 20, 0x1.875b9eeefac2cp+34), (5000, 40, 0x1.e416cc17e544ep+55),
  ])
  func `a sum is the nearest number to the exact one`(count: Int, spread: Int, expected: Double) {
    #expect(Self.sum(Self.numbers(count, spread: spread)).value == expected)
  }

  @Test(arguments: 0..<10 as Range<UInt64>) func `neither order nor cuts change a bit`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let numbers = Self.numbers(300, spread: 30)
    let shuffled = numbers.shuffled(using: &random)
    let cut = Int.random(in: 0...300, using: &random)
    var parts = Self.sum(shuffled[cut...])
    parts += Self.sum(shuffled[..<cut])
    #expect(parts == Self.sum(numbers))
  }

  @Test func `halves round to even, and a bit far below decides`() {
    // 2⁵³ + 1 lies in the middle between two numbers.
    #expect(Self.sum([0x1p53, 1]).value == 0x1p53)
    #expect(Self.sum([0x1p53, 1, 0x1p-70]).value == 0x1p53 + 2)
    #expect(Self.sum([0x1p53 + 2, 1]).value == 0x1p53 + 4)
  }

  @Test func `the ends of the range keep their bits`() {
    #expect(Self.sum([]).value == 0)
    #expect(Self.sum([0, 0]).value == 0)
    #expect(Self.sum([0x1p-128, 0x1p-128]).value == 0x1p-127)
    // Below the last bit nothing is left, whatever else is added.
    #expect(Self.sum([0x1p-129, 0x1p-129, 0x1p-300]).value == 0)
    #expect(Self.sum(Array(repeating: ExactSum.largestNumber, count: 1 << 10)).value == 0x1p94)
    #expect(Self.sum([ExactSum.largestNumber, 0x1p-128]).value == ExactSum.largestNumber)
  }
}

struct CountedSumsTests {
  /// Cells hold 65,535 persons of the largest addends a scale has room for.
  @Test(arguments: [1.0, 1.999_999_999_999_999_8, 4095.75]) func `cells do not overflow before they are full`(
    weight: Double
  ) throws {
    let scale = try #require(WeightScale(1...4095.75))
    let cells = CountedSums(count: 2)
    let (one, square) = (scale.weight(weight), scale.square(weight))
    let person: UInt16 = 1
    withUnsafePointer(to: person) { column in
      withUnsafePointer(to: UInt32(0)) { row in
        for _ in 0..<CountedSums.mostPersons {
          let block = CountedSums.Block(from: 0, width: 2, columns: column)
          withUnsafePointer(to: square) { cells.add(1, rows: row, to: block, $0) }
          cells.cells[0] &+= one
        }
      }
    }
    var (weights, squares) = (ExactSum(), ExactSum())
    for _ in 0..<CountedSums.mostPersons {
      weights.add(weight)
      squares.add(weight * weight)
    }
    let (first, second) = (cells.take(0, scale.weights), cells.take(1, scale.squares))
    #expect(first == (CountedSums.mostPersons, weights))
    #expect(second == (CountedSums.mostPersons, squares))
    #expect(cells.take(1, scale.squares) == (0, ExactSum()))
  }

  @Test func `two blocks of two tables at once hold what each holds alone`() {
    var random = SeededGenerator(seed: 11)
    let persons = 500
    let rows = (0..<persons).map { _ in UInt32.random(in: 0..<3, using: &random) }
    let columns = [4, 7].map { width in
      (0..<persons).map { _ in UInt16.random(in: 0..<width, using: &random) }
    }
    let addends = (0..<2).map { _ in
      (0..<persons).map { _ in CountedSums.Cell(.random(in: 0..<99, using: &random), 1) }
    }
    let (together, alone) = ((0..<2).map { _ in Cells() }, (0..<2).map { _ in Cells() })
    columns[0].withUnsafeBufferPointer { left in
      columns[1].withUnsafeBufferPointer { right in
        guard let left = left.baseAddress, let right = right.baseAddress else { return }
        let one = CountedSums.Block(from: 0, width: 4, columns: left)
        let other = CountedSums.Block(from: 12, width: 7, columns: right)
        together[0].sums.add(
          persons, rows: rows, to: one, and: other, addends[0], with: together[1].sums, addends[1])
        for table in 0..<2 {
          for block in [one, other] { alone[table].sums.add(persons, rows: rows, to: block, addends[table]) }
        }
      }
    }
    for table in 0..<2 { #expect(together[table].all == alone[table].all) }
    #expect(alone[0].all.reduce(0) { $0 + $1[1] } == UInt64(2 * persons))
  }

  /// Cells of three rows of four and of seven.
  private final class Cells {
    let sums = CountedSums(count: 33)
    var all: [CountedSums.Cell] { (0..<33).map { sums.cells[$0] } }
  }

  @Test func `a scale has room for weights some thousands of times others, and no more`() throws {
    #expect(WeightScale(1...8191) != nil)
    #expect(WeightScale(1...8192) == nil)
    let scale = try #require(WeightScale(0.3...3))
    // From 2⁻² to 2¹ lies in the middle of 2⁻⁶ to 2⁷.
    #expect(scale.holds(0.016...127))
    #expect(!scale.holds(0.015...1))
    #expect(!scale.holds(1...128))
  }

  @Test(arguments: [1e-9, 1e-4, 0.01, 1, 7.5, 900, 1e6, 1e12])
  func `every weight has a window, and keeps its bits there`(weight: Double) {
    let scale = WeightScale(window: WeightScale.window(of: weight))
    #expect(scale.holds(weight...weight))
    var (sum, square) = (ExactSum(), ExactSum())
    sum.add(weight)
    square.add(weight * weight)
    #expect(scale.weights.taken(scale.weight(weight)) == (1, sum))
    #expect(scale.squares.taken(scale.square(weight)) == (1, square))
  }
}
