import Questionnaires
import Responses
import Screening
import SurveyFixtures
import SurveyStatistics
import Tabulation
import Testing

/// The library's readers counted without errors: what needs no more than counts is what it is with them.
@Suite struct CountsOnlyTests {
  private static func analysis(countsOnly: Bool, weights: String? = nil) throws -> SurveyAnalysis {
    let questionnaire = try Questionnaire(fixture: Library.yaml)
    var reader = ResponseReader(questionnaire, needs: MetadataNeeds(weights: weights))
    reader.read(ExportFile(Library.export))
    let screened = Screening(rules: questionnaire.validityRules).apply(to: reader.finish().table)
    return try SurveyAnalyser(questionnaire, countsOnly: countsOnly).analyse(screened)
  }

  @Test(arguments: [nil, "权重"]) func `figures, bases and weighted figures are the same`(weights: String?)
    throws
  {
    let counted = try Self.analysis(countsOnly: true, weights: weights).satisfaction
    let whole = try Self.analysis(countsOnly: false, weights: weights).satisfaction
    for figure in counted {
      let other = try #require(whole.first { $0.formula.id == figure.formula.id })
      #expect(figure.value == other.value)
      #expect(figure.respondents == other.respondents && figure.answers == other.answers)
      #expect(figure.weighted?.value == other.weighted?.value)
      #expect(figure.weighted?.weightedBase == other.weighted?.weightedBase)
      #expect((figure.weighted == nil) == (other.weighted == nil))
    }
    #expect(counted.contains { $0.weighted != nil } == (weights != nil))
    // The library declares twenty formulas; the usual ones beside them are left out.
    #expect(counted.count == 20)
  }

  @Test func `there is no error, interval or reliability, and it says why`() throws {
    let analysis = try Self.analysis(countsOnly: true, weights: "权重")
    #expect(analysis.detail == .counts)
    let pooled = try #require(analysis.satisfaction.first)
    let estimate = try #require(pooled.estimate)
    #expect(estimate.error == .failure(.answersNotPaired) && estimate.interval == nil)
    #expect(pooled.weighted?.error == .failure(.answersNotPaired))
    guard case .failure(.answersNotPaired) = analysis.reliability else {
      Issue.record("counts say nothing about reliability")
      return
    }
  }

  /// Pupils 1–5 and 10 answer Q3 with 满意 (weight 1), 一般 (1), 满意 (2), 很满意 (1), nothing (3) and nothing (1).
  @Test func `every question is counted in every group`() throws {
    let analysis = try Self.analysis(countsOnly: true, weights: "权重")
    let pupils = try #require(analysis.groups.first)
    #expect(pupils.code == "S")
    let answers = pupils.items[3]
    #expect(answers.counts == [1, 2, 1, 0, 0])
    #expect(answers.weighted.weights == [1, 3, 1, 0, 0])
    #expect(answers.weighted.squaredWeights == [1, 5, 1, 0, 0])
    #expect(answers.unanswered == 2)
  }
}
