internal import Responses

/// How an export writes several options, typed text and absences into one cell (答案写法).
struct AnswerMarks {
  /// The first that stands in a cell separates its options.
  let separators: [[UInt8]]
  let rankSeparators: [[UInt8]]
  let typed: TypedTextMarks
  /// Cells that mean “not asked” and “left blank”, folded.
  let skipped: Set<String>
  let unanswered: Set<String>

  /// Calls `body` with every part of a cell, typed text taken off, and whether there was any.
  func forEachPart(of bytes: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer, Bool) -> Void) {
    func take(_ part: UnsafeRawBufferPointer) {
      if let before = part.before(typed) { body(before.trimmed, true) } else { body(part.trimmed, false) }
    }
    let all = rankSeparators + separators
    guard let separator = all.first(where: { bytes.containsOutside(typed, $0) }) else { return take(bytes) }
    bytes.forEachPart(separator: separator, typed: typed, take)
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
    var isTyped = false
    for index in indices {
      if starts(with: typed.open, at: index) { isTyped = true }
      if starts(with: typed.close, at: index) { isTyped = false }
      if !isTyped, starts(with: mark, at: index) { return true }
    }
    return false
  }
}
