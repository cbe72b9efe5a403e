extension HeadingForm {
  /// Headings beyond this length are no more taken apart: nobody prints an option at the end of a novel.
  private static let longest = 2_000
  /// Separators tried in one heading, from its end.
  private static let mostSplits = 6

  /// The ways a heading of this form can be taken apart, the likeliest first.
  /// - Parameters:
  ///   - text: The heading without its number.
  ///   - isNumbered: Whether a number stood before it.
  func readings(of text: String, isNumbered: Bool) -> [HeadingReading] {
    guard text.utf8.count <= Self.longest else { return [] }
    return switch self {
    case .numberedOption: isNumbered ? bracketed(text).map { [HeadingReading(self, "", [$0])] } ?? [] : []
    case .numberedBlank: isNumbered ? numberedBlank(text) : []
    case .dash: splits(text) { $0.isOne(of: "—–―-－") }
    case .spacedDash: spacedDashes(text)
    case .parentheses: enclosed(text, "(（", ")）")
    case .brackets: enclosed(text, "[［【", "]］】")
    case .numberedColon: isNumbered ? splits(text) { $0.isOne(of: ":：") } : []
    case .colon: splits(text) { $0.isOne(of: ":：") }
    case .underscoreBlank: underscoreBlank(text)
    case .underscoreText: underscoreText(text)
    case .underscores: underscores(text)
    case .hash: hash(text)
    case .tripleUnderscore: tripleUnderscore(text)
    case .codeBrackets: codeBrackets(text)
    case .path: path(text)
    case .groupDash: groupDash(text)
    case .repeatedTitle: repeatedTitle(text)
    case .pipe: pipe(text)
    }
  }

  /// `(选项)` and nothing else.
  private func bracketed(_ text: String) -> PartName? {
    let text = text.trimmedText
    guard let first = text.first, let last = text.last, "(（".contains(first), ")）".contains(last),
      text.count > 2
    else { return nil }
    return PartName(text: text.dropFirst().dropLast())
  }

  /// `(1)姓名___`.
  private func numberedBlank(_ text: String) -> [HeadingReading] {
    let text = text.trimmedText
    guard let first = text.first, "(（".contains(first),
      let close = text.firstIndex(where: { ")）".contains($0) })
    else { return [] }
    let code = text[text.index(after: text.startIndex)..<close]
    guard (1...2).contains(code.count), code.allSatisfy(\.isNumber) else { return [] }
    let wording = text[text.index(after: close)...].filter { $0 != "_" && $0 != "＿" }.trimmedText
    return [HeadingReading(self, "", [PartName(code: String(code), text: wording.isEmpty ? nil : wording)])]
  }

  /// Every place where a run of separators parts two texts, the last first.
  private func singleSplits(
    _ text: String, at isSeparator: (Character) -> Bool
  ) -> [HeadingReading] {
    var found: [HeadingReading] = []
    var end = text.endIndex
    while found.count < Self.mostSplits, let last = text[..<end].lastIndex(where: isSeparator) {
      let tail = text[text.index(after: last)...]
      let head = text[..<last]
      let start = head.lastIndex { !isSeparator($0) }.map { text.index(after: $0) } ?? text.startIndex
      if start > text.startIndex, !tail.trimmedText.isEmpty {
        found.append(HeadingReading(self, text[..<start].trimmedText, [PartName(text: tail)]))
      }
      end = start
    }
    return found
  }

  /// Every place where separators part two texts, and the last two of them together: `题干—行`, `题干—行—选项`,
  /// `题干—行(选项)`.
  private func splits(_ text: String, at isSeparator: (Character) -> Bool) -> [HeadingReading] {
    let one = singleSplits(text, at: isSeparator)
    var two: [HeadingReading] = []
    if one.count > 1 {
      let row = one[0].stem.dropFirst(one[1].stem.count).drop { isSeparator($0) || $0.isWhitespace }
      two.append(HeadingReading(self, one[1].stem, [PartName(text: row)] + one[0].parts))
    }
    if let first = one.first, let part = first.parts[0].text {
      two += HeadingForm.parentheses.enclosed(part, "(（", ")）").filter { $0.parts.count == 1 }.map {
        HeadingReading(self, first.stem, [PartName(text: $0.stem)] + $0.parts)
      }
    }
    return one + two
  }

  private func spacedDashes(_ text: String) -> [HeadingReading] {
    var found: [HeadingReading] = []
    var end = text.endIndex
    while found.count < Self.mostSplits, let mark = text[..<end].lastRange(of: " - ") {
      let (stem, part) = (text[..<mark.lowerBound].trimmedText, text[mark.upperBound...].trimmedText)
      if !stem.isEmpty, !part.isEmpty {
        // Qualtrics puts the kind of column last: `题干 - Selected Choice`, `题干 - 其他 - Text`.
        switch part {
        case "Selected Choice": found.append(HeadingReading(self, stem, []))
        case "Text":
          found += spacedDashes(stem).map { HeadingReading(self, $0.stem, $0.parts, isTypedText: true) }
        default:
          let bare = stem.hasSuffix(" - Selected Choice") ? String(stem.dropLast(18)) : stem
          found.append(HeadingReading(self, bare, [PartName(text: part)]))
          if let row = bare.lastRange(of: " - ") {
            let names = [PartName(text: bare[row.upperBound...]), PartName(text: part)]
            found.append(HeadingReading(self, bare[..<row.lowerBound].trimmedText, names))
          }
        }
      }
      end = mark.lowerBound
    }
    return found
  }

  /// `题干(行)`, `题干 [行]`, and `题干 [行] [列]`.
  private func enclosed(_ text: String, _ open: String, _ close: String) -> [HeadingReading] {
    var rest = text.trimmedText
    var parts: [PartName] = []
    var found: [HeadingReading] = []
    while parts.count < 2, let last = rest.last, close.contains(last),
      let start = rest.lastIndex(where: { open.contains($0) })
    {
      parts.insert(PartName(text: rest[rest.index(after: start)...].dropLast()), at: 0)
      rest = rest[..<start].trimmedText
      guard !rest.isEmpty else { break }
      found.append(HeadingReading(self, rest, parts))
    }
    return found
  }

  private func underscoreBlank(_ text: String) -> [HeadingReading] {
    guard let mark = text.lastRange(of: "_填空") else { return [] }
    let number = text[mark.upperBound...].trimmedText
    guard !number.isEmpty, number.allSatisfy(\.isNumber), mark.lowerBound > text.startIndex else { return [] }
    return [HeadingReading(self, text[..<mark.lowerBound], [PartName(code: number)])]
  }

  private func pipe(_ text: String) -> [HeadingReading] {
    let pieces = text.split(separator: "|", omittingEmptySubsequences: false)
    guard (2...4).contains(pieces.count),
      pieces.allSatisfy({ !$0.isEmpty && !$0.contains(where: \.isWhitespace) })
    else { return [] }
    let isOpen = pieces.last == "open"
    let parts = pieces.dropFirst().dropLast(isOpen ? 1 : 0).map { PartName(code: $0) }
    return [HeadingReading(self, pieces[0], parts, isTypedText: isOpen)]
  }

  private func repeatedTitle(_ text: String) -> [HeadingReading] {
    let digits = text.reversed().prefix { ("0"..."9").contains($0) }.count
    guard (1...2).contains(digits), digits < text.count, Int(text.suffix(digits)) ?? 0 >= 2 else { return [] }
    return [HeadingReading(self, text.dropLast(digits), [])]
  }

  /// A question in a group, or a row of the matrix that is a group.
  private func groupDash(_ text: String) -> [HeadingReading] {
    guard let dash = text.lastIndex(of: "-") else { return [] }
    let (group, name) = (text[..<dash].split(separator: "-").last ?? "", text[text.index(after: dash)...])
    guard !group.isEmpty, !name.isEmpty else { return [] }
    return [HeadingReading(self, name, []), HeadingReading(self, group, [PartName(code: name)])]
  }

  private func path(_ text: String) -> [HeadingReading] {
    let pieces = text.split(separator: "/", omittingEmptySubsequences: false).suffix(6).map(\.trimmedText)
    guard pieces.count > 1, pieces.allSatisfy({ !$0.isEmpty }) else { return [] }
    let last = pieces.count - 1
    func name(_ index: Int) -> PartName { PartName(code: pieces[index], text: pieces[index]) }
    var found = [
      HeadingReading(self, pieces[last], []), HeadingReading(self, pieces[last - 1], [name(last)]),
    ]
    if last > 1 { found.append(HeadingReading(self, pieces[last - 2], [name(last - 1), name(last)])) }
    return found
  }
}

// MARK: Which forms a heading may have

/// The ASCII signs of a heading (列标题符号), and whether there are others than 汉字: a form needs its own.
struct HeadingSigns {
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  /// Whether a byte begins a sign that is neither ASCII nor 汉字.
  private(set) var hasOthers = false

  init(_ text: String) {
    for byte in text.utf8 {
      if byte < 0x40 {
        low |= 1 << UInt64(byte)
      } else if byte < 0x80 {
        high |= 1 << UInt64(byte - 0x40)
      } else if byte >= 0xC0, !(0xE4...0xE9).contains(byte) {
        hasOthers = true
      }
    }
  }

  func contains(_ sign: Unicode.Scalar) -> Bool {
    sign.value < 0x40 ? low & 1 << UInt64(sign.value) != 0 : high & 1 << UInt64(sign.value & 0x3F) != 0
  }
}

extension HeadingForm {
  /// Whether a heading has the signs that this form cannot do without.
  func fits(_ signs: HeadingSigns) -> Bool {
    switch self {
    case .numberedOption, .numberedBlank, .parentheses: signs.contains("(") || signs.hasOthers
    case .dash: signs.contains("-") || signs.hasOthers
    case .spacedDash, .groupDash: signs.contains("-")
    case .brackets: signs.contains("[") || signs.hasOthers
    case .numberedColon, .colon: signs.contains(":") || signs.hasOthers
    case .underscoreBlank, .underscoreText, .underscores, .tripleUnderscore: signs.contains("_")
    case .hash: signs.contains("#")
    case .codeBrackets: signs.contains("[")
    case .path: signs.contains("/")
    case .repeatedTitle: "0123456789".unicodeScalars.contains { signs.contains($0) }
    case .pipe: signs.contains("|")
    }
  }
}

// MARK: Names that programs make

extension HeadingForm {
  private static func isName(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || "_-.".contains($0) }
  }

  private func underscoreText(_ text: String) -> [HeadingReading] {
    guard text.hasSuffix("_TEXT"), Self.isName(text) else { return [] }
    let pieces = text.dropLast(5).split(separator: "_")
    guard let stem = pieces.first, pieces.count <= 3 else { return [] }
    return [HeadingReading(self, stem, pieces.dropFirst().map { PartName(code: $0) }, isTypedText: true)]
  }

  /// `q_1` and, where there is one more, `q_1_2`; a name may itself hold underscores.
  private func underscores(_ text: String) -> [HeadingReading] {
    guard Self.isName(text) else { return [] }
    let pieces = text.split(separator: "_", omittingEmptySubsequences: false)
    guard pieces.count > 1, pieces.allSatisfy({ !$0.isEmpty }) else { return [] }
    var found = [
      HeadingReading(self, pieces.dropLast().joined(separator: "_"), [PartName(code: pieces.last ?? "")])
    ]
    if pieces.count > 2 {
      found.append(
        HeadingReading(
          self, pieces.dropLast(2).joined(separator: "_"), pieces.suffix(2).map { PartName(code: $0) }))
    }
    return found
  }

  /// `Q1#1_2` is part 2 of the first scale of Q1, `q_row#0` the row of the first scale of q.
  private func hash(_ text: String) -> [HeadingReading] {
    let sides = text.split(separator: "#", omittingEmptySubsequences: false)
    guard sides.count == 2, sides.allSatisfy({ Self.isName($0) }) else { return [] }
    let behind = sides[1].split(separator: "_").map { PartName(code: $0) }
    let before = sides[0].split(separator: "_")
    guard behind.count <= 2, let row = before.last else { return [] }
    if behind.count == 2 {
      return [HeadingReading(self, "\(sides[0])#\(sides[1].prefix { $0 != "_" })", [behind[1]])]
    }
    return [
      HeadingReading(self, before.dropLast().joined(separator: "_") + "#\(sides[1])", [PartName(code: row)])
    ]
  }

  private func tripleUnderscore(_ text: String) -> [HeadingReading] {
    guard let mark = text.lastRange(of: "___"), Self.isName(text), mark.lowerBound > text.startIndex,
      mark.upperBound < text.endIndex
    else { return [] }
    let (field, option) = (text[..<mark.lowerBound], PartName(code: text[mark.upperBound...]))
    let one = [HeadingReading(self, field, [option])]
    // A matrix is fields that begin alike.
    guard let row = field.lastIndex(of: "_"), row > field.startIndex, field.index(after: row) < field.endIndex
    else { return one }
    return one + [
      HeadingReading(self, field[..<row], [PartName(code: field[field.index(after: row)...]), option])
    ]
  }

  private func codeBrackets(_ text: String) -> [HeadingReading] {
    let code = text[...]
    guard let open = code.firstIndex(of: "["), code.last == "]", open > code.startIndex,
      Self.isName(code[..<open])
    else { return [] }
    var parts = code[code.index(after: open)...].dropLast().split(separator: "]").map {
      $0.drop { $0 == "[" }
    }
    if parts.count == 1 { parts = parts[0].split(separator: "_") }
    guard (1...2).contains(parts.count), parts.allSatisfy({ Self.isName($0) }) else { return [] }
    if parts == ["other"] { return [HeadingReading(self, code[..<open], [], isTypedText: true)] }
    if parts[0].hasSuffix("comment") {
      let option = parts[0].dropLast(7)
      let names = option.isEmpty ? [] : [PartName(code: option)]
      return [HeadingReading(self, code[..<open], names, isTypedText: true)]
    }
    return [HeadingReading(self, code[..<open], parts.map { PartName(code: $0) })]
  }
}

extension Character {
  /// Whether it is one of these signs, of one scalar each and composed of no others: so their numbers tell.
  fileprivate func isOne(of signs: String) -> Bool {
    guard let scalar = unicodeScalars.first, signs.unicodeScalars.contains(scalar) else { return false }
    return unicodeScalars.count == 1
  }
}

extension StringProtocol {
  /// Where a short text stands last.
  fileprivate func lastRange(of mark: String) -> Range<Index>? { ranges(of: mark).last }
}
