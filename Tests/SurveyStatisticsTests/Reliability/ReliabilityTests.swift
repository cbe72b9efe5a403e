import SurveyStatistics
import Testing

/// Against R `psych` at relative 1e-9 on the sixty people's complete ratings.
struct ReliabilityTests {
  static let tally = SixtyPeople.all.reduce(into: CovarianceTally(variables: 5)) {
    $0.add($1.ratings.map(Double.init))
  }

  @Test func `alpha, raw and standardised`() throws {
    let reliability = try Reliability(Self.tally)
    let expected = surveyReference["alpha"]
    #expect(isClose(reliability.alpha, expected[0], within: 1e-9))
    #expect(isClose(reliability.standardizedAlpha, expected[1], within: 1e-9))
    #expect(reliability.respondents == 60)
  }

  @Test func `each item without and beside the others`() throws {
    let items = try Reliability(Self.tally).items
    for (item, expected) in zip(items, surveyReference["dropped"]) {
      #expect(isClose(item.alphaIfDropped, expected, within: 1e-9))
    }
    for (item, expected) in zip(items, surveyReference["rest"]) {
      #expect(isClose(item.itemRestCorrelation, expected, within: 1e-9))
    }
  }

  @Test func `correlations`() throws {
    let correlation = try #require(Self.tally.correlation)
    let computed = (0..<5).flatMap { column in (column + 1..<5).map { correlation[$0, column] } }
    for (r, expected) in zip(computed, surveyReference["correlation"]) {
      #expect(isClose(r, expected, within: 1e-9))
    }
  }

  @Test func `Kaiser–Meyer–Olkin and Bartlett`() throws {
    let adequacy = try FactorAdequacy(Self.tally)
    let expected = surveyReference["kmo"]
    #expect(isClose(adequacy.kmo, expected[0], within: 1e-9))
    for (kmo, item) in zip(adequacy.itemKMO, expected.dropFirst()) {
      #expect(isClose(kmo, item, within: 1e-9))
    }
    let bartlett = surveyReference["bartlett"]
    #expect(isClose(adequacy.bartlett.statistic, bartlett[0], within: 1e-9))
    #expect(Double(adequacy.bartlett.degreesOfFreedom) == bartlett[1])
    #expect(isClose(adequacy.bartlett.pValue, bartlett[2], within: 1e-9))
  }

  @Test func `two items that agree exactly have alpha one, opposite ones have none`() throws {
    var (same, opposite) = (CovarianceTally(variables: 2), CovarianceTally(variables: 2))
    for value in [1.0, 2, 4] {
      same.add([value, value])
      opposite.add([value, 6 - value])
    }
    #expect(isClose(try Reliability(same).alpha, 1))
    #expect(throws: UndefinedReason.noVariation) { try Reliability(opposite) }
    #expect(throws: UndefinedReason.singularMatrix) { try FactorAdequacy(same) }
  }

  @Test func `what cannot be computed says why`() throws {
    #expect(throws: UndefinedReason.tooFewItems(needed: 2)) { try Reliability(CovarianceTally(variables: 1)) }
    var tally = CovarianceTally(variables: 3)
    #expect(throws: UndefinedReason.nobodyAnswered) { try Reliability(tally) }
    tally.add([1, 2, 3])
    #expect(throws: UndefinedReason.oneRespondent) { try FactorAdequacy(tally) }
    tally.add([1, 3, 1])
    #expect(throws: UndefinedReason.noVariation) { try FactorAdequacy(tally) }
    tally.add([2, 2, 2])
    // Three rows leave no more than two dimensions to three items.
    #expect(throws: UndefinedReason.singularMatrix) { try FactorAdequacy(tally) }
  }

  @Test func `alpha does not mind a common scale or any shift`() throws {
    let moved = SixtyPeople.all.reduce(into: CovarianceTally(variables: 5)) {
      $0.add($1.ratings.map { 25 * Double($0) + 1000 })
    }
    #expect(isClose(try Reliability(moved).alpha, try Reliability(Self.tally).alpha))
  }
}
