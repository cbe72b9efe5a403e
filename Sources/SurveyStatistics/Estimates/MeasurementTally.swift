/// A measurement added up by unit and domain while rows come (估计对象合计): all its estimates and errors ask for.
///
/// Its size is that of the units times the domains that have rows of them, however many rows there are.
package struct MeasurementTally: Hashable, Sendable {
  /// The rows of one unit in one domain.
  struct Cell: Hashable, Sendable {
    var unit: Int32
    let domain: Int32
    /// Σw(y − sx), s that of the domain.
    var shifted = 0.0
    /// Σwx.
    var denominator = 0.0
  }

  let kind: Measurement.Kind
  private(set) var domains: [DomainTally] = []
  private(set) var cells: [Cell] = []
  private var cellNumbers = NestedNumbering()
  /// Whether cells count a row w times, or once.
  private let weighsCells: Bool

  /// Nothing of a measurement yet.
  ///
  /// - Parameters:
  ///   - kind: that of what will be added.
  ///   - weighsCells: `false` where rows are units of their own, and weights are multiplied with them later.
  init(_ kind: Measurement.Kind, weighsCells: Bool = true) {
    (self.kind, self.weighsCells) = (kind, weighsCells)
  }

  /// Nothing of a measurement yet, of the kind of an example.
  package init(like measurement: Measurement) { self.init(measurement.kind) }

  /// The next rows.
  ///
  /// - Parameters:
  ///   - measurement: of these rows. It may have more domains than before; the others keep their numbers.
  ///   - weights: of these rows, above 0.
  ///   - units: theirs, of the last stage that adds to a variance.
  package mutating func add(_ measurement: Measurement, weights: [Double], units: UnitColumn) {
    precondition(measurement.kind == kind, "a tally is of one kind of measurement")
    let missing = measurement.domainCount - domains.count
    if missing > 0 { domains += repeatElement(DomainTally(), count: missing) }
    countRows(of: measurement)
    cellNumbers.expect(measurement.rows)
    guard measurement.rows > 0 else { return }
    // Taken out, so that a new cell can be found room for meanwhile.
    var domains = exchange(&domains, with: [])
    domains.withUnsafeMutableBufferPointer { addRows(of: measurement, weights, units, to: $0) }
    self.domains = domains
  }

  private mutating func addRows(
    of measurement: Measurement, _ weights: [Double], _ units: UnitColumn,
    to domains: UnsafeMutableBufferPointer<DomainTally>
  ) {
    var (place, cell) = (-1, Cell(unit: -1, domain: -1))
    for row in 0..<measurement.rows {
      guard let (domain, y, x) = measurement.part(ofRow: row) else { continue }
      let (unit, own) = (Int32(truncatingIfNeeded: units[row]), Int32(truncatingIfNeeded: domain))
      // Rows of a cell mostly stand together: what they add up to is put away when another's come.
      if unit != cell.unit || own != cell.domain {
        if place >= 0 { cells[place] = cell }
        place = self.place(ofUnit: unit, in: own, isNew: units.isOfRows)
        cell = cells[place]
      }
      let distance = domains[domain].add(y, x, weight: weights[row])
      cell.shifted += weighsCells ? weights[row] * distance : distance
      cell.denominator += weighsCells ? weights[row] * x : x
    }
    if place >= 0 { cells[place] = cell }
  }

  private mutating func countRows(of measurement: Measurement) {
    guard let codes = measurement.domains?.codes else { return domains[0].rows += measurement.rows }
    for code in codes where code >= 0 { domains[Int(code)].rows += 1 }
  }

  private mutating func place(ofUnit unit: Int32, in domain: Int32, isNew: Bool) -> Int {
    if !isNew {
      let (number, isFirst) = cellNumbers.number(of: unit, in: domain)
      if !isFirst { return Int(number) }
    }
    cells.append(Cell(unit: unit, domain: domain))
    return cells.count - 1
  }
}

extension MeasurementTally {
  /// By domain, the weights of who answered.
  package var answered: [WeightSummary] { domains.map(\.weighting) }

  /// One measurement of all rows.
  init(_ measurement: Measurement, weights: [Double], units: UnitColumn, weighsCells: Bool = true) {
    self.init(measurement.kind, weighsCells: weighsCells)
    add(measurement, weights: weights, units: units)
  }

  /// The same with domains in another order.
  ///
  /// - Parameter order: by new place, the old one.
  package func ordered(_ order: [Int]) -> MeasurementTally {
    var places = [Int32](repeating: 0, count: domains.count)
    for (place, domain) in order.enumerated() { places[domain] = Int32(place) }
    var tally = self
    tally.domains = order.map { domains[$0] }
    tally.cells = cells.map {
      Cell(unit: $0.unit, domain: places[Int($0.domain)], shifted: $0.shifted, denominator: $0.denominator)
    }
    return tally
  }

  /// By cell, what it adds to Y or to Y − RX of its domain.
  var deviations: [Double] {
    // y − Rx as (y − sx) − (R − s)x: R itself has too few digits for a column near 10⁹.
    let centres = domains.map { kind == .total ? -$0.shift : $0.shiftedRatio ?? 0 }
    return cells.map { $0.shifted - centres[Int($0.domain)] * $0.denominator }
  }

  /// By domain, what a deviation is divided by to move the estimate: 1 for a total, X for a ratio.
  var scales: [Double] {
    domains.map { kind == .total ? 1 : $0.denominator == 0 ? 0 : 1 / $0.denominator }
  }

  /// The terms of all domains.
  ///
  /// - Parameter primaryUnits: by unit, the first-stage unit it is part of; `nil` where units are those.
  func terms(primaryUnits: [Int32]?) -> [MeasuredTerm] {
    var answering = [[Int32]](repeating: [], count: domains.count)
    for cell in cells { answering[Int(cell.domain)].append(primaryUnits?[Int(cell.unit)] ?? cell.unit) }
    return zip(domains, answering).map { domain, units in
      MeasuredTerm(kind, domain, answeringUnits: UnitSet(units))
    }
  }
}
