import ArgumentParser
import Diagnostics
import Reports
import SamplePlanning
import SurveyStatistics

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "抽样计划 · Sample size, margin of error, allocation to strata, outcome rates.",
    usage: """
      manyi plan --margin 5 [--population N] [--strata strata.csv] [--response-rate 0.7]
      manyi plan --sample 400 [--population N]
      manyi plan --dispositions cases.csv
      """,
    discussion: """
      层表：层,总体数[,标准差 或 占比]；处置表：处置,数量（I P R NC O UH UO NE）。每一步算式都印出来，只在最后进位一次。
      Strata: stratum,population[,deviation or share]. Dispositions: disposition,cases. The arithmetic is printed.
      """)

  enum Rule: String, ExpressibleByArgument, CaseIterable {
    case proportional, neyman, equal, power
  }

  @Option(help: .init("总体数 · People in the population.", valueName: "n"))
  var population: Int?

  @Option(help: .init("允许误差，百分点 · The margin of error to reach, in points.", valueName: "points"))
  var margin: Double?

  @Option(help: .init("样本量，求误差 · A sample whose margin of error is asked for.", valueName: "n"))
  var sample: Int?

  @Option(help: "置信水平 · The confidence level.")
  var level = 0.95

  @Option(help: "预计占比 · The share expected; 0.5 asks for most.")
  var share = 0.5

  @Option(help: "设计效应 · How many times as many the design needs.")
  var designEffect = 1.0

  @Option(help: .init("应答率 · The response rate expected, as 0.7.", valueName: "rate"))
  var responseRate: Double?

  @Option(help: .init("层表 · A CSV table of strata.", valueName: "file"))
  var strata: String?

  @Option(help: "分配方法 · How the sample is divided.")
  var allocation = Rule.proportional

  @Option(help: "幂分配的指数，0 到 1 · The exponent of power allocation.")
  var power = 0.5

  @Option(help: .init("每层最少 · The fewest from any stratum.", valueName: "n"))
  var minimum = 0

  @Option(help: .init("处置表 · A CSV table of case dispositions.", valueName: "file"))
  var dispositions: String?

  @Option(help: .init("e，情况不明者中合格的部分 · The part of unknown cases taken as eligible.", valueName: "e"))
  var eligibility: Double?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if margin == nil, sample == nil, dispositions == nil {
      throw ValidationError("give --margin, --sample or --dispositions")
    }
    if margin != nil, sample != nil {
      throw ValidationError("--margin asks for a sample, --sample gives one")
    }
    // A share of 0 or 1 is what everybody agrees on: no sample would be needed to find it out, which is no plan.
    guard share > 0, share < 1 else {
      throw ValidationError("--share lies between 0 and 1, both excluded, as 0.8; 0.5 asks for most")
    }
    let ranges: [(String, Double?, ClosedRange<Double>)] = [
      ("--margin", margin, 0.001...100), ("--level", level, 0.01...0.999999),
      ("--design-effect", designEffect, 0.01...1000), ("--response-rate", responseRate, 0.001...1),
      ("--power", power, 0...1), ("--eligibility", eligibility, 0...1),
    ]
    for (name, value, range) in ranges {
      if let value, !range.contains(value) {
        throw ValidationError("\(name) lies between \(range.lowerBound) and \(range.upperBound)")
      }
    }
    let counts: [(String, Int?, Int)] = [
      ("--population", population, 1), ("--sample", sample, 1), ("--minimum", minimum, 0),
    ]
    for (name, count, least) in counts where !(least...1_000_000_000_000).contains(count ?? least) {
      throw ValidationError("\(name) is a count of \(least) or more, at most 10^12")
    }
    if strata != nil, margin == nil, sample == nil {
      throw ValidationError("--strata divides the sample of --margin or --sample")
    }
    if eligibility != nil, dispositions == nil {
      throw ValidationError("--eligibility goes with --dispositions")
    }
  }

  func run() throws {
    var result = CommandResult()
    let outcomes = outcomes(result: &result)
    let plan = plan(result: &result)
    let document = PlanDocument(plan, outcomes: outcomes, language: common.words)
    result.document = document.document
    result.json = document.json
    try common.finish(result, command: "plan")
  }

  private func outcomes(result: inout CommandResult) -> CaseOutcomes? {
    guard let file = dispositions.flatMap({ result.export(of: $0, sheet: nil) }) else { return nil }
    let (counts, problems) = PlanningTable.outcomes(file.bytes, file: file.name)
    result.problems += problems
    return CaseOutcomes(counts, eligibility: eligibility)
  }

  private func plan(result: inout CommandResult) -> SamplingPlan? {
    guard let aim = margin.map({ SamplingPlan.Aim.margin($0 / 100) }) ?? sample.map({ .sample($0) }) else {
      return nil
    }
    let division = division(result: &result)
    guard strata == nil || division != nil else { return nil }
    do throws(PlanningProblem) {
      return try SamplingPlan(
        aim, population: population, level: level, share: share, designEffect: designEffect,
        responseRate: responseRate, division: division)
    } catch {
      result.problems.append(error)
      return nil
    }
  }

  private func division(result: inout CommandResult) -> SamplingPlan.Division? {
    guard let file = strata.flatMap({ result.export(of: $0, sheet: nil) }) else { return nil }
    let (named, problems) = PlanningTable.strata(file.bytes, file: file.name)
    result.problems += problems
    return problems.isEmpty ? SamplingPlan.Division(named, by: rule, minimum: minimum) : nil
  }

  private var rule: AllocationRule {
    switch allocation {
    case .proportional: .proportional
    case .neyman: .neyman
    case .equal: .equal
    case .power: .power(power)
    }
  }
}
