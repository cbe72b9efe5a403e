internal import CivilTime
internal import Diagnostics
internal import Questionnaires

/// The reading of one export, from its first response to its last (单份导出读取).
struct ExportReading {
  let questionnaire: Questionnaire
  private let content: ExportContent
  let header: [String]
  private let layout: ExportLayout
  private let file: String
  private let group: Int
  private let unusedHeadings: [String]

  var items: [ItemReader]
  var metadata: MetadataReader
  /// Column and item of every plain column, by column.
  private(set) var cells: [(column: Int, item: Int)]
  private var flags: [(item: Int, columns: [(column: Int, option: Int, isTyped: Bool)])]
  /// Columns of text typed beside an option of an item with a column of its own.
  private var typedCells: [(column: Int, item: Int, option: Int)]
  /// Items that have no column here: not asked of this file's respondents, or reported as missing.
  private var absentItems: [Int]
  /// Whether every response has an id or a time, so that a record of blanks is none.
  let ignoresEmptyRecords: Bool
  private let headerOfItem: [Int: String]
  private let keyedCells: [(column: Int, item: Int, place: Int)]
  private let keyedFlags: [(item: Int, place: Int)]
  var texts: TextNumbers
  private var isNarrowed = false
  private var registers: [RegisterColumn]
  var rows: [UInt32] = []
  /// Responses in parts that were handed on.
  private var handedOn = 0
  private var fewest: (fields: Int, cells: OddCells)?
  private var empty: OddCells?
  private var longRecords: [ResponseProblem] = []
  /// Records with too many fields beyond those listed.
  private var unlistedLong: (lastRow: Int, count: Int)?

  /// A register, the column of the names that are looked up in it, and what was found.
  private struct RegisterColumn {
    let rule: Int
    let column: Int?
    let item: Int?
    let names: Set<String>
    var isListed: [Bool?] = []
  }

  init(
    questionnaire: Questionnaire, layout: ExportLayout, content: ExportContent, matching: HeaderMatching,
    dayOrder: DayOrder, file: String, group: Int, needs: MetadataNeeds, texts: TextNumbers
  ) {
    header = layout.columns.map(\.heading)
    (self.questionnaire, self.content, self.layout, self.file) = (questionnaire, content, layout, file)
    (self.group, self.texts) = (group, texts)
    let compared = questionnaire.comparedQuestions
    items = questionnaire.items.map { item in
      ItemReader(
        question: questionnaire.question(of: item), profile: layout.profile, content: content,
        keepsKeys: compared.contains(item.question),
        keepsTexts: needs.openAnswers && questionnaire.question(of: item).role == .opinion)
    }
    let bindings = matching.bindings
    cells = Self.cells(bindings)
    flags = Self.flags(bindings)
    typedCells = Self.typedCells(bindings, of: Set(cells.map(\.item)))
    let bound = Set(cells.map(\.item)).union(flags.map(\.item))
    absentItems = questionnaire.items.indices.filter { !bound.contains($0) }
    ignoresEmptyRecords =
      bindings.contains(.metadata(.responseID)) || bindings.contains(.metadata(.submitted))
    let columnOfItem = Dictionary(cells.map { ($0.item, $0.column) }, uniquingKeysWith: { first, _ in first })
    headerOfItem = columnOfItem.mapValues { layout.columns[$0].heading }
    func isCompared(_ item: Int) -> Bool { compared.contains(questionnaire.items[item].question) }
    keyedCells = cells.filter { isCompared($0.item) }.map {
      ($0.column, $0.item, texts.index(of: .item($0.item)))
    }
    keyedFlags = flags.map(\.item).filter(isCompared).map { ($0, texts.index(of: .item($0))) }
    registers = needs.registers.sorted { $0.key < $1.key }.map { rule, names in
      let item = questionnaire.itemLookedUp(byRule: rule)
      return RegisterColumn(
        rule: rule, column: item.flatMap { columnOfItem[$0] }, item: item, names: Set(names.map(\.folded)))
    }
    unusedHeadings = matching.unusedHeadings
    metadata = MetadataReader(
      layout, bindings: bindings, questionnaire: questionnaire, needs: needs, texts: texts,
      dayOrder: dayOrder,
      file: file)
  }

  private static func cells(_ bindings: [ColumnBinding]) -> [(column: Int, item: Int)] {
    bindings.enumerated().compactMap { column, binding in
      if case .item(let item) = binding { (column, item) } else { nil }
    }
  }

  private static func typedCells(
    _ bindings: [ColumnBinding], of items: Set<Int>
  ) -> [(column: Int, item: Int, option: Int)] {
    bindings.enumerated().compactMap { column, binding in
      guard case .typedText(let item, let option?) = binding, items.contains(item) else { return nil }
      return (column, item, option)
    }
  }

  private static func flags(
    _ bindings: [ColumnBinding]
  ) -> [(item: Int, columns: [(column: Int, option: Int, isTyped: Bool)])] {
    var columns: [Int: [(column: Int, option: Int, isTyped: Bool)]] = [:]
    for (column, binding) in bindings.enumerated() {
      if case .optionFlag(let item, let option) = binding {
        columns[item, default: []].append((column, option, false))
      }
    }
    for (column, binding) in bindings.enumerated() {
      if case .typedText(let item, let option?) = binding { columns[item]?.append((column, option, true)) }
    }
    return columns.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Appends one response.
  mutating func read<Row: RecordCells & ~Copyable>(_ record: borrowing Row) {
    let row = record.row
    guard isWellFormed(record), !isEmpty(record) else { return }
    rows.append(UInt32(truncatingIfNeeded: row))
    for cell in cells { record.withCell(cell.column) { items[cell.item].read($0, row: row) } }
    readRest(record, response: rows.count - 1)
  }

  /// What is more to a response than its plain columns, which have been read.
  ///
  /// - Parameter hasColumns: Whether its weight and times have been read, too.
  mutating func readRest<Row: RecordCells & ~Copyable>(
    _ record: borrowing Row, response: Int, hasColumns: Bool = false
  ) {
    let row = record.row
    for flag in flags {
      for (column, option, isTyped) in flag.columns {
        record.withCell(column) {
          if isTyped {
            items[flag.item].readTypedText(option, $0)
          } else {
            items[flag.item].readFlag(option, $0, row: row)
          }
        }
      }
      items[flag.item].finishFlags()
    }
    for typed in typedCells {
      record.withCell(typed.column) { items[typed.item].complete(response, with: typed.option, $0) }
    }
    for item in absentItems { items[item].readNothing(as: .skipped) }
    metadata.read(record, hasColumns: hasColumns)
    if !keyedCells.isEmpty || !keyedFlags.isEmpty { readKeys(record, response) }
    for index in registers.indices { look(upIn: index, record, response) }
  }

  /// Whether there is anything to a response but plain columns, a weight and times.
  var readsMoreThanCells: Bool {
    !(flags.isEmpty && typedCells.isEmpty && absentItems.isEmpty && keyedCells.isEmpty && keyedFlags.isEmpty
      && registers.isEmpty) || metadata.readsMoreThanColumns
  }

  mutating func isWellFormed<Row: RecordCells & ~Copyable>(_ record: borrowing Row) -> Bool {
    if record.count < header.count {
      if fewest == nil {
        fewest = (record.count, OddCells("", row: record.row))
      } else {
        fewest?.cells.note(row: record.row)
      }
    } else if record.count > header.count, hasText(record, from: header.count) {
      let place = SourceLocation.cell(file: file, row: record.row, header: nil)
      if longRecords.count < Self.mostLongRecords {
        longRecords.append(
          ResponseProblem(.longRecord(fields: record.count, header: header.count), at: place))
      } else {
        unlistedLong = (record.row, (unlistedLong?.count ?? 0) + 1)
      }
      return false
    }
    return true
  }

  /// Records with too many fields that are reported one by one: they all have the same cause.
  private static let mostLongRecords = 20

  mutating func isEmpty<Row: RecordCells & ~Copyable>(_ record: borrowing Row) -> Bool {
    guard ignoresEmptyRecords, !hasText(record, from: 0) else { return false }
    empty.note("", row: record.row)
    return true
  }

  private func hasText<Row: RecordCells & ~Copyable>(_ record: borrowing Row, from first: Int) -> Bool {
    for index in first..<record.count {
      var isBlank = true
      record.withCell(index) { isBlank = $0.allSatisfy { $0 == UInt8(ascii: " ") } }
      if !isBlank { return true }
    }
    return false
  }

  private mutating func readKeys<Row: RecordCells & ~Copyable>(_ record: borrowing Row, _ response: Int) {
    for key in keyedCells {
      let isAnswered = items[key.item].column.codes[response].isAnswered
      record.withCell(key.column) { bytes in
        // Blanks around a name do not make another name.
        var text = isAnswered ? String(decoding: bytes, as: UTF8.self).folded : ""
        let number = text.withUTF8 { texts.number(of: UnsafeRawBufferPointer($0), at: key.place) }
        items[key.item].appendKey(isAnswered ? number : 0)
      }
    }
    for (item, place) in keyedFlags {
      let isAnswered = items[item].column.codes[response].isAnswered
      let number = withUnsafeBytes(of: items[item].column.optionSets[response]) {
        texts.number(of: $0, at: place)
      }
      items[item].appendKey(isAnswered ? number : 0)
    }
  }

  private mutating func look<Row: RecordCells & ~Copyable>(
    upIn index: Int, _ record: borrowing Row, _ response: Int
  ) {
    let register = registers[index]
    guard let column = register.column, let item = register.item,
      items[item].column.codes[response].isAnswered
    else {
      registers[index].isListed.append(nil)
      return
    }
    record.withCell(column) { bytes in
      let isListed = register.names.contains(String(decoding: bytes, as: UTF8.self).folded)
      registers[index].isListed.append(isListed)
    }
  }
}

// MARK: The end of the file

extension ExportReading {
  /// Hands the columns over to the table and says what was recognised and what could not be read.
  mutating func finish(
    into table: inout ResponseTable, encoding: String
  ) -> [any Diagnostic] {
    table.files.append(recognition(encoding: encoding))
    append(to: &table, file: table.files.count - 1)
    return problems
  }

  /// What was recognised.
  func recognition(encoding: String) -> ExportRecognition {
    ExportRecognition(
      file: file, platform: layout.profile.name, evidence: layout.evidence, isDeclared: layout.isDeclared,
      content: content, encoding: encoding, preambleRecords: layout.preambleRecords,
      headerRecords: layout.headerRecords, responses: handedOn + rows.count,
      verdictHeadings: layout.columns.filter { $0.meaning == .metadata(.verdict) }.map(\.heading),
      unusedHeadings: unusedHeadings)
  }

  func append(to table: inout ResponseTable, file: Int) {
    let start = table.count
    table.rowOfResponse += rows
    table.fileOfResponse += [UInt16](repeating: UInt16(file), count: rows.count)
    table.declaredGroup += [Int16](repeating: Int16(group), count: rows.count)
    var columns = metadata.takeColumns()
    for register in registers { columns.registered[register.rule] = register.isListed }
    table.metadata.append(columns)
    table.metadata.responseIDTexts = texts.idTexts
    for index in items.indices { table.columns[index].append(items[index].column) }
    if !isNarrowed { table.markUnasked(from: start) }
  }

  /// Leaves out whatever is not compared between responses, before anything is read.
  mutating func narrowToComparisons(isOneOfSeveral: Bool) {
    isNarrowed = true
    let compared = Set(keyedCells.map(\.item) + keyedFlags.map(\.item))
    cells.removeAll { !compared.contains($0.item) }
    flags.removeAll { !compared.contains($0.item) }
    typedCells.removeAll { !compared.contains($0.item) }
    (absentItems, registers) = ([], [])
    metadata.narrowToComparisons(isOneOfSeveral: isOneOfSeveral)
  }

  /// What kind of export it is.
  var profile: ExportProfile { layout.profile }

  /// Forgets what was odd about records, and the names looked up.
  mutating func forgetRecords() {
    (handedOn, fewest, empty, longRecords, unlistedLong) = (0, nil, nil, [], nil)
    for index in registers.indices { registers[index].isListed = [] }
  }

  /// Takes over what was odd about the next part's records.
  mutating func takeRecords(_ next: ExportReading) {
    handedOn += next.rows.count
    if fewest == nil {
      fewest = next.fewest
    } else if let more = next.fewest {
      fewest?.cells.merge(more.cells)
    }
    empty.merge(next.empty)
    let room = max(0, Self.mostLongRecords - longRecords.count)
    longRecords += next.longRecords.prefix(room)
    let unlisted = max(0, next.longRecords.count - room) + (next.unlistedLong?.count ?? 0)
    guard unlisted > 0 else { return }
    let lastRow = next.unlistedLong?.lastRow ?? next.longRecords.last?.location?.row ?? 1
    unlistedLong = (lastRow, (unlistedLong?.count ?? 0) + unlisted)
  }

  /// What could not be read.
  var problems: [any Diagnostic] {
    var all = longRecords + metadata.finish()
    for (index, item) in items.enumerated() { all += item.problems(file: file, header: headerOfItem[index]) }
    if let unlistedLong {
      all.append(
        ResponseProblem(
          .moreLongRecords(unlistedLong.count), at: .cell(file: file, row: unlistedLong.lastRow, header: nil))
      )
    }
    if let fewest {
      all.append(
        ResponseProblem(
          .shortRecords(count: fewest.cells.count, fields: fewest.fields, header: header.count),
          at: .cell(file: file, row: fewest.cells.row, header: nil)))
    }
    if let empty {
      let place = SourceLocation.cell(file: file, row: empty.row, header: nil)
      all.append(ResponseProblem(.emptyRecords(count: empty.count), at: place))
    }
    // Records that were refused have been reported; the file is not empty.
    if handedOn == 0, rows.isEmpty, longRecords.isEmpty {
      all.append(ResponseProblem(.noResponses, at: .file(file)))
    }
    return all
  }
}

extension ResponseTable {
  /// A blank is “not asked” where the question's condition does not hold or its groups do not include the respondent's.
  mutating func markUnasked(from start: Int) {
    for (index, item) in questionnaire.items.enumerated() {
      let question = questionnaire.question(of: item)
      guard question.shownIf != nil || !question.groups.isEmpty else { continue }
      guard columns[index].codes[start...].contains(.unanswered) else { continue }
      let isShown = question.shownIf.map { verdicts(of: $0) }
      for response in start..<count where columns[index].codes[response] == .unanswered {
        if isShown?[response] == false || !isInGroup(question, response) {
          columns[index].codes[response] = .skipped
        }
      }
    }
  }

  private func isInGroup(_ question: Question, _ response: Int) -> Bool {
    guard !question.groups.isEmpty, let group = group(of: response) else { return true }
    return question.groups.contains(questionnaire.groups[group].id)
  }
}

extension Questionnaire {
  /// The item whose answers a 名单 rule looks up.
  fileprivate func itemLookedUp(byRule rule: Int) -> Int? {
    guard validityRules.indices.contains(rule),
      case .notInRegister(let question, _) = validityRules[rule].test
    else { return nil }
    return items.firstIndex { $0.question == question }
  }

  /// Questions whose answers are compared between responses, by index.
  fileprivate var comparedQuestions: Set<Int> {
    var compared: Set<Int> = []
    for case .duplicate(let keys, _) in validityRules.map(\.test) {
      for case .answer(let question) in keys { compared.insert(question) }
    }
    return compared
  }
}
