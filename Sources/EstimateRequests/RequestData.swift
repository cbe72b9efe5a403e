public import DelimitedText
internal import Diagnostics
internal import SurveyStatistics

/// The columns a request asks for, read once (数据列).
public struct RequestData: Sendable {
  /// More rows than this are numbered nowhere.
  static let mostRows = 200_000_000
  /// Problems of one kind in one column beyond these are counted only.
  private static let mostProblems = 20

  let file: String
  /// By row, the number a spreadsheet shows beside it.
  private(set) var rowNumbers: [Int32] = []
  private(set) var numbers: [String: NumericColumn] = [:]
  private(set) var labels: [String: LabelColumn] = [:]
  /// Everything wrong with the cells, in file order.
  public private(set) var problems: [EstimateProblem] = []

  var rows: Int { rowNumbers.count }

  /// Reads the columns a request names.
  ///
  /// - Parameter encoding: `nil` detects it.
  /// - Throws: What stops the file from being read as a table at all.
  public init(
    _ source: ByteSource, file: String, encoding: TextEncoding? = nil, for request: EstimateRequest
  ) throws(DelimitedTextError) {
    self.file = file
    var reader = try RecordReader(source, file: file, encoding: encoding)
    let header = try reader.readRecord { $0.texts } ?? []
    var columns = ColumnReading(request, header: header, file: file)
    problems = columns.problems
    guard problems.isEmpty else { return }
    var (rowNumbers, short, tooMany) = (self.rowNumbers, [EstimateProblem](), false)
    try reader.forEachRecord { record in
      guard rowNumbers.count < Self.mostRows, record.row < Int32.max else { return tooMany = true }
      rowNumbers.append(Int32(record.row))
      if record.count < header.count, short.count < Self.mostProblems {
        short.append(
          EstimateProblem(
            .shortRecord(fields: record.count, header: header.count),
            at: .cell(file: file, row: record.row, header: nil)))
      }
      columns.read(record)
    }
    self.rowNumbers = rowNumbers
    if tooMany { problems.append(EstimateProblem(.tooManyRows(limit: Self.mostRows), at: .file(file))) }
    if rowNumbers.isEmpty { problems.append(EstimateProblem(.noRows, at: .file(file))) }
    problems += short + columns.finish(mostProblems: Self.mostProblems)
    (numbers, labels) = (columns.numericColumns, columns.labelColumns)
  }

  /// A cell by its row from 0.
  func place(row: Int, _ column: ColumnName?) -> SourceLocation {
    .cell(file: file, row: Int(rowNumbers[row]), header: column?.name)
  }
}

/// Columns while they are read.
private struct ColumnReading {
  private struct Numbers {
    let name: String
    let index: Int
    var values: [Double] = []
    var isKnown: [Bool] = []
    var hasGaps = false
    var faulty: [(row: Int, text: String)] = []
    var faultyCount = 0
  }
  private struct Labels {
    let name: String
    let index: Int
    var column = LabelColumn()
  }

  private let file: String
  private var numeric: [Numbers] = []
  private var words: [Labels] = []
  private(set) var problems: [EstimateProblem] = []

  init(_ request: EstimateRequest, header: [String], file: String) {
    self.file = file
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
    var seen: Set<String> = []
    for column in request.numericColumns {
      guard let index = index(of: column), seen.insert(column.name).inserted else { continue }
      numeric.append(Numbers(name: column.name, index: index))
    }
    seen = []
    for column in request.labelColumns {
      guard let index = index(of: column), seen.insert(column.name).inserted else { continue }
      words.append(Labels(name: column.name, index: index))
    }
  }

  mutating func read(_ record: borrowing Record) {
    for place in numeric.indices {
      let index = numeric[place].index
      let cell = index < record.count ? NumberField(record[index]) : .missing
      switch cell {
      case .number(let value):
        numeric[place].values.append(value)
        numeric[place].isKnown.append(true)
        continue
      case .missing: break
      case .notANumber(let text):
        numeric[place].faultyCount += 1
        if numeric[place].faulty.count < 20 { numeric[place].faulty.append((record.row, text)) }
      }
      numeric[place].values.append(0)
      numeric[place].isKnown.append(false)
      numeric[place].hasGaps = true
    }
    for place in words.indices {
      let index = words[place].index
      guard index < record.count else {
        words[place].column.append(nil)
        continue
      }
      record[index].withUnescapedBytes { bytes in
        let text = NumberField.trimmed(bytes)
        words[place].column.append(NumberField.isMissing(text) ? nil : text)
      }
    }
  }

  mutating func finish(mostProblems: Int) -> [EstimateProblem] {
    for place in words.indices { words[place].column.finish() }
    return numeric.flatMap { column -> [EstimateProblem] in
      var problems = column.faulty.map { faulty in
        EstimateProblem(
          .notANumber(faulty.text), at: .cell(file: file, row: faulty.row, header: column.name))
      }
      if let last = column.faulty.last, column.faultyCount > column.faulty.count {
        problems.append(
          EstimateProblem(
            .moreProblems(column.faultyCount - column.faulty.count),
            at: .cell(file: file, row: last.row, header: column.name)))
      }
      return problems
    }
  }

  var numericColumns: [String: NumericColumn] {
    var columns: [String: NumericColumn] = [:]
    for column in numeric {
      columns[column.name] = NumericColumn(
        values: column.values, isKnown: column.hasGaps ? column.isKnown : nil)
    }
    return columns
  }

  var labelColumns: [String: LabelColumn] {
    var columns: [String: LabelColumn] = [:]
    for column in words { columns[column.name] = column.column }
    return columns
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
