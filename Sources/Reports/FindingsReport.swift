public import Diagnostics
public import Indicators
internal import Questionnaires
public import Tables

/// What a reviewer would object to, in every format (审核发现).
public enum FindingsReport {
  /// One object a finding, in printed order.
  public static func json(_ findings: [Finding], _ language: Language) -> JSONValue {
    .array(
      findings.map { finding in
        .members([
          "code": .string(finding.code), "severity": .string(finding.severity.rawValue),
          "node": finding.node.map { .string($0.description) } ?? .null,
          "subject": finding.subject.map(JSONValue.string), "part": finding.part.map(JSONValue.string),
          "drawing": finding.bands.map { .array($0.lines(in: language).map(JSONValue.string)) },
          "message": .string(finding.message(in: language)), "help": .string(finding.help(in: language)),
          "printed": finding.printed.map(JSONValue.string),
          "computed": finding.computed.map(JSONValue.string),
          "file": (finding.location?.file).map(JSONValue.string),
          "line": (finding.location?.line).map(JSONValue.integer),
          "column": (finding.location?.column).map(JSONValue.integer),
          "waived": .bool(finding.waiver != nil),
          "waiver": (finding.waiver?.reason.unfolded).map(JSONValue.string),
        ])
      })
  }

  /// A table of findings for people; `nil` when there are none.
  public static func table(_ findings: [Finding], _ language: Language) -> Table? {
    guard !findings.isEmpty else { return nil }
    let words = Words(language)
    var table = Table(
      title: words("审核发现", "Findings"),
      columns: [
        .init(words("程度", "Severity")), .init(words("代码", "Code")), .init(words("节点", "Node")),
        .init(words("印出", "Printed"), .trailing), .init(words("计算", "Computed"), .trailing),
        .init(words("说明与改法", "What, and what to do")),
      ])
    for finding in findings {
      let waiver = (finding.waiver?.reason.unfolded).map { words("【豁免：\($0)】", "[waived: \($0)] ") } ?? ""
      let sentences = [finding.message(in: language).unfolded, finding.help(in: language)]
      table.append([
        .init(severity(finding.severity, words)), .init(finding.code),
        .init(finding.node?.description ?? finding.subject ?? ""),
        .init(finding.printed ?? ""), .init(finding.computed ?? ""),
        .init(waiver + language.sentences(sentences)),
      ])
    }
    return table
  }

  /// The findings for people: the table, and below it the number line of every band table that one of them is about.
  /// - Parameter width: Terminal cells for the number lines.
  public static func blocks(_ findings: [Finding], _ language: Language, width: Int = 72) -> [Document.Block]
  {
    guard let table = table(findings, language) else { return [] }
    return [.table(table)] + drawings(findings, Words(language), width: width)
  }

  /// Each table once, with the codes of the findings it explains.
  private static func drawings(_ findings: [Finding], _ words: Words, width: Int) -> [Document.Block] {
    struct Drawing: Hashable {
      let place: String?
      let bands: DrawnBands
    }
    var order: [Drawing] = []
    var codes: [Drawing: [String]] = [:]
    for finding in findings {
      guard let bands = finding.bands else { continue }
      let drawing = Drawing(place: finding.node?.description, bands: bands)
      if codes[drawing] == nil { order.append(drawing) }
      if codes[drawing]?.contains(finding.code) != true { codes[drawing, default: []].append(finding.code) }
    }
    return order.flatMap { drawing -> [Document.Block] in
      let name = [drawing.place, drawing.bands.name.text(in: words.language)].compactMap { $0 }
      let explained = (codes[drawing] ?? []).joined(separator: words("、", ", "))
      let title = name.joined(separator: " ") + words("（\(explained)）", " (\(explained))")
      return [
        .heading(words("数轴图：", "Number line: ") + title, level: 3),
        .paragraph(drawing.bands.wording.text(in: words.language)),
        .verbatim(drawing.bands.lines(in: words.language, width: width)),
      ]
    }
  }

  private static func severity(_ severity: Finding.Severity, _ words: Words) -> String {
    switch severity {
    case .high: words("高", "high")
    case .medium: words("中", "medium")
    case .low: words("低", "low")
    case .info: words("提示", "info")
    }
  }
}
