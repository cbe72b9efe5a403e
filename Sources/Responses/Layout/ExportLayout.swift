internal import Diagnostics

/// What the head of an export says without any questionnaire (表头解读): whose export it is and why, which records are
/// titles, header and answers, and what each column holds.
package struct ExportLayout: Sendable {
  /// How its platform writes exports.
  package let profile: ExportProfile
  /// What gave the platform away; empty when it was named or nothing showed.
  package let evidence: [ExportEvidence]
  /// Whether the user named the platform.
  package let isDeclared: Bool
  /// 标题行: records above the header.
  package let preambleRecords: Int
  /// 表头行数: records of the header, at least 1.
  package let headerRecords: Int
  /// The row of the first header record, as a spreadsheet shows it.
  package let headerRow: Int
  /// One for each column up to the last that has a heading.
  package let columns: [ExportColumn]
  let headings: [Heading]
  /// For each column, the ways to take its heading apart.
  let readings: [[HeadingReading]]

  /// Records to look at before reading the header: titles and header together are never more.
  package static let recordsLookedAt = 200

  /// The layout of an export, from its first records.
  /// - Parameters:
  ///   - records: The first records, blank lines left out; not empty, and as many as there are up to
  ///     `recordsLookedAt`.
  ///   - platform: The profile the user named; `nil` = recognise it.
  package init(_ records: [HeldRecord], platform: ExportProfile? = nil) {
    let search = HeaderSearch(records)
    let found = search.header(platform)
    (profile, evidence, isDeclared) = (found.profile, found.evidence, platform != nil)
    (preambleRecords, headerRecords) = (found.start, found.count)
    headerRow = records[found.start].row
    let header = ColumnHeadings(
      records[found.start..<found.start + found.count].map(\.headingTexts), found.profile)
    headings = header.wordings.enumerated().map { column, wording in
      guard column < found.headings.count, found.headings[column].raw == wording else {
        return Heading(wording)
      }
      return found.headings[column]
    }
    let meanings = ColumnMeanings(header, headings, found.profile)
    (columns, readings) = (meanings.columns, meanings.headingReadings)
  }

  /// Columns of times.
  var timeColumns: [Int] {
    columns.indices.filter { column in
      guard case .metadata(let role) = columns[column].meaning else { return false }
      return role == .submitted || role == .started || role == .finished
    }
  }

  /// Records before the first answer.
  package var recordsBeforeAnswers: Int { preambleRecords + headerRecords }
}

/// The header records of an export as one name, one title and one part for each column (列标题合并).
struct ColumnHeadings {
  /// What stands for the column in messages and comparisons: `题干—行` where two records say it together.
  private(set) var wordings: [String] = []
  /// The programs' names, where they have a record of their own.
  private(set) var names: [String?] = []
  /// Of a title over several columns: the title and the part below it.
  private(set) var titled: [(title: String, part: String?, isTypedText: Bool)?] = []

  init(_ records: [[String]], _ profile: ExportProfile) {
    let first = records[0].map(\.trimmedText)
    let second = records.count > 1 ? records[1].map(\.trimmedText) : []
    switch profile.header {
    case .titleAndPart where records.count > 1: join(first, second, profile)
    case .nameAndWording where records.count > 1, .namesAboveWordings where records.count > 1:
      wordings = first.indices.map { $0 < second.count && !second[$0].isEmpty ? second[$0] : first[$0] }
      names = first
      titled = first.map { _ in nil }
    case .nameThenWording where first.allSatisfy({ $0.isEmpty || Self.nameAndWording($0) != nil }):
      let pairs = first.map(Self.nameAndWording)
      wordings = pairs.map { $0?.wording ?? "" }
      names = pairs.map { $0?.name }
      titled = first.map { _ in nil }
    case .one, .tagged, .titleAndPart, .nameAndWording, .nameThenWording, .namesAboveWordings:
      wordings = records[0]
      names = first.map { _ in nil }
      titled = first.map { _ in nil }
    }
    while wordings.last?.allSatisfy(\.isWhitespace) == true {
      wordings.removeLast()
      names.removeLast()
      titled.removeLast()
    }
  }

  private mutating func join(_ first: [String], _ second: [String], _ profile: ExportProfile) {
    var title = ""
    for column in 0..<max(first.count, second.count) {
      let above = column < first.count ? first[column] : ""
      let below = column < second.count ? second[column] : ""
      names.append(nil)
      if !above.isEmpty { title = above }
      if title.isEmpty || below.isEmpty || profile.metadata.role(of: above) != nil {
        wordings.append(above.isEmpty ? below : above)
        titled.append(nil)
      } else if ["Response", "Open-Ended Response", "回答", "开放式回答"].contains(below) {
        wordings.append(title)
        titled.append((title, nil, false))
      } else {
        wordings.append("\(title) - \(below)")
        titled.append((title, below, Self.asksForText(below)))
      }
    }
  }

  /// `q[SQ001]. 题干 [行]`.
  private static func nameAndWording(_ heading: String) -> (name: String, wording: String)? {
    guard let mark = heading.firstRange(of: ". "), mark.upperBound < heading.endIndex else { return nil }
    let name = heading[..<mark.lowerBound]
    guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "[]_".contains($0)) })
    else { return nil }
    return (String(name), String(heading[mark.upperBound...]))
  }

  /// `Other (please specify)`, `其他（请注明）`.
  static func asksForText(_ part: String) -> Bool {
    let folded = part.folded.lowercased()
    return folded.contains("pleasespecify") || folded.contains("请注明") || folded.contains("请说明")
      || folded.contains("请填写")
  }
}
