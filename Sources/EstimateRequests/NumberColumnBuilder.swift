internal import DelimitedText
internal import SurveyStatistics

/// The numbers of one column in one part of a file (数值列的一块).
struct NumberPart: Sendable {
  private(set) var values: [Double] = []
  /// The rows of the part without a number.
  private(set) var gaps: [Int32] = []
  /// The first cells that hold something else than a number, and how many there are.
  private(set) var faulty: [(row: Int, text: String)] = []
  private(set) var faultyCount = 0

  mutating func read(_ batch: borrowing RecordBatch, column: Int) {
    let before = values.count
    let read = [Double](unsafeUninitializedCapacity: batch.count) { values, count in
      batch.forEachField(column) { field in
        if let field, let number = NumberField.short(field.bytes) {
          values[count] = number
        } else {
          values[count] = number(field, part: before + count, row: batch.row(of: count))
        }
        count += 1
      }
    }
    if values.isEmpty { values = read } else { values += read }
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

  var column: NumericColumn { NumericColumn(values: values, isKnown: isKnown) }
}
