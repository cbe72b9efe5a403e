/// The parts of a multiple-choice cell (多选拆分), found on its bytes.
///
/// All marks begin with the first byte of a UTF-8 character, so that no other character holds one.
extension UnsafeRawBufferPointer {
  /// Calls `body` with every part between separators. A separator inside typed text, `〖…〗`, separates nothing.
  package func forEachPart(
    separator: [UInt8], typed: TypedTextMarks, _ body: (UnsafeRawBufferPointer) -> Void
  ) {
    var start = 0
    var index = 0
    var isTyped = false
    while index < count {
      if !isTyped, starts(with: separator, at: index) {
        body(UnsafeRawBufferPointer(rebasing: self[start..<index]))
        index += separator.count
        start = index
        continue
      }
      if starts(with: typed.open, at: index) { isTyped = true }
      if starts(with: typed.close, at: index) { isTyped = false }
      index += 1
    }
    body(UnsafeRawBufferPointer(rebasing: self[start...]))
  }

  /// What stands before typed text that reaches to the end; `nil` when there is none.
  package func before(_ typed: TypedTextMarks) -> UnsafeRawBufferPointer? {
    let (open, close) = (typed.open, typed.close)
    let end = (lastIndex { $0 > UInt8(ascii: " ") } ?? -1) + 1
    guard end >= open.count + close.count, starts(with: close, at: end - close.count) else { return nil }
    var index = 0
    while index + open.count <= count {
      if starts(with: open, at: index) { return UnsafeRawBufferPointer(rebasing: self[..<index]) }
      index += 1
    }
    return nil
  }

  package func starts(with mark: [UInt8], at index: Int) -> Bool {
    guard let first = mark.first, self[index] == first, index + mark.count <= count else { return false }
    return mark.indices.allSatisfy { self[index + $0] == mark[$0] }
  }
}
