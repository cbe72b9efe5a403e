public import Diagnostics
internal import ExactNumbers
public import SamplePlanning
public import SurveyStatistics
public import Tables

/// How many to ask and how they divide, in every format, with the arithmetic a reviewer can redo (抽样计划书).
public struct PlanDocument {
  private let plan: SamplingPlan?
  private let outcomes: CaseOutcomes?
  private let words: Words

  /// The document of a plan, of outcome rates, or of both.
  public init(_ plan: SamplingPlan?, outcomes: CaseOutcomes?, language: Language) {
    (self.plan, self.outcomes) = (plan, outcomes)
    words = Words(language)
  }

  /// For people.
  public var document: Document {
    var document = Document()
    if let plan {
      document.append(.heading(words("样本量与误差", "Sample size and error")))
      document.append(.facts(facts(plan)))
      document.append(.verbatim(arithmetic(plan)))
      if let table = strata(plan) { document.append(.table(table)) }
    }
    if let outcomes {
      document.append(.table(rates(outcomes)))
      document.append(.verbatim(arithmetic(outcomes)))
    }
    return document
  }

  private func facts(_ plan: SamplingPlan) -> [Document.Fact] {
    var facts = [
      Document.Fact(words("总体", "Population"), plan.population.map(String.init) ?? words("不限", "endless")),
      .init(words("置信水平", "Confidence level"), percent(plan.level)),
      .init(words("预计占比", "Share expected"), percent(plan.share)),
    ]
    if case .margin(let margin) = plan.aim {
      facts.append(.init(words("允许误差", "Margin of error"), "±" + percent(margin)))
    }
    if plan.designEffect != 1 {
      facts.append(.init(words("设计效应", "Design effect"), number(plan.designEffect)))
    }
    facts.append(.init(words("需要有效答卷", "Respondents needed"), "\(plan.respondents)"))
    if let invitations = plan.invitations, let rate = plan.responseRate {
      facts.append(
        .init(
          words("发放（应答率 \(percent(rate))）", "To invite (response rate \(percent(rate)))"), "\(invitations)"))
      if let population = plan.population, invitations > population {
        facts.append(
          .init(
            words("注意", "Note"),
            words("发放数超过总体：照此应答率得不到这么多答卷", "more than there are: this response rate cannot give so many")))
      }
    }
    if let reached = plan.marginReached {
      facts.append(.init(words("达到的误差", "Margin reached"), "±" + percent(reached)))
    }
    if let reached = plan.marginWithStrata {
      facts.append(.init(words("分层后的误差", "Margin with strata"), "±" + percent(reached)))
    }
    return facts
  }

  // MARK: Arithmetic

  private func arithmetic(_ plan: SamplingPlan) -> [String] {
    let z = NormalDistribution.criticalValue(level: plan.level)
    let p = plain(plan.share)
    let first = "z = \(number(z, 6))" + words("（\(percent(plan.level))）", " (\(percent(plan.level)))")
    guard let steps = plan.requirement else { return [first] + reached(plan, z: z, p: p) }
    let (n0, e) = (number(steps.fromEndless), plain(steps.marginOfError))
    var lines = [
      first, "n₀ = z²·p(1−p)/e² = \(number(z, 6))² × \(p) × (1 − \(p)) / \(e)² = \(n0)",
    ]
    var last = "n₀ = \(n0)"
    if let population = plan.population {
      last = number(steps.fromPopulation)
      lines.append(
        steps.fromEndless > 1
          ? "n = n₀/(1 + (n₀ − 1)/N) = \(n0) / (1 + \(number(steps.fromEndless - 1)) / \(population)) = \(last)"
          : "n = n₀ = \(last)")
    }
    if plan.designEffect != 1 {
      lines.append(
        "n × deff = \(number(steps.fromPopulation)) × \(plain(plan.designEffect)) = \(number(steps.withDesign))"
      )
      last = number(steps.withDesign)
    }
    let capped = plan.population.map { Double($0) < steps.withDesign } ?? false
    lines.append(
      "\(last) → \(plan.respondents)"
        + (capped
          ? words("（不超过总体）", " (no more than the population)") : words("（只在此处进位）", " (rounded up here only)"))
    )
    if let rate = plan.responseRate, plan.allocation == nil, let invitations = plan.invitations {
      let exact = number(Double(plan.respondents) / rate)
      lines.append("\(plan.respondents) / \(plain(rate)) = \(exact) → \(invitations)")
    }
    return lines + reached(plan, z: z, p: p)
  }

  private func reached(_ plan: SamplingPlan, z: Double, p: String) -> [String] {
    guard let margin = plan.marginReached else { return [] }
    let n =
      plan.designEffect == 1 ? "\(plan.respondents)" : "(\(plan.respondents)/\(plain(plan.designEffect)))"
    let finite = plan.population.map { " × (\($0) − \(n)) / (\($0) − 1)" } ?? ""
    if plan.respondents == plan.population { return [words("全部调查，没有抽样误差", "a census has no sampling error")] }
    return ["e = z·√(\(p) × (1 − \(p)) / \(n)\(finite)) = \(number(margin, 6))"]
  }

  private func arithmetic(_ outcomes: CaseOutcomes) -> [String] {
    let e = number(outcomes.usedEligibility, 6)
    let (known, unknown) = (whole(outcomes.knownEligible), whole(outcomes.unknown))
    let source =
      outcomes.eligibility == nil
      ? words("按已知资格者的比例", "as among cases of known eligibility") : words("给定", "given")
    return [
      "e = \(e)" + words("（\(source)）", " (\(source))"),
      "(I + P) + (R + NC + O) = \(known)    UH + UO = \(unknown)",
    ]
  }

  // MARK: Tables

  private func strata(_ plan: SamplingPlan) -> Table? {
    guard let allocation = plan.allocation else { return nil }
    let hasInvitations = plan.responseRate != nil
    var table = Table(
      title: words("样本分配", "Allocation"),
      columns: [
        .init(words("层", "Stratum")), .init(words("总体数", "Population"), .trailing),
        .init(words("标准差", "Deviation"), .trailing), .init(words("样本", "Sample"), .trailing),
        .init(words("抽样比 %", "Fraction %"), .trailing),
      ] + (hasInvitations ? [.init(words("发放", "To invite"), .trailing)] : [])
        + [.init(words("层内误差 ±%", "Margin within ±%"), .trailing)])
    for (index, stratum) in plan.strata.enumerated() {
      let sample = allocation.samples[index]
      var cells: [Table.Cell] = [
        .init(stratum.name), .init("\(stratum.frame.population)"), .init(number(stratum.frame.deviation)),
        .init("\(sample)"),
        .init(words.percent(Rational(100 * sample, of: stratum.frame.population), Rounding())),
      ]
      if let invitations = plan.invitations(inStratum: index) { cells.append(.init("\(invitations)")) }
      cells.append(.init(words.number(plan.marginReached(inStratum: index).map { 100 * $0 }, 2)))
      table.append(.init(cells))
    }
    var total: [Table.Cell] = [
      .init(words("合计", "Total")), .init(plan.population.map(String.init) ?? ""), "",
      .init("\(plan.respondents)"), "",
    ]
    if let invitations = plan.invitations { total.append(.init("\(invitations)")) }
    table.append(.init(total, isSubtotal: true))
    return table
  }

  private func rates(_ outcomes: CaseOutcomes) -> Table {
    var table = Table(
      title: words("结果率（AAPOR）", "Outcome rates (AAPOR)"),
      columns: [
        .init(words("率", "Rate")), .init(words("名称", "Name")), .init(words("分子", "Numerator"), .trailing),
        .init(words("分母", "Denominator"), .trailing), .init("%", .trailing),
      ])
    for rate in OutcomeRate.allCases {
      let (numerator, denominator) = outcomes.fraction(of: rate)
      table.append([
        .init(rate.rawValue), .init(name(of: rate.family)), .init(whole(numerator)),
        .init(whole(denominator)),
        .init(words.number(outcomes.rate(rate).map { 100 * $0 }, 2)),
      ])
    }
    return table
  }

  private func name(of family: OutcomeRate.Family) -> String {
    switch family {
    case .response: words("应答率", "response")
    case .cooperation: words("合作率", "cooperation")
    case .refusal: words("拒答率", "refusal")
    case .contact: words("接触率", "contact")
    }
  }

  // MARK: Numbers

  private func number(_ value: Double, _ places: Int = 4) -> String { words.number(value, places) }
  private func percent(_ part: Double) -> String { trimmed(100 * part, 4) + " %" }
  private func plain(_ value: Double) -> String { trimmed(value, 8) }
  private func whole(_ value: Double) -> String { trimmed(value, 2) }

  private func trimmed(_ value: Double, _ places: Int) -> String {
    Rounding(places: places)(value)?.trimmed.description ?? Words.absent
  }
}

// MARK: For programs

extension PlanDocument {
  /// The members of the JSON object; shares, margins and rates in percent.
  public var json: [String: JSONValue] {
    var members: [String: JSONValue] = [:]
    if let plan { members = json(plan) }
    if let outcomes {
      members["eligibility"] = .double(outcomes.usedEligibility)
      members["outcomeRates"] = .array(
        OutcomeRate.allCases.map { rate in
          let (numerator, denominator) = outcomes.fraction(of: rate)
          return .object([
            "id": .string(rate.rawValue), "numerator": .double(numerator),
            "denominator": .double(denominator),
            "rate": outcomes.rate(rate).map { .double(100 * $0) } ?? .null,
          ])
        })
    }
    return members
  }

  private func json(_ plan: SamplingPlan) -> [String: JSONValue] {
    let steps = plan.requirement
    var members: [String: JSONValue] = [
      "population": plan.population.map(JSONValue.integer) ?? .null, "level": .double(plan.level),
      "share": .double(plan.share), "designEffect": .double(plan.designEffect),
      "criticalValue": .double(NormalDistribution.criticalValue(level: plan.level)),
      "requiredSample": .integer(plan.respondents),
      "marginReached": plan.marginReached.map { .double(100 * $0) } ?? .null,
      "arithmetic": .array(arithmetic(plan).map(JSONValue.string)),
    ]
    if let steps {
      members["marginOfError"] = .double(100 * steps.marginOfError)
      members["steps"] = .object([
        "endless": .double(steps.fromEndless), "finite": .double(steps.fromPopulation),
        "design": .double(steps.withDesign),
      ])
    }
    if let rate = plan.responseRate, let invitations = plan.invitations {
      members["responseRate"] = .double(rate)
      members["invitations"] = .integer(invitations)
    }
    if let allocation = plan.allocation {
      members["allocation"] = .object([
        "marginOfError": plan.marginWithStrata.map { .double(100 * $0) } ?? .null,
        "strata": .array(plan.strata.indices.map { json(plan, stratum: $0, of: allocation) }),
      ])
    }
    return members
  }

  private func json(_ plan: SamplingPlan, stratum index: Int, of allocation: SampleAllocation) -> JSONValue {
    let stratum = plan.strata[index]
    return .members([
      "stratum": .string(stratum.name), "population": .integer(stratum.frame.population),
      "deviation": .double(stratum.frame.deviation), "sample": .integer(allocation.samples[index]),
      "invitations": plan.invitations(inStratum: index).map(JSONValue.integer),
      "marginOfError": plan.marginReached(inStratum: index).map { .double(100 * $0) } ?? .null,
    ])
  }
}
