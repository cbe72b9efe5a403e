import Diagnostics
import Questionnaires
import Reports
import Screening
import SurveyFixtures
import Tables
import Tabulation
import Testing

@Suite struct SurveyComparisonTests {
  private func survey(_ id: String, _ name: String) throws -> AnalysedSurvey {
    let questionnaire = try Questionnaire(fixture: Library.yaml)
    let screened = Screening(rules: questionnaire.validityRules)
      .apply(to: questionnaire.read(Library.export).table)
    return AnalysedSurvey(id: id, name: name, analysis: try SurveyAnalyser(questionnaire).analyse(screened))
  }

  @Test func `surveys and groups stand side by side, dimension by dimension`() throws {
    let surveys = [try survey("a", "甲"), try survey("b", "乙")]
    let table = try #require(SurveyComparison(surveys, language: .zh)).table
    #expect(
      table.columns.map(\.header) == ["维度", "甲", "甲 · 学生", "甲 · 教师", "乙", "乙 · 学生", "乙 · 教师"])
    // 23/30 of all answers are satisfied; 11/15 and 12/15 in the dimensions.
    let rows = table.rows.map { $0.cells.map(\.text) }
    #expect(rows[0] == ["有效数", "10", "6", "3", "10", "6", "3"])
    #expect(rows[1] == ["总体", "76.67", "75.00", "70.00", "76.67", "75.00", "70.00"])
    #expect(rows[2] == ["藏书", "73.33", "75.00", "60.00", "73.33", "75.00", "60.00"])
    #expect(rows[3] == ["环境", "80.00", "75.00", "80.00", "80.00", "75.00", "80.00"])
  }
}
