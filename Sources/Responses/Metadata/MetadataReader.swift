internal import CivilTime
internal import DelimitedText
internal import Diagnostics
internal import ExactNumbers
internal import Questionnaires

/// What besides answers has to be kept, because a rule, a weight or an output asks for it (元数据需求).
public struct MetadataNeeds: Sendable {
  /// 权重列: the heading of the respondent weights.
  public var weights: String?
  /// Whether the platform's ids are wanted.
  public var responseIDs: Bool
  /// Whether other files may hold the same responses once more, so that ids and times are needed to tell.
  public var isOneOfSeveral: Bool
  /// Whether the texts of open questions about opinions (用途 意见) are wanted; of no others.
  public var openAnswers: Bool
  /// The names in each register, by the index of the rule that uses it.
  public var registers: [Int: Set<String>]

  /// Nothing beyond what the rules need.
  public init(
    weights: String? = nil, responseIDs: Bool = false, isOneOfSeveral: Bool = false,
    openAnswers: Bool = false,
    registers: [Int: Set<String>] = [:]
  ) {
    (self.weights, self.responseIDs, self.isOneOfSeveral) = (weights, responseIDs, isOneOfSeveral)
    (self.openAnswers, self.registers) = (openAnswers, registers)
  }
}

/// Reads the columns of an export that are no answers (元数据读取).
struct MetadataReader {
  private var columns = MetadataColumns()
  private let file: String
  /// Positions of the columns; `nil` where nothing needs it, `Int.max` where the export has none.
  private var durationColumn: Int?, submissionColumn: Int?, addressColumn: Int?, idColumn: Int?
  private var weightColumn: Int?
  private let weightHeading: String?
  /// Where a response was begun and where it was finished, when no column says how long it took.
  private var startColumn: Int?, finishColumn: Int?
  private let dayOrder: DayOrder
  private var submissionTimes: CivilTimeReader
  /// Cells that mean “nothing”, whole.
  private let absences: Set<String>
  private var flags: [(rule: Int, column: Int?, text: String, found: [Bool?])] = []
  private var keyed: [(name: String, column: Int, place: Int, numbers: [UInt32])] = []
  private let addressPlace: Int
  private let problems: [ResponseProblem]
  /// Columns of addresses that make two responses the same.
  private let addressKeys: Set<Int>
  private var unreadable: [MetadataRole: OddCells] = [:]
  private var withoutWeight: (rows: [Int], count: Int) = ([], 0)
  private var unreadableWeights: OddCells?
  private static let mostRowsListed = 10

  private var texts: TextNumbers

  init(
    _ layout: ExportLayout, bindings: [ColumnBinding], questionnaire: Questionnaire, needs: MetadataNeeds,
    texts: TextNumbers, dayOrder: DayOrder, file: String
  ) {
    (self.file, self.texts, self.dayOrder) = (file, texts, dayOrder)
    submissionTimes = CivilTimeReader(order: dayOrder)
    absences = Set(layout.profile.unansweredMarks + layout.profile.skippedMarks)
    let columns = MetadataLookup(layout, bindings)
    var demand = MetadataDemand(columns, at: .cell(file: file, row: layout.headerRow, header: nil))
    for (index, rule) in questionnaire.validityRules.enumerated() { demand.add(rule, at: index) }
    if needs.responseIDs || needs.isOneOfSeveral { demand.keep(.responseID) }
    if needs.isOneOfSeveral { demand.keep(.submitted) }
    if let heading = needs.weights { weightColumn = demand.find(heading, for: "权重") ?? .max }
    weightHeading = needs.weights
    (durationColumn, submissionColumn) = (demand.position[.duration], demand.position[.submitted])
    (addressColumn, idColumn) = (demand.position[.address], demand.position[.responseID])
    if demand.needsTimes { (startColumn, finishColumn) = (columns[.started], columns[.finished]) }
    flags = demand.flags.map { ($0.rule, $0.column, $0.text, []) }
    keyed = demand.keys.map { ($0.name, $0.column, texts.index(of: .column($0.name)), []) }
    addressPlace = texts.index(of: .address)
    addressKeys = Set(keyed.map(\.column).filter { $0 == columns[.address] })
    problems = demand.problems
  }

  /// Whether any column is needed that `readColumns` does not read.
  var readsMoreThanColumns: Bool {
    let positions = [addressColumn, idColumn, startColumn, finishColumn]
    return positions.contains { $0 != nil } || !flags.isEmpty || !keyed.isEmpty
  }

  /// Appends the weights and times of some records of a batch.
  mutating func readColumns(_ batch: borrowing RecordBatch, of records: Range<Int>) {
    if let index = weightColumn { readWeights(batch, records, index) }
    if let index = durationColumn { batch.forEachCell(index, of: records) { readDuration($0, row: $1) } }
    if let index = submissionColumn { batch.forEachCell(index, of: records) { readSubmission($0, row: $1) } }
  }

  private mutating func readWeights(_ batch: borrowing RecordBatch, _ records: Range<Int>, _ index: Int) {
    let range = MetadataColumns.weightRange
    var record = records.lowerBound
    while record < records.upperBound {
      record = batch.appendDecimals(
        of: index, in: record..<records.upperBound, within: range, to: &columns.weights)
      if record < records.upperBound { batch.withCell(index, of: record) { readWeight($0, row: $1) } }
      record += 1
    }
  }

  /// Appends what one record says.
  ///
  /// - Parameter hasColumns: Whether `readColumns` has read it.
  mutating func read<Row: RecordCells & ~Copyable>(_ record: borrowing Row, hasColumns: Bool = false) {
    if !hasColumns { readColumns(record) }
    if let start = startColumn, let finish = finishColumn { readTimes(record, start, finish) }
    if let index = addressColumn { record.withCell(index) { readAddress($0) } }
    if let index = idColumn { record.withCell(index) { readID($0) } }
    for index in flags.indices {
      guard let column = flags[index].column else {
        flags[index].found.append(nil)
        continue
      }
      record.withCell(column) { flags[index].found.append(Self.text($0).contains(flags[index].text)) }
    }
    for index in keyed.indices {
      record.withCell(keyed[index].column) { bytes in
        let bytes = addressKeys.contains(keyed[index].column) ? Self.address(bytes) : Self.trimmed(bytes)
        keyed[index].numbers.append(bytes.isEmpty ? 0 : texts.number(of: bytes, at: keyed[index].place))
      }
    }
  }

  private mutating func readColumns<Row: RecordCells & ~Copyable>(_ record: borrowing Row) {
    let row = record.row
    if let index = durationColumn { record.withCell(index) { readDuration($0, row: row) } }
    if let index = submissionColumn { record.withCell(index) { readSubmission($0, row: row) } }
    if let index = weightColumn { record.withCell(index) { readWeight($0, row: row) } }
  }

  /// Without blanks at either end, which do not make another name.
  private static func trimmed(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    guard let start = bytes.firstIndex(where: { $0 > UInt8(ascii: " ") }),
      let end = bytes.lastIndex(where: { $0 > UInt8(ascii: " ") })
    else { return UnsafeRawBufferPointer(rebasing: bytes[..<0]) }
    return UnsafeRawBufferPointer(rebasing: bytes[start...end])
  }

  private static func text(_ bytes: UnsafeRawBufferPointer) -> String {
    String(decoding: bytes, as: UTF8.self).folded
  }

  /// `136秒`, `136`, `2分16秒`, `1:02:03` and `02:16` are durations.
  private mutating func readDuration(_ bytes: UnsafeRawBufferPointer, row: Int) {
    let seconds = Duration(bytes).seconds
    if seconds == nil, !isAbsence(bytes) { note(.duration, bytes, row: row) }
    columns.seconds.append(Float(seconds ?? -1))
  }

  private func isAbsence(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.isEmpty || absences.contains(Self.text(bytes))
  }

  /// How long it took is what lies between two times.
  private mutating func readTimes<Row: RecordCells & ~Copyable>(
    _ record: borrowing Row, _ start: Int, _ finish: Int
  ) {
    var times: [CivilDateTime?] = []
    for column in [start, finish] {
      record.withCell(column) { bytes in
        let time = CivilDateTime(platform: bytes, order: dayOrder)
        if time == nil, !bytes.isEmpty {
          note(column == start ? .started : .finished, bytes, row: record.row)
        }
        times.append(time)
      }
    }
    guard let from = times[0], let to = times[1], from <= to else { return columns.seconds.append(-1) }
    columns.seconds.append(Float(to.seconds - from.seconds))
  }

  private mutating func readSubmission(_ bytes: UnsafeRawBufferPointer, row: Int) {
    guard submissionColumn != .max else { return columns.submitted.append(MetadataColumns.unrecordedTime) }
    let time = submissionTimes.time(bytes)
    let isMissing = time == nil && isAbsence(bytes)
    if time == nil, !isMissing { note(.submitted, bytes, row: row) }
    let missing = isMissing ? MetadataColumns.missingTime : MetadataColumns.unreadableTime
    columns.submitted.append(time?.seconds ?? missing)
  }

  /// `183.192.16.69(上海-上海)`: the place in brackets is the platform's guess and not part of the address.
  private mutating func readAddress(_ bytes: UnsafeRawBufferPointer) {
    let address = Self.address(bytes)
    columns.addresses.append(address.isEmpty ? 0 : texts.number(of: address, at: addressPlace))
  }

  private static func address(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    // Full-width brackets and whatever else is no part of an address end it too.
    let end =
      bytes.firstIndex { $0 == UInt8(ascii: "(") || $0 <= UInt8(ascii: " ") || $0 >= 0x80 } ?? bytes.count
    return UnsafeRawBufferPointer(rebasing: bytes[..<end])
  }

  /// Plain digits, without making a string.
  private static func wholeNumber(_ bytes: UnsafeRawBufferPointer) -> Int64? {
    guard (1...18).contains(bytes.count) else { return nil }
    var number: Int64 = 0
    for byte in bytes {
      guard (0x30...0x39).contains(byte) else { return nil }
      number = number * 10 + Int64(byte - 0x30)
    }
    return number
  }

  /// A spreadsheet may have made `12` into `12.0`; whatever is no whole number is kept as a text.
  private mutating func readID(_ bytes: UnsafeRawBufferPointer) {
    if let number = Self.wholeNumber(bytes) { return columns.responseIDs.append(number) }
    let text = Self.text(bytes)
    guard !text.isEmpty else { return columns.responseIDs.append(.min) }
    if let number = ExactDecimal(text), number.rational.isInteger, let id = number.rational.floor, id >= 0 {
      return columns.responseIDs.append(Int64(id))
    }
    columns.responseIDs.append(texts.idNumber(of: Self.trimmed(bytes)))
  }

  /// A blank or a number that is no weight leaves a response without one. A text is a wrong column or a slip, and nobody
  /// can tell what it weighs.
  private mutating func readWeight(_ bytes: UnsafeRawBufferPointer, row: Int) {
    let number = DecimalText.number(bytes) ?? Double(Self.text(bytes)).flatMap { $0.isFinite ? $0 : nil }
    let weight = number.flatMap { MetadataColumns.weightRange.contains($0) ? $0 : nil }
    if number == nil, !isAbsence(bytes), !Self.text(bytes).isEmpty {
      unreadableWeights.note(Self.text(bytes), row: row)
    } else if weight == nil {
      withoutWeight.count += 1
      if withoutWeight.rows.count < Self.mostRowsListed { withoutWeight.rows.append(row) }
    }
    columns.weights.append(weight ?? 0)
  }

  private mutating func note(_ role: MetadataRole, _ bytes: UnsafeRawBufferPointer, row: Int) {
    unreadable[role].note(Self.text(bytes), row: row)
  }

  /// Leaves out whatever is not compared between responses.
  mutating func narrowToComparisons(isOneOfSeveral: Bool) {
    (durationColumn, startColumn, finishColumn, weightColumn, flags) = (nil, nil, nil, nil, [])
    if !isOneOfSeveral { (idColumn, submissionColumn) = (nil, nil) }
  }

  /// The same reader for the next part: nothing read, nothing met.
  func forNextPart(_ texts: TextNumbers) -> MetadataReader {
    var next = self
    next.texts = texts
    next.columns = MetadataColumns()
    next.flags = flags.map { ($0.rule, $0.column, $0.text, []) }
    for index in keyed.indices { next.keyed[index].numbers = [] }
    (next.unreadable, next.withoutWeight, next.unreadableWeights) = ([:], ([], 0), nil)
    return next
  }

  /// Takes over what the next part met, not its columns.
  mutating func take(notesOf next: MetadataReader) {
    for (role, cells) in next.unreadable { unreadable[role].merge(cells) }
    unreadableWeights.merge(next.unreadableWeights)
    withoutWeight.count += next.withoutWeight.count
    withoutWeight.rows += next.withoutWeight.rows.prefix(Self.mostRowsListed - withoutWeight.rows.count)
  }

  /// Hands the columns over.
  func takeColumns() -> MetadataColumns {
    var columns = columns
    for flag in flags { columns.platformFlags[flag.rule] = flag.found }
    for key in keyed { columns.keys[key.name] = key.numbers }
    return columns
  }

  /// What could not be read, once for each kind.
  func finish() -> [ResponseProblem] {
    var found = MetadataRole.allCases.compactMap { role in
      unreadable[role].map { cell in
        ResponseProblem(
          .unreadableCell(role, cell.text, count: cell.count),
          at: .cell(file: file, row: cell.row, header: nil))
      }
    }
    if let odd = unreadableWeights {
      let place = SourceLocation.cell(file: file, row: odd.row, header: weightHeading)
      found.append(ResponseProblem(.unreadableWeight(odd.text, count: odd.count), at: place))
    }
    if withoutWeight.count > 0, weightColumn != .max {
      let place = SourceLocation.cell(file: file, row: withoutWeight.rows[0], header: nil)
      found.append(
        ResponseProblem(.noWeight(rows: withoutWeight.rows, count: withoutWeight.count), at: place))
    }
    return problems + found
  }
}

extension RecordBatch {
  /// Calls `body` with one cell of some records in order, and their rows; with nothing where a record ends before it.
  fileprivate borrowing func forEachCell(
    _ column: Int, of records: Range<Int>, _ body: (UnsafeRawBufferPointer, _ row: Int) -> Void
  ) {
    var record = records.lowerBound
    while record < records.upperBound {
      record = goThrough(column, of: record..<records.upperBound) { start, count, record in
        body(UnsafeRawBufferPointer(start: start, count: count), row(of: record))
        return true
      }
      if record < records.upperBound { withCell(column, of: record, body) }
      record += 1
    }
  }

  /// Calls `body` with one cell of a record and its row; with nothing where the record ends before it.
  fileprivate borrowing func withCell(
    _ column: Int, of record: Int, _ body: (UnsafeRawBufferPointer, _ row: Int) -> Void
  ) {
    guard let field = field(column, of: record) else {
      return body(UnsafeRawBufferPointer(start: nil, count: 0), row(of: record))
    }
    field.withUnescapedBytes { body($0, row(of: record)) }
  }
}
