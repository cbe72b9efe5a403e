public import Diagnostics
internal import ExactNumbers
internal import Questionnaires
internal import Screening
public import Tables
public import Tabulation

/// What a tally holds, for people and programs (计数文件摘要).
public enum TallyReport {
  /// Members of the object `manyi tally` and `manyi merge` print.
  public static func json(_ tally: TallyFile) -> [String: JSONValue] {
    let screening = tally.counts.screening
    return [
      "questionnaire": .string(tally.questionnaire.id), "definition": .string(tally.plan.digest.description),
      "collected": .integer(screening.collected), "valid": .integer(screening.valid),
      "by": .array(tally.plan.by.map(JSONValue.string)),
      "weights": tally.plan.weights.map(JSONValue.string) ?? .null,
    ]
  }

  /// The same for reading.
  public static func document(_ tally: TallyFile, language: Language) -> Document {
    let words = Words(language)
    let screening = tally.counts.screening
    return Document([
      .heading(words("计数", "Tally") + " · " + tally.questionnaire.title),
      .facts([
        .init(words("回收数", "Collected"), "\(screening.collected)"),
        .init(words("有效数", "Valid"), "\(screening.valid)"),
        .init(words("问卷内容", "Definition"), String(tally.plan.digest.description.prefix(12))),
      ]),
      .table(RecognitionReport.table(tally.exports, language: language)),
    ])
  }
}
