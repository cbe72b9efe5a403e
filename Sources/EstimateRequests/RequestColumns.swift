internal import Diagnostics
internal import SurveyStatistics

/// The columns of a request, put together part by part (数据列拼接).
struct RequestColumns: RowSink {
  /// Of all rows, those that were taken included.
  private(set) var rowNumbers = RowNumbers()
  private(set) var wideRecord: ColumnReader.WideRecord?
  /// Rows that were not taken yet.
  private(set) var waiting = 0
  private var shortRecords: [(row: Int, fields: Int)] = []
  private var numbers: [NumberColumnBuilder]
  private var labels: [LabelColumnBuilder]
  /// There were more rows than can be numbered; those beyond are not here.
  private var isTooLong = false
  private let plan: ColumnPlan

  /// Room is made beforehand for no more rows than this; a file of more makes columns grow.
  private static let mostExpectedRows = 1 << 23

  init(_ plan: ColumnPlan) {
    self.plan = plan
    numbers = plan.numbers.map { _ in NumberColumnBuilder() }
    labels = plan.labels.map { _ in LabelColumnBuilder() }
  }

  var columns: RequestColumns { self }

  /// The most words any column has.
  var mostWords: Int { labels.map(\.count).max() ?? 0 }

  /// By heading, all words of a column.
  var words: [String: [String]] {
    Dictionary(uniqueKeysWithValues: zip(plan.labels, labels).map { (plan.header[$0], $1.words) })
  }

  mutating func append(_ part: ColumnReader.Part) {
    if rowNumbers.count == 0 { makeRoom(like: part) }
    append(rowsOf: part)
  }

  /// The next part, of rows that will soon be taken.
  mutating func append(rowsOf part: ColumnReader.Part) {
    let rows = rowNumbers.count + part.rowNumbers.count
    guard !isTooLong, rows <= RequestData.mostRows, part.lastRow < Int32.max else { return isTooLong = true }
    rowNumbers.append(part.rowNumbers)
    waiting += part.rowNumbers.count
    wideRecord = wideRecord ?? part.wideRecord
    shortRecords += part.shortRecords.prefix(RequestData.mostProblems - shortRecords.count)
    for place in numbers.indices { numbers[place].append(part.numbers[place]) }
    for place in labels.indices { labels[place].append(part.labels[place], thread: part.thread) }
  }

  /// A column that grows is copied again and again, and the memory it leaves is lost to the others for a while.
  private mutating func makeRoom(like part: ColumnReader.Part) {
    guard let bytes = plan.bytes, part.lastByteOffset > 0 else { return }
    let rows = 1.02 * Double(bytes) / Double(part.lastByteOffset) * Double(part.rowNumbers.count) + 64
    let expected = Int(min(rows, Double(Self.mostExpectedRows)))
    for place in numbers.indices { numbers[place].reserve(expected) }
    for place in labels.indices { labels[place].reserve(expected) }
  }

  // MARK: Rows

  /// The rows that wait, with words numbered as they first appear; none wait after that.
  mutating func takeRows() -> RowBlock { take { $0.takeRows() } }

  /// All rows, with words in order; none are left after that.
  mutating func takeWhole() -> RowBlock { take { $0.take() } }

  private mutating func take(_ takeLabels: (inout LabelColumnBuilder) -> LabelColumn) -> RowBlock {
    defer { waiting = 0 }
    var (numbersByName, labelsByName) = ([String: NumericColumn](), [String: LabelColumn]())
    for place in numbers.indices {
      numbersByName[plan.header[plan.numbers[place]]] = numbers[place].takeRows()
    }
    for place in labels.indices { labelsByName[plan.header[plan.labels[place]]] = takeLabels(&labels[place]) }
    return RowBlock(rows: waiting, numbers: numbersByName, labels: labelsByName)
  }

  // MARK: Problems

  /// Everything wrong with the cells, in file order.
  func problems(file: String) -> [EstimateProblem] {
    var problems: [EstimateProblem] = []
    if isTooLong {
      problems.append(EstimateProblem(.tooManyRows(limit: RequestData.mostRows), at: .file(file)))
    }
    if rowNumbers.count == 0 { problems.append(EstimateProblem(.noRows, at: .file(file))) }
    problems += shortRecords.map { record in
      EstimateProblem(
        .shortRecord(fields: record.fields, header: plan.header.count),
        at: .cell(file: file, row: record.row, header: nil))
    }
    return problems
      + zip(plan.numbers, numbers).flatMap { place, column in
        column.problems(file: file, header: plan.header[place])
      }
  }
}

extension NumberColumnBuilder {
  /// The cells that hold no number, the first of them and how many more.
  fileprivate func problems(file: String, header: String) -> [EstimateProblem] {
    var problems = faulty.map { cell in
      EstimateProblem(.notANumber(cell.text), at: .cell(file: file, row: cell.row, header: header))
    }
    if let last = faulty.last, faultyCount > faulty.count {
      problems.append(
        EstimateProblem(
          .moreProblems(faultyCount - faulty.count), at: .cell(file: file, row: last.row, header: header)))
    }
    return problems
  }
}
