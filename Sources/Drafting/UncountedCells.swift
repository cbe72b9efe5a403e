internal import CivilTime
internal import Responses

/// Cells sorted by kind, not counted text by text (未逐一计数的单元格). What a cell is depends on nothing but its text, so
/// it does not matter in which parts of a file cells were sorted.
struct UncountedCells: Sendable {
  /// Cells with an answer.
  private(set) var given = 0
  /// 跳题 and 未答.
  private(set) var skipped = 0
  private(set) var unanswered = 0
  /// The longest answer in bytes of UTF-8.
  private(set) var longest = 0
  /// Whether all answers are numbers, and dates; true of none.
  private(set) var areNumbers = true
  private(set) var areDates = true
  /// Options of answers that hold several; `nil` once there are too many to be options.
  var parts: PartCounts? = PartCounts()

  /// Whether a further cell may show anything but another answer: that of a column of ids or free texts does not.
  var canTeach: Bool { parts != nil || areNumbers || areDates }

  /// Takes note of cells with one text.
  mutating func add(_ bytes: UnsafeRawBufferPointer, times: Int, _ marks: AnswerMarks) {
    switch marks.absence(of: bytes) {
    case .skipped: return skipped += times
    case .unanswered: return unanswered += times
    case nil: break
    }
    given += times
    longest = max(longest, bytes.count)
    if areNumbers { areNumbers = bytes.isNumber }
    if areDates { areDates = CivilDateTime(platform: bytes) != nil }
    // Much longer cells hold no options, whatever signs are in them.
    guard parts != nil, bytes.count <= 4 * ColumnProfile.longestText else { return }
    if parts?.add(bytes, times: times, marks) == false { parts = nil }
  }

  mutating func merge(_ next: UncountedCells) {
    given += next.given
    skipped += next.skipped
    unanswered += next.unanswered
    longest = max(longest, next.longest)
    areNumbers = areNumbers && next.areNumbers
    areDates = areDates && next.areDates
    guard let more = next.parts, parts?.merge(more) == true else { return parts = nil }
  }
}

/// The different options of cells that hold several (选项部分), each with its cells.
struct PartCounts: Sendable {
  /// The most that are remembered.
  static let most = 400

  /// In order of appearance.
  private(set) var texts: [[UInt8]] = []
  private(set) var counts: [Int] = []
  /// Cells with several parts; with a separator that no sentence holds; in an order; with text typed beside an option.
  private(set) var separated = 0
  private(set) var clearlySeparated = 0
  private(set) var ranked = 0
  private(set) var typed = 0
  private var known = ByteStringTable()

  /// Takes note of cells with one text.
  /// - Returns: `false` when there are too many different parts.
  mutating func add(_ bytes: UnsafeRawBufferPointer, times: Int, _ marks: AnswerMarks) -> Bool {
    var found = 0
    var (isTyped, hasRoom) = (false, true)
    marks.forEachPart(of: bytes) { part, isPartTyped in
      guard !part.isEmpty else { return }
      found += 1
      isTyped = isTyped || isPartTyped
      if part.count <= ColumnProfile.longestText { hasRoom = add(part: part, times: times) && hasRoom }
    }
    if found > 1 { separated += times }
    if found > 1, marks.isClearlySeparated(bytes) { clearlySeparated += times }
    if marks.isRanking(bytes) { ranked += times }
    if isTyped { typed += times }
    return hasRoom
  }

  private mutating func add(part: UnsafeRawBufferPointer, times: Int) -> Bool {
    if let index = known.value(of: part) {
      counts[index] += times
      return true
    }
    guard texts.count < Self.most else { return false }
    known.insert(part, value: texts.count)
    texts.append(Array(part))
    counts.append(times)
    return true
  }

  /// Adds the parts of the cells that follow.
  /// - Returns: `false` when there are too many different parts.
  mutating func merge(_ next: PartCounts) -> Bool {
    separated += next.separated
    clearlySeparated += next.clearlySeparated
    ranked += next.ranked
    typed += next.typed
    var hasRoom = true
    for (text, count) in zip(next.texts, next.counts) {
      text.withUnsafeBytes { hasRoom = add(part: $0, times: count) && hasRoom }
    }
    return hasRoom
  }

  /// Puts the parts in an order that does not depend on where they appeared. Nothing can be added after that.
  mutating func sort() {
    let sorted = zip(texts, counts).sorted { $0.0.lexicographicallyPrecedes($1.0) }
    (texts, counts) = (sorted.map(\.0), sorted.map(\.1))
  }
}

extension UnsafeRawBufferPointer {
  /// Whether the text is a number, folded. Longer than a text that is remembered, it is none.
  var isNumber: Bool {
    guard let first, count <= ColumnProfile.longestText else { return false }
    if isPlainNumber { return true }
    // 汉字 and ASCII letters begin none but `inf` and `nan`, which are no figures.
    let isLetter = (0xE4...0xE9).contains(first) || (0x61...0x7A).contains(first | 0x20)
    guard !isLetter else { return false }
    return Double(String(decoding: self, as: UTF8.self).folded)?.isFinite == true
  }

  /// Digits, perhaps with a sign before them and a point among them.
  private var isPlainNumber: Bool {
    var digits = 0
    var points = 0
    for (index, byte) in enumerated() {
      switch byte {
      case 0x30...0x39: digits += 1
      case UInt8(ascii: ".") where digits > 0: points += 1
      case UInt8(ascii: "-") where index == 0: break
      default: return false
      }
    }
    return (1...18).contains(digits) && points <= 1 && self[count - 1] != UInt8(ascii: ".")
  }
}
