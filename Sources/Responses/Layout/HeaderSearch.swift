/// Finds the header among the first records of an export, and the platform it shows (表头定位).
struct HeaderSearch {
  struct Found {
    var profile: ExportProfile
    var evidence: [ExportEvidence]
    /// The first header record, counted from 0.
    var start: Int
    var count: Int
    /// The first header record, taken apart.
    var headings: [Heading] = []
  }

  private let records: [HeldRecord]
  /// Cells with text, for each record.
  private let filled: [Int]
  /// The most cells with text in one record.
  private let width: Int

  /// Title records that may stand above a header.
  private static let mostTitles = 20

  init(_ records: [HeldRecord]) {
    precondition(!records.isEmpty, "a header is looked for in at least one record")
    self.records = records
    filled = records.map { record in record.cells.count { !$0.allSatisfy { $0 <= 0x20 } } }
    width = filled.max() ?? 0
  }

  /// The header of the platform named, or of the one that shows most.
  func header(_ named: ExportProfile?) -> Found {
    let start = self.start
    let candidates = named.map { [$0] } ?? ExportProfile.all
    var best: (found: Found, points: Int)?
    var headingsOfStart: [Heading] = []
    // A platform's header may have fewer cells than its answers, so that every record so far may be it.
    for index in start == 0 ? 0...0 : 0...start {
      let texts = records[index].headingTexts
      let folded = Set(texts.map { $0.folded.lowercased() })
      let headings = texts.map { Heading($0) }
      for profile in candidates {
        let (evidence, points) = evidence(of: profile, headings, folded, at: index)
        guard points >= (named == nil ? ExportSign.enough : 1), points > best?.points ?? 0 else { continue }
        let found = Found(profile: profile, evidence: evidence, start: index, count: 1, headings: headings)
        best = (found, points)
      }
      headingsOfStart = headings
    }
    var found =
      best?.found
      ?? Found(profile: named ?? .plain, evidence: [], start: start, count: 1, headings: headingsOfStart)
    if named != nil { found.evidence = [] }
    found.count = recordsOfHeader(found)
    return found
  }

  /// The first record that is no title: titles leave most of the columns empty.
  private var start: Int {
    guard width >= 3 else { return isSeparatorHint(0) ? 1 : 0 }
    let limit = min(records.count - 1, Self.mostTitles)
    return (0..<limit).first { !isSeparatorHint($0) && filled[$0] * 3 > width } ?? limit
  }

  /// `sep=,`, which spreadsheets write for each other.
  private func isSeparatorHint(_ index: Int) -> Bool {
    guard index == 0, records.count > 1, let cell = records[0].cells.first, filled[0] <= 1 else {
      return false
    }
    return cell.starts(with: "sep=".utf8) && cell.count <= 5
  }

  private func evidence(
    of profile: ExportProfile, _ headings: [Heading], _ folded: Set<String>, at index: Int
  ) -> (evidence: [ExportEvidence], points: Int) {
    var evidence: [ExportEvidence] = []
    var points = 0
    for sign in profile.signs {
      switch sign {
      case .headings(let names):
        let seen = names.filter { folded.contains($0.folded.lowercased()) }
        points += seen.count
        if !seen.isEmpty { evidence.append(.headings(seen)) }
      case .first(let names):
        guard let first = headings.first(where: { !$0.raw.isEmpty })?.raw, names.contains(first) else {
          continue
        }
        points += ExportSign.enough
        evidence.append(.headings([first]))
      case .suffix(let suffix):
        let seen = headings.map(\.raw).filter { $0.hasSuffix(suffix) && $0.count > suffix.count }
        points += min(seen.count, 1)
        if let example = seen.first { evidence.append(.headings([example])) }
      case .below(let start):
        let below = records[(index + 1)...].prefix(2)
        guard below.contains(where: { $0.cells.contains { $0.starts(with: start.utf8) } }) else { continue }
        points += ExportSign.enough
        evidence.append(.below(start))
      case .form(let form):
        guard let example = headings.first(where: { !$0.readings([form]).isEmpty })?.raw else { continue }
        points += 1
        evidence.append(.form(example: example))
      }
    }
    return (evidence, points)
  }
}

// MARK: Headers of several records

extension HeaderSearch {
  private func recordsOfHeader(_ found: Found) -> Int {
    let below = records[(found.start + 1)...]
    switch found.profile.header {
    case .one, .nameThenWording: return 1
    case .namesAboveWordings: return min(2, 1 + below.count)
    case .tagged:
      return 1
        + below.prefix { record in
          let tags = record.cells.filter { !$0.isEmpty }
          return !tags.isEmpty && tags.allSatisfy { $0.first == UInt8(ascii: "#") }
        }.count
    case .titleAndPart:
      return below.first.map { isPartRecord($0, under: records[found.start], found.profile) } == true ? 2 : 1
    case .nameAndWording:
      let importID = below.prefix(2).firstIndex { record in
        record.cells.contains { $0.starts(with: "{\"ImportId\"".utf8) || $0.starts(with: "{'ImportId'".utf8) }
      }
      if let importID { return importID - found.start + 1 }
      return below.first.map { holdsWordings($0, under: records[found.start], found.profile) } == true ? 2 : 1
    }
  }

  /// A record of parts: empty under every column about the response, and `Response` or a part under the others. An answer
  /// has an id or a time there.
  private func isPartRecord(
    _ record: HeldRecord, under header: HeldRecord, _ profile: ExportProfile
  ) -> Bool {
    let titles = header.headingTexts
    let metadata = titles.indices.filter { profile.metadata.role(of: titles[$0]) != nil }
    let texts = record.headingTexts
    func isEmpty(_ column: Int) -> Bool { column >= texts.count || texts[column].trimmedText.isEmpty }
    guard metadata.allSatisfy(isEmpty) else { return false }
    let isUntitled = texts.indices.contains {
      !isEmpty($0) && ($0 >= titles.count || titles[$0].trimmedText.isEmpty)
    }
    return isUntitled || texts.contains("Response") || texts.contains("Open-Ended Response")
  }

  /// A record of wordings: under the columns about the response stand other names of theirs, no values.
  private func holdsWordings(
    _ record: HeldRecord, under header: HeldRecord, _ profile: ExportProfile
  ) -> Bool {
    let texts = record.headingTexts
    let named = texts.indices.count { profile.metadata.role(of: texts[$0]) != nil }
    return named >= 2
  }
}
