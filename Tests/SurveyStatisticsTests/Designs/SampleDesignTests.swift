import SurveyStatistics
import Testing

/// Variances against R `survey` at relative 1e-12, from plain rows to three stages.
struct SampleDesignTests {
  /// w·y of each person.
  static func totals(
    of people: [Towns.Person] = Towns.people, _ design: SampleDesign, _ values: [(Towns.Person) -> Double]
  ) -> InfluenceBlock {
    InfluenceBlock(
      rows: people.count,
      columns: values.map { value in zip(people, design.weights).map { value($0) * $1 } })
  }

  @Test func `the rows are those R saw`() {
    let people = Towns.people
    let sums = [
      Double(people.count), people.reduce(0) { $0 + $1.rating }, Double(people.count { $0.hasAnswered }),
      people.reduce(0) { $0 + $1.weight }, people.reduce(0) { $0 + $1.spend },
    ]
    #expect(relativeError(sums, designReference["rows"]) < 1e-14)
  }

  @Test(arguments: Towns.Drawing.allCases)
  func `totals, their covariance and degrees of freedom`(drawing: Towns.Drawing) throws {
    let design = try drawing.design()
    let influences = Self.totals(
      design, [{ $0.rating }, { $0.hasAnswered ? $0.rating : 0 }, { $0.spend }])
    let sums = influences.columns.map { $0.reduce(0, +) }
    #expect(relativeError(sums, designReference["\(drawing) total"]) < 1e-13)
    let covariance = design.covariance(of: influences)
    #expect(
      relativeError(covariance.lowerTriangle, designReference["\(drawing) total covariance"]) < 1e-12)
    #expect([Double(design.degreesOfFreedom)] == designReference["\(drawing) df"])
  }

  @Test(arguments: [LonePSUPolicy.certainty, .average, .adjust], [false, true])
  func `a region with one town`(policy: LonePSUPolicy, isFinite: Bool) throws {
    let people = Towns.people.filter { $0.region != 3 || $0.town == 0 }
    let design = try (isFinite ? Towns.Drawing.finite : .clusters).design(of: people, lonely: policy)
    let variance = design.covariance(of: Self.totals(of: people, design, [{ $0.rating }]))[0, 0]
    let kind = isFinite ? "finite" : "plain"
    // R survey 4.1-1 is wrong for `adjust`: it measures the lone town from 0, not from the mean of all towns.
    let name = policy == .adjust ? "by definition adjust \(kind)" : "lone \(policy) \(kind)"
    #expect(isClose(variance.squareRoot(), designReference["\(name) total"][0], within: 1e-12))
    if policy == .adjust {
      #expect(designReference["lone adjust \(kind) total"][0] > 2 * variance.squareRoot())
    }
    #expect(design.loneStrata == 1)
  }

  @Test func `a lone unit is refused and told with its stratum's first row`() throws {
    let strata: [Int32] = [5, 5, 8, 8, 9]
    let stage = DesignStage(units: [1, 2, 1, 1, 4], strata: strata)
    let expected = InvalidDesign.self
    let error = #expect(throws: expected) { try SampleDesign(rows: 5, stages: [stage]) }
    #expect(error?.problems == [.loneUnit(stage: 0, row: 2), .loneUnit(stage: 0, row: 4)])
  }

  @Test func `a stratum taken whole is not lone, whatever it holds`() throws {
    // One unit of one: nothing; two of four with totals 1 and 3: (1 − ½)·2/1·((1−2)² + (3−2)²) = 2.
    let stage = DesignStage(strata: [1, 2, 2], populations: [1, 4, 4])
    let design = try SampleDesign(rows: 3, stages: [stage])
    let covariance = design.covariance(of: InfluenceBlock(rows: 3, columns: [[100, 1, 3]]))
    #expect(covariance[0, 0] == 2)
    #expect(design.degreesOfFreedom == 1 && design.loneStrata == 0)
  }

  @Test func `the second stage of a stratum taken whole stays`() throws {
    // Both towns taken; in each, 2 of 4 homes: Σ 1·(1 − ½)·2·((y−ȳ)²…) = (1−½)·2·½·(2² + 4²) = 10.
    let design = try SampleDesign(
      rows: 4,
      stages: [
        DesignStage(units: [1, 1, 2, 2], populations: [2, 2, 2, 2]),
        DesignStage(populations: [4, 4, 4, 4]),
      ])
    let covariance = design.covariance(of: InfluenceBlock(rows: 4, columns: [[0, 2, 5, 9]]))
    #expect(covariance[0, 0] == 10)
  }

  @Test func `without population sizes a later stage adds nothing`() throws {
    let towns = DesignStage(units: [1, 1, 2, 2])
    let homes = DesignStage(populations: [4, 4, 4, 4])
    let block = InfluenceBlock(rows: 4, columns: [[0, 2, 5, 9]])
    let (one, two) = (
      try SampleDesign(rows: 4, stages: [towns]), try SampleDesign(rows: 4, stages: [towns, homes])
    )
    #expect(one.covariance(of: block) == two.covariance(of: block))
    #expect(one.covariance(of: block)[0, 0] == 144)  // 2/1·((2−8)² + (14−8)²)
  }

  @Test func `everything wrong is told at once`() throws {
    let stage = DesignStage(
      units: [1, 2, 3, 1, 2], strata: [1, 1, 1, 2, 2], populations: [2, 2, 7, 0, nil])
    let error = #expect(throws: InvalidDesign.self) {
      try SampleDesign(weights: [1, 0, -1, .nan, .infinity], stages: [stage])
    }
    #expect(
      error?.problems == [
        .weightNotPositive(row: 1), .weightNotPositive(row: 2), .weightNotPositive(row: 3),
        .weightNotPositive(row: 4), .populationVaries(stage: 0, row: 2, firstRow: 0),
        .populationNotPositive(stage: 0, row: 3), .populationVaries(stage: 0, row: 4, firstRow: 3),
        .populationBelowSample(stage: 0, row: 0, sampled: 3, population: 2),
      ])
    let empty = #expect(throws: InvalidDesign.self) { try SampleDesign(rows: 0) }
    #expect(empty?.problems == [.noRows])
  }

  @Test func `lone units everywhere leave nothing to average`() throws {
    let stage = DesignStage(strata: [1, 2])
    let error = #expect(throws: InvalidDesign.self) {
      try SampleDesign(rows: 2, stages: [stage], lonely: .average)
    }
    #expect(
      error?.problems == [.nothingToAverage(stage: 0, row: 0), .nothingToAverage(stage: 0, row: 1)])
  }

  @Test(arguments: Towns.Drawing.allCases)
  func `the order of rows does not matter`(drawing: Towns.Drawing) throws {
    var random = SeededGenerator(seed: 11)
    let shuffled = Towns.people.shuffled(using: &random)
    let (design, other) = (try drawing.design(), try drawing.design(of: shuffled))
    let (left, right) = (
      design.covariance(of: Self.totals(design, [{ $0.rating }, { $0.spend }])),
      other.covariance(of: Self.totals(of: shuffled, other, [{ $0.rating }, { $0.spend }]))
    )
    #expect(relativeError(right.lowerTriangle, left.lowerTriangle) < 1e-12)
    #expect(design.degreesOfFreedom == other.degreesOfFreedom)
  }

  @Test func `a census of everything has no variance`() throws {
    let people = Towns.people
    let design = try SampleDesign(
      rows: people.count, stages: [DesignStage(populations: people.map { _ in people.count })])
    #expect(
      design.covariance(of: Self.totals(design, [{ $0.rating }, { $0.spend }])).lowerTriangle == [0, 0, 0])
  }

  @Test func `degrees of freedom count units and strata that answered`() throws {
    let stage = DesignStage(units: [1, 1, 2, 1, 2, 3], strata: [1, 1, 1, 2, 2, 2])
    let design = try SampleDesign(rows: 6, stages: [stage])
    #expect(design.degreesOfFreedom == 3)
    #expect(design.degreesOfFreedom(answered: [true, true, true, false, true, true]) == 2)
    #expect(design.degreesOfFreedom(answered: [true, false, true, false, false, false]) == 1)
    #expect(design.degreesOfFreedom(answered: [Bool](repeating: false, count: 6)) == 0)
  }

  @Test func `codes may be any numbers, large, negative or sparse`() throws {
    let units: [Int32] = [-7, .max, 0, .min, 2_000_000, -7]
    let design = try SampleDesign(
      rows: 6, stages: [DesignStage(units: units, strata: [.max, .max, .max, -1, -1, -1])])
    #expect(design.primaryUnits == 6 && design.strata == 2)
    #expect((0..<6).map { design.primaryUnit(ofRow: $0) } == [0, 1, 2, 3, 4, 5])
  }

  @Test func `other weights keep the drawing`() throws {
    let design = try Towns.Drawing.finite.design()
    let even = try design.reweighted(design.weights.map { $0 * 2 })
    #expect(even.primaryUnits == 12 && even.weighting.sum == 2 * design.weighting.sum)
    let error = #expect(throws: InvalidDesign.self) {
      try design.reweighted([0] + design.weights.dropFirst())
    }
    #expect(error?.problems == [.weightNotPositive(row: 0)])
  }
}
