import Diagnostics
import ExactNumbers
import Questionnaires
import Testing

@testable import Indicators

/// Expected counts come from `Reference/rates.py`, which tries every count of every base.
@Suite struct OpenRateTests {
  private func share(_ printed: ExactDecimal) throws -> PrintedShare { try #require(PrintedShare(printed)) }

  @Test func `299 forms were sent, and five smaller numbers of people print 96.05`() throws {
    let rate = try #require(OpenRate(try share("96.05"), steps: 1, atMost: 299))
    #expect(rate.severity == .info)
    #expect(
      rate.wording.zh == "只印发放或回收 299 份，作答人数不得超过它；299 人各答一题印不出 96.05%，更少的人可以")
    #expect(
      rate.advice.zh
        == "可能的来源：最小的计数 73/76、146/152、170/177、219/228、243/253；299 人、每人 5 步（1436/1495）。"
        + "请写明作答人数、题目和计数。")
  }

  @Test func `when all who were sent a form print the rate, or nobody does, there is no such note`() throws {
    #expect(OpenRate(try share("76.67"), steps: 1, atMost: 30) == nil)  // 23/30
    #expect(OpenRate(try share("90.15"), steps: 1, atMost: 50) == nil)  // impossible
  }

  @Test func `without a sample the smallest counts are listed, and what other questions need`() throws {
    let singles = try ["87.26", "99.06", "72.17", "27.83"].map { try share(ExactDecimal($0) ?? 0) }
    let common = try #require(CommonBase(of: singles))
    #expect(common.base == 212)
    let rate = OpenRate.noRespondents(try share("95.73"), steps: 1, others: common)
    #expect(
      rate.advice.zh
        == "可能的来源：最小的计数 112/117、157/164、202/211；"
        + "同一调查的 87.26%、99.06%、72.17%、27.83% 至少要 212 人（推算），各答一题印不出它，要 212 人、每人 16 步（3247/3392）。"
        + "请写明作答人数、题目和计数。")
  }

  @Test func `shares that no sample of a hundred thousand gives together have no common base`() throws {
    #expect(CommonBase(of: []) == nil)
    // 0.50000001 takes a base beyond a hundred thousand: its neighbours 1/2 are 1/(2·base) away at least.
    #expect(CommonBase(of: [try share("50.000001"), try share("33.33")]) == nil)
    #expect(CommonBase(of: [try share("100"), try share("0.0")])?.base == 1)
  }

  @Test(arguments: ["96.05", "33.3", "50", "0.1"])
  func `bases are found one after another, none passed over`(printed: String) throws {
    let share = try share(try #require(ExactDecimal(printed)))
    let tried = (1...400).compactMap { share.fit(of: $0)?.base }
    #expect(share.fits(upTo: 400, atMost: 1_000).map(\.base) == tried)
    #expect(share.fits(upTo: 400, atMost: 2).map(\.base) == Array(tried.prefix(2)))
  }
}

@Suite struct WholeIntervalTests {
  @Test(arguments: ["96.05", "0.00", "100", "4.56", "12.3456"])
  func `whole numbers decide as exact fractions do`(printed: String) throws {
    let decimal = try #require(ExactDecimal(printed))
    for whole: ExactDecimal in [100, "100.0"] + (decimal <= 5 ? [5] : []) {
      let share = try #require(PrintedShare(decimal, of: whole))
      let interval = try #require(share.wholeInterval)
      for base in 1...300 {
        #expect(interval.holdsCount(of: base) == (share.fit(of: base) != nil), "\(base)")
      }
    }
  }

  @Test func `figures of so many digits that products would overflow are left to exact fractions`() throws {
    let share = try #require(PrintedShare("12345.12345678", of: "99999.999999"))
    #expect(share.wholeInterval == nil)
    #expect(share.fits(upTo: 10, atMost: 1).isEmpty)
  }
}
