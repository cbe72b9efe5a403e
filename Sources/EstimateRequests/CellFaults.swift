/// The cells of one column that cannot be used (单元格问题): the first of them, and how many there are.
struct CellFaults: Sendable {
  let column: ColumnName
  private var first: [(row: Int, fault: EstimateProblem.Fault)] = []
  private var count = 0

  init(_ column: ColumnName) { self.column = column }

  var isEmpty: Bool { count == 0 }

  mutating func note(_ fault: EstimateProblem.Fault, row: Int) {
    count += 1
    if first.count < RequestData.mostProblems { first.append((row, fault)) }
  }

  /// Notes the rows of a block without a cell.
  mutating func note(gapsOf isKnown: [Bool]?, from first: Int) {
    guard let isKnown else { return }
    for row in isKnown.indices where !isKnown[row] { note(.missingCell, row: first + row) }
  }

  func problems(_ places: RowPlaces) -> [EstimateProblem] {
    var problems = first.map { EstimateProblem($0.fault, at: places.place(row: $0.row, column)) }
    if let last = first.last, count > first.count {
      problems.append(
        EstimateProblem(.moreProblems(count - first.count), at: places.place(row: last.row, column)))
    }
    return problems
  }
}
