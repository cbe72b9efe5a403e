import SurveyStatistics
import Testing

/// Against R `survey` at relative 1e-9, in four designs: with and without weights, with and without N.
struct EstimateReferenceTests {
  @Test func `the rows are those R saw`() {
    let people = SixtyPeople.all
    #expect(
      surveyReference["sum"] == [
        Double(people.reduce(0) { $0 + $1.ratings.reduce(0, +) }),
        Double(people.reduce(0) { $0 + $1.answered.count { $0 } }),
        people.reduce(0) { sum, person in (0..<5).reduce(sum) { $0 + person.satisfied($1) } },
      ])
  }

  @Test(arguments: SixtyPeople.designs)
  func `a share, its error and its design effect`(design: SixtyPeople.Design) throws {
    let share = try #require(
      SixtyPeople.tally(0, design).share(of: 3...4, population: design.population))
    let expected = surveyReference["\(design) share"]
    #expect(isClose(share.value, expected[0], within: 1e-9))
    #expect(isClose(share.standardError, expected[1], within: 1e-9))
    #expect(isClose(share.designEffect, expected[2], within: 1e-9))
    #expect(isClose(share.effectiveSample, 60 / expected[2], within: 1e-9))
    #expect(share.degreesOfFreedom == 59 && share.respondents == 60)
  }

  @Test(arguments: SixtyPeople.designs)
  func `a mean score`(design: SixtyPeople.Design) throws {
    let mean = try #require(
      SixtyPeople.tally(0, design).mean(of: [1, 2, 3, 4, 5], population: design.population))
    let expected = surveyReference["\(design) score"]
    #expect(isClose(mean.value, expected[0], within: 1e-9))
    #expect(isClose(mean.standardError, expected[1], within: 1e-9))
    #expect(isClose(mean.designEffect, expected[2], within: 1e-9))
    #expect(mean.interval?.method == .t)
  }

  @Test(arguments: SixtyPeople.designs)
  func `a share some left unanswered, the drawn kept as zeros`(design: SixtyPeople.Design) throws {
    let composite = RatioComposite(
      RatioTerm(tally: SixtyPeople.tally(1, design), scores: SixtyPeople.satisfied))
    let estimate = try estimate(composite, design) { [RatioPart($0.satisfied(1), of: $0.base(1))] }
    try expect(estimate, "\(design) partial")
  }

  @Test(arguments: SixtyPeople.designs)
  func `a rate pooled over questions with the person as unit`(design: SixtyPeople.Design) throws {
    var answers = MomentTally()
    for person in SixtyPeople.all {
      for item in 0..<5 where person.answered[item] {
        answers.add(person.satisfied(item), weight: design.weight(of: person))
      }
    }
    let estimate = try estimate(RatioComposite(RatioTerm(answers: answers)), design) { person in
      [
        RatioPart(
          (0..<5).reduce(0) { $0 + person.satisfied($1) }, of: (0..<5).reduce(0) { $0 + person.base($1) })
      ]
    }
    try expect(estimate, "\(design) pooled")
    // Five answers of one person are worth less than five people: without weights or N at least, visibly so.
    if design.description == "plain" { #expect(estimate.designEffect ?? 0 > 2) }
  }

  @Test(arguments: SixtyPeople.designs)
  func `the mean of question rates, each on its own answers`(design: SixtyPeople.Design) throws {
    let terms = (0..<5).map {
      RatioTerm(tally: SixtyPeople.tally($0, design), scores: SixtyPeople.satisfied)
    }
    let estimate = try estimate(.weightedMean(of: terms), design) { person in
      (0..<5).map { RatioPart(person.satisfied($0), of: person.base($0)) }
    }
    try expect(estimate, "\(design) rates")
    #expect(estimate.effectiveSample == nil)
  }

  @Test(arguments: SixtyPeople.designs)
  func `a difference of two rates keeps their covariance`(design: SixtyPeople.Design) throws {
    let terms = zip([1.0, -1.0], 0...1).map { coefficient, item in
      RatioTerm(
        coefficient: coefficient, tally: SixtyPeople.tally(item, design), scores: SixtyPeople.satisfied)
    }
    let estimate = try estimate(RatioComposite(terms), design) { person in
      (0...1).map { RatioPart(person.satisfied($0), of: person.base($0)) }
    }
    try expect(estimate, "\(design) difference")
  }

  @Test(arguments: SixtyPeople.designs)
  func `intervals of a share by R's methods`(design: SixtyPeople.Design) throws {
    let share = try #require(
      SixtyPeople.tally(0, design).share(of: 3...4, population: design.population))
    let (p, v) = (share.value, try #require(share.standardError) * (share.standardError ?? 0))
    // R does not cap n*; with weights and N known it is the larger for that.
    let intervals: [(String, ConfidenceInterval?)] = [
      ("beta", .kornGraubard(share: p, variance: v, sample: 60, degreesOfFreedom: 59)),
      ("logit", .logit(share: p, variance: v, degreesOfFreedom: 59)),
      ("asin", .arcsine(share: p, variance: v, degreesOfFreedom: 59)),
      ("mean", .t(share: p, variance: v, degreesOfFreedom: 59)),
    ]
    for (name, interval) in intervals {
      let expected = surveyReference["\(design) \(name)"]
      #expect(isClose(interval?.lower, expected[0], within: 1e-9), "\(name)")
      #expect(isClose(interval?.upper, expected[1], within: 1e-9), "\(name)")
    }
  }

  /// R is wrong here: `svyciprop` has no interval where everybody is satisfied, or one of no width.
  @Test(arguments: [
    ("beta", IntervalMethod.kornGraubard), ("logit", .logit), ("asin", .arcsine), ("mean", .t),
  ])
  func `sixty of sixty satisfied`(name: String, method: IntervalMethod) throws {
    let printed = surveyReference["everybody \(name)"]
    #expect(printed[0].isNaN || printed[0] == printed[1])
    let interval = try #require(FrequencyTally(counts: [0, 60]).share(of: [1], method: method)?.interval)
    // The lower end of Beta(60, 1) in closed form, 0.025^(1/60) = 0.94037050771…, as Clopper and Pearson have
    // it.
    #expect(interval.method == .kornGraubard && interval.upper == 1)
    #expect(abs(interval.lower - 0.94037050771) < 1e-11)
  }

  private func estimate(
    _ composite: RatioComposite, _ design: SixtyPeople.Design, parts: (SixtyPeople.Person) -> [RatioPart]
  ) throws -> Estimate {
    var influences = InfluenceTally()
    for person in SixtyPeople.all {
      influences.add(composite.influence(of: parts(person), weight: design.weight(of: person)))
    }
    return try #require(
      composite.estimate(
        from: influences, respondents: 60,
        weightedBase: SixtyPeople.all.reduce(0) { $0 + design.weight(of: $1) },
        population: design.population))
  }

  private func expect(_ estimate: Estimate, _ name: String) throws {
    let expected = surveyReference[name]
    #expect(isClose(estimate.value, expected[0], within: 1e-9))
    #expect(isClose(estimate.standardError, expected[1], within: 1e-9))
  }
}
