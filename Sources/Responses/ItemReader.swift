internal import Diagnostics
internal import Questionnaires

/// Reads the cells of one item's column (or columns) into an answer column (作答列读取).
///
/// A class, so that a record's cells go to their columns without copying any of them.
final class ItemReader {
  private let kind: QuestionKind
  private let profile: ExportProfile
  private let keepsKeys: Bool
  private(set) var column: AnswerColumn
  private var matching: OptionMatching
  private var knownSets = ByteStringTable()
  private var sets: [(code: AnswerCode, options: UInt64)] = []
  private var notNumbers: (text: String, row: Int, count: Int)?

  /// Different whole answers of a multiple-choice question remembered.
  private static let mostSets = 10_000

  init(
    question: Question, profile: ExportProfile, content: ExportContent, keepsKeys: Bool,
    appendingTo column: AnswerColumn
  ) {
    kind = question.kind
    self.profile = profile
    self.keepsKeys = keepsKeys
    self.column = column
    matching = OptionMatching(
      scale: question.scale, profile: profile, content: content, allowsOtherText: question.allowsOtherText)
  }

  private var isSet: Bool { kind.hasOptionSet || kind == .ranking }

  /// Appends what one cell says.
  func read(_ bytes: UnsafeRawBufferPointer, row: Int) {
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
  func readNothing(as reason: MissingReason) {
    column.codes.append(reason == .skipped ? .skipped : .unanswered)
    if isSet { column.optionSets.append(0) }
    if kind == .number { column.numbers.append(.nan) }
  }

  private func code(_ bytes: UnsafeRawBufferPointer, row: Int) -> AnswerCode {
    switch matching.match(bytes, row: row) {
    case .option(let index): .option(index)
    case .missing(.skipped): .skipped
    case .missing(.unanswered): .unanswered
    case .missing(.unrecognised), .unknown: .unrecognised
    }
  }

  private func presence(_ bytes: UnsafeRawBufferPointer) -> AnswerCode {
    // Only the marks matter: whatever else stands here is the answer.
    guard bytes.count <= 16 else { return .given }
    let text = String(decoding: bytes, as: UTF8.self).folded
    if text.isEmpty || profile.unansweredMarks.contains(where: { $0.folded == text }) { return .unanswered }
    return profile.skippedMarks.contains { $0.folded == text } ? .skipped : .given
  }

  private func readNumber(_ bytes: UnsafeRawBufferPointer, row: Int) {
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
  private func set(_ bytes: UnsafeRawBufferPointer, row: Int) -> (code: AnswerCode, options: UInt64) {
    if let index = knownSets.value(of: bytes) { return sets[index] }
    let text = String(decoding: bytes, as: UTF8.self)
    var options: UInt64 = 0
    var code = AnswerCode.unanswered
    for part in parts(of: text) {
      switch match(part, row: row) {
      case .option(let index) where index < AnswerColumn.mostOptionsInSet:
        options |= 1 << UInt64(index)
        if code != .unrecognised { code = .given }
      case .missing(.skipped) where options == 0: code = .skipped
      case .missing: break
      // A set that is known in part only would be counted wrongly, so the whole answer is not recognised.
      case .option, .unknown: code = .unrecognised
      }
    }
    if code == .unrecognised { options = 0 }
    if code != .unrecognised, sets.count < Self.mostSets, !text.contains(profile.otherText.open) {
      knownSets.insert(bytes, value: sets.count)
      sets.append((code, options))
    }
    return (code, options)
  }

  private func match(_ part: String, row: Int) -> OptionMatching.Match {
    var part = part
    return part.withUTF8 { matching.match(UnsafeRawBufferPointer($0), row: row) }
  }

  /// The options of a multiple-choice cell. A separator inside typed text separates nothing.
  private func parts(of text: String) -> [String] {
    let separator = kind == .ranking ? profile.rankSeparator : profile.optionSeparator
    var parts: [String] = []
    var rest = text[...]
    var part = ""
    var isTyped = false
    while let character = rest.first {
      if !isTyped, rest.hasPrefix(separator) {
        parts.append(part)
        part = ""
        rest = rest.dropFirst(separator.count)
        continue
      }
      if rest.hasPrefix(profile.otherText.open) { isTyped = true }
      if rest.hasPrefix(profile.otherText.close) { isTyped = false }
      part.append(character)
      rest = rest.dropFirst()
    }
    return parts + [part]
  }

  /// Appends the answer of a question that has a column for each option: 1 chosen, 0 not, all blank or −3 not asked.
  func readFlags(_ cells: [(option: Int, bytes: UnsafeRawBufferPointer)], row: Int) {
    var options: UInt64 = 0
    var code = AnswerCode.unanswered
    for cell in cells {
      let text = String(decoding: cell.bytes, as: UTF8.self).folded
      switch text {
      case "",
        _ where profile.unansweredNumbers.contains(text):
        break
      case _ where profile.skippedNumbers.contains(text) || profile.skippedMarks.contains(text):
        code = .skipped
      case "0", "0.0": if code == .unanswered { code = .given }
      default:
        options |= 1 << UInt64(cell.option)
        code = .given
      }
    }
    // Zeros throughout mean that nothing was chosen.
    column.codes.append(code == .given && options == 0 ? .unanswered : code)
    column.optionSets.append(options)
  }
}

// MARK: After the last record

extension ItemReader {
  /// Adds the number that stands for this cell's text, so that equal answers can be found.
  func appendKey(_ number: Int) { if keepsKeys { column.keys.append(UInt32(truncatingIfNeeded: number)) } }

  /// What could not be read, each wording once.
  func problems(file: String, header: String?) -> [ResponseProblem] {
    var problems = matching.unknown.map { unknown in
      ResponseProblem(
        .unknownOption(unknown.text, count: unknown.count, nearest: matching.nearest(to: unknown.text)),
        at: .cell(file: file, row: unknown.firstRow, header: header))
    }
    if matching.unlistedUnknown > 0 {
      let place = SourceLocation.cell(file: file, row: matching.unknown.last?.firstRow ?? 1, header: header)
      problems.append(ResponseProblem(.moreUnknownOptions(matching.unlistedUnknown), at: place))
    }
    if let notNumbers {
      problems.append(
        ResponseProblem(
          .notANumber(notNumbers.text, count: notNumbers.count),
          at: .cell(file: file, row: notNumbers.row, header: header)))
    }
    return problems
  }

  /// Hands the column over.
  func takeColumn() -> AnswerColumn { column }
}
