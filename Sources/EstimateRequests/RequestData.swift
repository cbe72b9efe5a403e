public import DelimitedText
internal import Diagnostics
internal import SurveyStatistics

/// The columns a request asks for, whole (数据列): what statistics need that look at rows more than once.
public struct RequestData: Sendable {
  /// More rows than this are numbered nowhere.
  static let mostRows = 200_000_000
  /// Problems of one kind in one column beyond these are counted only.
  static let mostProblems = 20
  /// What has more fields is no record of a table; spreadsheets go up to 16,384.
  static let mostFields = 1 << 16

  let places: RowPlaces
  /// All rows.
  let block: RowBlock
  /// Everything wrong with the cells, in file order.
  public let problems: [EstimateProblem]

  var rows: Int { block.rows }
  var numbers: [String: NumericColumn] { block.numbers }
  var labels: [String: LabelColumn] { block.labels }

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
    let rows = DataFile(source: source, file: file, encoding: encoding, threads: threads)
    var (columns, found) = try rows.read(for: request) { RequestColumns($0) }
    if let read = columns { found += read.problems(file: file) }
    problems = found
    places = RowPlaces(file: file, rowNumbers: columns?.rowNumbers ?? RowNumbers())
    block = columns?.takeWhole() ?? RowBlock(rows: 0, numbers: [:], labels: [:])
  }

  /// A cell by its row from 0.
  func place(row: Int, _ column: ColumnName?) -> SourceLocation { places.place(row: row, column) }
}

/// What the rows of a file are put into, part by part.
protocol RowSink: Sendable {
  /// The columns as they come.
  var columns: RequestColumns { get }

  /// The next part.
  mutating func append(_ part: ColumnReader.Part)
}

/// A file of rows, and how to read it (数据文件).
struct DataFile: ~Copyable {
  let source: ByteSource
  let file: String
  /// `nil` detects it.
  let encoding: TextEncoding?
  let threads: Int

  /// Reads the columns a request names into something.
  ///
  /// - Returns: `nil` when the names do not fit the header.
  func read<Sink: RowSink>(
    for request: EstimateRequest, into makeSink: (ColumnPlan) -> sending Sink
  ) throws(DelimitedTextError) -> (sink: Sink?, problems: [EstimateProblem]) {
    var reader = try RecordReader(source, file: file, encoding: encoding)
    let header = try reader.readRecord { $0.texts } ?? []
    let (plan, problems) = ColumnPlan.make(request, header: header, bytes: source.expectedCount)
    guard let plan else { return (nil, problems) }
    let parts = RecordParts(
      reader, batchesOfPart: 1, after: makeSink(plan), makeReader: { ColumnReader(plan, thread: $0) },
      merge: { $0.append($1) })
    guard let sink = try parts.run(threads: threads) else { return (nil, []) }
    if let record = sink.columns.wideRecord {
      let place = TextPlace(file: file, line: record.line, column: 1, byteOffset: record.byteOffset)
      throw .tooManyFields(record.fields, at: place, limit: RequestData.mostFields)
    }
    return (sink, [])
  }
}
