internal import Responses

/// How an export writes several options, typed text and absences into one cell (答案写法).
struct AnswerMarks: Sendable {
  /// The first that stands in a cell separates its options.
  private let separators: [[UInt8]]
  private let rankSeparators: [[UInt8]]
  /// Those of rankings before the others.
  private let allSeparators: [[UInt8]]
  private let typed: TypedTextMarks
  /// Cells that mean “not asked” and “left blank”, folded.
  private let skipped: Set<String>
  private let unanswered: Set<String>
  /// By first byte, whether a cell may be such a mark, or blank: folding changes neither visible ASCII nor 汉字.
  private let mayBeMark: [Bool]

  init(
    separators: [[UInt8]], rankSeparators: [[UInt8]], typed: TypedTextMarks, skipped: Set<String>,
    unanswered: Set<String>
  ) {
    (self.separators, self.rankSeparators, self.typed) = (separators, rankSeparators, typed)
    allSeparators = rankSeparators + separators
    (self.skipped, self.unanswered) = (skipped, unanswered)
    let first = Set(skipped.union(unanswered).compactMap(\.utf8.first))
    mayBeMark = (0...UInt8.max).map { byte in
      !(0x21...0x7E).contains(byte) && !(0xE4...0xE9).contains(byte) || first.contains(byte)
    }
  }

  /// Why a cell with a text is no answer.
  enum Absence { case skipped, unanswered }

  /// Why the cell is no answer; `nil` when it is one.
  func absence(of bytes: UnsafeRawBufferPointer) -> Absence? {
    guard let first = bytes.first else { return .unanswered }
    // Whoever typed more blanks than that meant something by it.
    guard mayBeMark[Int(first)], bytes.count <= ColumnProfile.longestText else { return nil }
    let folded = String(decoding: bytes, as: UTF8.self).folded
    if folded.isEmpty || unanswered.contains(folded) { return .unanswered }
    return skipped.contains(folded) ? .skipped : nil
  }

  /// Calls `body` with every part of a cell, typed text taken off, and whether there was any.
  func forEachPart(of bytes: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer, Bool) -> Void) {
    func take(_ part: UnsafeRawBufferPointer) {
      if let before = part.before(typed) { body(before.trimmed, true) } else { body(part.trimmed, false) }
    }
    if let separator = allSeparators.first(where: { bytes.containsOutside(typed, $0) }) {
      bytes.forEachPart(separator: separator, typed: typed, take)
    } else {
      take(bytes)
    }
  }

  /// Signs that stand in ordinary sentences, too.
  private static let commonSigns = [" ", ",", ", ", "，", "、"].map { Array($0.utf8) }

  /// Whether a cell holds a separator that no sentence does.
  func isClearlySeparated(_ bytes: UnsafeRawBufferPointer) -> Bool {
    separators.contains { !Self.commonSigns.contains($0) && bytes.containsOutside(typed, $0) }
  }

  /// Whether a cell lists options in order.
  func isRanking(_ bytes: UnsafeRawBufferPointer) -> Bool {
    rankSeparators.contains { !separators.contains($0) && bytes.containsOutside(typed, $0) }
  }
}

extension UnsafeRawBufferPointer {
  /// Without blanks at either end.
  fileprivate var trimmed: UnsafeRawBufferPointer {
    guard let start = firstIndex(where: { $0 > 0x20 }), let end = lastIndex(where: { $0 > 0x20 }) else {
      return UnsafeRawBufferPointer(rebasing: self[..<0])
    }
    return UnsafeRawBufferPointer(rebasing: self[start...end])
  }

  /// Whether a mark stands in the cell outside typed text.
  fileprivate func containsOutside(_ typed: TypedTextMarks, _ mark: [UInt8]) -> Bool {
    guard let first = mark.first, contains(first) else { return false }
    var isTyped = false
    for index in indices {
      if starts(with: typed.open, at: index) { isTyped = true }
      if starts(with: typed.close, at: index) { isTyped = false }
      if !isTyped, starts(with: mark, at: index) { return true }
    }
    return false
  }
}
