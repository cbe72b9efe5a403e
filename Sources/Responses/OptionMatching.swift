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

  /// A wording that is no option, with where it stood.
  struct Unknown {
    let text: String
    var count = 0
    let firstRow: Int
  }

  private let options: [AnswerOption]
  private let profile: ExportProfile
  private let content: ExportContent
  private let allowsOtherText: Bool
  /// The signs around typed text.
  private let open: [UInt8], close: [UInt8]
  private var known = ByteStringTable()
  private(set) var unknown: [Unknown] = []
  /// Cells that are no option either, beyond the wordings listed.
  private(set) var unlistedUnknown = 0

  /// Different unknown wordings remembered; a column of free text bound to a choice question has as many as rows.
  private static let mostUnknown = 200
  /// Different wordings of known options remembered.
  private static let mostKnown = 10_000

  private static let unansweredValue = -1
  private static let skippedValue = -2
  private static let firstUnknownValue = -10

  init(scale: RatingScale, profile: ExportProfile, content: ExportContent, allowsOtherText: Bool) {
    options = scale.options
    self.profile = profile
    self.content = content
    self.allowsOtherText = allowsOtherText
    (open, close) = (Array(profile.otherText.open.utf8), Array(profile.otherText.close.utf8))
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

  /// What the cell says.
  mutating func match(_ bytes: UnsafeRawBufferPointer, row: Int) -> Match {
    if let value = known.value(of: bytes) { return match(value: value) }
    // What somebody typed seldom comes twice; the option before it does.
    if content == .text, let option = bytes.beforeTyped(open, close), let value = known.value(of: option),
      value >= 0
    {
      return .option(value)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let value = resolve(text)
    if let value {
      if known.count < Self.mostKnown { known.insert(bytes.beforeTyped(open, close) ?? bytes, value: value) }
      return match(value: value)
    }
    guard unknown.count < Self.mostUnknown else {
      unlistedUnknown += 1
      return .unknown
    }
    known.insert(bytes, value: Self.firstUnknownValue - unknown.count)
    unknown.append(Unknown(text: text, firstRow: row))
    return match(value: Self.firstUnknownValue - (unknown.count - 1))
  }

  private mutating func match(value: Int) -> Match {
    switch value {
    case 0...: return .option(value)
    case Self.unansweredValue: return .missing(.unanswered)
    case Self.skippedValue: return .missing(.skipped)
    default:
      unknown[Self.firstUnknownValue - value].count += 1
      return .unknown
    }
  }

  private func resolve(_ text: String) -> Int? {
    let folded = text.folded
    if folded.isEmpty || profile.unansweredMarks.contains(folded) { return Self.unansweredValue }
    if profile.skippedMarks.contains(folded) { return Self.skippedValue }
    if content != .text { return resolveNumber(folded) }
    if let typed = text.firstRange(of: profile.otherText.open), folded.hasSuffix(profile.otherText.close) {
      return index(of: String(text[..<typed.lowerBound]))
    }
    return index(of: text)
  }

  private func index(of text: String) -> Int? {
    let folded = text.folded
    let bare = text.withoutListMark
    let wordings = [folded, bare].compactMap(\.self)
    for wording in wordings {
      if let index = options.firstIndex(where: { $0.label.folded == wording }) { return index }
    }
    for wording in wordings {
      if let index = options.firstIndex(where: { $0.label.withoutListMark == wording }) { return index }
    }
    for wording in wordings {
      if let index = options.firstIndex(where: { $0.aliases.contains { $0.folded == wording } }) {
        return index
      }
    }
    if let index = options.firstIndex(where: { $0.code.folded == folded }) { return index }
    if let code = ExactDecimal(folded),
      let index = options.firstIndex(where: { ExactDecimal($0.code) == code })
    {
      return index
    }
    return otherTextIndex(of: folded)
  }

  /// `其他【请注明】` is the option 其他 with the platform's hint to type something.
  private func otherTextIndex(of folded: String) -> Int? {
    guard allowsOtherText, let hint = folded.firstIndex(of: "【"), folded.hasSuffix("】") else { return nil }
    let label = String(folded[..<hint])
    return options.firstIndex { $0.label.folded == label }
  }

  /// A spreadsheet may have made `2` into `2.0`.
  private func resolveNumber(_ folded: String) -> Int? {
    guard let number = ExactDecimal(folded)?.trimmed.description else { return nil }
    var text = number
    return text.withUTF8 { known.value(of: UnsafeRawBufferPointer($0)) }
  }

  /// The option most like an unknown wording.
  func nearest(to text: String) -> String? { options.map(\.label).nearest(to: text) }
}

extension UnsafeRawBufferPointer {
  /// Whether these bytes stand at an offset.
  func has(_ bytes: [UInt8], at offset: Int) -> Bool {
    guard self[offset] == bytes[0], offset + bytes.count <= count else { return false }
    return bytes.indices.allSatisfy { self[offset + $0] == bytes[$0] }
  }

  /// What stands before `〖typed〗`, when the text ends with it.
  func beforeTyped(_ open: [UInt8], _ close: [UInt8]) -> UnsafeRawBufferPointer? {
    guard count >= open.count + close.count, has(close, at: count - close.count),
      let start = indices.first(where: { has(open, at: $0) })
    else { return nil }
    return UnsafeRawBufferPointer(rebasing: self[..<start])
  }
}
