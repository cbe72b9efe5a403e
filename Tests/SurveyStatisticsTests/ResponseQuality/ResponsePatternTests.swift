import SurveyStatistics
import Testing

struct ResponsePatternTests {
  @Test func `a blank breaks a run`() {
    #expect(ResponsePattern.longestRun(of: [3, 3, nil, 3, 3, 3, 1]) == 3)
    #expect(ResponsePattern.longestRun(of: [5, 5, 5, 5]) == 4)
    #expect(ResponsePattern.longestRun(of: [nil, nil, 2]) == 1)
    #expect(ResponsePattern.longestRun(of: [Int?]()) == 0)
  }

  @Test func `variability of the first three of the sixty, as R's sd`() {
    for (person, expected) in zip(SixtyPeople.all, surveyReference["irv"]) {
      let computed = ResponsePattern.individualVariability(of: person.ratings.map(Double.init))
      #expect(isClose(computed, expected))
    }
  }

  @Test func `one answer does not vary in any way`() {
    #expect(ResponsePattern.individualVariability(of: [4, nil]) == nil)
    #expect(ResponsePattern.individualVariability(of: [4, nil, 4]) == 0)
  }

  @Test func `an item that was skipped is no item left blank`() {
    let answers = [4, nil, nil, 2, nil]
    #expect(ResponsePattern.itemNonresponse(of: answers, asked: [true, true, false, true, true]) == 0.5)
    #expect(ResponsePattern.itemNonresponse(of: answers, asked: [false, false, false, false, false]) == nil)
    #expect(ResponsePattern.itemNonresponse(of: [1, 2], asked: [true, true]) == 0)
  }
}
