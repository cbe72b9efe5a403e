import Questionnaires
import Responses
import SurveyFixtures
import Testing

@testable import Drafting

/// An export of several parts: who answered, by the row's number, and a hundred addresses.
@Suite struct PartedDraftTests {
  private static let responses = 60_000

  private static let export: String = {
    let filler = String(repeating: "x", count: 120)
    var rows = ["序号,提交答卷时间,所用时间,来自IP,1、您满意吗,2、希望改进(多选题),3、到访日期,4、您的意见"]
    for row in 0..<responses {
      let answer = ["满意", "不满意", "", "非常满意"][row % 4]
      let wishes = ["排队┋设施", "设施", "停车┋排队"][row % 3]
      let day = "\(2001 + row / 336 % 20)-\(row / 28 % 12 + 1)-\(row % 28 + 1)"
      rows.append(
        "\(row + 1),2024/5/\(row % 9 + 1) 10:00:00,\(60 + row % 7)秒,10.0.0.\(row % 100),\(answer),\(wishes),\(day),"
          + "\(filler)\(row)")
    }
    // Rows that somebody cleared are no responses.
    rows.insert(",,,,,,,", at: 30_000)
    rows.append(",,,,,,,")
    return rows.joined(separator: "\n") + "\n"
  }()

  private func export(threads: Int) throws -> ProfiledExport {
    try ProfiledExport(ExportFile(Self.export), threads: threads)
  }

  @Test func `a draft is the same on any number of threads`() throws {
    let drafts = try [1, 2, 5].map { DraftedSurvey(try export(threads: $0)).yaml }
    #expect(Set(drafts).count == 1)
    #expect(drafts[0].contains("题型: 日期"))
  }

  @Test func `parts count what the file holds`() throws {
    let export = try export(threads: 3)
    #expect(export.records == Self.responses)
    #expect(export.encoding == "UTF-8")
    #expect(export.metadata.days.map { [$0.first, $0.last] } == ["2024-05-01", "2024-05-09"])
    #expect(export.metadata.medianSeconds == 63)
    #expect(export.metadata.mostFromOneAddress == Self.responses / 100)
    let answers = AnswerSummary(export.columns[4], export.marks)
    #expect(answers.unanswered == 15_000)
    #expect(answers.texts.map(\.count) == [15_000, 15_000, 15_000])
    let wishes = AnswerSummary(export.columns[5], export.marks)
    #expect(
      wishes.parts == [
        .init(text: "排队", count: 40_000), .init(text: "设施", count: 40_000), .init(text: "停车", count: 20_000),
      ])
  }

  @Test func `more different days than are counted are days all the same`() throws {
    let survey = DraftedSurvey(try export(threads: 2))
    #expect(survey.questions.map(\.kind) == [.scale, .multiple, .date, .text])
  }

  @Test func `a matrix of texts has no options, whatever signs are in them`() throws {
    var rows = ["序号,1、联系—地址,1、联系—单位"]
    for row in 0..<3_000 { rows.append("\(row),\"某区；某街\(row)号\",\"\(row)局；\(row)科\"") }
    let survey = DraftedSurvey(try ProfiledExport(ExportFile(rows.joined(separator: "\n"))))
    #expect(survey.questions.map(\.kind) == [.multipleText])
    #expect(survey.questions[0].options.isEmpty)
  }

  @Test func `a file that cannot be read to its end has no draft`() {
    #expect(throws: (any Error).self) {
      _ = try ProfiledExport(ExportFile(Self.export + "1,2024/5/6 10:00:00,\"满意"), threads: 2)
    }
  }
}
