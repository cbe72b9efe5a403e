internal import DefinitionFiles
internal import DelimitedText
package import Diagnostics
package import Drafting
internal import Questionnaires
internal import Responses
package import Tables

/// What drafting recognised, in every format (起草报告). Texts that may tell who somebody is are in none.
package struct DraftReport {
  private let survey: DraftedSurvey
  private let export: ProfiledExport?
  private let words: Words

  /// - Parameter export: The export the draft was made of; `nil` when it was made of a questionnaire.
  package init(_ survey: DraftedSurvey, export: ProfiledExport?, language: Language) {
    (self.survey, self.export, words) = (survey, export, Words(language))
  }

  /// What was recognised and what is to be settled, for a person.
  package var document: Document {
    var document = Document()
    if let export { document.append(.facts(facts(export))) }
    var table = Table(columns: [
      .init(words("题目", "Question")), .init(words("题型", "Type")),
      .init(words("题干", "Wording"), maximumCells: 40),
      .init(words("列", "Columns")), .init(words("选项", "Options"), .trailing),
      .init(words("待确认", "To confirm")),
    ])
    for question in survey.questions {
      let kind = question.kind.spelling
      table.append([
        .init(question.id), .init(words(kind.zh, kind.en)), .init(question.text),
        .init(Self.ranges(question.columns)),
        .init(optionCount(question)), .init(doubts(question.doubts).joined(separator: words("；", "; "))),
      ])
    }
    document.append(.table(table))
    return document
  }

  private func facts(_ export: ProfiledExport) -> [Document.Fact] {
    let layout = export.layout
    let delimiter = words(export.dialect.delimiter.name.zh, export.dialect.delimiter.name.en)
    return [
      .init(words("文件", "File"), export.file),
      .init(
        words("平台", "Platform"),
        ([layout.profile.name] + evidence).joined(separator: words("，", ", "))),
      .init(words("编码", "Encoding"), "\(export.encoding), \(delimiter)"),
      .init(
        words("表头", "Header"),
        words(
          "第 \(layout.headerRow) 行起 \(layout.headerRecords) 行",
          "\(layout.headerRecords) record(s) from row \(layout.headerRow)")),
      .init(words("答卷", "Responses"), "\(export.records)"),
      .init(
        words("不是题目的列", "Columns that are no questions"),
        metadata.map(\.header).joined(separator: words("、", ", "))),
    ].filter { !$0.value.isEmpty }
  }

  private var evidence: [String] { export?.layout.evidence.map { $0.sentence(words) } ?? [] }

  private var metadata: [(role: MetadataRole, column: Int, header: String)] {
    (export?.layout.columns ?? []).enumerated().compactMap { index, column in
      if case .metadata(let role) = column.meaning { (role, index + 1, column.heading) } else { nil }
    }
  }

  private func options(of question: DraftedQuestion) -> [DraftedOption] {
    survey.scales.first { $0.id == question.scale }?.options ?? question.options
  }

  private func optionCount(_ question: DraftedQuestion) -> String {
    let count = options(of: question).count
    return count == 0 ? "" : "\(count)"
  }

  private func doubts(_ doubts: [Doubt]) -> [String] { doubts.map { $0.message(in: words.language) } }

  /// `3, 5–9`.
  private static func ranges(_ columns: [Int]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for column in columns {
      if let last = ranges.last, last.upperBound + 1 == column {
        ranges[ranges.count - 1] = last.lowerBound...column
      } else {
        ranges.append(column...column)
      }
    }
    return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }.joined(
      separator: ", ")
  }
}

// MARK: JSON

extension DraftReport {
  /// The members other programs rely on.
  package var json: [String: JSONValue] {
    var members: [String: JSONValue?] = [
      "questions": .array(survey.questions.map(json)), "questionnaire": .string(survey.yaml),
      "scales": .array(
        survey.scales.map { scale in
          .object([
            "id": .string(scale.id), "options": .array(scale.options.map(json)),
            "unsure": unsure(scale.doubts),
          ])
        }),
      "rules": .array(
        survey.rules.map { rule in
          .object(["rule": .string(rule.kind.spelling.en), "unsure": unsure(rule.doubt.map { [$0] } ?? [])])
        }),
      "unsure": unsure(survey.doubts),
    ]
    if let export {
      let layout = export.layout
      members.merge([
        "platform": .string(layout.profile.name), "evidence": .array(evidence.map { .string($0) }),
        "content": .string((export.content ?? .text).rawValue), "encoding": .string(export.encoding),
        "delimiter": .string(export.dialect.delimiter.name.en),
        "newline": .string(export.dialect.newline.name),
        "preambleRecords": .integer(layout.preambleRecords), "headerRecords": .integer(layout.headerRecords),
        "records": .integer(export.records),
        "metadata": .array(
          metadata.map {
            .object([
              "role": .string($0.role.rawValue), "column": .integer($0.column), "header": .string($0.header),
            ])
          }),
      ]) { $1 }
    }
    return members.compactMapValues { $0 }
  }

  private func unsure(_ list: [Doubt]) -> JSONValue { .array(doubts(list).map { .string($0) }) }

  private func json(_ question: DraftedQuestion) -> JSONValue {
    .members([
      "id": .string(question.id), "number": question.number.map(JSONValue.string),
      "text": .string(question.text),
      "kind": .string(question.kind.spelling.en), "role": (question.role?.spelling.en).map(JSONValue.string),
      "row": question.rows.isEmpty ? nil : .array(question.rows.map { .string($0.text) }),
      "columns": .array(question.columns.map { .integer($0) }), "scale": question.scale.map(JSONValue.string),
      "options": .array(options(of: question).map(json)),
      "missing": .object([
        "skipped": .integer(question.missing.skipped), "unanswered": .integer(question.missing.unanswered),
        "unrecognised": 0,
      ]),
      "unsure": unsure(question.doubts),
    ])
  }

  private func json(_ option: DraftedOption) -> JSONValue {
    .members([
      "code": .string(option.code), "text": .string(option.text),
      "count": option.count.map(JSONValue.integer),
      "aliases": option.aliases.isEmpty ? nil : .array(option.aliases.map { .string($0) }),
      "unsure": option.doubts.isEmpty ? nil : unsure(option.doubts),
    ])
  }
}

extension Delimiter {
  fileprivate var name: (zh: String, en: String) {
    switch self {
    case .comma: ("逗号", "comma")
    case .semicolon: ("分号", "semicolon")
    case .tab: ("制表符", "tab")
    }
  }
}

extension Newline {
  fileprivate var name: String {
    switch self {
    case .lineFeed: "LF"
    case .carriageReturnLineFeed: "CRLF"
    case .carriageReturn: "CR"
    }
  }
}
