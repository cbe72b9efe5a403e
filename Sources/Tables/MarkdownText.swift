// GitHub Flavored Markdown. Every text prints as itself: signs that Markdown or HTML would read are escaped.

extension Table {
  /// The table in Markdown (Markdown 表), ending in a line break: title in bold, table, one paragraph per note.
  ///
  /// Line breaks in cells become `<br>`, indents ideographic blanks, subtotals bold.
  public func markdown() -> String {
    var parts: [String] = []
    if let title { parts.append("**\(title.markdownInline)**\n") }
    if !columns.isEmpty { parts.append(markdownGrid) }
    parts += notes.map { $0.markdownParagraph + "\n" }
    return parts.joined(separator: "\n")
  }

  private var markdownGrid: String {
    let alignments = columns.map { column in
      switch column.alignment {
      case .leading: ":---"
      case .trailing: "---:"
      }
    }
    let body = rows.map { row in row.cells.map { $0.markdown(isBold: row.isSubtotal) } }
    return ([columns.map(\.header.markdownInline), alignments] + body)
      .map { "| " + $0.joined(separator: " | ") + " |\n" }
      .joined()
  }
}

extension Table.Cell {
  fileprivate func markdown(isBold: Bool) -> String {
    let shown = text.markdownInline
    let indented = String(repeating: "\u{3000}", count: indent)
    return indented + (isBold && !shown.isEmpty ? "**\(shown)**" : shown)
  }
}

extension String {
  /// The text inside a paragraph, heading or cell: one line, every sign as it stands.
  var markdownInline: String {
    split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { $0.unicodeScalars.map(Self.escaped).joined().withoutOuterBlanks }
      .joined(separator: "<br>")
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\\", "`", "*", "_", "[", "]", "|", "~": "\\\(scalar)"
    case "<": "&lt;"
    case "&": "&amp;"
    case "\t": " "
    default: String(scalar)
    }
  }

  /// The text as a paragraph: besides, its first sign must not begin a heading, quotation or list.
  var markdownParagraph: String {
    let inline = markdownInline
    let number = inline.prefix { $0.isASCII && $0.isNumber }
    let rest = inline[number.endIndex...]
    guard let mark = rest.first, (number.isEmpty ? "#>+-=" : ".)").contains(mark) else { return inline }
    return "\(number)\\\(rest)"
  }

  /// The lines as a code block whose fence is longer than any in the text.
  var markdownVerbatim: String {
    var fence = "```"
    while contains(fence) { fence += "`" }
    return "\(fence)\n\(self)\n\(fence)\n"
  }

  private var withoutOuterBlanks: String { String(drop { $0 == " " }).withoutTrailingBlanks }
}
