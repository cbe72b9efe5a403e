internal import Diagnostics

/// What a definition's author has left to a person (待办标记): guesses and blanks.
///
/// A guess is a value with the comment `# 待确认` beside it or on a line of its own: the file can be used, and every mark
/// is a warning until somebody deletes it. A blank is a value that begins with 待填: no figure can come of it, so it is
/// an error.
package enum OpenPoint {
  /// 待确认: in comments.
  package static let guessMarks = ["待确认", "TO CONFIRM"]
  /// 待填: at the start of a value.
  package static let blankMarks = ["待填", "TO FILL"]
}

extension DefinitionNode {
  /// Whether the value is still to be filled in; the document reports it.
  package var isBlank: Bool {
    guard case .scalar(let text, _) = content else { return false }
    return OpenPoint.blankMarks.contains { text.hasPrefix($0) }
  }

  /// A problem for every value that is still to be filled in, in file order.
  func blanks() -> [DefinitionProblem] {
    switch content {
    case .scalar(let text, _): isBlank ? [DefinitionProblem(.unfilled(text), at: location)] : []
    case .sequence(let items): items.flatMap { $0.blanks() }
    case .mapping(let entries): entries.flatMap { $0.value.blanks() }
    }
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while isCut: (Character) -> Bool) -> Substring {
    self[..<(lastIndex { !isCut($0) }.map { index(after: $0) } ?? startIndex)]
  }
}

/// The comments of a definition file (注释), found without reading the YAML: in quotes and block texts `#` is text.
struct CommentScanner {
  private var quote: Character?
  /// The indent of the line that opened a block text; deeper lines belong to it.
  private var blockIndent: Int?

  /// A warning for every comment that marks a guess, in file order.
  static func guesses(in lines: [String], file: String) -> [DefinitionProblem] {
    var scanner = CommentScanner()
    return lines.enumerated().compactMap { index, line in
      guard let (column, comment) = scanner.comment(of: line) else { return nil }
      guard let note = note(behindMarkIn: comment) else { return nil }
      let text = String(note.drop { "：: ".contains($0) }.trimmingSuffix { "。 ".contains($0) })
      return DefinitionProblem(
        .unconfirmed(text), at: .position(file: file, line: index + 1, column: column))
    }
  }

  /// What follows a mark that begins the comment or a clause of it; “待确认” in a sentence only speaks of marks.
  private static func note(behindMarkIn comment: String) -> Substring? {
    for mark in OpenPoint.guessMarks {
      for range in comment.ranges(of: mark) {
        let before = comment[..<range.lowerBound].last ?? " "
        if " \t；;，,。".contains(before) { return comment[range.upperBound...] }
      }
    }
    return nil
  }

  /// A line's comment without its `#`, and the column of that sign, from 1.
  private mutating func comment(of line: String) -> (column: Int, text: String)? {
    if let indent = blockIndent {
      let own = line.prefix { $0 == " " }.count
      if own > indent || own == line.count { return nil }
      blockIndent = nil
    }
    var before: Character = " "
    var column = 0
    for index in line.indices {
      let character = line[index]
      column += character.unicodeScalars.count
      if let open = quote {
        // A doubled single quote closes and opens again; a backslash hides the sign behind it.
        if character == open, !(open == "\"" && before == "\\") { quote = nil }
        before = before == "\\" ? " " : character
        continue
      }
      if character == "#", before == " " || before == "\t" {
        return (column, String(line[line.index(after: index)...]))
      }
      if character == "\"" || character == "'", " \t[{,'".contains(before) { quote = character }
      before = character
    }
    if quote == nil, Self.opensBlock(line) { blockIndent = line.prefix { $0 == " " }.count }
    return nil
  }

  /// Whether a block text follows: the line ends in `|`, `>-` or the like.
  private static func opensBlock(_ line: String) -> Bool {
    let end = line.reversed().drop { $0 == " " }.drop { "+-0123456789".contains($0) }
    guard let sign = end.first, sign == "|" || sign == ">" else { return false }
    return end.dropFirst().first.map { " \t".contains($0) } ?? false
  }
}
