/// Cells that count persons and add their weights up (计数与和), for loops that add every person to hundreds of cells.
///
/// A cell is two words, so that adding a person to it is one instruction without a carry: the low 48 bits of the sum;
/// 31 bits above them, and the count above those. It holds exactly what was added, as long as all addends fit one scale
/// and the cells are emptied in time; sums of any length are kept as `ExactSum`.
package struct CountedSums: ~Copyable {
  /// A cell, or what one person adds to it.
  package typealias Cell = SIMD2<UInt64>

  /// The most persons between two emptyings: both sums have 16 bits to grow by, 48 + 16 in the low word and 31 + 16 below
  /// the count in the high one.
  package static let mostPersons = 65_535

  package let cells: UnsafeMutablePointer<Cell>

  /// Empty cells.
  package init(count: Int) {
    cells = .allocate(capacity: max(count, 1))
    cells.initialize(repeating: .zero, count: count)
  }

  deinit { cells.deallocate() }

  /// Cells of several rows.
  package struct Block {
    let first: Int
    let width: Int
    let columns: UnsafePointer<UInt16>

    /// - Parameters:
    ///   - first: The first cell.
    ///   - width: The cells of a row.
    ///   - columns: By person, the place in the row.
    package init(from first: Int, width: Int, columns: UnsafePointer<UInt16>) {
      (self.first, self.width, self.columns) = (first, width, columns)
    }
  }

  /// Adds one person to a cell each.
  ///
  /// - Parameters:
  ///   - rows: By person, the row of cells.
  ///   - persons: By person, what is added.
  package func add(
    _ count: Int, rows: UnsafePointer<UInt32>, to block: Block, _ persons: UnsafePointer<Cell>
  ) {
    let (cells, width, columns) = (cells + block.first, block.width, block.columns)
    for person in 0..<count {
      cells[Int(rows[person]) &* width &+ Int(columns[person])] &+= persons[person]
    }
  }

  /// Adds one person to a cell each of two blocks, and something else to the same cells of others: most of the time goes
  /// into fetching what is added, which then serves for four cells.
  package func add(
    _ count: Int, rows: UnsafePointer<UInt32>, to one: Block, and other: Block,
    _ persons: UnsafePointer<Cell>, with others: borrowing CountedSums, _ otherPersons: UnsafePointer<Cell>
  ) {
    let (cells, others) = (cells, others.cells)
    for person in 0..<count {
      let row = Int(rows[person])
      let left = row &* one.width &+ Int(one.columns[person]) &+ one.first
      let right = row &* other.width &+ Int(other.columns[person]) &+ other.first
      let (own, more) = (persons[person], otherPersons[person])
      cells[left] &+= own
      others[left] &+= more
      cells[right] &+= own
      others[right] &+= more
    }
  }

  /// Empties a cell.
  package func take(_ index: Int, _ scale: AddendScale) -> (count: Int, sum: ExactSum) {
    defer { cells[index] = .zero }
    return scale.taken(cells[index])
  }
}

/// Where the bits of addends stand in a cell (定标): numbers whose exponents are near each other share a scale.
package struct AddendScale: Hashable, Sendable {
  /// What bit 0 of a cell stands for, as a power of 2.
  let exponent: Int

  static let lowBits: UInt64 = 48
  static let countShift: UInt64 = 47
  /// Exponents in a scale: 53 bits of a number fit in wherever they begin in the first 26 of 79.
  static let exponents = 26

  /// A scale for numbers of at least 2^`exponent`, and below 2^(`exponent` + 26).
  package init(from exponent: Int) {
    self.exponent = max(exponent - 52, ExactSum.lowestBit)
  }

  /// One person without a number.
  package static let one = CountedSums.Cell(0, 1 << countShift)

  /// One person and a number above 0 within the scale, not too small to be normal.
  @inline(__always)
  package func one(_ number: Double) -> CountedSums.Cell {
    // A normal number: a bit that is not stored, and the exponent in the 11 bits above the others.
    let shift = Int(truncatingIfNeeded: number.bitPattern >> 52) &- 1075 &- exponent
    let significand = number.bitPattern & (1 << 52 - 1) | 1 << 52
    // Below the scale's first exponent there are only numbers whose last bits are below the lowest, and lost.
    let left = UInt64(truncatingIfNeeded: max(shift, 0))
    let right = UInt64(truncatingIfNeeded: max(0 &- shift, 0))
    let bits = significand >> right
    return CountedSums.Cell(
      bits &<< left & (1 << Self.lowBits - 1), bits &>> (Self.lowBits &- left) | 1 << Self.countShift)
  }

  /// What a cell holds.
  package func taken(_ cell: CountedSums.Cell) -> (count: Int, sum: ExactSum) {
    var sum = ExactSum()
    let high = cell[1] & (1 << Self.countShift - 1)
    if high | cell[0] != 0 {
      sum.add(UInt128(high) << UInt128(Self.lowBits) + UInt128(cell[0]), exponent: exponent)
    }
    return (Int(cell[1] >> Self.countShift), sum)
  }
}

/// Scales for weights and for their squares (权数定标).
package struct WeightScale: Hashable, Sendable {
  private let least: Int
  package let weights: AddendScale
  package let squares: AddendScale

  /// Powers of 2 between the least and the greatest weight of a scale: their squares span twice as many.
  private static let span = AddendScale.exponents / 2

  /// For a survey without weights.
  package static let ones = WeightScale(least: 0)

  /// - Parameter least: The exponent of the least weight.
  private init(least: Int) {
    self.least = least
    weights = AddendScale(from: least)
    squares = AddendScale(from: 2 * least)
  }

  /// A scale for weights between these; `nil` when they are too far apart for one.
  package init?(_ range: ClosedRange<Double>) {
    let (lowest, highest) = (Int(range.lowerBound.exponent), Int(range.upperBound.exponent))
    guard highest - lowest < Self.span else { return nil }
    // In the middle, so that the next weights fit, too.
    self.init(least: lowest - (Self.span - 1 - (highest - lowest)) / 2)
  }

  /// One of the scales that divide all weights among them.
  package init(window: Int) { self.init(least: window * Self.span) }

  /// The scale a weight falls to when all are divided.
  package static func window(of weight: Double) -> Int {
    Int((Double(weight.exponent) / Double(span)).rounded(.down))
  }

  /// Whether weights between these fit.
  package func holds(_ range: ClosedRange<Double>) -> Bool {
    Int(range.lowerBound.exponent) >= least && Int(range.upperBound.exponent) < least + Self.span
  }

  /// What a person adds to sums of weights.
  package func weight(_ weight: Double) -> CountedSums.Cell { weights.one(weight) }
  /// What a person adds to sums of squared weights.
  package func square(_ weight: Double) -> CountedSums.Cell { squares.one(weight * weight) }

  /// What some persons add to sums of weights and of their squares.
  ///
  /// - Parameter values: By person, the weight, which fits; 0 for none.
  package func put(
    _ values: UnsafePointer<Double>, count: Int, weights: UnsafeMutablePointer<CountedSums.Cell>,
    squares: UnsafeMutablePointer<CountedSums.Cell>
  ) {
    for person in 0..<count {
      let value = values[person]
      weights[person] = value > 0 ? self.weights.one(value) : .zero
      squares[person] = value > 0 ? self.squares.one(value * value) : AddendScale.one
    }
  }
}
