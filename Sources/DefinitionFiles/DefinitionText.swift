internal import Diagnostics

/// A definition to be written as YAML (待写定义): the counterpart of `DefinitionNode`, with comments and a layout.
package struct WrittenNode: Sendable {
  /// What the node holds, and how it is laid out.
  package indirect enum Content: Sendable {
    /// Text, quoted only where YAML would read it as something else.
    case scalar(String)
    /// `[a, b]`
    case flowList([WrittenNode])
    /// `{a: 1, b: 2}`
    case flow([Entry])
    /// Members on lines of their own, behind `- `.
    case list([WrittenNode])
    /// Keys on lines of their own.
    case block([Entry])
  }

  /// A key with its value.
  package struct Entry: Sendable {
    package let key: String
    package let value: WrittenNode

    package init(_ key: String, _ value: WrittenNode) { (self.key, self.value) = (key, value) }
  }

  package let content: Content
  /// The comment at the end of the node's line; of a node of several lines, on a line of its own above them.
  package var note: String?

  package init(_ content: Content, note: String? = nil) { (self.content, self.note) = (content, note) }

  /// The node with a comment.
  package func noted(_ note: String?) -> WrittenNode { WrittenNode(content, note: note) }

  fileprivate var isOneLine: Bool {
    switch content {
    case .scalar, .flow, .flowList: true
    case .list(let members): members.isEmpty
    case .block(let entries): entries.isEmpty
    }
  }
}

extension WrittenNode: ExpressibleByStringInterpolation {
  package init(stringLiteral text: String) { self.init(.scalar(text)) }
}

extension WrittenNode {
  /// The definition as YAML (定义文本), ending in a line break. Reading it gives the same texts back.
  /// - Parameter head: Comment lines above everything.
  package func yaml(head: [String] = []) -> String {
    let lines = head.map { "# \($0.commentLine)" } + lines(indent: 0)
    return lines.map { $0 + "\n" }.joined()
  }

  private func lines(indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    switch content {
    case .scalar, .flow, .flowList: return [margin + oneLine + behind]
    case .block(let entries):
      return entries.flatMap { entry in
        let key = margin + entry.key.yamlScalar(inFlow: false) + ":"
        if entry.value.isOneLine { return [key + " " + entry.value.oneLine + entry.value.behind] }
        return above(entry.value, margin) + [key] + entry.value.lines(indent: indent + 2)
      }
    case .list(let members):
      let aligned = Self.aligned(members)
      return zip(members, aligned).flatMap { member, text in
        if let text { return [margin + "- " + text + member.behind] }
        var lines = member.lines(indent: indent + 2)
        // The first line of a member carries the dash in its margin.
        lines[0] = margin + "- " + lines[0].dropFirst(indent + 2)
        return above(member, margin) + lines
      }
    }
  }

  private func above(_ node: WrittenNode, _ margin: String) -> [String] {
    node.note.map { [margin + "# " + $0.commentLine] } ?? []
  }

  private var behind: String { note.map { "  # " + $0.commentLine } ?? "" }

  private var oneLine: String {
    switch content {
    case .scalar(let text): text.yamlScalar(inFlow: false)
    case .flow, .flowList: inFlow
    case .list: "[]"
    case .block: "{}"
    }
  }

  /// The node inside brackets.
  private var inFlow: String {
    switch content {
    case .scalar(let text): text.yamlScalar(inFlow: true)
    case .flowList(let members), .list(let members): "[" + members.map(\.inFlow).joined(separator: ", ") + "]"
    case .flow(let entries), .block(let entries):
      "{" + entries.map(\.inFlow).joined(separator: ", ") + "}"
    }
  }
}

extension WrittenNode.Entry {
  fileprivate var inFlow: String { key.yamlScalar(inFlow: true) + ": " + value.inFlow }
}

// MARK: Aligning

extension WrittenNode {
  /// The text of every flow mapping of a list, the values of equal keys set under each other as far as the keys before
  /// them are equal, too; `nil` for other members. A text longer than the limit aligns nothing.
  private static func aligned(_ members: [WrittenNode]) -> [String?] {
    // The keys up to a value have a number, so that they need not be compared one by one for every member.
    var paths: [KeyPath: Int] = [:]
    let rows = members.map { member -> [(path: Int, text: String)]? in
      guard case .flow(let entries) = member.content else { return nil }
      var path = -1
      return entries.map { entry in
        let next = KeyPath(before: path, key: entry.key)
        path = paths[next] ?? paths.count
        paths[next] = path
        return (path, entry.inFlow)
      }
    }
    var widths = [Int](repeating: 0, count: paths.count)
    for row in rows {
      for (path, text) in row?.dropLast() ?? [] {
        widths[path] = max(widths[path], min(text.cellWidth, widestAligned))
      }
    }
    return rows.map { row in
      guard let row else { return nil }
      let texts = row.enumerated().map { index, entry in
        guard index + 1 < row.count else { return entry.text }
        let blanks = max(0, widths[entry.path] - entry.text.cellWidth)
        return entry.text + ", " + String(repeating: " ", count: blanks)
      }
      return "{" + texts.joined() + "}"
    }
  }

  private static let widestAligned = 48

  /// A key and the number of the keys before it.
  private struct KeyPath: Hashable {
    let before: Int
    let key: String
  }
}

// MARK: Quoting

extension String {
  /// The text on one line of a comment.
  fileprivate var commentLine: String {
    String(String.UnicodeScalarView(unicodeScalars.map { $0.isLineSafe ? $0 : " " }))
  }

  /// The text as a YAML scalar: plain where YAML reads plain text as it stands, else in double quotes.
  fileprivate func yamlScalar(inFlow: Bool) -> String {
    isPlain(inFlow: inFlow) ? self : "\"" + unicodeScalars.map(\.yamlEscaped).joined() + "\""
  }

  private func isPlain(inFlow: Bool) -> Bool {
    let scalars = Array(unicodeScalars)
    guard let first = scalars.first, let last = scalars.last else { return false }
    // `~` and `null` are nothing, and a mark of a blank in quotes would be one no more or less.
    if ["~", "null", "---", "..."].contains(self) { return false }
    if "-?:,[]{}#&*!|>'\"%@`=<".unicodeScalars.contains(first) || first == " " || last == " " { return false }
    var before: Unicode.Scalar = "a"
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      if !scalar.isLineSafe || scalar == "#" && before == " " { return false }
      if scalar == ":", next == nil || next == " " || inFlow { return false }
      if inFlow, ",[]{}".unicodeScalars.contains(scalar) { return false }
      before = scalar
    }
    return true
  }
}

extension Unicode.Scalar {
  /// Whether YAML takes the character outside quotes as itself, on the same line.
  fileprivate var isLineSafe: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE...0xFFFF: false
    default: true
    }
  }

  fileprivate var yamlEscaped: String {
    switch self {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default:
      if isLineSafe {
        String(self)
      } else {
        "\\u" + String(repeating: "0", count: 4 - String(value, radix: 16).count) + String(value, radix: 16)
      }
    }
  }
}
