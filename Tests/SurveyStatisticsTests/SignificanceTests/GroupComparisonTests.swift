import SurveyStatistics
import Testing

/// Against R `svyttest`, `svycontrast` and `regTermTest` at relative 1e-9; see `Reference/significance.R`.
struct GroupComparisonTests {
  static let scores = NumericColumn(Towns.people.map(\.score))

  @Test(arguments: TownQuestions.drawings)
  func `two groups`(drawing: Towns.Drawing) throws {
    let groups = try drawing.design().compare(Self.scores, between: TownQuestions.firstTwoAreas)
    let test = try groups.difference(1, 0, convention: .regression)
    let printed = [test.difference, test.statistic, Double(test.degreesOfFreedom), test.pValue]
    #expect(relativeError(printed, significanceReference["\(drawing) two groups"]) < 1e-9)
    // As an estimate among others the difference has all degrees of freedom of the design.
    #expect(try groups.difference(1, 0).degreesOfFreedom == test.degreesOfFreedom + 1)
  }

  @Test(arguments: TownQuestions.drawings)
  func `several groups`(drawing: Towns.Drawing) throws {
    let groups = try drawing.design().compare(Self.scores, between: TownQuestions.areas)
    let expected = significanceReference["\(drawing) three groups"]
    let test = try groups.anyDifference(convention: .regression)
    #expect(relativeError(test.printed, expected) < 1e-9)
    // The adjusted test has one degree more and a smaller F: (ν−1)/ν with k = 2.
    let nu = Double(groups.degreesOfFreedom)
    let adjusted = try groups.anyDifference()
    #expect(isClose(adjusted.statistic, test.statistic * (nu - 1) / nu))
    #expect(adjusted.denominatorDegreesOfFreedom == nu - 1)
  }

  @Test(arguments: TownQuestions.drawings)
  func `pairs keep the covariance of areas that share towns`(drawing: Towns.Drawing) throws {
    let groups = try drawing.design().compare(Self.scores, between: TownQuestions.areas)
    let pairs = groups.pairs(adjustment: .none)
    #expect(pairs.map { [$0.first, $0.second] } == [[0, 1], [0, 2], [1, 2]])
    for (pair, name) in zip(pairs, ["1 -1 0", "1 0 -1", "0 1 -1"]) {
      let test = try pair.test.get()
      let expected = significanceReference["\(drawing) pair \(name)"]
      #expect(relativeError([test.difference, test.standardError], expected) < 1e-9)
      #expect(pair.adjustedPValue == test.pValue)
    }
  }

  @Test(arguments: TownQuestions.drawings)
  func `two answers of the same people`(drawing: Towns.Drawing) throws {
    let people = Towns.people
    let pair = try drawing.design().compare(
      NumericColumn(people.map(\.spend)), with: NumericColumn(people.map(\.budget)))
    let test = try pair.difference(0, 1, convention: .regression)
    let printed = [test.difference, test.statistic, Double(test.degreesOfFreedom), test.pValue]
    #expect(relativeError(printed, significanceReference["\(drawing) paired"]) < 1e-9)
  }

  @Test func `pairs are the people who have both numbers`() throws {
    let (spend, budget): ([Double?], [Double?]) = ([3, nil, 5, 4], [1, 2, nil, 3])
    let pair = try SampleDesign(rows: 4).compare(NumericColumn(spend), with: NumericColumn(budget))
    // Differences 2 and 1: mean 1.5, influences (2 − 1.5)/2 = ¼, 0, 0, −¼, variance 4/3 · (1/16 + 1/16) = 1/6.
    let test = try pair.difference(0, 1)
    #expect(test.difference == 1.5 && isClose(test.standardError, (1.0 / 6).squareRoot()))
    #expect(test.degreesOfFreedom == 1)
  }

  /// R holds the means themselves, whose differences have 7 digits left near 10⁹. Shifting changes no test, and a scale only
  /// the difference, so that R's figures of the scores themselves are what must come out: every digit of them.
  @Test(arguments: TownQuestions.drawings)
  func `scores near a billion keep their differences`(drawing: Towns.Drawing) throws {
    let far = NumericColumn(Towns.people.map { $0.score.map { 1e9 + 25 * $0 } })
    let design = try drawing.design()
    let groups = design.compare(far, between: TownQuestions.areas)
    let any = try groups.anyDifference(convention: .regression)
    #expect(relativeError(any.printed, significanceReference["\(drawing) three groups"]) < 1e-9)
    for (pair, name) in zip(groups.pairs(adjustment: .none), ["1 -1 0", "1 0 -1", "0 1 -1"]) {
      let test = try pair.test.get()
      let printed = [test.difference / 25, test.standardError / 25]
      #expect(relativeError(printed, significanceReference["\(drawing) pair \(name)"]) < 1e-9)
    }
    let contrast = try #require(design.table(of: .mean(far, by: TownQuestions.areas)).contrast([1, 0, -1]))
    let printed = [contrast.value / 25, (contrast.standardError ?? .nan) / 25]
    #expect(relativeError(printed, significanceReference["\(drawing) pair 1 0 -1"]) < 1e-9)
    // The values are what they are.
    #expect(groups.values == design.table(of: .mean(far, by: TownQuestions.areas)).values)
  }

  @Test(arguments: TownQuestions.drawings)
  func `so do pairs of numbers near a billion`(drawing: Towns.Drawing) throws {
    let people = Towns.people
    let pair = try drawing.design().compare(
      NumericColumn(people.map { 1e9 + $0.spend }), with: NumericColumn(people.map { 1e9 + $0.budget }))
    let test = try pair.difference(0, 1, convention: .regression)
    let printed = [test.difference, test.statistic, Double(test.degreesOfFreedom), test.pValue]
    #expect(relativeError(printed, significanceReference["\(drawing) paired"]) < 1e-9)
  }

  @Test func `by hand: two independent groups of two`() throws {
    // Variances of the means 1 and 3, difference 4: t = 2 on ν = 2, p = 1 − 2/√6 = 0.18350.
    let groups = GroupComparison(
      values: [7, 3], covariance: SymmetricMatrix(lowerTriangle: [[1], [0, 3]]), degreesOfFreedom: 2)
    let test = try groups.difference(0, 1)
    #expect(test.statistic == 2 && isClose(test.pValue, 1 - 2 / 6.0.squareRoot(), within: 1e-12))
    #expect(isClose(test.interval().upper, 4 + 2 * 4.302652729749464, within: 1e-12))
    // One contrast: every convention of F is t² with its own ν.
    let f = try groups.anyDifference()
    #expect(isClose(f.statistic, 4) && isClose(f.pValue, test.pValue, within: 1e-12))
  }

  @Test func `what cannot be compared says why`() throws {
    let matrix = SymmetricMatrix(lowerTriangle: [[1], [1, 1], [0, 0, 0]])
    let groups = GroupComparison(values: [5, 4, nil], covariance: matrix, degreesOfFreedom: 3)
    #expect(throws: UndefinedReason.nobodyAnswered) { try groups.difference(0, 2) }
    // Perfect correlation: the difference has no error.
    #expect(throws: UndefinedReason.noSamplingError) { try groups.difference(0, 1) }
    #expect(throws: UndefinedReason.noSamplingError) { try groups.anyDifference() }
    let none = GroupComparison(values: [1, nil, nil], covariance: matrix, degreesOfFreedom: 3)
    #expect(throws: UndefinedReason.tooFewItems(needed: 2)) { try none.anyDifference() }
    let few = GroupComparison(
      values: [1, 2, 3], covariance: SymmetricMatrix(lowerTriangle: [[1], [0, 1], [0, 0, 1]]),
      degreesOfFreedom: 1)
    #expect(throws: UndefinedReason.noDegreesOfFreedom) { try few.anyDifference() }
    #expect(throws: UndefinedReason.noDegreesOfFreedom) { try few.difference(0, 1, convention: .regression) }
    #expect(groups.pairs().map(\.adjustedPValue) == [nil, nil, nil])
  }

  /// Three classes of three pupils, drawn as classes. Within a class nothing varies from draw to draw, so that R's `svyby`
  /// and `svycontrast` have a standard error of 10⁻¹⁷ for every difference, and p as small.
  @Test func `groups that are one unit each are not compared`() throws {
    let classes = (0..<9).map { Int32($0 / 3) }
    let design = try SampleDesign(rows: 9, stages: [DesignStage(units: classes)])
    let scores = NumericColumn([0.1, 0.7, 0.4, 0.3, 0.9, 0.8, 0.2, 0.35, 0.6])
    let groups = design.compare(scores, between: DomainColumn(codes: classes, count: 3))
    #expect(groups.values.compactMap { $0 }.count == 3)
    #expect(throws: UndefinedReason.noDegreesOfFreedom) { try groups.difference(0, 1) }
    #expect(throws: UndefinedReason.tooFewItems(needed: 2)) { try groups.anyDifference() }
    #expect(ColumnLetters(groups).texts == ["", "", ""])
    let table = design.table(of: .mean(scores, by: DomainColumn(codes: classes, count: 3)))
    let contrast = try #require(table.contrast([1, -1, 0]))
    #expect(contrast.error == .failure(.noDegreesOfFreedom) && contrast.interval == nil)
    #expect(contrast.flags.contains(.lonePSU))
  }

  /// 1, 2, 3 against a single 9: the three's own error, √(1/3), says nothing of the one.
  @Test func `a group of one respondent is compared with nobody, and others go on without it`() throws {
    let codes: [Int32] = [0, 0, 0, 1, 2, 2, 2]
    let scores = NumericColumn([1, 2, 3, 9, 4, 5, 9])
    let design = try SampleDesign(rows: 7)
    let groups = design.compare(scores, between: DomainColumn(codes: codes, count: 3))
    #expect(throws: UndefinedReason.oneRespondent) { try groups.difference(0, 1) }
    let test = try groups.difference(0, 2)
    // One contrast: adjusted or not, F is t² on ν = 6.
    #expect(isClose(try groups.anyDifference().statistic, test.statistic * test.statistic))
    let table = design.table(of: .mean(scores, by: DomainColumn(codes: codes, count: 3)))
    #expect(table.contrast([1, -1, 0])?.error == .failure(.oneRespondent))
  }

  @Test func `a group without weight in a replicate is compared with nobody`() throws {
    let replicates = try ReplicateDesign(
      weights: [1, 1, 1, 1, 1], replicates: [[2, 0, 0, 1, 2], [0, 2, 2, 2, 1], [1, 1, 1, 0, 0]],
      method: .bootstrap)
    let groups = replicates.table(
      of: .mean(NumericColumn([1, 2, 4, 3, 5]), by: DomainColumn(codes: [0, 0, 0, 1, 1], count: 2))
    ).comparison
    #expect(throws: UndefinedReason.undefinedInReplicate) { try groups.difference(0, 1) }
  }

  /// With V of about 1 known to 10⁻¹⁴, the second contrast, of variance 0.01, is the first but for its sign.
  @Test func `contrasts that follow from each other but for rounding are none`() throws {
    let matrix = SymmetricMatrix(lowerTriangle: [[1], [1, 1.01], [1, 0.99 + 1e-14, 1.01]])
    let groups = GroupComparison(values: [3, 3.1, 3.2], covariance: matrix, degreesOfFreedom: 20)
    #expect(throws: UndefinedReason.singularMatrix) { try groups.anyDifference() }
    let apart = SymmetricMatrix(lowerTriangle: [[1], [1, 1.01], [1, 0.99 + 1e-9, 1.01]])
    let known = GroupComparison(values: [3, 3.1, 3.2], covariance: apart, degreesOfFreedom: 20)
    #expect(throws: Never.self) { try known.anyDifference() }
  }
}
