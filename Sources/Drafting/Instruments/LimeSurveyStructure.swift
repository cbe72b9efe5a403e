internal import ExactNumbers
internal import Questionnaires

/// The structure of a LimeSurvey survey (LimeSurvey 问卷结构): its tab-separated export, where nesting is nearness: a
/// subquestion and an answer belong to the question above them.
package struct LimeSurveyStructure: Sendable {
  private let table: StructureTable

  /// - Returns: `nil` when the table is none.
  package init?(_ table: StructureTable) {
    guard table.has("class", "name", "text"), table.has("type/scale") else { return nil }
    self.table = table
  }

  /// The questionnaire in its base language; `nil` when it has no questions.
  package func instrument() -> Instrument? {
    var instrument = Instrument(title: "")
    let language = self.language
    var section: String?
    for row in table.rows {
      let own = table.cell(row, "language")
      guard own.isEmpty || language == nil || own == language else { continue }
      if table.cell(row, "class") == "G" {
        // The tab-separated form gives the title in the first row of the group, a description in others.
        let title = table.cell(row, "text").isEmpty ? table.cell(row, "name") : table.cell(row, "text")
        section = title.withoutMarkup
      }
      let known = instrument.questions.count
      read(row, into: &instrument)
      if instrument.questions.count > known { instrument.questions[known].section = section }
    }
    for index in instrument.questions.indices { instrument.questions[index].settle() }
    return instrument.questions.isEmpty ? nil : instrument
  }

  /// The base language, else the first one.
  private var language: String? {
    let base = table.rows.first { table.cell($0, "class") == "S" && table.cell($0, "name") == "language" }
    let text = base.map { table.cell($0, "text") } ?? ""
    return text.isEmpty ? table.rows.lazy.map { table.cell($0, "language") }.first { !$0.isEmpty } : text
  }

  private func read(_ row: [String], into instrument: inout Instrument) {
    let (name, text) = (table.cell(row, "name"), table.cell(row, "text").withoutMarkup)
    let last = instrument.questions.indices.last
    switch table.cell(row, "class") {
    case "SL": if name == "surveyls_title" { instrument.title = text }
    case "Q": begin(row, name, text, in: &instrument)
    case "SQ":
      guard let last else { return }
      // Dual scales and arrays of texts have a second list across the top.
      if ["", "0"].contains(table.cell(row, "type/scale")) {
        instrument.questions[last].rows.append((name, text.isEmpty ? name : text))
      }
    case "A":
      guard let last, ["", "0"].contains(table.cell(row, "type/scale")) else { return }
      let score = ExactDecimal(table.cell(row, "assessment_value"))
      instrument.questions[last].options.append(
        Instrument.Option(code: name, text: text.isEmpty ? name : text, score: score))
    default: break
    }
  }

  private func begin(_ row: [String], _ name: String, _ text: String, in instrument: inout Instrument) {
    let letter = table.cell(row, "type/scale")
    guard let form = LimeSurveyForm(letter: letter) else {
      instrument.notCarriedOver.append("\(name)：LimeSurvey 题型 \(letter)")
      return
    }
    let condition = table.cell(row, "relevance")
    if !["", "1"].contains(condition) { instrument.notCarriedOver.append("\(name) 的显示条件 \(condition)") }
    if letter == "1" { instrument.notCarriedOver.append("\(name) 的第二个量表") }
    var question = Instrument.Question(
      stem: text.isEmpty ? name : text, isRequired: ["Y", "S"].contains(table.cell(row, "mandatory")))
    (question.name, question.kind, question.options) = (name, form.kind, form.options)
    question.allowsOtherText = table.cell(row, "other") == "Y"
    instrument.questions.append(question)
  }
}

extension Instrument.Question {
  /// Subquestions of a multiple choice are its options; assessment values that are all 0 say nothing.
  fileprivate mutating func settle() {
    if kind == .multiple || kind == .ranking, options.isEmpty {
      options = rows.map { Instrument.Option(code: $0.code, text: $0.text) }
      rows = []
    }
    if allowsOtherText, kind == .multiple || kind == .single {
      options.append(Instrument.Option(code: "-oth-", text: "其他"))
    }
    if options.allSatisfy({ $0.score == nil || $0.score == 0 }) {
      for index in options.indices { options[index].score = nil }
    }
  }
}

/// What a letter of LimeSurvey means.
private struct LimeSurveyForm {
  let kind: QuestionKind
  /// Options the type brings along.
  var options: [Instrument.Option] = []

  init?(letter: String) {
    func points(_ range: ClosedRange<Int>) -> [Instrument.Option] {
      range.map { Instrument.Option(code: "\($0)", text: "\($0)") }
    }
    func texts(_ texts: [(String, String)]) -> [Instrument.Option] {
      texts.map { Instrument.Option(code: $0.0, text: $0.1) }
    }
    switch letter {
    case "L", "!", "O", "I", "G":
      kind = .single
      if letter == "G" { options = texts([("F", "女"), ("M", "男")]) }
    case "5": (kind, options) = (.scale, points(1...5))
    case "Y": (kind, options) = (.single, texts([("Y", "是"), ("N", "否")]))
    case "M", "P": kind = .multiple
    case "R": kind = .ranking
    case "F", "H", "1": kind = .matrixSingle
    case "A": (kind, options) = (.matrixSingle, points(1...5))
    case "B": (kind, options) = (.matrixSingle, points(1...10))
    case "C": (kind, options) = (.matrixSingle, texts([("Y", "是"), ("U", "不确定"), ("N", "否")]))
    case "E": (kind, options) = (.matrixSingle, texts([("I", "增加"), ("S", "不变"), ("D", "减少")]))
    case "N": kind = .number
    case "S", "T", "U": kind = .text
    case "Q", "K": kind = .multipleText
    case "D": kind = .date
    case "X", "*": kind = .instruction
    default: return nil
    }
  }
}
