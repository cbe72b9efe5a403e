import SurveyStatistics
import Testing

/// Against R `svychisq` at relative 1e-9 in six designs; see `Reference/significance.R`.
struct IndependenceTests {
  static let tables: [(String, DomainColumn)] = [
    ("good", TownQuestions.good), ("rating", TownQuestions.ratings), ("holed", TownQuestions.holed),
  ]

  @Test(arguments: TownQuestions.drawings, tables)
  func `Rao and Scott's corrections`(drawing: Towns.Drawing, table: (String, DomainColumn)) throws {
    let test = try IndependenceTest(table.1, TownQuestions.areas, in: try drawing.design())
    let name = "\(drawing) \(table.0)"
    #expect(relativeError(test.raoScott.printed, significanceReference["\(name) rao-scott"]) < 1e-9)
    let chiSquare = test.raoScottChiSquare
    // R prints the statistic before the correction, and the p value after it.
    let printed = [test.pearson, Double(chiSquare.degreesOfFreedom), chiSquare.pValue]
    #expect(relativeError(printed, significanceReference["\(name) chisq"]) < 1e-9)
    #expect(isClose(test.pearson / test.designEffect, chiSquare.statistic))
  }

  @Test(arguments: TownQuestions.drawings, tables)
  func `Wald's test and the adjusted one`(drawing: Towns.Drawing, table: (String, DomainColumn)) throws {
    let test = try IndependenceTest(table.1, TownQuestions.areas, in: try drawing.design())
    let kinds = [("Wald", test.wald), ("adjWald", test.adjustedWald)]
    for (kind, result) in kinds {
      let expected = significanceReference["\(drawing) \(table.0) \(kind)"]
      switch result {
      case .success(let wald): #expect(relativeError(wald.printed, expected) < 1e-9)
      case .failure(let reason): #expect(expected.isEmpty && reason == .singularMatrix)
      }
    }
  }

  @Test func `who left one question out is outside table and degrees of freedom`() throws {
    let design = try Towns.Drawing.rows.design()
    let test = try IndependenceTest(TownQuestions.good, TownQuestions.areas, in: design)
    let answered = Towns.people.count { $0.hasAnswered }
    #expect(test.respondents == answered && answered < Towns.people.count)
    let nu = test.raoScott.denominatorDegreesOfFreedom / test.raoScott.numeratorDegreesOfFreedom
    #expect(isClose(nu, Double(answered - 1)))
  }

  @Test func `a simple random sample has a design effect near one`() throws {
    // Two by two, 30 10 / 20 40: X² = 100·(30·40 − 10·20)²/(40·60·50·50) = 16.667.
    let cells = [(0, 0, 30), (0, 1, 10), (1, 0, 20), (1, 1, 40)]
    let rows = DomainColumn(codes: cells.flatMap { Array(repeating: Int32($0.0), count: $0.2) }, count: 2)
    let columns = DomainColumn(codes: cells.flatMap { Array(repeating: Int32($0.1), count: $0.2) }, count: 2)
    let test = try IndependenceTest(rows, columns, in: try SampleDesign(rows: 100))
    #expect(isClose(test.pearson, 100 * 1_000_000.0 / 6_000_000))
    #expect(abs(test.designEffect - 1) < 0.05 && isClose(test.raoScott.numeratorDegreesOfFreedom, 1))
    // For one contrast the Wald test is its t², and both Wald tests are the same.
    #expect(try test.wald.get() == test.adjustedWald.get())
  }

  @Test func `categories nobody chose are left out`() throws {
    let design = try Towns.Drawing.clusters.design()
    let padded = DomainColumn(codes: Towns.people.map { Int32(2 * $0.area + 1) }, count: 9)
    let test = try IndependenceTest(TownQuestions.ratings, padded, in: design)
    let plain = try IndependenceTest(TownQuestions.ratings, TownQuestions.areas, in: design)
    #expect(test.columnsUsed == [1, 3, 5] && test.raoScott == plain.raoScott)
  }

  @Test func `weights of any scale give the same test`() throws {
    let design = try Towns.Drawing.clusters.design()
    let mean = design.weights.reduce(0, +) / Double(design.rows)
    let scaled = try design.reweighted(design.weights.map { $0 / mean })
    let (own, expected) = (
      try IndependenceTest(TownQuestions.ratings, TownQuestions.areas, in: scaled),
      try IndependenceTest(TownQuestions.ratings, TownQuestions.areas, in: design)
    )
    #expect(relativeError(own.raoScott.printed, expected.raoScott.printed) < 1e-9)
  }

  @Test func `the order of rows does not matter`() throws {
    let backwards = Array(Towns.people.reversed())
    let design = try Towns.Drawing.clusters.design(of: backwards)
    let test = try IndependenceTest(
      DomainColumn(codes: backwards.map { Int32($0.rating) - 1 }, count: 5),
      DomainColumn(codes: backwards.map { Int32($0.area) }, count: 3), in: design)
    #expect(relativeError(test.raoScott.printed, significanceReference["clusters rating rao-scott"]) < 1e-9)
  }

  @Test func `what cannot be tested says why`() throws {
    let design = try SampleDesign(rows: 2)
    func column(_ codes: [Int32]) -> DomainColumn { DomainColumn(codes: codes, count: 2) }
    #expect(throws: UndefinedReason.nobodyAnswered) {
      try IndependenceTest(column([0, -1]), column([-1, 1]), in: design)
    }
    #expect(throws: UndefinedReason.noVariation) {
      try IndependenceTest(column([0, 0]), column([0, 1]), in: design)
    }
    // Two people who agree: moving weight between them moves no departure from independence.
    #expect(throws: UndefinedReason.noSamplingError) {
      try IndependenceTest(column([0, 1]), column([0, 1]), in: design)
    }
    let ids = DomainColumn(codes: (0..<30).map { Int32($0) }, count: 30)
    #expect(throws: UndefinedReason.tooManyCells(most: 400)) {
      try IndependenceTest(ids, ids, in: try SampleDesign(rows: 30))
    }
    let census = try SampleDesign(rows: 2, stages: [DesignStage(populations: [2, 2])])
    #expect(throws: UndefinedReason.noSamplingError) {
      try IndependenceTest(column([0, 1]), column([0, 1]), in: census)
    }
    let strata = try SampleDesign(rows: 2, stages: [DesignStage(strata: [0, 1])], lonely: .adjust)
    #expect(throws: UndefinedReason.noDegreesOfFreedom) {
      try IndependenceTest(column([0, 1]), column([0, 1]), in: strata)
    }
  }
}
