/// What each column holds, judged by its own heading and its neighbours' (列含义判定): a dash parts a stem from a row only
/// where another column bears it out.
struct ColumnMeanings {
  private let headings: [Heading]
  private let profile: ExportProfile
  private let header: ColumnHeadings
  private let roles: [MetadataRole?]
  /// For each column, the ways to take its wording apart.
  let headingReadings: [[HeadingReading]]
  /// For each column, those of its name and its wording that have a part.
  private let readings: [[HeadingReading]]
  /// For each column, the last one up to it that has a number.
  private let numbered: [Int?]
  private let wordings: Set<String>
  /// How many columns could have this stem in front of a part.
  private var columnsOfStem: [Stem: Int] = [:]
  private(set) var columns: [ExportColumn] = []

  private struct Stem: Hashable {
    let number: String?
    let text: String
    let form: HeadingForm
  }

  init(_ header: ColumnHeadings, _ headings: [Heading], _ profile: ExportProfile) {
    (self.headings, self.profile, self.header) = (headings, profile, header)
    let roles = headings.indices.map { Self.role(header.names[$0], headings[$0].raw, profile) }
    self.roles = roles
    let headingReadings = headings.map { $0.readings(profile.headings) }
    self.headingReadings = headingReadings
    readings = headings.indices.map { column in
      guard roles[column] == nil else { return [] }
      let named = header.names[column].map { Heading($0).readings(profile.headings) } ?? []
      return (named + headingReadings[column]).filter { !$0.parts.isEmpty || $0.isTypedText }
    }
    numbered = headings.indices.reduce(into: []) { last, column in
      last.append(headings[column].number != nil && roles[column] == nil ? column : last.last ?? nil)
    }
    wordings = Set(headings.map(\.text))
    for column in headings.indices {
      for stem in Set(readings[column].map { stem($0, column) }) { columnsOfStem[stem, default: 0] += 1 }
    }
    for column in headings.indices {
      let meaning =
        headings[column].raw.allSatisfy(\.isWhitespace)
        ? ColumnMeaning.empty
        : roles[column].map { .metadata($0) } ?? .question(part(column))
      columns.append(
        ExportColumn(heading: headings[column].raw, name: header.names[column], meaning: meaning))
    }
  }

  private static func role(_ name: String?, _ raw: String, _ profile: ExportProfile) -> MetadataRole? {
    let role = name.flatMap { profile.metadata.role(of: $0) } ?? profile.metadata.role(of: raw)
    if role != nil { return role }
    for case .suffix(let suffix) in profile.signs where raw.hasSuffix(suffix) && raw.count > suffix.count {
      // A form's own time of submission: the first one is the response's.
      return suffix == "_timestamp" ? .submitted : .verdict
    }
    return raw.hasPrefix("Points - ") || raw.hasPrefix("Feedback - ") ? .other : nil
  }

  private func stem(_ reading: HeadingReading, _ column: Int) -> Stem {
    Stem(number: headings[column].number, text: Heading.comparable(reading.stem), form: reading.form)
  }

  private func part(_ column: Int) -> QuestionPart {
    let heading = headings[column]
    func part(_ stem: String, _ part: QuestionPart.Part, name: String? = nil) -> QuestionPart {
      QuestionPart(number: heading.number, name: name, stem: stem, type: heading.type, part: part)
    }
    if let titled = header.titled[column] {
      let own = Heading(titled.title)
      let name = titled.part.map { PartName(text: $0) }
      return QuestionPart(
        number: own.number, name: nil, stem: own.text, type: own.type,
        part: name.map { titled.isTypedText ? .typedText($0) : .rowOrOption($0) } ?? .whole)
    }
    let name = header.names[column]
    guard let reading = readings[column].first(where: { isBorneOut($0, column) }) else {
      let groups: Set<HeadingForm> = [.path, .groupDash]
      let whole = heading.readings(profile.headings.filter(groups.contains)).first { $0.parts.isEmpty }?.stem
      return part(whole ?? heading.text, continues(column) ? .rowOrQuestion : .whole, name: name)
    }
    let wording = name == nil ? nil : heading.readings([.spacedDash, .brackets]).first
    let names = zip(reading.parts.indices, reading.parts).map { index, part in
      let text = wording.flatMap { index < $0.parts.count ? $0.parts[index].text : nil }
      return PartName(code: part.code, text: part.text ?? text)
    }
    let isName = reading.form.namesQuestions
    return part(
      name == nil ? reading.stem : wording?.stem ?? heading.text, Self.part(reading, names),
      name: isName ? reading.stem : name)
  }

  private static func part(_ reading: HeadingReading, _ names: [PartName]) -> QuestionPart.Part {
    if reading.isTypedText { return .typedText(names.first) }
    switch reading.form {
    case .numberedOption, .tripleUnderscore: return .option(names[0])
    case .numberedBlank, .underscoreBlank: return .blank(names[0])
    case .dash, .spacedDash, .parentheses, .brackets, .numberedColon, .colon, .underscoreText, .underscores,
      .hash,
      .codeBrackets, .path, .groupDash, .pipe, .repeatedTitle:
      return names.count > 1 ? .cell(row: names[0], option: names[1]) : .rowOrOption(names[0])
    }
  }

  /// Whether other columns have parts of the same stem, or the form leaves no doubt.
  private func isBorneOut(_ reading: HeadingReading, _ column: Int) -> Bool {
    switch reading.form {
    case .numberedOption, .numberedBlank, .tripleUnderscore, .codeBrackets, .pipe, .underscoreBlank,
      .underscoreText:
      return true
    case .dash: return columnsOfStem[stem(reading, column)] ?? 0 > 1 || isContinued(column)
    case .path:
      // A group is written like a question with options, but has no column of its own.
      let pieces = headings[column].text.split(separator: "/").dropLast(reading.parts.count)
      return wordings.contains(pieces.joined(separator: "/"))
    // Without the questionnaire, a group is only a group.
    case .groupDash, .repeatedTitle: return false
    case .spacedDash, .parentheses, .brackets, .numberedColon, .colon, .underscores, .hash:
      return columnsOfStem[stem(reading, column)] ?? 0 > 1
    }
  }

  /// Whether the next column is `N、行` of the same number, or bare where the others have numbers.
  private func isContinued(_ column: Int) -> Bool {
    let next = column + 1
    guard next < headings.count, roles[next] == nil, let number = headings[column].number else {
      return false
    }
    return headings[next].number.map { $0 == number } ?? !headings[next].body.isEmpty
  }

  /// Whether the column carries on the question before it: the same number again, or none where a row stands before.
  private func continues(_ column: Int) -> Bool {
    guard column > 0, roles[column - 1] == nil else { return false }
    if let number = headings[column].number { return headings[column - 1].number == number }
    return numbered[column - 1].map { earlier in readings[earlier].contains { $0.form == .dash } } ?? false
  }
}

extension HeadingForm {
  /// Whether what stands before the part is a name, not a wording.
  fileprivate var namesQuestions: Bool {
    switch self {
    case .underscoreText, .underscores, .hash, .tripleUnderscore, .codeBrackets, .path, .groupDash, .pipe:
      true
    case .numberedOption, .numberedBlank, .dash, .spacedDash, .parentheses, .brackets, .numberedColon, .colon,
      .underscoreBlank, .repeatedTitle:
      false
    }
  }
}
