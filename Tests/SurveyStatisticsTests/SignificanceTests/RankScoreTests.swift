import SurveyStatistics
import Testing

/// Against R `svyranktest` where that is right, and against its formula with mid-ranks where it is not.
struct RankScoreTests {
  static let names: [(String, RankScore)] = [
    ("wilcoxon", .wilcoxon), ("vanderWaerden", .vanDerWaerden), ("median", .median),
  ]

  static let scores = NumericColumn(Towns.people.map(\.score))

  @Test(arguments: [("equal ranks", Towns.Drawing.unweighted), ("mid-ranks", .clusters)], names)
  func `two groups`(design: (String, Towns.Drawing), kind: (String, RankScore)) throws {
    let test = try design.1.design()
      .compareRanks(of: Self.scores, between: TownQuestions.firstTwoAreas, score: kind.1)
      .difference(1, 0, convention: .regression)
    let printed = [test.difference, test.statistic, Double(test.degreesOfFreedom), test.pValue]
    #expect(relativeError(printed, significanceReference["\(design.0) \(kind.0)"]) < 1e-9)
  }

  @Test(arguments: [("equal ranks", Towns.Drawing.unweighted), ("mid-ranks", .clusters)])
  func `several groups`(name: String, drawing: Towns.Drawing) throws {
    let test = try drawing.design().compareRanks(of: Self.scores, between: TownQuestions.areas)
      .anyDifference(convention: .regression)
    #expect(relativeError(test.printed, significanceReference["\(name) three groups"]) < 1e-9)
  }

  /// R is wrong here: `svyranktest` gives another t for the same rows in another order.
  @Test func `the order of rows does not matter`() throws {
    let orders = ["as drawn", "backwards", "by weight"].map {
      significanceReference["R's rank test \($0)"][1]
    }
    #expect(Set(orders).count == 3)
    let people = Towns.people
    let (values, weights) = (people.map(\.score), people.map(\.weight))
    let forwards = RankScore.wilcoxon.scores(of: values, weights: weights)
    let backwards = RankScore.wilcoxon.scores(of: values.reversed(), weights: weights.reversed())
    #expect(forwards == backwards.reversed())
  }

  @Test func `ranks by hand`() {
    // Weights 1 2 | 3 | 4 below, level and above: 2 and 2 are level with 3 of 10, so (1 + 3/2)/10.
    let scores = RankScore.wilcoxon.scores(of: [2, 1, nil, 2, 9], weights: [1, 1, 7, 2, 6])
    #expect(scores == [0.25, 0.05, nil, 0.25, 0.7])
    let medians = RankScore.median.scores(of: [2, 1, nil, 2, 9], weights: [1, 1, 7, 2, 6])
    #expect(medians == [0, 0, nil, 0, 1])
  }

  @Test func `any growing change of the scale leaves ranks alone`() {
    let values = Towns.people.map(\.score)
    let stretched = values.map { $0.map { $0 * $0 * 1e9 } }
    let weights = Towns.people.map(\.weight)
    for score in RankScore.allCases {
      #expect(score.scores(of: values, weights: weights) == score.scores(of: stretched, weights: weights))
    }
  }

  @Test func `weights of one are no weights, and everybody alike is in the middle`() {
    #expect(RankScore.wilcoxon.scores(of: [3, 3, 3], weights: [1, 1, 1]) == [0.5, 0.5, 0.5])
    #expect(RankScore.vanDerWaerden.scores(of: [3, 3], weights: [1, 2]) == [0, 0])
    #expect(RankScore.median.scores(of: [nil], weights: [1]) == [nil])
    #expect(
      RankScore.wilcoxon.scores(of: [1, 2], weights: [1, 1])
        == RankScore.wilcoxon.scores(of: [1, 2], weights: [5, 5]))
  }

  /// Weights 1, 7, 1: the middle one has a rank of 4.5/9, one half and not above it. In tenths it came out 10⁻¹⁶ above.
  @Test func `the scale of weights does not move a rank across the median`() {
    for scale in [1, 0.1, 1e-7, 1e9] {
      let scores = RankScore.median.scores(of: [1, 2, 3], weights: [scale, 7 * scale, scale])
      #expect(scores == [0, 0, 1], "\(scale)")
    }
  }
}
