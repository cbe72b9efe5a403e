internal import DefinitionFiles
public import Diagnostics
public import Questionnaires
internal import Responses
public import Screening
public import Tables

/// What screening decided, in every format (筛查报告).
public enum ScreeningReport {
  /// Rules with their hits, and the totals.
  public static func json(_ rules: [RuleTally], waterfall: Waterfall) -> JSONValue {
    .object([
      "rules": json(rules), "excluded": .integer(waterfall.collected - waterfall.valid),
      "flagged": .integer(waterfall.flagged),
    ])
  }

  private static func json(_ rules: [RuleTally]) -> JSONValue {
    .array(
      rules.map { tally in
        .members([
          "id": .string(tally.rule.id.description), "rule": .string(tally.rule.kind.spelling.zh),
          "action": .string(tally.rule.action.spelling.en), "hits": .integer(tally.hits),
          "excluded": .integer(tally.excluded),
          "notJudged": tally.unjudged > 0 ? .integer(tally.unjudged) : nil,
        ])
      })
  }

  /// The object `manyi screen` prints; `screened` adds every response.
  public static func json(
    _ tally: ScreeningTally, waterfall: Waterfall, listing screened: ScreenedResponses?
  ) -> JSONValue {
    let responses = screened.map { screened in
      JSONValue.array((0..<screened.table.count).map { json($0, screened) })
    }
    return .members([
      "collected": .integer(waterfall.collected), "valid": .integer(waterfall.valid),
      "excluded": .integer(waterfall.collected - waterfall.valid), "flagged": .integer(waterfall.flagged),
      "distributed": waterfall.distributed.map(JSONValue.integer), "rules": json(tally.rules),
      "responses": responses,
    ])
  }

  private static func json(_ response: Int, _ screened: ScreenedResponses) -> JSONValue {
    let (file, row) = screened.table.place(of: response)
    return .members([
      "row": .integer(row), "file": screened.table.files.count > 1 ? .string(file) : nil,
      "id": screened.table.metadata.identifier(of: response).map(JSONValue.string) ?? .null,
      "valid": .bool(screened.isValid(response)),
      "reasons": .array(screened.reasons(for: response).map { .string($0.description) }),
    ])
  }

  /// The waterfall and the rules, for people.
  public static func document(
    _ tally: ScreeningTally, of questionnaire: Questionnaire, waterfall: Waterfall, language: Language
  ) -> Document {
    let words = Words(language)
    return Document([
      .heading(words("有效性筛查", "Screening") + " · " + questionnaire.title),
      .table(steps(waterfall, words)), .table(rules(tally.rules, words)),
    ])
  }

  static func steps(_ waterfall: Waterfall, _ words: Words) -> Table {
    var table = Table(
      title: words("发放—回收—剔除—有效", "From sent to valid"),
      columns: [.init(words("步骤", "Step")), .init(words("份数", "Responses"), .trailing)])
    if let population = waterfall.population {
      table.append([.init(words("总体", "Population")), .init("\(population)")])
    }
    table.append([.init(words("发放", "Distributed")), .init(words.count(waterfall.distributed))])
    table.append([.init(words("回收", "Collected")), .init("\(waterfall.collected)")])
    for step in waterfall.exclusions where step.count > 0 {
      table.append([
        .init(words("剔除：", "Excluded: ") + step.rule.description, indent: 1), .init("−\(step.count)"),
      ])
    }
    table.append(.init([.init(words("有效", "Valid")), .init("\(waterfall.valid)")], isSubtotal: true))
    if waterfall.flagged > 0 {
      table.append([.init(words("其中有标记", "of which flagged"), indent: 1), .init("\(waterfall.flagged)")])
    }
    return table
  }

  static func rules(_ tallies: [RuleTally], _ words: Words) -> Table {
    var table = Table(
      title: words("规则", "Rules"),
      columns: [
        .init(words("编号", "Id")), .init(words("规则", "Rule")), .init(words("处理", "Action")),
        .init(words("命中", "Hits"), .trailing), .init(words("首先剔除", "First to exclude"), .trailing),
        .init(words("无从判断", "Not judged"), .trailing),
      ],
      notes: [
        words(
          "命中按每条规则各自计数；一份答卷只由最先命中的剔除规则剔除。",
          "Every hit counts; a response is excluded once, by the first rule that fits.")
      ])
    for tally in tallies {
      let kind = tally.rule.kind.spelling
      let action = tally.rule.action.spelling
      table.append([
        .init(tally.rule.id.description), .init(words(kind.zh, kind.en)), .init(words(action.zh, action.en)),
        .init("\(tally.hits)"), .init("\(tally.excluded)"), .init("\(tally.unjudged)"),
      ])
    }
    if tallies.isEmpty {
      table.notes = [
        words("问卷没有写有效性规则，全部有效。", "The questionnaire has no validity rules; every response is valid.")
      ]
    }
    return table
  }

  /// One row a response: 序号, 有效, 原因, with the place in the file, and of several surveys the survey's id. Other
  /// programs read it, so its words are the same in every language.
  public static func records(_ surveys: [(id: String, screened: ScreenedResponses)]) -> RecordList {
    RecordList(
      columns: [.init("序号", .trailing), "有效", "原因", "文件", .init("行", .trailing)]
        + (surveys.count > 1 ? ["调查"] : []),
      parts: surveys.map { id, screened in
        RecordList.Part(count: screened.table.count) { response in
          record(response, screened) + (surveys.count > 1 ? [id] : [])
        }
      })
  }

  private static func record(_ response: Int, _ screened: ScreenedResponses) -> [String] {
    let (file, row) = screened.table.place(of: response)
    return [
      screened.table.metadata.identifier(of: response) ?? "", screened.isValid(response) ? "是" : "否",
      screened.reasons(for: response).map(\.description).joined(separator: ";"), file, "\(row)",
    ]
  }
}
