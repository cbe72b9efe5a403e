public import SurveyStatistics

/// How many to ask, and how they divide among strata (抽样计划).
public struct SamplingPlan: Hashable, Sendable {
  /// What was asked for: a margin of error to reach, or a sample to judge.
  public let aim: Aim
  /// N; `nil` for a population taken to be endless.
  public let population: Int?
  /// The confidence level.
  public let level: Double
  /// p, the share expected.
  public let share: Double
  /// How many times as many the design needs.
  public let designEffect: Double
  /// The response rate expected; `nil` when invitations are not asked for.
  public let responseRate: Double?
  /// The strata; empty without.
  public let strata: [NamedStratum]
  /// n_h for every stratum; `nil` without strata.
  public let allocation: SampleAllocation?

  /// What is looked for.
  public enum Aim: Hashable, Sendable {
    /// The sample for a margin of error (0…1).
    case margin(Double)
    /// The margin of error of a sample.
    case sample(Int)
  }

  /// How a sample is divided, when there are strata.
  public struct Division: Hashable, Sendable {
    /// The strata.
    public var strata: [NamedStratum]
    /// The rule.
    public var rule: AllocationRule
    /// The fewest from any stratum.
    public var minimum: Int

    /// A division.
    public init(_ strata: [NamedStratum], by rule: AllocationRule = .proportional, minimum: Int = 0) {
      (self.strata, self.rule, self.minimum) = (strata, rule, minimum)
    }
  }

  /// Makes the plan.
  ///
  /// - Parameters:
  ///   - population: N; with strata, their sum, and if given the same number.
  ///   - others: as in `SampleRequirement`.
  /// - Throws: what does not fit together.
  public init(
    _ aim: Aim, population: Int? = nil, level: Double = 0.95, share: Double = 0.5, designEffect: Double = 1,
    responseRate: Double? = nil, division: Division? = nil
  ) throws(PlanningProblem) {
    let held = division.map { $0.strata.reduce(0) { $0 + $1.frame.population } }
    if let population, let held, population != held {
      throw PlanningProblem(.populationDiffers(declared: population, strata: held), at: nil)
    }
    self.aim = aim
    self.population = population ?? held
    (self.level, self.share, self.designEffect) = (level, share, designEffect)
    (self.responseRate, strata) = (responseRate, division?.strata ?? [])
    let sample = Self.sample(aim, self.population, level, share, designEffect)
    if let population = self.population, sample > population {
      throw PlanningProblem(.sampleExceedsPopulation(sample: sample, population: population), at: nil)
    }
    do throws(AllocationError) {
      allocation = try division.map { division throws(AllocationError) in
        try SampleAllocation(
          of: sample, among: division.strata.map(\.frame), by: division.rule, minimum: division.minimum)
      }
    } catch {
      switch error {
      case .minimaExceedSample(let needed, let sample):
        throw PlanningProblem(.minimaExceedSample(needed: needed, sample: sample), at: nil)
      case .sampleExceedsPopulation(let sample, let population):
        throw PlanningProblem(.sampleExceedsPopulation(sample: sample, population: population), at: nil)
      }
    }
  }

  private static func sample(
    _ aim: Aim, _ population: Int?, _ level: Double, _ share: Double, _ effect: Double
  ) -> Int {
    switch aim {
    case .margin(let margin):
      SamplePlan.requiredSample(
        marginOfError: margin, level: level, share: share, population: population, designEffect: effect)
    case .sample(let sample): sample
    }
  }

  /// The steps from the margin to the sample; `nil` when a sample was given.
  public var requirement: SampleRequirement? {
    guard case .margin(let margin) = aim else { return nil }
    return SampleRequirement(
      marginOfError: margin, level: level, share: share, population: population, designEffect: designEffect,
      responseRate: responseRate)
  }

  /// n, the respondents.
  public var respondents: Int { Self.sample(aim, population, level, share, designEffect) }

  /// The people to invite; `nil` without a response rate. With strata the sum of what each needs.
  public var invitations: Int? {
    guard allocation == nil else {
      return responseRate == nil ? nil : strata.indices.reduce(0) { $0 + (invitations(inStratum: $1) ?? 0) }
    }
    return responseRate.map { SampleRequirement.invitations(for: respondents, responseRate: $0) }
  }

  /// The people to invite from one stratum; `nil` without a response rate or strata.
  public func invitations(inStratum stratum: Int) -> Int? {
    guard let sample = allocation?.samples[stratum], let responseRate else { return nil }
    return SampleRequirement.invitations(for: sample, responseRate: responseRate)
  }

  /// The margin of error of that many under simple random sampling or the design effect given, 0…1; `nil` for nobody.
  public var marginReached: Double? {
    guard respondents > 0 else { return nil }
    return SamplePlan.marginOfError(
      sample: respondents, level: level, share: share, population: population, designEffect: designEffect)
  }

  /// The margin of error of the whole when each stratum counts by its size, with the spreads expected and the design
  /// effect, 0…1; `nil` without strata, and when nobody is drawn from one.
  public var marginWithStrata: Double? {
    allocation?.marginOfError(level: level).map { $0 * designEffect.squareRoot() }
  }

  /// The margin of error within one stratum, with its own spread, 0…1; `nil` when nobody is drawn from it.
  public func marginReached(inStratum stratum: Int) -> Double? {
    allocation?.marginOfError(inStratum: stratum, level: level).map { $0 * designEffect.squareRoot() }
  }
}
