import Diagnostics
import ExactNumbers
import Questionnaires
import Testing

@testable import Indicators

/// The figures are those six published evaluations print; the fits were found by trying every count of every base.
@Suite struct GranularityTests {
  private func percent(_ printed: ExactDecimal) throws -> PrintedShare { try #require(PrintedShare(printed)) }

  private func sample(
    _ printed: ExactDecimal, _ respondents: Granularity.Respondents, steps: Int? = nil
  ) throws -> Granularity {
    let share = try percent(printed)
    return try #require(Granularity(share, from: respondents, steps: steps))
  }

  @Test func `96.05 of 299 people takes five steps each`() throws {
    let enterprises = try sample("96.05", .exactly(299))
    #expect(enterprises.stated == nil)
    let source = try #require(enterprises.fewestSteps)
    #expect(source.steps == 5)
    #expect(source.fit.description == "1436/1495")
  }

  @Test func `90.15 of 50 people takes thirteen steps, of at most 50 three steps of 44`() throws {
    let officials = try sample("90.15", .exactly(50))
    let all = try #require(officials.fewestSteps)
    #expect(all.steps == 13)
    #expect(all.fit.description == "586/650")
    let some = try #require(try sample("90.15", .atMost(50)).fewestSteps)
    #expect(some.respondents == 44)
    #expect(some.steps == 3)
    #expect(some.fit.description == "119/132")
    #expect(officials.mostRespondents(steps: 1) == nil)
    #expect(officials.mostRespondents(steps: 2) == nil)
  }

  @Test func `89.13 of 23 people is two questions`() throws {
    let staff = try sample("89.13", .exactly(23))
    #expect(staff.stated == nil)
    #expect(staff.fewestSteps?.fit.description == "41/46")
    #expect(try sample("89.13", .exactly(23), steps: 2).stated?.fit.description == "41/46")
  }

  @Test func `95.73 is no mean of the three printed questions`() throws {
    // 185/212, 210/212 and 212/212 are the other printed shares; 212 people are the fewest that give them all.
    let enterprises = try sample("95.73", .exactly(212), steps: 3)
    #expect(enterprises.stated == nil)
    #expect(enterprises.fewestSteps?.steps == 16)
    #expect(enterprises.fewestSteps?.fit.description == "3247/3392")
    #expect(enterprises.mostRespondents(steps: 3)?.fit.description == "606/633")
    #expect(enterprises.share.smallestFit?.description == "112/117")
  }

  @Test func `4.56 of 5 points is no share of 23 people, 4.57 is`() throws {
    let printed = try #require(PrintedShare("4.56", of: 5))
    #expect(printed.fit(of: 23) == nil)
    #expect(PrintedShare("4.57", of: 5)?.fit(of: 23)?.count == 21)
    let bases = (1...57).compactMap { printed.fit(of: $0)?.description }
    #expect(bases == ["31/34", "41/45", "52/57"])
    #expect(printed.smallestFit?.description == "31/34")
    #expect(Granularity(printed, from: .exactly(23))?.fewestSteps?.fit.description == "461/506")
  }

  @Test(arguments: ["96.05", "90.15", "89.13", "95.73", "0.00", "100.00", "0.01", "99.99", "33", "66.7"])
  func `every count of every base agrees`(printed: String) throws {
    let decimal = try #require(ExactDecimal(printed))
    let share = try percent(decimal)
    let rounding = Rounding(places: decimal.places)
    var fitting: [Int] = []
    for base in 1...50 {
      let counts = (0...base).filter { count in
        Rational(100 * count, of: base).map { rounding($0) == decimal } ?? false
      }
      #expect(share.fit(of: base)?.count == counts.first, "base \(base)")
      if !counts.isEmpty { fitting.append(base) }
      #expect(share.largestFit(upTo: base)?.base == fitting.last, "up to \(base)")
      let steps = (1...20).first { share.fit(of: base * $0) != nil }
      let found = try #require(try sample(decimal, .exactly(base)).fewestSteps)
      if let steps { #expect(found.steps == steps) } else { #expect(found.steps > 20) }
    }
    if let smallest = fitting.first { #expect(share.smallestFit?.base == smallest) }
  }

  @Test func `a sample of a million and a share of eight places is searched at once`() throws {
    let share = try percent("12.34567891")
    let found = try #require(Granularity(share, from: .exactly(999_983))?.fewestSteps)
    #expect(share.isPrinted(by: found.fit.count, of: found.fit.base))
    // 123456789/999999999 = 0.123456789123456789…; of 10⁹, 123456789 print 12.34567890 already.
    #expect(share.largestFit(upTo: 1_000_000_000)?.description == "123456789/999999999")
  }

  @Test func `no share lies outside its whole, and no sample is empty`() throws {
    #expect(PrintedShare("100.01") == nil)
    #expect(PrintedShare("-1") == nil)
    #expect(PrintedShare("5.01", of: 5) == nil)
    #expect(PrintedShare("1.123456789") == nil)
    let share = try percent("50")
    #expect(Granularity(share, from: .exactly(0)) == nil)
    #expect(Granularity(share, from: .atMost(2_000_000_000)) == nil)
    #expect(Granularity(share, from: .exactly(2), steps: 0) == nil)
    // One person, one question: 0 or 100.
    #expect(try sample("50", .exactly(1)).stated == nil)
    #expect(try sample("50", .exactly(2)).stated?.fit.description == "1/2")
    #expect(try sample("0.00", .exactly(7)).stated?.fit.description == "0/7")
    #expect(try sample("100", .exactly(7)).stated?.fit.description == "7/7")
  }
}

@Suite struct ImpossibleRateTests {
  private func doubt(
    _ printed: ExactDecimal, of whole: ExactDecimal = 100, _ respondents: Granularity.Respondents,
    questions: Int? = nil
  ) throws -> ImpossibleRate? {
    let share = try #require(PrintedShare(printed, of: whole))
    let granularity = try #require(Granularity(share, from: respondents, steps: questions))
    return ImpossibleRate(granularity)
  }

  @Test func `a share its sample gives is no finding`() throws {
    #expect(try doubt("76.67", .exactly(30)) == nil)  // 23/30
    #expect(try doubt("89.13", .exactly(23), questions: 2) == nil)  // 41/46
    #expect(try doubt("4.57", of: 5, .exactly(23)) == nil)  // 21/23
  }

  @Test func `without the number of questions it is a note with the smallest fits`() throws {
    let found = try #require(try doubt("96.05", .exactly(299)))
    #expect(!found.isCertain)
    #expect(found.severity == .info)
    #expect(
      found.message(in: .zh) == "299 人各答一题，任何计数都印不出 96.05%，相邻的是 95.99 (287/299)、96.32 (288/299)")
    #expect(
      found.help(in: .zh)
        == "可能的来源：299 人、每人 5 步（1436/1495）；253 人、每人 1 步（243/253）；最小基数 76（73/76）。请写明作答人数、题目和计数。"
    )
  }

  @Test func `with it the share is a fault`() throws {
    let found = try #require(try doubt("95.73", .exactly(212), questions: 3))
    #expect(found.severity == .high)
    #expect(
      found.message(in: .en) == "212 respondents, 3 questions each: no count prints 95.73%; "
        + "next to it lie 95.60 (608/636) and 95.75 (609/636)")
    #expect(
      found.help(in: .en)
        == "What could give it: 212 respondents with 16 steps each (3247/3392); "
        + "211 respondents with 3 steps each (606/633); smallest base 117 (112/117). "
        + "Give respondents, questions and counts.")
  }

  @Test func `points in proportion are shares of their weight`() throws {
    let found = try #require(try doubt("4.56", of: 5, .exactly(23), questions: 1))
    #expect(
      found.message(in: .zh) == "23 人、每人 1 题，任何计数都印不出 4.56/5，相邻的是 4.35 (20/23)、4.57 (21/23)")
    #expect(found.help(in: .zh).hasPrefix("可能的来源：23 人、每人 22 步（461/506）；最小基数 34（31/34）。"))
  }

  @Test func `a declared survey says who answered, or at most who did`() throws {
    typealias Rate = SurveyDeclaration.PrintedRate
    let staff = SurveyDeclaration("a", name: "用户", distributed: .count(30), valid: .count(23))
    #expect(ImpossibleRate(Rate("89.13", questions: 2), by: staff) == nil)
    #expect(ImpossibleRate(Rate("89.13", questions: 1), by: staff)?.isCertain == true)
    // Of at most 50, 44 people with three questions give 119/132.
    let officials = SurveyDeclaration("b", name: "政府部门", distributed: .count(50))
    #expect(ImpossibleRate(Rate("90.15", questions: 3), by: officials) == nil)
    let single = try #require(ImpossibleRate(Rate("90.15"), by: officials))
    #expect(single.message(in: .zh) == "至多 50 人各答一题，任何计数都印不出 90.15%")
    #expect(single.help(in: .zh).contains("44 人、每人 3 步（119/132）"))
    #expect(ImpossibleRate(Rate("90.15"), by: SurveyDeclaration("c", name: "未说")) == nil)
  }

  // rates.py: of 23 people with 0–5 whole points, 104 and 105 of 115 print 4.52 and 4.57.
  @Test func `a mean score is a sum of whole points`() throws {
    let staff = SurveyDeclaration("a", name: "用户", valid: .count(23))
    let found = try #require(ImpossibleRate(.init("4.56", of: 5), by: staff))
    #expect(!found.isCertain)
    #expect(
      found.message(in: .zh)
        == "23 人各答一题、按 0–5 的整数打分，任何计数都印不出 4.56/5，相邻的是 4.52 (104/115)、4.57 (105/115)")
    #expect(ImpossibleRate(.init("4.52", of: 5), by: staff) == nil)
    #expect(ImpossibleRate(.init("4.57", of: 5), by: staff) == nil)
  }
}
