internal import Questionnaires
internal import Responses
public import Screening
internal import Tables

/// What valid respondents typed into questions about opinions (开放题原文), in file order; of no other question.
///
/// Free text may name people, so that it is listed only where somebody asks for it. No answer stands beside the platform's
/// id or another answer of the same person.
public struct OpenAnswers: Sendable {
  private struct Question {
    let id: String
    let text: String
    let answers: [String]
  }

  private let questions: [Question]

  /// The texts of the responses that count, as far as they were kept in reading.
  public init(_ screened: ScreenedResponses) {
    let questionnaire = screened.table.questionnaire
    questions = questionnaire.items.enumerated().compactMap { index, item in
      guard questionnaire.question(of: item).role == .opinion else { return nil }
      let texts = screened.table.columns[index].texts
      let answers = texts.keys.sorted().filter { screened.isValid($0) }.compactMap { texts[$0] }
      return Question(id: questionnaire.name(of: item), text: questionnaire.text(of: item), answers: answers)
    }
  }

  func tables(_ words: Words) -> [Table] {
    questions.map { question in
      var table = Table(
        title: words("原文：", "Answers in full: ") + "\(question.id) \(question.text)",
        columns: [.init(words("答案", "Answer"))])
      for answer in question.answers { table.append([.init(answer)]) }
      if question.answers.isEmpty { table.notes = [words("没有人填写。", "Nobody typed anything.")] }
      return table
    }
  }

  var json: JSONValue {
    .array(
      questions.map { question in
        .object([
          "id": .string(question.id), "text": .string(question.text),
          "answers": .array(question.answers.map(JSONValue.string)),
        ])
      })
  }
}
