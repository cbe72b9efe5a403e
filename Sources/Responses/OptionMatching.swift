internal import Diagnostics
internal import ExactNumbers
internal import Questionnaires

/// Turns a cell's bytes into an option of one scale (选项匹配): by its text to the letter, then folded and without a list
/// mark, then by an alias, then by its code; never by a part of the text.
///
/// Every wording met is remembered, so that the second time costs one look-up.
struct OptionMatching {
  /// What a cell says.
  enum Match: Equatable {
    case option(Int)
    case missing(MissingReason)
    /// Text that is no option.
    case unknown
  }

  private let definition: Definition
  private let content: ExportContent
  private let allowsOtherText: Bool
  private let otherIndex: Int?
  /// Whether an option may be followed by typed text. Brackets may be the option's own, so they need 其他填写.
  private let takesTypedText: Bool
  private var known = ByteStringTable()
  private(set) var unknown: [OddCells] = []
  /// Cells that are no option either, beyond the wordings listed.
  private(set) var unlistedUnknown = 0

  /// Different unknown wordings remembered; a column of free text bound to a choice question has as many as rows.
  private static let mostUnknown = 200
  /// Different wordings of known options remembered.
  private static let mostKnown = 10_000

  private static let unansweredValue = -1
  private static let skippedValue = -2
  private static let firstUnknownValue = -10

  /// What stays the same in all parts of a file.
  private final class Definition: Sendable {
    let options: [AnswerOption]
    let wordings: OptionWordings
    let profile: ExportProfile

    init(_ options: [AnswerOption], _ profile: ExportProfile) {
      (self.options, self.profile) = (options, profile)
      wordings = OptionWordings(options)
    }
  }

  private var options: [AnswerOption] { definition.options }
  var wordings: OptionWordings { definition.wordings }
  private var profile: ExportProfile { definition.profile }

  init(scale: RatingScale, profile: ExportProfile, content: ExportContent, allowsOtherText: Bool) {
    definition = Definition(scale.options, profile)
    self.content = content
    self.allowsOtherText = allowsOtherText
    otherIndex = scale.otherOption
    takesTypedText = allowsOtherText || profile.otherText.isUnmistakable
    learnMarks()
    switch content {
    case .text: learnTexts()
    case .number: for index in options.indices { known.insert("\(index + 1)", value: index) }
    case .score: learnScores()
    }
  }

  private mutating func learnMarks() {
    for mark in [""] + profile.unansweredMarks { known.insert(mark, value: Self.unansweredValue) }
    for mark in profile.skippedMarks { known.insert(mark, value: Self.skippedValue) }
    guard content != .text else { return }
    for mark in profile.unansweredNumbers { known.insert(mark, value: Self.unansweredValue) }
    for mark in profile.skippedNumbers { known.insert(mark, value: Self.skippedValue) }
  }

  /// Labels to the letter only: an alias or a code must not come before another option's label in other signs.
  private mutating func learnTexts() {
    for (index, option) in options.enumerated() { known.insert(option.label, value: index) }
  }

  /// Two options with one score cannot be told apart, so neither is learnt.
  private mutating func learnScores() {
    for (index, option) in options.enumerated() {
      guard let score = option.score, options.count(where: { $0.score == score }) == 1 else { continue }
      known.insert(score.trimmed.description, value: index)
    }
  }

  /// What the cell says; text that is no option is taken note of.
  mutating func match(_ bytes: UnsafeRawBufferPointer, row: Int) -> Match {
    if let value = value(of: bytes) { return match(value: value, row: row) }
    guard unknown.count < Self.mostUnknown else {
      unlistedUnknown += 1
      return .unknown
    }
    known.insert(bytes, value: Self.firstUnknownValue - unknown.count)
    unknown.append(OddCells(String(decoding: bytes, as: UTF8.self), row: row))
    return .unknown
  }

  /// The option a text is; `nil` when it is none. Nothing is taken note of.
  mutating func option(_ bytes: UnsafeRawBufferPointer) -> Int? {
    value(of: bytes).flatMap { $0 >= 0 ? $0 : nil }
  }

  /// An option, or why there is none; `nil` for text never met that is neither.
  @inline(__always)
  private mutating func value(of bytes: UnsafeRawBufferPointer) -> Int? {
    known.value(of: bytes) ?? resolved(bytes)
  }

  private mutating func resolved(_ bytes: UnsafeRawBufferPointer) -> Int? {
    let label = takesTypedText ? bytes.before(profile.otherText) : nil
    if let label, let value = known.value(of: label), value >= 0 { return value }
    guard let value = resolve(String(decoding: bytes, as: UTF8.self)) else { return nil }
    // Typed text seldom comes twice; the option before it does.
    if known.count < Self.mostKnown { known.insert(label ?? bytes, value: value) }
    return value
  }

  private mutating func match(value: Int, row: Int) -> Match {
    switch value {
    case 0...: return .option(value)
    case Self.unansweredValue: return .missing(.unanswered)
    case Self.skippedValue: return .missing(.skipped)
    default:
      unknown[Self.firstUnknownValue - value].note(row: row)
      return .unknown
    }
  }

  /// Forgets what was met, and keeps what was learnt.
  mutating func startNextPart() {
    unknown = unknown.map(\.unmet)
    unlistedUnknown = 0
  }

  /// Takes over what the next part met.
  mutating func take(notesOf next: OptionMatching) {
    unlistedUnknown += next.unlistedUnknown + unknown.merge(next.unknown, atMost: Self.mostUnknown)
  }

  private func resolve(_ text: String) -> Int? {
    let folded = text.folded
    if folded.isEmpty || profile.unansweredMarks.contains(folded) { return Self.unansweredValue }
    if profile.skippedMarks.contains(folded) { return Self.skippedValue }
    if content != .text { return resolveNumber(folded) }
    if let index = index(of: text) { return index }
    if profile.otherMarks.contains(folded) { return otherIndex }
    guard takesTypedText else { return nil }
    // Folded, so that full-width brackets are brackets.
    var whole = folded
    let label = whole.withUTF8 { bytes in
      UnsafeRawBufferPointer(bytes).before(profile.otherText).map { String(decoding: $0, as: UTF8.self) }
    }
    return label.flatMap { index(of: $0) }
  }

  private func index(of text: String) -> Int? {
    let folded = text.folded
    return wordings.index(of: folded, withoutListMark: text.withoutListMark) ?? otherTextIndex(of: folded)
  }

  /// `其他【请注明】` is the option 其他 with the platform's hint to type something.
  private func otherTextIndex(of folded: String) -> Int? {
    guard allowsOtherText, let hint = folded.firstIndex(of: "【"), folded.hasSuffix("】") else { return nil }
    let label = String(folded[..<hint])
    return wordings.index(ofLabel: label)
  }

  /// A spreadsheet may have made `2` into `2.0`.
  private func resolveNumber(_ folded: String) -> Int? {
    guard let number = ExactDecimal(folded)?.trimmed.description else { return nil }
    var text = number
    return text.withUTF8 { known.value(of: UnsafeRawBufferPointer($0)) }
  }

  /// The option most like an unknown wording.
  ///
  /// In number and score exports no wording is like a number, and a text that is an option shows another content.
  func nearest(to text: String) -> String? {
    content == .text ? options.map(\.label).nearest(to: text) : nil
  }

  /// Whether a text is an option's wording in an export said to hold numbers.
  func isWording(_ text: String) -> Bool { content != .text && index(of: text) != nil }
}
