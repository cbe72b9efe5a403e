internal import Spreadsheets

extension LimeSurveyStructure {
  /// The structure in an `.lss` file (LimeSurvey 问卷结构, XML): the tables of its database, put in the order and the
  /// columns of the tab-separated form, which says the same.
  ///
  /// - Returns: `nil` when the file is none, or damaged.
  package init?(document: [UInt8]) {
    let start = document.prefix(400)
    guard String(decoding: start, as: UTF8.self).contains("LimeSurveyDocType"),
      let tables = try? MarkupTables(document, part: "lss")
    else { return nil }
    self.init(StructureTable(records: LimeSurveyTables(tables).records))
  }
}

/// The tables of an `.lss` file that make a questionnaire (LimeSurvey 数据表). Versions before 4 keep texts in the tables
/// themselves, a row for each language; later ones in tables of texts, `question_l10ns`.
private struct LimeSurveyTables {
  private let tables: MarkupTables
  private let language: String
  private var questionsOfGroup: [String: [Row]] = [:]
  private var partsOfQuestion: [String: [Row]] = [:]
  private var answersOfQuestion: [String: [Row]] = [:]
  /// Texts in tables of their own, by table and key.
  private var texts: [String: [String: Row]] = [:]

  typealias Row = [String: String]

  init(_ tables: MarkupTables) {
    self.tables = tables
    language = tables.rows["surveys"]?.first?["language"] ?? ""
    for question in own("questions") + own("subquestions") {
      let parent = question["parent_qid"] ?? "0"
      if parent == "0" || parent.isEmpty {
        questionsOfGroup[question["gid"] ?? "", default: []].append(question)
      } else {
        partsOfQuestion[parent, default: []].append(question)
      }
    }
    for answer in own("answers") { answersOfQuestion[answer["qid"] ?? "", default: []].append(answer) }
    for (table, key) in [("group_l10ns", "gid"), ("question_l10ns", "qid"), ("answer_l10ns", "aid")] {
      for row in own(table) { texts[table, default: [:]][row[key] ?? ""] = row }
    }
  }

  var records: [[String]] {
    var records = [
      [
        "class", "type/scale", "name", "relevance", "text", "language", "mandatory", "other",
        "assessment_value",
      ], record("S", name: "language", text: language),
    ]
    for row in own("surveys_languagesettings", language: "surveyls_language") {
      records.append(record("SL", name: "surveyls_title", text: row["surveyls_title"] ?? ""))
    }
    for group in inOrder(own("groups"), by: "group_order") {
      let id = group["gid"] ?? ""
      let title = group["group_name"] ?? texts["group_l10ns"]?[id]?["group_name"] ?? ""
      records.append(record("G", name: id, text: title))
      for question in inOrder(questionsOfGroup[id] ?? [], by: "question_order") {
        records += self.records(of: question)
      }
    }
    return records
  }

  private func records(of question: Row) -> [[String]] {
    let id = question["qid"] ?? ""
    var row = record(
      "Q", scale: question["type"] ?? "", name: question["title"] ?? "", text: wording(question))
    (row[3], row[6], row[7]) = (
      question["relevance"] ?? "", question["mandatory"] ?? "", question["other"] ?? ""
    )
    let parts = inOrder(partsOfQuestion[id] ?? [], by: "question_order").map {
      record("SQ", scale: $0["scale_id"] ?? "0", name: $0["title"] ?? "", text: wording($0))
    }
    let answers = inOrder(answersOfQuestion[id] ?? [], by: "sortorder").map { answer in
      let text = answer["answer"] ?? texts["answer_l10ns"]?[answer["aid"] ?? ""]?["answer"] ?? ""
      var record = record("A", scale: answer["scale_id"] ?? "0", name: answer["code"] ?? "", text: text)
      record[8] = answer["assessment_value"] ?? ""
      return record
    }
    return [row] + parts + answers
  }

  private func wording(_ question: Row) -> String {
    question["question"] ?? texts["question_l10ns"]?[question["qid"] ?? ""]?["question"] ?? ""
  }

  private func record(_ kind: String, scale: String = "", name: String, text: String) -> [String] {
    [kind, scale, name, "", text, language, "", "", ""]
  }

  /// A table's rows in the base language.
  private func own(_ table: String, language field: String = "language") -> [Row] {
    (tables.rows[table] ?? []).filter { row in
      guard let own = row[field], !own.isEmpty, !language.isEmpty else { return true }
      return own == language
    }
  }

  private func inOrder(_ rows: [Row], by field: String) -> [Row] {
    rows.enumerated().sorted {
      let (left, right) = (Int($0.element[field] ?? "") ?? 0, Int($1.element[field] ?? "") ?? 0)
      return (left, $0.offset) < (right, $1.offset)
    }.map(\.element)
  }
}
