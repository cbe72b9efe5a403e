internal import Diagnostics
internal import Questionnaires

/// Reads the cells of one item's column (or columns) into an answer column (作答列读取).
struct ItemReader {
  private let definition: Definition
  let hasOneOption: Bool
  private let kind: QuestionKind
  private let keepsKeys: Bool
  private let keepsTexts: Bool
  var column = AnswerColumn()
  private var matching: OptionMatching
  var lookup = AnswerLookup()
  private var knownSets = ByteStringTable()
  private var sets: [(code: AnswerCode, options: UInt64)] = []
  private var notNumbers: OddCells?
  private var flags = OptionFlags()
  private var oddFlags: [OddCells] = []
  private var ambiguous: OddCells?
  /// What different cells of options' columns say.
  private var knownFlags = ByteStringTable()
  private var flagCells: [FlagCell] = []

  /// Different whole answers of a multiple-choice question remembered.
  private static let mostSets = 10_000
  /// Different cells that are neither 0 nor 1 remembered.
  private static let mostOddFlags = 100

  /// What stays the same in all parts of a file: one reference to it is copied with a reader, not each of dozens.
  private final class Definition: Sendable {
    let question: Question
    let profile: ExportProfile
    let content: ExportContent
    let lists: OptionLists

    init(_ question: Question, _ profile: ExportProfile, _ content: ExportContent) {
      (self.question, self.profile, self.content) = (question, profile, content)
      var separators = question.kind == .ranking ? profile.rankSeparators : profile.optionSeparators
      if content != .text { separators += [",", " "].filter { !separators.contains($0) } }
      lists = OptionLists(question.scale.options, separators: separators, typed: profile.otherText)
    }
  }

  init(
    question: Question, profile: ExportProfile, content: ExportContent, keepsKeys: Bool, keepsTexts: Bool
  ) {
    definition = Definition(question, profile, content)
    kind = question.kind
    hasOneOption = kind.hasOneOption
    (self.keepsKeys, self.keepsTexts) = (keepsKeys, keepsTexts)
    matching = OptionMatching(
      scale: question.scale, profile: profile, content: content, allowsOtherText: question.allowsOtherText)
  }

  private var question: Question { definition.question }
  private var profile: ExportProfile { definition.profile }
  private var content: ExportContent { definition.content }
  private var lists: OptionLists { definition.lists }

  private var isSet: Bool { kind.hasOptionSet || kind == .ranking }

  /// Appends what one cell says.
  mutating func read(_ bytes: UnsafeRawBufferPointer, row: Int) {
    switch kind {
    case .single, .scale, .matrixSingle: column.codes.append(code(bytes, row: row))
    case .multiple, .matrixMultiple, .ranking:
      let answer = set(bytes, row: row)
      column.codes.append(answer.code)
      column.optionSets.append(answer.options)
    case .number: readNumber(bytes, row: row)
    case .text, .multipleText, .date, .proportions, .instruction:
      let presence = presence(bytes)
      if keepsTexts, presence == .given {
        column.texts[column.codes.count] = String(decoding: bytes, as: UTF8.self)
      }
      column.codes.append(presence)
    }
  }

  /// Appends that the record has no such cell.
  mutating func readNothing(as reason: MissingReason) {
    column.codes.append(reason == .skipped ? .skipped : .unanswered)
    if isSet { column.optionSets.append(0) }
    if kind == .number { column.numbers.append(.nan) }
    appendKey(0)
  }

  mutating func code(_ bytes: UnsafeRawBufferPointer, row: Int) -> AnswerCode {
    switch matching.match(bytes, row: row) {
    case .option(let index): .option(index)
    case .missing(.skipped): .skipped
    case .missing(.unanswered): .unanswered
    case .missing(.unrecognised), .unknown: .unrecognised
    }
  }

  /// Only blanks and marks are absences: whatever else stands here is the answer.
  private func presence(_ bytes: UnsafeRawBufferPointer) -> AnswerCode {
    guard let first = bytes.first else { return .unanswered }
    // Marks are short and begin with a bracket, an N or, in number exports, a minus; the rest is seen without a string.
    guard first <= UInt8(ascii: "-") || first == UInt8(ascii: "N") || Self.leadsBlankOrBracket(first),
      bytes.count <= Self.longestMark
    else {
      return .given
    }
    let text = String(decoding: bytes, as: UTF8.self).folded
    if text.isEmpty || profile.unansweredMarks.contains(text) { return .unanswered }
    if profile.skippedMarks.contains(text) { return .skipped }
    guard content != .text else { return .given }
    if profile.unansweredNumbers.contains(text) { return .unanswered }
    return profile.skippedNumbers.contains(text) ? .skipped : .given
  }

  /// Longer cells are answers, unless somebody typed that many blanks.
  private static let longestMark = 64

  /// First bytes of U+00A0, U+3000 and U+FF08.
  private static func leadsBlankOrBracket(_ byte: UInt8) -> Bool {
    byte == 0xC2 || byte == 0xE3 || byte == 0xEF
  }

  private mutating func readNumber(_ bytes: UnsafeRawBufferPointer, row: Int) {
    let presence = presence(bytes)
    guard presence == .given else {
      column.codes.append(presence)
      column.numbers.append(.nan)
      return
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let number = Double(text.folded).flatMap { $0.isFinite ? $0 : nil }
    if number == nil { notNumbers.note(text, row: row) }
    column.codes.append(number == nil ? .unrecognised : .given)
    column.numbers.append(number ?? .nan)
  }
}

// MARK: Multiple choice

extension ItemReader {
  private mutating func set(_ bytes: UnsafeRawBufferPointer, row: Int) -> (code: AnswerCode, options: UInt64)
  {
    if let index = knownSets.value(of: bytes) { return sets[index] }
    let absence = presence(bytes)
    guard absence == .given else { return (absence, 0) }
    if let reading = lists.read(bytes, option: { matching.option($0) }) {
      if reading.isAmbiguous { ambiguous.note("", row: row) }
      let isRepeated = !reading.isAmbiguous && !holdsTypedText(bytes) && sets.count < Self.mostSets
      if isRepeated {
        knownSets.insert(bytes, value: sets.count)
        sets.append((.given, reading.options))
      }
      return (.given, reading.options)
    }
    return partlyKnownSet(bytes, row: row)
  }

  private func holdsTypedText(_ bytes: UnsafeRawBufferPointer) -> Bool {
    lists.parts(of: bytes).contains { $0.before(profile.otherText) != nil }
  }

  /// A set that is known in part only would be counted wrongly, so the whole answer is not recognised.
  private mutating func partlyKnownSet(
    _ bytes: UnsafeRawBufferPointer, row: Int
  ) -> (code: AnswerCode, options: UInt64) {
    var options: UInt64 = 0
    var code = AnswerCode.unanswered
    for part in lists.parts(of: bytes) {
      switch matching.match(part, row: row) {
      case .option(let index) where index < AnswerColumn.mostOptionsInSet:
        options |= 1 << UInt64(index)
        if code != .unrecognised { code = .given }
      case .missing(.skipped) where code == .unanswered: code = .skipped
      case .missing: break
      case .option, .unknown: code = .unrecognised
      }
    }
    return (code, code == .unrecognised ? 0 : options)
  }

  /// Takes note of one cell of a question that has a column for each option: 1 or the option's text (in a ranking, its
  /// rank) chosen, 0 not, −3 not asked.
  mutating func readFlag(_ option: Int, _ bytes: UnsafeRawBufferPointer, row: Int) {
    if bytes.count == 1, let byte = bytes.first, byte == UInt8(ascii: "0") || byte == UInt8(ascii: "1") {
      flags.add(byte == UInt8(ascii: "1") ? .chosen(option) : .notChosen)
    } else {
      flags.add(flag(option, bytes, row: row))
    }
  }

  private mutating func flag(_ option: Int, _ bytes: UnsafeRawBufferPointer, row: Int) -> OptionFlags.Cell {
    switch flagCell(bytes) {
    case .blank: return .blank
    case .skipped: return .skipped
    case .notChosen: return .notChosen
    case .chosen: return .chosen(option)
    case .option(let named) where named == option: return .chosen(option)
    case .number(let number) where kind == .ranking || isOwnNumber(number, of: option): return .chosen(option)
    // Where the heading does not say that the column is for typing.
    case .unknown where profile.typedTextChooses && question.scale.otherOption == option:
      return .chosen(option)
    case .number, .option, .unknown: break
    }
    let text = String(decoding: bytes, as: UTF8.self).folded
    if let known = oddFlags.firstIndex(where: { $0.text == text }) {
      oddFlags[known].note(row: row)
    } else if oddFlags.count < Self.mostOddFlags {
      oddFlags.append(OddCells(text, row: row))
    }
    return .unrecognised
  }

  /// What a cell says, found out once for each wording.
  private mutating func flagCell(_ bytes: UnsafeRawBufferPointer) -> FlagCell {
    if let known = knownFlags.value(of: bytes) { return flagCells[known] }
    let text = String(decoding: bytes, as: UTF8.self)
    var cell = FlagCell(text.folded, profile)
    // An option may itself be called 是.
    if let option = matching.wordings.index(of: text.folded, withoutListMark: text.withoutListMark),
      cell.isWord
    {
      cell = .option(option)
    }
    if case .unknown = cell, let option = matching.option(bytes) { cell = .option(option) }
    if flagCells.count < Self.mostSets {
      knownFlags.insert(bytes, value: flagCells.count)
      flagCells.append(cell)
    }
    return cell
  }

  /// Some platforms print an option's position or code in its column.
  private func isOwnNumber(_ number: Int, of option: Int) -> Bool {
    number == option + 1 || matching.wordings.index(ofCode: "\(number)") == option
  }

  /// Takes note of text typed beside an option of a question that has a column for each.
  mutating func readTypedText(_ option: Int, _ bytes: UnsafeRawBufferPointer) {
    if profile.typedTextChooses, presence(bytes) == .given { flags.add(.chosen(option)) }
  }

  /// Where the typed text is the only sign that the option was chosen, it is the answer to the cell read before.
  mutating func complete(_ response: Int, with option: Int, _ bytes: UnsafeRawBufferPointer) {
    let code = column.codes[response]
    guard profile.typedTextChooses, code == .unanswered || isSet && code == .given, presence(bytes) == .given
    else { return }
    guard isSet else { return column.codes[response] = .option(option) }
    guard option < AnswerColumn.mostOptionsInSet else { return }
    column.codes[response] = .given
    column.optionSets[response] |= 1 << UInt64(option)
  }

  /// Appends what the noted cells say together.
  mutating func finishFlags() {
    let answer = flags.answer
    column.codes.append(answer.code)
    column.optionSets.append(answer.options)
    flags = OptionFlags()
  }
}

// MARK: After the last record

extension ItemReader {
  /// Forgets the answers and what was met, and keeps what was learnt.
  mutating func startNextPart() {
    column = AnswerColumn()
    matching.startNextPart()
    (notNumbers, ambiguous) = (nil, nil)
    oddFlags = oddFlags.map(\.unmet)
  }

  /// Takes over what the next part met, not its answers.
  mutating func take(notesOf next: ItemReader) {
    matching.take(notesOf: next.matching)
    notNumbers.merge(next.notNumbers)
    ambiguous.merge(next.ambiguous)
    _ = oddFlags.merge(next.oddFlags, atMost: Self.mostOddFlags)
  }

  /// Adds the number that stands for this cell's text, so that equal answers can be found.
  mutating func appendKey(_ number: UInt32) {
    if keepsKeys { column.keys.append(number) }
  }

  /// What stands in a message for what a cell says: nothing of it where the answer tells who somebody is (用途 标识).
  private func quoted(_ text: String) -> String { question.role == .identification ? "•••" : text }

  /// What could not be read, each wording once.
  func problems(file: String, header: String?) -> [ResponseProblem] {
    var problems = matching.unknown.filter { $0.count > 0 }.map { unknown in
      let place = SourceLocation.cell(file: file, row: unknown.row, header: header)
      if matching.isWording(unknown.text) {
        return ResponseProblem(.textAmongNumbers(quoted(unknown.text), count: unknown.count), at: place)
      }
      return ResponseProblem(
        .unknownOption(
          quoted(unknown.text), count: unknown.count, nearest: matching.nearest(to: unknown.text)),
        at: place)
    }
    if matching.unlistedUnknown > 0 {
      let place = SourceLocation.cell(file: file, row: matching.unknown.last?.row ?? 1, header: header)
      problems.append(ResponseProblem(.moreUnknownOptions(matching.unlistedUnknown), at: place))
    }
    for odd in oddFlags where odd.count > 0 {
      problems.append(
        ResponseProblem(
          .unknownOption(quoted(odd.text), count: odd.count, nearest: nil),
          at: .cell(file: file, row: odd.row, header: header)))
    }
    if let ambiguous {
      problems.append(
        ResponseProblem(
          .ambiguousAnswer(question.id.description, count: ambiguous.count),
          at: .cell(file: file, row: ambiguous.row, header: header)))
    }
    if isSet, question.scale.options.count > AnswerColumn.mostOptionsInSet {
      problems.append(
        ResponseProblem(
          .tooManyOptions(question.id.description, limit: AnswerColumn.mostOptionsInSet), at: .file(file)))
    }
    if let notNumbers {
      problems.append(
        ResponseProblem(
          .notANumber(quoted(notNumbers.text), count: notNumbers.count),
          at: .cell(file: file, row: notNumbers.row, header: header)))
    }
    return problems
  }
}
