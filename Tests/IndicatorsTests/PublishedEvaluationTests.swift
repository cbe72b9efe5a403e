import Diagnostics
import ExactNumbers
import Indicators
import Questionnaires
import Testing

@Suite struct PublishedEvaluationTests {
  @Test(arguments: Published.allCases)
  func `every name, weight and level is the report's`(published: Published) throws {
    let (card, golden) = (try published.card(), try published.golden)
    #expect(card.scores.map(\.indicator.code.description) == golden.indicators.map(\.code))
    for (score, expected) in zip(card.scores, golden.indicators) {
      #expect(score.indicator.name == expected.name, "\(expected.code)")
      #expect(score.level == expected.level, "\(expected.code)")
      #expect(score.parent?.description == expected.parent, "\(expected.code)")
      #expect(score.indicator.weight?.description == expected.weight, "\(expected.code)")
    }
  }

  @Test(arguments: Published.allCases)
  func `every score and rate follows, or is corrected`(published: Published) throws {
    let (card, golden) = (try published.card(), try published.golden)
    for (score, expected) in zip(card.scores, golden.indicators) {
      let printed = expected.score.flatMap { ExactDecimal($0) }
      #expect(score.indicator.printed.first { $0.place == nil }?.score == printed, "\(expected.code)")
      let corrected = published.corrected[expected.code].flatMap { ExactDecimal($0) }
      if score.leaf != nil { #expect(score.points.rounded == corrected ?? printed, "\(expected.code)") }
      if let rate = expected.rate {
        #expect(score.indicator.printed.contains { $0.rate?.description == rate }, "\(expected.code)")
      }
    }
  }

  @Test(arguments: Published.allCases)
  func `total and grade follow`(published: Published) throws {
    let (card, golden) = (try published.card(), try published.golden)
    #expect(card.total.rounded?.description == published.total)
    #expect(card.framework.printed.total?.description == golden.total)
    #expect(card.framework.printed.grade == golden.grade)
    #expect(card.grade == (golden.gradeBandsPrinted ? golden.grade.map { .grade($0) } : .noBands))
  }

  @Test(arguments: Published.allCases)
  func `every figure the report prints is a fact with its place`(published: Published) throws {
    let framework = try published.card().framework
    for expected in try published.golden.facts {
      let printed = framework.facts.filter { fact in
        fact.value.description == expected.value
          || fact.otherPrints.contains { $0.value.rational == ExactDecimal(expected.value)?.rational }
      }
      #expect(!printed.isEmpty, "\(expected.id) \(expected.value)")
    }
    for fact in framework.facts {
      #expect(fact.source?.place != nil && fact.source?.lines != nil, "\(fact.id)")
    }
  }

  @Test(arguments: Published.allCases)
  func `each fault of the reviewers' list is one finding, and each finding is one of the list`(
    published: Published
  ) throws {
    let findings = try published.card().findings
    let listed = try published.golden.findings + published.further
    for fault in listed {
      #expect(findings.count { fault.matches($0) } == 1, "\(fault)")
    }
    for finding in findings {
      let name = "\(finding.code) \(finding.node?.description ?? finding.subject ?? "") \(finding.part ?? "")"
      #expect(listed.count { $0.matches(finding) } == 1, "\(name)")
    }
    #expect(findings.count == listed.count)
  }

  @Test(arguments: Published.allCases)
  func `code, node, subject and part tell every finding from every other`(published: Published) throws {
    var seen: Set<[String?]> = []
    for finding in try published.card().findings {
      let name = [finding.code, finding.node?.description, finding.subject, finding.part]
      #expect(seen.insert(name).inserted, "\(name)")
    }
  }

  @Test(arguments: Published.allCases)
  func `what goes beyond the list is explained beside the file`(published: Published) throws {
    let readme = try published.readme
    for fault in published.further { #expect(readme.contains("`\(fault.code)`"), "\(fault.code)") }
  }

  @Test(arguments: Published.allCases)
  func `every finding says what, where and what to do in both languages`(published: Published) throws {
    for finding in try published.card().findings {
      #expect(finding.location?.line != nil, "\(finding.code)")
      for language in Language.allCases {
        #expect(finding.message(in: language).count > 5, "\(finding.code)")
        #expect(finding.help(in: language).count > 5, "\(finding.code)")
      }
    }
  }
}

@Suite struct PublishedFigureTests {
  // Golden D8, D9: 81.00 and 78.80 earn 2 and 1 of 5, so 92.39 and 91.39.
  @Test func `Shenzhen 2020 would lose three or four points under other formulas`() throws {
    let robustness = try #require(try Published.shenzhenSingleWindow.card()["4.2.1"]?.robustness)
    #expect(
      robustness.alternatives.prefix(3).map { $0.total.rounded?.description } == ["95.39", "92.39", "91.39"])
    #expect(robustness.flipCount == 18)
  }

  @Test func `the printed 95_34 is the sum of what is printed, so the total is only a consequence`() throws {
    let card = try Published.shenzhenSingleWindow.card()
    let total = try #require(card.findings.first { $0.code == "total-mismatch" })
    #expect(total.severity == .info)
    #expect(total.message(in: .zh) == "总分印 95.34，等于印出的各项得分之和，但按规则为 95.39。")
  }

  @Test func `five completions of the pre-entry system passed 130 percent`() throws {
    let card = try Published.shenzhenCustomsPreEntry.card()
    let completions = card.findings.filter { $0.code == "over-achievement" }.map(\.computed)
    #expect(completions == ["135.35", "222.55", "158.23", "193.98", "158.64"])
  }

  // Golden D1, D2: 89.03 − 7.66 + 8 = 89.37 and 89.03 − 7.66 + 5 = 86.37.
  @Test func `the pre-entry system's own tier table would give 86_37, or 89_37 when scaled`() throws {
    let card = try Published.shenzhenCustomsPreEntry.card()
    let finding = try #require(card.findings.first { $0.code == "tier-max-weight" })
    #expect(
      finding.message(in: .zh) == "印出的档表满档为 5 分，指标权重为 8 分；照印得 5.00 分，总分 86.37；折算到权重得 8.00 分，总分 89.37。")
  }

  @Test func `Shanghai 2017 lacks 3_26 points to 优`() throws {
    #expect(try Published.shanghaiSingleWindow.card().toNextGrade?.points == "3.26")
  }

  // (86 + 87.65) ÷ 2 = 86.825; (86 · 1000 + 87.65 · 95.9) ÷ 1095.9 = 86.1443…
  @Test func `the port office's mean is 86_83 half up and 86_14 by budget`() throws {
    let summary = try #require(try Published.shanghaiPortOffice.card().framework.contents.summary)
    #expect(summary.simpleMean.map { Rounding()($0).description } == "86.83")
    #expect(summary.simpleMean.map { Rounding(mode: .halfEven)($0).description } == "86.82")
    #expect(summary.budgetWeightedMean.map { Rounding()($0).description } == "86.14")
    #expect(summary.number(of: "良") == 2)
  }
}
