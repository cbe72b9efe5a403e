extension DefinitionNode {
  /// The value as text that does not depend on comments, layout or quotes (规范文本): two definitions have the same one
  /// when they say the same in the same order.
  ///
  /// It is JSON, and so YAML: read again, it gives the same definition.
  package var canonicalText: String {
    switch content {
    case .scalar(let text, _): isEmpty ? "null" : Self.quote(text)
    case .sequence(let items): Self.wrap("[", items.map(\.canonicalText), "]")
    case .mapping(let entries):
      Self.wrap("{", entries.map { "\(Self.quote($0.key)): \($0.value.canonicalText)" }, "}")
    }
  }

  /// The mapping without the entries of these keys, given by their Chinese names and left out under either.
  package func without(_ keys: Set<String>) -> DefinitionNode {
    guard case .mapping(let entries) = content else { return self }
    let names = keys.union(keys.compactMap { Vocabulary.english(for: $0) })
    return DefinitionNode(.mapping(entries.filter { !names.contains($0.key) }), at: location)
  }

  /// The mapping with the value of a key, given by its Chinese name, replaced by what is made of it.
  package func replacing(_ key: String, _ change: (DefinitionNode) -> DefinitionNode) -> DefinitionNode {
    guard case .mapping(let entries) = content else { return self }
    let changed = entries.map { entry in
      let isIt = entry.key == key || entry.key == Vocabulary.english(for: key)
      return isIt ? Entry(key: entry.key, location: entry.location, value: change(entry.value)) : entry
    }
    return DefinitionNode(.mapping(changed), at: location)
  }

  /// One entry a line: a parser tells the places of keys by lines.
  private static func wrap(_ open: String, _ parts: [String], _ close: String) -> String {
    parts.isEmpty ? open + close : open + "\n" + parts.joined(separator: ",\n") + "\n" + close
  }

  private static func quote(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      // What is invisible, or what a look for anchors would stumble over, stands as its number.
      case "\u{0}"..."\u{1F}", "&", "*", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
