import SurveyStatistics
import Testing

struct NetPromoterTests {
  @Test(arguments: [("plain", false), ("weighted", true)])
  func `score, error and interval as R's mean of ±100`(name: String, isWeighted: Bool) throws {
    var tally = FrequencyTally(categories: 11)
    for (i, person) in SixtyPeople.all.enumerated() {
      let answer = min(10, person.ratings[0] + person.ratings[1] + i % 2)
      tally.add(answer, weight: isWeighted ? person.weight : 1)
    }
    let score = try #require(tally.netPromoterScore())
    let interval = try #require(score.interval)
    let computed = [score.value, score.standardError ?? .nan, interval.lower, interval.upper]
    #expect(relativeError(computed, scaleReference["\(name) nps"]) < 1e-9)
  }

  @Test func `five promoters, three passives and two detractors are thirty`() throws {
    let tally = FrequencyTally(counts: [1, 0, 0, 0, 0, 0, 1, 1, 2, 3, 2])
    #expect(isClose(try #require(tally.netPromoterScore()).value, 30))
    #expect(FrequencyTally(categories: 11).netPromoterScore() == nil)
  }
}
