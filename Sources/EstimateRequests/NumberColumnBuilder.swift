internal import DelimitedText
internal import SurveyStatistics

/// The numbers of one column in one part of a file (数值列的一块).
struct NumberPart: Sendable {
  private(set) var rows = 0
  /// By row; memory that is not in use lies behind them.
  private var memory: [Double] = []
  /// The rows of the part without a number.
  private(set) var gaps: [Int32] = []
  /// The first cells that hold something else than a number, and how many there are.
  private(set) var faulty: [(row: Int, text: String)] = []
  private(set) var faultyCount = 0

  var values: ArraySlice<Double> { memory[..<rows] }

  /// Forgets everything but its memory.
  mutating func restart() {
    (rows, faultyCount) = (0, 0)
    gaps.removeAll(keepingCapacity: true)
    faulty.removeAll()
  }

  mutating func read(_ batch: borrowing RecordBatch, column: Int) {
    let first = rows
    rows += batch.count
    if memory.count < rows { memory += repeatElement(0, count: rows - memory.count) }
    // Taken out, so that the part can note what is odd meanwhile.
    var memory = exchange(&self.memory, with: [])
    memory.withUnsafeMutableBufferPointer { values in
      var index = first
      batch.forEachField(column, of: 0..<batch.count) { field in
        if let field, let number = DecimalText.short(field.bytes) {
          values[index] = number
        } else {
          values[index] = number(field, part: index, row: batch.row(of: index - first))
        }
        index += 1
      }
    }
    self.memory = memory
  }

  private mutating func number(_ field: Field?, part place: Int, row: Int) -> Double {
    switch field.map({ NumberField($0) }) ?? .missing {
    case .number(let value): return value
    case .missing: break
    case .notANumber(let text):
      faultyCount += 1
      if faulty.count < RequestData.mostProblems { faulty.append((row, text)) }
    }
    gaps.append(Int32(truncatingIfNeeded: place))
    return 0
  }
}

/// A column of numbers, put together part by part (数值列拼接).
struct NumberColumnBuilder: Sendable {
  private var values: [Double] = []
  /// `nil` as long as every row has a number.
  private var isKnown: [Bool]?
  private(set) var faulty: [(row: Int, text: String)] = []
  private(set) var faultyCount = 0

  mutating func reserve(_ rows: Int) { values.reserveCapacity(rows) }

  mutating func append(_ part: NumberPart) {
    let first = values.count
    values += part.values
    if isKnown == nil, !part.gaps.isEmpty { isKnown = Array(repeating: true, count: first) }
    isKnown?.append(contentsOf: repeatElement(true, count: part.values.count))
    for gap in part.gaps { isKnown?[first + Int(gap)] = false }
    faulty += part.faulty.prefix(RequestData.mostProblems - faulty.count)
    faultyCount += part.faultyCount
  }

  /// The rows there are; none are left here.
  mutating func takeRows() -> NumericColumn {
    defer { (values, isKnown) = ([], nil) }
    return NumericColumn(values: values, isKnown: isKnown)
  }
}
