import DelimitedText
import Diagnostics
import SamplePlanning
import SurveyStatistics
import Testing

struct PlanningTableTests {
  private func strata(_ text: String) -> (strata: [NamedStratum], problems: [any Diagnostic]) {
    PlanningTable.strata(ByteSource(bytes: Array(text.utf8)), file: "s.csv")
  }

  @Test func `strata with a share, a deviation or neither`() {
    let (strata, problems) = strata("层,总体数,标准差,占比\n甲,500,0.3,\n乙, 300 ,,90\n丙,200,,\n")
    #expect(problems.isEmpty)
    #expect(strata.map(\.name) == ["甲", "乙", "丙"])
    #expect(strata.map(\.frame.population) == [500, 300, 200])
    // √(0.9 · 0.1) = 0.3; unknown is the widest, √(½·½)
    #expect(strata.map { ($0.frame.deviation * 1e12).rounded() / 1e12 } == [0.3, 0.3, 0.5])
    #expect(self.strata("Share,Population,Stratum\n50,7,a\n").strata.map(\.frame.population) == [7])
  }

  @Test(arguments: [
    ("层\n甲\n", "missing-column"), ("层,总体数\n", "no-rows"), ("", "empty-file"),
    ("层,总体数\n,5\n", "no-name"), ("层,总体数\n甲,5\n甲,6\n", "repeated-id"), ("层,总体数\n甲,0\n", "not-a-count"),
    ("层,总体数\n甲,5.5\n", "not-a-count"), ("层,总体数\n甲,99999999999999999999\n", "not-a-count"),
    ("层,总体数,标准差\n甲,5,0\n", "not-a-deviation"), ("层,总体数,标准差\n甲,5,nan\n", "not-a-deviation"),
    ("层,总体数,占比\n甲,5,100\n", "not-a-percentage"), ("层,总体数,占比\n甲,5,-1\n", "not-a-percentage"),
  ])
  func `a fault is told with its place`(text: String, code: String) {
    let problems = strata(text).problems
    #expect(problems.map(\.code) == [code])
    for language in Language.allCases { #expect(problems.first?.message(in: language).isEmpty == false) }
  }

  @Test func `dispositions by their codes`() {
    let (counts, problems) = PlanningTable.outcomes(
      ByteSource(bytes: Array("处置,数量\nI,300\nnc,80\nNE,0\n".utf8)), file: "d.csv")
    #expect(problems.isEmpty)
    #expect(counts == [.complete: 300, .nonContact: 80, .ineligible: 0])
    let odd = PlanningTable.outcomes(
      ByteSource(bytes: Array("处置,数量\nX,3\nI,-1\nI,2\nI,2\n".utf8)), file: "d.csv")
    #expect(odd.problems.map(\.code) == ["unknown-disposition", "not-a-count", "repeated-id"])
  }
}
