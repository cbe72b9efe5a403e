internal import CivilTime
internal import Responses

/// What one column's answers are, once all have been seen (作答概况).
struct AnswerSummary {
  /// Cells with an answer.
  private(set) var given = 0
  /// 跳题 and 未答.
  private(set) var skipped = 0
  private(set) var unanswered = 0
  /// Different answers in order of appearance, text typed beside them taken off.
  private(set) var texts: [SeenText] = []
  /// Different options of answers that hold several, in order of appearance.
  private(set) var parts: [SeenText] = []
  /// Whether `texts`, or `parts`, are all there are.
  private(set) var isWhole = true
  private(set) var partsAreWhole = true
  /// Answers with several parts, and those in an order.
  private(set) var separated = 0
  private(set) var clearlySeparated = 0
  private(set) var ranked = 0
  /// Answers that are numbers, and dates.
  private(set) var numbers = 0
  private(set) var dates = 0
  /// Answers with text typed beside an option.
  private(set) var typed = 0
  /// The longest answer in bytes of UTF-8.
  private(set) var longest = 0

  init(_ profile: ColumnProfile, _ marks: AnswerMarks) {
    unanswered = profile.blank
    var textIndex: [String: Int] = [:]
    var partIndex: [String: Int] = [:]
    for (bytes, count) in zip(profile.texts, profile.counts) {
      let text = String(decoding: bytes, as: UTF8.self)
      let folded = text.folded
      if folded.isEmpty || marks.unanswered.contains(folded) {
        unanswered += count
      } else if marks.skipped.contains(folded) {
        skipped += count
      } else {
        given += count
        longest = max(longest, bytes.count)
        if Double(folded)?.isFinite == true { numbers += count }
        if bytes.withUnsafeBytes({ CivilDateTime(platform: $0) }) != nil { dates += count }
        bytes.withUnsafeBytes { add($0, count, marks, &textIndex, &partIndex) }
      }
    }
    addUnlisted(profile.unlisted, &partIndex)
  }

  private mutating func add(
    _ bytes: UnsafeRawBufferPointer, _ count: Int, _ marks: AnswerMarks, _ textIndex: inout [String: Int],
    _ partIndex: inout [String: Int]
  ) {
    var found: [(text: String, isTyped: Bool)] = []
    marks.forEachPart(of: bytes) { part, isTyped in
      if !part.isEmpty { found.append((String(decoding: part, as: UTF8.self), isTyped)) }
    }
    if found.count > 1 { separated += count }
    if found.count > 1, marks.isClearlySeparated(bytes) { clearlySeparated += count }
    if marks.isRanking(bytes) { ranked += count }
    if found.contains(where: \.isTyped) { typed += count }
    for part in found { parts.count(part.text, count, &partIndex) }
    let whole = found.count == 1 ? found[0].text : String(decoding: bytes, as: UTF8.self)
    texts.count(whole, count, &textIndex)
  }

  private mutating func addUnlisted(_ unlisted: ColumnProfile.Unlisted, _ partIndex: inout [String: Int]) {
    given += unlisted.count
    numbers += unlisted.numbers
    separated += unlisted.separated
    longest = max(longest, unlisted.longest)
    typed += unlisted.typed.reduce(0, +)
    isWhole = unlisted.count == 0
    partsAreWhole = !unlisted.hasTooManyParts
    for (bytes, count) in zip(unlisted.parts, unlisted.partCounts) {
      parts.count(String(decoding: bytes, as: UTF8.self), count, &partIndex)
    }
  }
}

extension [SeenText] {
  fileprivate mutating func count(_ text: String, _ count: Int, _ index: inout [String: Int]) {
    if let known = index[text] {
      self[known].count += count
    } else {
      index[text] = self.count
      append(SeenText(text: text, count: count))
    }
  }
}
