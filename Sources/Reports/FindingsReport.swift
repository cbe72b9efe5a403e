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
          "subject": finding.subject.map(JSONValue.string),
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

  private static func severity(_ severity: Finding.Severity, _ words: Words) -> String {
    switch severity {
    case .high: words("高", "high")
    case .medium: words("中", "medium")
    case .low: words("低", "low")
    case .info: words("提示", "info")
    }
  }
}
