internal import ExactNumbers
internal import Questionnaires

/// An XLSForm (Kobo, ODK, SurveyCTO 问卷): its sheets survey, choices and settings, or a CSV file of each.
package struct XLSForm: Sendable {
  private var survey: StructureTable?
  private var choices: StructureTable?
  private var settings: StructureTable?

  package init() {}

  /// Takes a sheet in, whichever of the three it is.
  /// - Returns: Whether it was one.
  package mutating func add(_ table: StructureTable) -> Bool {
    if table.has("type", "name"), table.hasLabel("label") || table.rows.isEmpty {
      survey = table
    } else if table.has("name") || table.has("value"), table.has("list_name") || table.has("listname") {
      choices = table
    } else if table.has("form_title") || table.has("form_id") {
      settings = table
    } else {
      return false
    }
    return true
  }

  /// The questionnaire; `nil` without a survey sheet.
  package func instrument() -> Instrument? {
    guard let survey else { return nil }
    let row = settings?.rows.first ?? []
    var instrument = Instrument(title: settings?.cell(row, "form_title") ?? "")
    let id = settings?.cell(row, "form_id") ?? ""
    instrument.id = id.isEmpty ? nil : id
    var reading = Reading(survey: survey, lists: lists)
    reading.read(into: &instrument)
    return instrument.questions.isEmpty ? nil : instrument
  }

  private var lists: [String: [Instrument.Option]] {
    guard let choices else { return [:] }
    var lists: [String: [Instrument.Option]] = [:]
    for row in choices.rows {
      let list = choices.cell(row, "list_name") + choices.cell(row, "listname")
      // SurveyCTO calls the code value.
      let code = choices.has("name") ? choices.cell(row, "name") : choices.cell(row, "value")
      guard !list.isEmpty, !code.isEmpty else { continue }
      let label = choices.label(row, "label").withoutMarkup
      let score = ["score", "分值"].lazy.compactMap { ExactDecimal(choices.cell(row, $0)) }.first
      lists[list, default: []].append(
        Instrument.Option(code: code, text: label.isEmpty ? code : label, score: score))
    }
    return lists
  }

  /// The reading of a survey sheet, row by row.
  private struct Reading {
    let survey: StructureTable
    let lists: [String: [Instrument.Option]]
    /// The matrix that the open group is, by its index among the questions.
    private var matrix: Int?
    private var groupLabel = ""
    private var isTableList = false

    init(survey: StructureTable, lists: [String: [Instrument.Option]]) {
      (self.survey, self.lists) = (survey, lists)
    }

    mutating func read(into instrument: inout Instrument) {
      for row in survey.rows {
        let words = survey.cell(row, "type").split(separator: " ").map(String.init)
        guard let type = words.first else { continue }
        switch type {
        case "begin_group", "begin":
          (matrix, groupLabel) = (nil, survey.label(row, "label").withoutMarkup)
          isTableList = survey.cell(row, "appearance").contains("table-list")
        case "end_group", "end": (matrix, isTableList) = (nil, false)
        default: question(type, words.dropFirst(), row, &instrument)
        }
      }
    }

    private mutating func question(
      _ type: String, _ words: ArraySlice<String>, _ row: [String], _ instrument: inout Instrument
    ) {
      guard let kind = Self.kind(type) else { return }
      let label = survey.label(row, "label").withoutMarkup
      let name = survey.cell(row, "name")
      let options = words.first.flatMap { lists[$0] } ?? []
      note(row, name, in: &instrument)
      if isTableList, kind == .single {
        if let matrix, instrument.questions[matrix].options == options {
          return instrument.questions[matrix].rows.append((name, label))
        }
        var question = Instrument.Question(stem: groupLabel, isRequired: isRequired(row))
        (question.kind, question.options, question.rows) = (.matrixSingle, options, [(name, label)])
        instrument.questions.append(question)
        matrix = instrument.questions.count - 1
        return
      }
      var question = Instrument.Question(stem: label.isEmpty ? name : label, isRequired: isRequired(row))
      (question.name, question.kind, question.options) = (name, kind, options)
      question.allowsOtherText = words.contains("or_other")
      instrument.questions.append(question)
    }

    private func isRequired(_ row: [String]) -> Bool {
      ["yes", "true", "true()", "1"].contains(survey.cell(row, "required").lowercased())
    }

    /// Conditions are written in another language than ours and would have to be checked anyhow.
    private func note(_ row: [String], _ name: String, in instrument: inout Instrument) {
      let relevant = survey.cell(row, "relevant") + survey.cell(row, "relevance")
      if !relevant.isEmpty { instrument.notCarriedOver.append("\(name) 的显示条件 \(relevant)") }
    }

    private static func kind(_ type: String) -> QuestionKind? {
      switch type {
      case "select_one", "select_one_from_file": .single
      case "select_multiple", "select_multiple_from_file": .multiple
      case "rank": .ranking
      case "text": .text
      case "integer", "decimal", "range": .number
      case "date", "datetime", "dateTime": .date
      case "note": .instruction
      default: nil
      }
    }
  }
}
