internal import CivilTime
internal import Responses

/// What one column's answers are, once all have been seen (作答概况).
struct AnswerSummary: Equatable {
  /// Cells with an answer.
  private(set) var given = 0
  /// 跳题 and 未答.
  private(set) var skipped = 0
  private(set) var unanswered = 0
  /// Different answers in order of appearance, text typed beside them taken off. Unless `isCounted`, the first of them,
  /// each counted once.
  private(set) var texts: [SeenText] = []
  /// Different options of answers that hold several, in order of appearance.
  private(set) var parts: [SeenText] = []
  /// Whether the counts of `texts` are all there are, but for long texts.
  let isCounted: Bool
  /// Whether `texts`, or `parts`, are all there are.
  let isWhole: Bool
  private(set) var partsAreWhole = true
  /// Answers with several parts, and those in an order.
  private(set) var separated = 0
  private(set) var clearlySeparated = 0
  private(set) var ranked = 0
  /// Answers that are numbers, and dates; unless `isCounted`, all or none.
  private(set) var numbers = 0
  private(set) var dates = 0
  /// Answers with text typed beside an option.
  private(set) var typed = 0
  /// The longest answer in bytes of UTF-8.
  private(set) var longest = 0

  init(_ profile: ColumnProfile, _ marks: AnswerMarks) {
    unanswered = profile.blank
    isCounted = profile.isCounted
    isWhole = profile.isCounted && profile.uncounted.given == 0
    if isCounted { addCounted(profile, marks) } else { addSorted(profile, marks) }
  }

  private mutating func addCounted(_ profile: ColumnProfile, _ marks: AnswerMarks) {
    var textIndex: [String: Int] = [:]
    var partIndex: [String: Int] = [:]
    for (bytes, count) in zip(profile.texts, profile.counts) {
      bytes.withUnsafeBytes { bytes in
        switch marks.absence(of: bytes) {
        case .skipped: return skipped += count
        case .unanswered: return unanswered += count
        case nil: break
        }
        given += count
        longest = max(longest, bytes.count)
        if bytes.isNumber { numbers += count }
        if CivilDateTime(platform: bytes) != nil { dates += count }
        add(bytes, count, marks, &textIndex, &partIndex)
      }
    }
    add(profile.uncounted, &partIndex)
  }

  /// More different texts than are counted: the first of them, and what all cells are by kind.
  private mutating func addSorted(_ profile: ColumnProfile, _ marks: AnswerMarks) {
    var textIndex: [String: Int] = [:]
    var partIndex: [String: Int] = [:]
    for bytes in profile.texts {
      bytes.withUnsafeBytes { bytes in
        guard marks.absence(of: bytes) == nil else { return }
        var found: [String] = []
        marks.forEachPart(of: bytes) { part, _ in
          if !part.isEmpty { found.append(String(decoding: part, as: UTF8.self)) }
        }
        let text = found.count == 1 ? found[0] : String(decoding: bytes, as: UTF8.self)
        if textIndex[text] == nil { texts.count(text, 1, &textIndex) }
      }
    }
    add(profile.sorted(by: marks), &partIndex)
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

  private mutating func add(_ cells: UncountedCells, _ partIndex: inout [String: Int]) {
    given += cells.given
    skipped += cells.skipped
    unanswered += cells.unanswered
    longest = max(longest, cells.longest)
    if cells.areNumbers { numbers += cells.given }
    if cells.areDates { dates += cells.given }
    guard let more = cells.parts else { return partsAreWhole = false }
    separated += more.separated
    clearlySeparated += more.clearlySeparated
    ranked += more.ranked
    typed += more.typed
    for (bytes, count) in zip(more.texts, more.counts) {
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
