/// The influence on several estimates added up by unit (单元合计), as far as there is any.
///
/// A unit mostly has rows of few domains, so only those sums are kept that something was added to.
struct UnitTotals: Hashable, Sendable {
  /// What a unit adds to an estimate.
  struct Entry: Hashable, Sendable {
    let unit: Int32
    let estimate: Int32
    var sum: Double
  }

  /// Estimates.
  let width: Int
  /// By unit; those of unit u are `entries[starts[u]..<starts[u + 1]]`.
  private let entries: [Entry]
  private let starts: [Int32]

  var units: Int { starts.count - 1 }

  /// - Parameter entries: in any order; those of the same unit and estimate are added up in theirs.
  init(_ entries: [Entry], units: Int, width: Int) {
    self.width = width
    var ends = [Int32](repeating: 0, count: units + 1)
    for entry in entries { ends[Int(entry.unit) + 1] += 1 }
    for unit in 0..<units { ends[unit + 1] += ends[unit] }
    var (next, sorted) = (ends, entries)
    for entry in entries {
      sorted[Int(next[Int(entry.unit)])] = entry
      next[Int(entry.unit)] += 1
    }
    (self.entries, starts) = Self.merged(sorted, width: width, units: units)
  }

  /// Entries in the order of units, those of the same estimate made one.
  private static func merged(_ sorted: [Entry], width: Int, units: Int) -> ([Entry], [Int32]) {
    var (entries, starts) = ([Entry](), [Int32(0)])
    entries.reserveCapacity(sorted.count)
    starts.reserveCapacity(units + 1)
    // By estimate, where the unit's entry for it is, if it has one.
    var places = [Int](repeating: -1, count: width)
    for entry in sorted {
      while starts.count <= Int(entry.unit) { starts.append(Int32(entries.count)) }
      let place = places[Int(entry.estimate)]
      if place >= Int(starts[Int(entry.unit)]) {
        entries[place].sum += entry.sum
      } else {
        places[Int(entry.estimate)] = entries.count
        entries.append(entry)
      }
    }
    while starts.count <= units { starts.append(Int32(entries.count)) }
    return (entries, starts)
  }

  /// What a unit adds.
  subscript(unit: Int32) -> ArraySlice<Entry> { entries[Int(starts[Int(unit)])..<Int(starts[Int(unit) + 1])] }

  /// Each unit's total added to that of its unit of the stage before.
  func raised(to parents: [Int32], units count: Int) -> UnitTotals {
    let raised = entries.map { Entry(unit: parents[Int($0.unit)], estimate: $0.estimate, sum: $0.sum) }
    return UnitTotals(raised, units: count, width: width)
  }

  /// The mean over some units, by estimate.
  func mean(of chosen: ArraySlice<Int32>) -> [Double] {
    var mean = Array(repeating: 0.0, count: width)
    for unit in chosen { for entry in self[unit] { mean[Int(entry.estimate)] += entry.sum } }
    return mean.map { $0 / Double(chosen.count) }
  }

  /// (z − centre)(z − centre)ᵀ of one unit, scaled, added to a matrix.
  func addSquare(
    of unit: Int32, around centre: [Double], times scale: Double, to matrix: inout SymmetricMatrix
  ) {
    var deviations = centre.map { -$0 }
    for entry in self[unit] { deviations[Int(entry.estimate)] += entry.sum }
    matrix.addOuterProduct(of: deviations, times: scale)
  }
}

/// The influence on several estimates while it is added up row by row: a sum for every unit and estimate.
struct UnitSums {
  private let units: Int, width: Int
  private var sums: [Double]

  init(units: Int, width: Int) {
    (self.units, self.width) = (units, width)
    sums = Array(repeating: 0, count: units * width)
  }

  mutating func add(_ value: Double, unit: Int, estimate: Int) { sums[unit * width + estimate] += value }

  var totals: UnitTotals {
    let entries = sums.indices.filter { sums[$0] != 0 }.map { place in
      UnitTotals.Entry(unit: Int32(place / width), estimate: Int32(place % width), sum: sums[place])
    }
    return UnitTotals(entries, units: units, width: width)
  }
}
