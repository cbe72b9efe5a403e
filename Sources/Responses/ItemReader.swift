internal import Diagnostics
internal import Questionnaires

/// Reads the cells of one item's column (or columns) into an answer column (作答列读取).
struct ItemReader {
  private let question: Question
  private let kind: QuestionKind
  private let profile: ExportProfile
  private let content: ExportContent
  private let keepsKeys: Bool
  private let separator: [UInt8]
  private(set) var column = AnswerColumn()
  private var matching: OptionMatching
  private var knownSets = ByteStringTable()
  private var sets: [(code: AnswerCode, options: UInt64)] = []
  private var notNumbers: (text: String, row: Int, count: Int)?
  private var flags = OptionFlags()
  private var oddFlags: [(text: String, row: Int, count: Int)] = []

  /// Different whole answers of a multiple-choice question remembered.
  private static let mostSets = 10_000
  /// Different cells that are neither 0 nor 1 remembered.
  private static let mostOddFlags = 100

  init(
    question: Question, profile: ExportProfile, content: ExportContent, keepsKeys: Bool
  ) {
    self.question = question
    kind = question.kind
    self.profile = profile
    self.content = content
    self.keepsKeys = keepsKeys
    separator = Array((kind == .ranking ? profile.rankSeparators : profile.optionSeparators)[0].utf8)
    matching = OptionMatching(
      scale: question.scale, profile: profile, content: content, allowsOtherText: question.allowsOtherText)
  }

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
    case .text, .multipleText, .date, .proportions, .instruction: column.codes.append(presence(bytes))
    }
  }

  /// Appends that the record has no such cell.
  mutating func readNothing(as reason: MissingReason) {
    column.codes.append(reason == .skipped ? .skipped : .unanswered)
    if isSet { column.optionSets.append(0) }
    if kind == .number { column.numbers.append(.nan) }
    appendKey(0)
  }

  private mutating func code(_ bytes: UnsafeRawBufferPointer, row: Int) -> AnswerCode {
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
    // Marks are short and begin with a bracket or, in number exports, a minus; the rest is seen without a string.
    guard first <= UInt8(ascii: "-") || Self.leadsBlankOrBracket(first), bytes.count <= Self.longestMark
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
    if number == nil {
      notNumbers = (notNumbers?.text ?? text, notNumbers?.row ?? row, (notNumbers?.count ?? 0) + 1)
    }
    column.codes.append(number == nil ? .unrecognised : .given)
    column.numbers.append(number ?? .nan)
  }
}

// MARK: Multiple choice

extension ItemReader {
  private mutating func set(_ bytes: UnsafeRawBufferPointer, row: Int) -> (code: AnswerCode, options: UInt64)
  {
    if let index = knownSets.value(of: bytes) { return sets[index] }
    var options: UInt64 = 0
    var code = AnswerCode.unanswered
    var hasTypedText = false
    bytes.forEachPart(separator: separator, typed: profile.otherText) { part in
      hasTypedText = hasTypedText || part.before(profile.otherText) != nil
      switch matching.match(part, row: row) {
      case .option(let index) where index < AnswerColumn.mostOptionsInSet:
        options |= 1 << UInt64(index)
        if code != .unrecognised { code = .given }
      case .missing(.skipped) where code == .unanswered: code = .skipped
      case .missing: break
      // A set that is known in part only would be counted wrongly, so the whole answer is not recognised.
      case .option, .unknown: code = .unrecognised
      }
    }
    if code == .unrecognised { options = 0 }
    if code != .unrecognised, sets.count < Self.mostSets, !hasTypedText {
      knownSets.insert(bytes, value: sets.count)
      sets.append((code, options))
    }
    return (code, options)
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
    let text = String(decoding: bytes, as: UTF8.self).folded
    if text.isEmpty || profile.unansweredMarks.contains(text) || profile.unansweredNumbers.contains(text) {
      return .blank
    }
    if profile.skippedMarks.contains(text) || profile.skippedNumbers.contains(text) { return .skipped }
    if let number = Double(text) {
      if number == 0 { return .notChosen }
      if number == 1 || kind == .ranking && number > 1 { return .chosen(option) }
    }
    if question.option(inHeading: text) == option { return .chosen(option) }
    if let known = oddFlags.firstIndex(where: { $0.text == text }) {
      oddFlags[known].count += 1
    } else if oddFlags.count < Self.mostOddFlags {
      oddFlags.append((text, row, 1))
    }
    return .unrecognised
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
  /// Adds the number that stands for this cell's text, so that equal answers can be found.
  mutating func appendKey(_ number: Int) {
    if keepsKeys { column.keys.append(UInt32(truncatingIfNeeded: number)) }
  }

  /// What could not be read, each wording once.
  func problems(file: String, header: String?) -> [ResponseProblem] {
    var problems = matching.unknown.map { unknown in
      let place = SourceLocation.cell(file: file, row: unknown.firstRow, header: header)
      if matching.isWording(unknown.text) {
        return ResponseProblem(.textAmongNumbers(unknown.text, count: unknown.count), at: place)
      }
      return ResponseProblem(
        .unknownOption(unknown.text, count: unknown.count, nearest: matching.nearest(to: unknown.text)),
        at: place)
    }
    if matching.unlistedUnknown > 0 {
      let place = SourceLocation.cell(file: file, row: matching.unknown.last?.firstRow ?? 1, header: header)
      problems.append(ResponseProblem(.moreUnknownOptions(matching.unlistedUnknown), at: place))
    }
    for odd in oddFlags {
      problems.append(
        ResponseProblem(
          .unknownOption(odd.text, count: odd.count, nearest: nil),
          at: .cell(file: file, row: odd.row, header: header)))
    }
    if isSet, question.scale.options.count > AnswerColumn.mostOptionsInSet {
      problems.append(
        ResponseProblem(
          .tooManyOptions(question.id.description, limit: AnswerColumn.mostOptionsInSet), at: .file(file)))
    }
    if let notNumbers {
      problems.append(
        ResponseProblem(
          .notANumber(notNumbers.text, count: notNumbers.count),
          at: .cell(file: file, row: notNumbers.row, header: header)))
    }
    return problems
  }
}
