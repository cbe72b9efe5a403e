internal import CivilTime
public import DelimitedText
public import Diagnostics
public import Questionnaires

/// An export to be read (导出文件) and what is known about it beforehand.
public struct ExportFile {
  /// The file as the user gave it, for messages.
  public let name: String
  /// Its bytes.
  public let source: ByteSource
  /// 平台; `nil` or 自动 = recognise it.
  public var platform: String?
  /// 内容; `nil` = recognise it.
  public var content: ExportContent?
  /// 编码; `nil` = recognise it.
  public var encoding: TextEncoding?
  /// 群体 everybody in this file belongs to; `nil` = answers decide.
  public var group: GroupID?
  /// 列: where to find items whose headings do not say.
  public var columns: [String: ColumnReference]

  /// A file about which nothing is known.
  public init(
    name: String, source: ByteSource, platform: String? = nil, content: ExportContent? = nil,
    encoding: TextEncoding? = nil, group: GroupID? = nil, columns: [String: ColumnReference] = [:]
  ) {
    (self.name, self.source, self.platform, self.content) = (name, source, platform, content)
    (self.encoding, self.group, self.columns) = (encoding, group, columns)
  }
}

/// Reads exports into a response table (答卷读取): odd cells become problems, never blanks.
public struct ResponseReader {
  let questionnaire: Questionnaire
  let needs: MetadataNeeds
  /// Numbers the texts of all files.
  let texts = TextNumbers()
  var table: ResponseTable
  var found: [any Diagnostic] = []
  /// How many files are read; of those beyond, the first is reported.
  var mostFiles = ResponseTable.mostFiles
  private var isFull = false

  /// A reader for one survey.
  public init(_ questionnaire: Questionnaire, needs: MetadataNeeds = MetadataNeeds()) {
    (self.questionnaire, self.needs) = (questionnaire, needs)
    table = ResponseTable(questionnaire: questionnaire)
  }

  /// Everything read so far.
  public consuming func finish() -> (table: ResponseTable, problems: [any Diagnostic]) {
    if needs.isOneOfSeveral { found += table.dropRepeated() as [any Diagnostic] }
    return (table, found)
  }

  /// Reads one file to its end, or to what makes it unreadable.
  public mutating func read(_ file: ExportFile) {
    do throws(DelimitedTextError) {
      _ = try readWhole(file)
    } catch {
      found.append(error)
    }
  }

  /// Reads one file to its end and keeps its responses; `false` when it cannot be read, and why is among the problems.
  mutating func readWhole(_ file: ExportFile) throws(DelimitedTextError) -> Bool {
    var reader = try RecordReader(file.source, file: file.name, encoding: file.encoding)
    guard var export = try open(&reader, file, texts) else { return false }
    try export.readRest(of: &reader)
    found += export.finish(into: &table, encoding: reader.encoding.name)
    return true
  }

  /// Reads the first records of a file: what its columns are, and the responses among them.
  ///
  /// - Parameters:
  ///   - texts: What numbers the texts that are compared.
  ///   - isFirstLook: Whether nothing is wanted but what is compared.
  mutating func open(
    _ reader: inout RecordReader, _ file: ExportFile, _ texts: TextNumbers, isFirstLook: Bool = false
  ) throws(DelimitedTextError) -> ExportReading? {
    guard hasRoom(for: file) else { return nil }
    var held = try reader.readHead()
    guard !held.isEmpty else {
      found.append(ResponseProblem(.noResponses, at: .file(file.name)))
      return nil
    }
    let layout = ExportLayout(held, platform: profile(named: file))
    held.removeFirst(layout.recordsBeforeAnswers)
    guard let group = groupIndex(file) else { return nil }
    let matching = HeaderMatching(
      layout, questionnaire: questionnaire, declared: file.columns, group: file.group, file: file.name)
    found += matching.problems as [any Diagnostic]
    let content = content(
      of: held, file, ContentRecognition(questionnaire, layout.profile, matching.bindings))
    let (dayOrder, isAssumed) = DayOrder.shown(by: held, layout.timeColumns)
    if isAssumed, questionnaire.looksAtDates {
      found.append(ResponseProblem(.dayOrderAssumed, at: .file(file.name)))
    }
    var export = ExportReading(
      questionnaire: questionnaire, layout: layout, content: content, matching: matching, dayOrder: dayOrder,
      file: file.name, group: group, needs: needs, texts: texts)
    if isFirstLook { export.narrowToComparisons(isOneOfSeveral: needs.isOneOfSeveral) }
    for record in held { export.read(record) }
    return export
  }

  /// The next file would be taken for the first again.
  private mutating func hasRoom(for file: ExportFile) -> Bool {
    if table.files.count < mostFiles { return true }
    if !isFull { found.append(ResponseProblem(.tooManyFiles(limit: mostFiles), at: .file(file.name))) }
    isFull = true
    return false
  }

  /// What the answers are: as declared, as the platform's file name says, or as they look.
  private mutating func content(
    of held: [HeldRecord], _ file: ExportFile, _ recognition: ContentRecognition
  ) -> ExportContent {
    if let content = file.content ?? ExportContent(fileName: file.name) { return content }
    let (content, isClear) = recognition.content(of: held)
    if !isClear { found.append(ResponseProblem(.contentUnclear, at: .file(file.name))) }
    return content
  }

  /// The profile a file is declared to have; `nil` = recognise it.
  private mutating func profile(named file: ExportFile) -> ExportProfile? {
    guard let name = file.platform, !["自动", "auto"].contains(name) else { return nil }
    if let profile = ExportProfile.named(name) { return profile }
    let known = ExportProfile.names
    found.append(
      ResponseProblem(
        .unknownPlatform(name, known: known, nearest: known.nearest(to: name)), at: .file(file.name)))
    return nil
  }

  /// The declared group's index, −1 when none is declared; `nil` when there is no such group.
  private mutating func groupIndex(_ file: ExportFile) -> Int? {
    guard let id = file.group else { return -1 }
    if let index = questionnaire.groups.firstIndex(where: { $0.id == id }) { return index }
    let nearest = questionnaire.groups.map(\.id.description).nearest(to: id.description)
    found.append(ResponseProblem(.unknownGroup(id.description, nearest: nearest), at: .file(file.name)))
    return nil
  }
}

extension Questionnaire {
  /// Whether a rule depends on which number of a date is the month.
  fileprivate var looksAtDates: Bool {
    validityRules.contains { if case .outsideDates = $0.test { true } else { false } }
  }
}
