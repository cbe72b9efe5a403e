internal import Diagnostics
internal import Questionnaires

/// The reading of one export, from its first response to its last (单份导出读取).
final class ExportReading {
  private let questionnaire: Questionnaire
  private let content: ExportContent
  private let header: [String]
  private let file: String
  private let group: Int
  private let unusedHeadings: [String]

  private let items: [ItemReader]
  private let metadata: MetadataReader
  /// Column and item of every plain column, by column.
  private let cells: [(column: Int, item: Int)]
  private let flags: [(item: Int, columns: [(column: Int, option: Int)])]
  /// Items that have no column here: not asked of this file's respondents, or reported as missing.
  private let absentItems: [Int]
  private let headerOfItem: [Int: String]
  private let keyed: [(column: Int, item: Int)]
  private let pools: MetadataReader.Pools
  private let registers: [(rule: Int, column: Int, item: Int, names: Set<String>)]
  private var registered: [Int: [Bool?]]
  private var rows: [UInt32] = []
  private var fewest: (fields: Int, row: Int, count: Int)?
  private var problems: [ResponseProblem] = []

  init(
    questionnaire: Questionnaire, profile: ExportProfile, content: ExportContent, matching: HeaderMatching,
    header: [String], headerRow: Int, file: String, group: Int, needs: MetadataNeeds,
    pools: MetadataReader.Pools,
    table: ResponseTable
  ) {
    (self.questionnaire, self.content, self.header, self.file) = (questionnaire, content, header, file)
    (self.group, self.pools) = (group, pools)
    let compared = questionnaire.comparedQuestions
    items = questionnaire.items.enumerated().map { index, item in
      ItemReader(
        question: questionnaire.question(of: item), profile: profile, content: content,
        keepsKeys: compared.contains(item.question), appendingTo: table.columns[index])
    }
    cells = matching.bindings.enumerated().compactMap { column, binding in
      if case .item(let item) = binding { (column, item) } else { nil }
    }
    flags = Self.flags(matching.bindings)
    let bound = Set(cells.map(\.item)).union(flags.map(\.item))
    absentItems = questionnaire.items.indices.filter { !bound.contains($0) }
    headerOfItem = Dictionary(
      cells.map { ($0.item, header[$0.column]) }, uniquingKeysWith: { first, _ in first })
    keyed = cells.filter { compared.contains(questionnaire.items[$0.item].question) }
    let columnOfItem = Dictionary(cells.map { ($0.item, $0.column) }, uniquingKeysWith: { first, _ in first })
    registers = needs.registers.sorted { $0.key < $1.key }.compactMap { rule, names in
      guard case .notInRegister(let question, _) = questionnaire.validityRules[rule].test,
        let item = questionnaire.items.firstIndex(where: { $0.question == question }),
        let column = columnOfItem[item]
      else { return nil }
      return (rule, column, item, Set(names.map(\.folded)))
    }
    registered = table.metadata.registered
    unusedHeadings = matching.unusedHeadings
    metadata = MetadataReader(
      header: header, bindings: matching.bindings, questionnaire: questionnaire, needs: needs, pools: pools,
      row: headerRow, file: file, appendingTo: table.metadata)
  }

  private static func flags(
    _ bindings: [ColumnBinding]
  ) -> [(item: Int, columns: [(column: Int, option: Int)])] {
    var columns: [Int: [(column: Int, option: Int)]] = [:]
    for (column, binding) in bindings.enumerated() {
      if case .optionFlag(let item, let option) = binding {
        columns[item, default: []].append((column, option))
      }
    }
    return columns.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Appends one response.
  func read<Row: RecordCells & ~Copyable>(_ record: borrowing Row) {
    let row = record.row
    guard isWellFormed(record) else { return }
    rows.append(UInt32(truncatingIfNeeded: row))
    for cell in cells { record.withCell(cell.column) { items[cell.item].read($0, row: row) } }
    for flag in flags { readFlags(flag, record) }
    for item in absentItems { items[item].readNothing(as: .skipped) }
    metadata.read(record)
    if !keyed.isEmpty { readKeys(record) }
    for register in registers { readRegister(register, record) }
  }

  private func isWellFormed<Row: RecordCells & ~Copyable>(_ record: borrowing Row) -> Bool {
    if record.count < header.count {
      let known = fewest
      fewest = (known?.fields ?? record.count, known?.row ?? record.row, (known?.count ?? 0) + 1)
    } else if record.count > header.count {
      var hasText = false
      for index in header.count..<record.count { record.withCell(index) { hasText = hasText || !$0.isEmpty } }
      if hasText {
        let place = SourceLocation.cell(file: file, row: record.row, header: nil)
        if problems.count < 20 {
          problems.append(ResponseProblem(.longRecord(fields: record.count, header: header.count), at: place))
        }
        return false
      }
    }
    return true
  }

  private func readFlags<Row: RecordCells & ~Copyable>(
    _ flag: (item: Int, columns: [(column: Int, option: Int)]), _ record: borrowing Row
  ) {
    // The bytes must not outlive their call, so the cells are copied; number exports of multiple choice are rare.
    var copies: [(option: Int, cell: [UInt8])] = []
    for column in flag.columns {
      record.withCell(column.column) { copies.append((column.option, Array($0))) }
    }
    let joined = copies.flatMap(\.cell)
    joined.withUnsafeBytes { buffer in
      var start = 0
      let views = copies.map { copy in
        defer { start += copy.cell.count }
        return (copy.option, UnsafeRawBufferPointer(rebasing: buffer[start..<(start + copy.cell.count)]))
      }
      items[flag.item].readFlags(views, row: record.row)
    }
  }

  private func readKeys<Row: RecordCells & ~Copyable>(_ record: borrowing Row) {
    for key in keyed {
      let isAnswered = items[key.item].column.codes.last?.isAnswered ?? false
      record.withCell(key.column) { bytes in
        // Blanks around a name do not make another name.
        var text = String(decoding: bytes, as: UTF8.self).folded
        let number = text.withUTF8 {
          pools.answers[key.item, default: ByteStringTable()].number(of: UnsafeRawBufferPointer($0)) + 1
        }
        items[key.item].appendKey(isAnswered ? number : 0)
      }
    }
  }

  private func readRegister<Row: RecordCells & ~Copyable>(
    _ register: (rule: Int, column: Int, item: Int, names: Set<String>), _ record: borrowing Row
  ) {
    let isAnswered = items[register.item].column.codes.last?.isAnswered ?? false
    record.withCell(register.column) { bytes in
      let isListed = register.names.contains(String(decoding: bytes, as: UTF8.self).folded)
      registered[register.rule, default: []].append(isAnswered ? isListed : nil)
    }
  }
}

// MARK: The end of the file

extension ExportReading {
  /// Hands the columns over to the table and says what was recognised and what could not be read.
  func finish(
    into table: inout ResponseTable, platform: String, evidence: [String], encoding: String
  ) -> [any Diagnostic] {
    let start = table.count
    let fileIndex = UInt16(truncatingIfNeeded: table.files.count)
    table.files.append(
      ExportRecognition(
        file: file, platform: platform, evidence: evidence, content: content, encoding: encoding,
        responses: rows.count, unusedHeadings: unusedHeadings))
    table.rowOfResponse += rows
    table.fileOfResponse += [UInt16](repeating: fileIndex, count: rows.count)
    table.declaredGroup += [Int16](repeating: Int16(truncatingIfNeeded: group), count: rows.count)
    table.metadata = metadata.columns
    table.metadata.registered = registered
    for (index, item) in items.enumerated() { table.columns[index] = item.takeColumn() }
    table.markUnasked(from: start)
    return problems(headerOnly: rows.isEmpty)
  }

  private func problems(headerOnly: Bool) -> [any Diagnostic] {
    var all = problems + metadata.finish()
    for (index, item) in items.enumerated() { all += item.problems(file: file, header: headerOfItem[index]) }
    if let fewest {
      all.append(
        ResponseProblem(
          .shortRecords(count: fewest.count, fields: fewest.fields, header: header.count),
          at: .cell(file: file, row: fewest.row, header: nil)))
    }
    if headerOnly { all.append(ResponseProblem(.noResponses, at: .file(file))) }
    return all
  }
}

extension ResponseTable {
  /// A blank is “not asked” where the question's condition does not hold or its groups do not include the respondent's.
  mutating func markUnasked(from start: Int) {
    for (index, item) in questionnaire.items.enumerated() {
      let question = questionnaire.question(of: item)
      guard question.shownIf != nil || !question.groups.isEmpty else { continue }
      for response in start..<count where columns[index].codes[response] == .unanswered {
        if !isAsked(question, of: response) { columns[index].codes[response] = .skipped }
      }
    }
  }

  private func isAsked(_ question: Question, of response: Int) -> Bool {
    if let condition = question.shownIf, !holds(condition, for: response) { return false }
    guard !question.groups.isEmpty, let group = group(of: response) else { return true }
    return question.groups.contains(questionnaire.groups[group].id)
  }
}

extension Questionnaire {
  /// Questions whose answers are compared between responses, by index.
  fileprivate var comparedQuestions: Set<Int> {
    var compared: Set<Int> = []
    for case .duplicate(let keys, _) in validityRules.map(\.test) {
      for case .answer(let question) in keys { compared.insert(question) }
    }
    return compared
  }
}
