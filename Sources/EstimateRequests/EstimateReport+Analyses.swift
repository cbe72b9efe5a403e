internal import Diagnostics
internal import ExactNumbers
internal import SurveyStatistics
internal import Tables

extension EstimateReport {
  static func json(_ analysis: Analysis) -> JSONValue {
    var members: [String: JSONValue?] = [
      "statistic": .string(analysis.statistic), "variable": .string(analysis.variable),
      "reason": analysis.reason.map { .string(name($0)) },
    ]
    members.merge(json(analysis.facts)) { first, _ in first }
    for part in analysis.parts {
      members[part.name.key] = .array(
        part.rows.map { row in
          let facts = zip(part.columns, row.values).map { Analysis.Fact($0.key, $0.zh, $0.en, $1) }
          return .members(json(facts).merging([part.subject.key: .string(row.subject)]) { first, _ in first })
        })
    }
    return .members(members)
  }

  /// Keys with their values; one `reason` for the first that is undefined.
  private static func json(_ facts: [Analysis.Fact]) -> [String: JSONValue?] {
    var members: [String: JSONValue?] = [:]
    for fact in facts {
      switch fact.value {
      case .number(let number): members[fact.name.key] = .double(number)
      case .count(let count): members[fact.name.key] = .integer(count)
      case .words(let words), .term(let words, _, _): members[fact.name.key] = .string(words)
      case .undefined(let reason):
        members[fact.name.key] = .some(.null)
        if members["reason"] == nil { members["reason"] = .string(name(reason)) }
      }
    }
    return members
  }

  // MARK: For people

  static func blocks(_ analysis: Analysis, language: Language) -> [Document.Block] {
    let isChinese = language == .zh
    func say(_ name: Analysis.Name) -> String { isChinese ? name.zh : name.en }
    let title = isChinese ? "\(analysis.title)：" : "\(analysis.statistic): "
    var blocks: [Document.Block] = [.heading(title + analysis.variable)]
    if let reason = analysis.reason { blocks.append(.paragraph(name(reason))) }
    if !analysis.facts.isEmpty {
      blocks.append(
        .facts(analysis.facts.map { .init(say($0.name), text($0.value, places: 4, isChinese: isChinese)) }))
    }
    for part in analysis.parts where !part.rows.isEmpty {
      let columns =
        [Table.Column(say(part.subject), .leading)]
        + part.columns.map { name in
          Table.Column(say(name), part.isWords(name) ? .leading : .trailing)
        }
      let rows = part.rows.map { row in
        Table.Row(
          ([row.subject] + row.values.map { text($0, places: 4, isChinese: isChinese) }).map {
            Table.Cell($0)
          })
      }
      blocks += [.heading(say(part.name), level: 2), .table(Table(columns: columns, rows: rows))]
    }
    return blocks
  }

  /// One record a figure: under 取值 its key, under 分组 the group, pair or item it is of.
  static func cells(_ analysis: Analysis, isChinese: Bool, hasTests: Bool) -> [[String]] {
    let title = isChinese ? analysis.title : analysis.statistic
    func record(_ key: String, _ subject: String, _ value: Analysis.Value) -> [String] {
      var (number, method, flag) = ("", "", "")
      switch value {
      case .number, .count: number = text(value, places: nil)
      case .words(let words), .term(let words, _, _): method = words
      case .undefined(let reason): flag = name(reason)
      }
      return [
        title, analysis.variable, key, subject, number, "", "", "", "", method, "", "", "", "", flag, "",
      ]
        + (hasTests ? [""] : [])
    }
    var records = analysis.facts.map { record($0.name.key, "", $0.value) }
    if let reason = analysis.reason { records.append(record("", "", .undefined(reason))) }
    for part in analysis.parts {
      for row in part.rows {
        records += zip(part.columns, row.values).map {
          record("\(part.name.key).\($0.key)", row.subject, $1)
        }
      }
    }
    return records
  }

  private static func text(_ value: Analysis.Value, places: Int?, isChinese: Bool = false) -> String {
    switch value {
    case .number(let number):
      guard let places else { return "\(number)" }
      return Rounding(places: places)(number).map(\.description) ?? "–"
    case .count(let count): return "\(count)"
    case .words(let words): return words
    case .term(let key, let zh, let en): return places == nil ? key : isChinese ? zh : en
    case .undefined: return "–"
    }
  }
}

extension Analysis.Part {
  fileprivate func isWords(_ name: Analysis.Name) -> Bool {
    guard let index = columns.firstIndex(of: name), let first = rows.first else { return false }
    switch first.values[index] {
    case .words, .term: return true
    case .number, .count, .undefined: return false
    }
  }
}
