import ExactNumbers
import Questionnaires
import Testing

@testable import Drafting

struct LimeSurveyDocumentTests {
  /// A table of an .lss file: rows of fields, texts in CDATA as LimeSurvey writes them.
  private static func table(_ name: String, _ rows: [[(String, String)]]) -> String {
    let rows = rows.map { row in
      "<row>" + row.map { "<\($0)><![CDATA[\($1)]]></\($0)>" }.joined() + "</row>"
    }
    return "<\(name)><fields><fieldname>qid</fieldname></fields><rows>\(rows.joined())</rows></\(name)>"
  }

  private static func question(
    _ id: String, _ name: String, _ type: String, group: String = "1", order: String, parent: String = "0",
    other: String = "N", text: String? = nil
  ) -> [(String, String)] {
    [
      ("qid", id), ("parent_qid", parent), ("gid", group), ("type", type), ("title", name), ("other", other),
      ("mandatory", "Y"), ("question_order", order), ("scale_id", "0"), ("relevance", "1"),
    ] + (text.map { [("question", $0), ("language", "zh-Hans")] } ?? [])
  }

  private static func document(_ tables: String) -> [UInt8] {
    Array(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <document><LimeSurveyDocType>Survey</LimeSurveyDocType><DBVersion>366</DBVersion>
      <languages><language>zh-Hans</language></languages>\(tables)</document>
      """.utf8)
  }

  private static let surveys =
    table("surveys", [[("sid", "9"), ("language", "zh-Hans")]])
    + table(
      "surveys_languagesettings",
      [
        [("surveyls_title", "平台满意度"), ("surveyls_language", "zh-Hans")],
        [("surveyls_title", "Satisfaction"), ("surveyls_language", "en")],
      ])

  /// As versions 2 and 3 write it: texts in the tables, answers and questions out of order.
  private static let third = document(
    surveys
      + table(
        "groups",
        [
          [("gid", "2"), ("group_name", "运维"), ("group_order", "2"), ("language", "zh-Hans")],
          [("gid", "1"), ("group_name", "服务"), ("group_order", "1"), ("language", "zh-Hans")],
        ])
      + table(
        "questions",
        [
          question("12", "speed", "L", group: "2", order: "1", text: "<p>对速度是否满意</p>"),
          question("11", "wish", "M", order: "2", text: "希望改进"),
          question("10", "rated", "F", order: "1", text: "请评价"),
        ])
      + table(
        "subquestions",
        [
          question("21", "SQ2", "T", order: "2", parent: "10", text: "态度"),
          question("20", "SQ1", "T", order: "1", parent: "10", text: "环境"),
          question("22", "a", "T", order: "1", parent: "11", text: "培训"),
          question("23", "b", "T", order: "2", parent: "11", text: "功能"),
        ])
      + table(
        "answers",
        ["10", "12"].flatMap { id in
          [("A2", "不满意", "0", "2"), ("A1", "满意", "100", "1")].map { code, text, score, order in
            [
              ("qid", id), ("code", code), ("answer", text), ("assessment_value", score),
              ("sortorder", order), ("scale_id", "0"), ("language", "zh-Hans"),
            ]
          }
        }))

  private func survey(_ document: [UInt8]) throws -> DraftedSurvey {
    let structure = try #require(LimeSurveyStructure(document: document))
    return DraftedSurvey(try #require(structure.instrument()), file: "survey.lss")
  }

  @Test func `questions stand in the order of their groups, options and rows in theirs`() throws {
    let survey = try survey(Self.third)
    #expect(survey.title == "平台满意度")
    #expect(survey.questions.map(\.id) == ["rated", "wish", "speed"])
    #expect(survey.questions.map(\.text) == ["请评价", "希望改进", "对速度是否满意"])
    #expect(survey.questions.map(\.kind) == [.matrixSingle, .multiple, .scale])
    #expect(survey.questions[0].rows.map(\.text) == ["环境", "态度"])
    #expect(survey.questions[1].options.map(\.text) == ["培训", "功能"])
    #expect(survey.scales.map { $0.options.map(\.code) } == [["A1", "A2"]])
    #expect(survey.scales[0].options.map(\.score) == [100, 0])
  }

  @Test func `groups that rate something are dimensions`() throws {
    let read = Questionnaire.read(bytes: Array(try survey(Self.third).yaml.utf8), file: "d.yaml")
    let questionnaire = try #require(read.questionnaire)
    #expect(questionnaire.dimensions.map(\.name) == ["服务", "运维"])
  }

  @Test func `later versions keep texts in tables of their own, one row for each language`() throws {
    func texts(_ key: String, _ field: String, _ texts: [(String, String)]) -> [[(String, String)]] {
      texts.flatMap { id, text in
        [
          [(key, id), (field, "English \(id)"), ("language", "en")],
          [(key, id), (field, text), ("language", "zh-Hans")],
        ]
      }
    }
    let document = Self.document(
      Self.surveys + Self.table("groups", [[("gid", "1"), ("group_order", "1")]])
        + Self.table("group_l10ns", texts("gid", "group_name", [("1", "服务")]))
        + Self.table("questions", [Self.question("10", "kind", "L", order: "1", other: "Y")])
        + Self.table("question_l10ns", texts("qid", "question", [("10", "您的单位")]))
        + Self.table(
          "answers",
          [("1", "A1"), ("2", "A2")].map { id, code in
            [("aid", id), ("qid", "10"), ("code", code), ("sortorder", id), ("assessment_value", "0")]
          })
        + Self.table("answer_l10ns", texts("aid", "answer", [("1", "海关"), ("2", "边检")])))
    let survey = try survey(document)
    #expect(survey.questions.map(\.text) == ["您的单位"])
    #expect(survey.questions[0].options.map(\.text) == ["海关", "边检", "其他"])
    #expect(survey.questions[0].options.map(\.score) == [nil, nil, nil])
  }

  @Test(arguments: [
    "<!DOCTYPE d [<!ENTITY a \"b\">]><document><LimeSurveyDocType>Survey</LimeSurveyDocType></document>",
    "<document><LimeSurveyDocType>Survey</LimeSurveyDocType><questions><rows><row>",
    "<document><LimeSurveyDocType>" + String(repeating: "<a>", count: 10_000),
    "<html><body>LimeSurvey</body></html>", "序号,LimeSurveyDocType\n",
  ])
  func `what is damaged, hostile or something else is refused`(text: String) {
    #expect(LimeSurveyStructure(document: Array(text.utf8)) == nil)
  }
}
