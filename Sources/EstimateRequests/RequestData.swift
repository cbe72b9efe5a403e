public import DelimitedText
internal import Diagnostics
internal import SurveyStatistics

/// The columns a request asks for, read once (数据列).
public struct RequestData: Sendable {
  /// More rows than this are numbered nowhere.
  static let mostRows = 200_000_000
  /// Problems of one kind in one column beyond these are counted only.
  static let mostProblems = 20
  /// What has more fields is no record of a table; spreadsheets go up to 16,384.
  static let mostFields = 1 << 16

  let file: String
  /// By row, the number a spreadsheet shows beside it.
  private(set) var rowNumbers = RowNumbers()
  private(set) var numbers: [String: NumericColumn] = [:]
  private(set) var labels: [String: LabelColumn] = [:]
  /// Everything wrong with the cells, in file order.
  public private(set) var problems: [EstimateProblem] = []

  var rows: Int { rowNumbers.count }

  /// Reads the columns a request names.
  ///
  /// - Parameters:
  ///   - encoding: `nil` detects it.
  ///   - threads: How many read the file together, at least 1; nothing that is read depends on it.
  /// - Throws: What stops the file from being read as a table at all.
  public init(
    _ source: ByteSource, file: String, encoding: TextEncoding? = nil, for request: EstimateRequest,
    threads: Int = 1
  ) throws(DelimitedTextError) {
    self.file = file
    var reader = try RecordReader(source, file: file, encoding: encoding)
    let header = try reader.readRecord { $0.texts } ?? []
    let places = ColumnPlaces(request, header: header)
    problems = places.problems
    guard problems.isEmpty else { return }
    let plan = ColumnPlan(
      header: header, numbers: places.numbers, labels: places.labels, bytes: source.expectedCount)
    let parts = RecordParts(
      reader, batchesOfPart: 1, after: RequestColumns(plan),
      makeReader: { ColumnReader(plan, thread: $0) }, merge: { $0.append($1) })
    guard var columns = try parts.run(threads: threads) else { return }
    if let record = columns.wideRecord {
      let place = TextPlace(file: file, line: record.line, column: 1, byteOffset: record.byteOffset)
      throw .tooManyFields(record.fields, at: place, limit: Self.mostFields)
    }
    take(&columns, named: plan)
  }

  private mutating func take(_ columns: inout RequestColumns, named plan: ColumnPlan) {
    rowNumbers = columns.rowNumbers
    if columns.isTooLong {
      problems.append(EstimateProblem(.tooManyRows(limit: Self.mostRows), at: .file(file)))
    }
    if rows == 0 { problems.append(EstimateProblem(.noRows, at: .file(file))) }
    problems += columns.shortRecords.map { record in
      EstimateProblem(
        .shortRecord(fields: record.fields, header: plan.header.count),
        at: .cell(file: file, row: record.row, header: nil))
    }
    for place in plan.numbers.indices {
      let name = plan.header[plan.numbers[place]]
      report(columns.numbers[place], name)
      numbers[name] = columns.numbers[place].column
    }
    for place in plan.labels.indices {
      labels[plan.header[plan.labels[place]]] = columns.takeLabels(place)
    }
  }

  private mutating func report(_ column: NumberColumnBuilder, _ name: String) {
    problems += column.faulty.map { cell in
      EstimateProblem(.notANumber(cell.text), at: .cell(file: file, row: cell.row, header: name))
    }
    if let last = column.faulty.last, column.faultyCount > column.faulty.count {
      problems.append(
        EstimateProblem(
          .moreProblems(column.faultyCount - column.faulty.count),
          at: .cell(file: file, row: last.row, header: name)))
    }
  }

  /// A cell by its row from 0.
  func place(row: Int, _ column: ColumnName?) -> SourceLocation {
    .cell(file: file, row: Int(rowNumbers[row]), header: column?.name)
  }
}

/// Where the columns of a request stand under a heading, or what is wrong with their names.
private struct ColumnPlaces {
  private(set) var numbers: [Int] = []
  private(set) var labels: [Int] = []
  private(set) var problems: [EstimateProblem] = []

  init(_ request: EstimateRequest, header: [String]) {
    var places: [String: [Int]] = [:]
    for (index, name) in header.enumerated() { places[name, default: []].append(index) }
    func index(of column: ColumnName) -> Int? {
      switch places[column.name]?.count {
      case 1?: return places[column.name]?[0]
      case nil:
        let nearest = header.nearest(to: column.name)
        problems.append(
          EstimateProblem(.unknownColumn(column.name, nearest: nearest), at: column.location))
      default: problems.append(EstimateProblem(.repeatedHeader(column.name), at: column.location))
      }
      return nil
    }
    func indices(of columns: [ColumnName]) -> [Int] {
      var seen: Set<Int> = []
      return columns.compactMap { index(of: $0) }.filter { seen.insert($0).inserted }
    }
    numbers = indices(of: request.numericColumns)
    labels = indices(of: request.labelColumns)
  }
}

extension EstimateRequest {
  /// Columns read as numbers.
  fileprivate var numericColumns: [ColumnName] {
    var columns = [design.weights].compactMap { $0 } + design.stages.compactMap(\.populations)
    columns += design.replicates?.columns ?? []
    columns += design.calibration?.numericColumns ?? []
    for statistic in statistics {
      switch statistic.kind {
      case .mean(let variable), .total(let variable), .quantile(let variable, _), .netPromoter(let variable):
        columns.append(variable)
      case .ratio(let above, let below): columns += [above, below]
      case .share, .score, .pooledRate, .composite, .multipleResponse, .independence: break
      case .comparison, .pairedComparison, .rankComparison, .waveChange, .reliability, .keyDrivers,
        .importancePerformance, .satisfactionIndex, .responseQuality:
        columns += statistic.kind.scoredColumns.filter { $0.scoring.isNumber }.map(\.column)
      }
    }
    return columns
  }

  /// Columns read as words.
  fileprivate var labelColumns: [ColumnName] {
    var columns = design.stages.flatMap { [$0.units, $0.strata].compactMap { $0 } }
    columns += design.calibration?.margins.map(\.column) ?? []
    for statistic in statistics {
      columns += statistic.groups
      switch statistic.kind {
      case .share(let variable, _), .score(let variable, _): columns.append(variable)
      case .independence(let row, let column, _): columns += [row, column]
      case .pooledRate(let variables, _), .composite(let variables, _, _),
        .multipleResponse(let variables, _, _):
        columns += variables
      case .mean, .total, .quantile, .netPromoter, .ratio: break
      case .comparison, .pairedComparison, .rankComparison, .waveChange, .reliability, .keyDrivers,
        .importancePerformance, .satisfactionIndex, .responseQuality:
        columns += statistic.kind.scoredColumns.filter { !$0.scoring.isNumber }.map(\.column)
        if case .waveChange(_, let wave) = statistic.kind { columns.append(wave) }
      }
    }
    return columns
  }
}
