import Diagnostics
import ExactNumbers
import Indicators
import Questionnaires
import Tables
import Testing

@testable import Reports

/// A rating table with a gap, an overlap and a best band below its target, and a total of 85 of 100.
private enum Leased {
  static func card() throws -> Scorecard {
    let bands = [("优", 47, 51), ("良", 43, 47), ("中", 40, 45), ("差", 0, 40)]
      .compactMap { name, lower, upper -> Band<String>? in
        Bounds(
          from: .including(ExactDecimal(integerLiteral: lower)),
          to: .excluding(ExactDecimal(integerLiteral: upper))
        ).map { Band($0, name) }
      }
    let domain = try #require(Bounds(from: .including(0), to: .including(60)))
    let lines = RatingStandard(
      name: "线路", bands: BandTable(bands, domain: Domain(domain, isWhole: true)),
      target: Target(.atLeast, .number(49)))
    let framework = try EvaluationFramework(
      header: EvaluationHeader(id: "x", title: "专线"),
      indicators: [
        Indicator("1", name: "线路", weight: 100, content: .leaf(Leaf(.judged(.points(85)), note: "缺一条")))
      ], grades: .scheme(.national), standards: [lines])
    return Scorecard(of: framework)
  }
}

@Suite struct FindingsReportTests {
  @Test func `one number line explains all findings about a table`() throws {
    let card = try Leased.card()
    let text = Document(FindingsReport.blocks(card.findings, .zh)).text()
    #expect(text.contains("\n数轴图：线路（band-overlap、band-gap、threshold-vs-target）\n"))
    #expect(text.firstRange(of: "数轴图：") != nil && text.ranges(of: "数轴图：").count == 1)
    #expect(text.contains("优：47（含）–51（不含）；良：43（含）–47（不含）；"))
    #expect(text.contains("▲ 目标 ≥ 49\n"))
    let english = Document(FindingsReport.blocks(card.findings, .en)).text()
    #expect(english.contains("\nNumber line: 线路 (band-overlap, band-gap, threshold-vs-target)\n"))
    #expect(english.contains("优: from 47 to below 51; "))
  }

  // 51–60 has no band; 43 and 44 have two; 47 is below the target of 49. Bars by their ends alone: bars' lengths are
  // tested with the drawing itself.
  @Test func `bars, gap and overlap stand in their own rows`() throws {
    let bands = try #require(try Leased.card().findings.compactMap(\.bands).first)
    let rows = bands.lines(in: .zh).prefix(6).map { $0.filter { !" ─│".contains($0) } }
    #expect(rows.prefix(4) == ["优●○", "良●○", "中●○", "差●○"])
    #expect(rows[4].hasPrefix("空隙●╌") && rows[4].hasSuffix("╌●"))
    #expect(rows[5].hasPrefix("重叠●═") && rows[5].hasSuffix("═○"))
  }

  @Test func `programs read the drawing and the part with the finding`() throws {
    let card = try Leased.card()
    guard case .array(let findings) = FindingsReport.json(card.findings, .zh) else {
      Issue.record("no array")
      return
    }
    let gap = try #require(
      findings.first {
        if case .object(let object) = $0 { object["code"] == .string("band-gap") } else { false }
      })
    guard case .object(let members) = gap, case .array(let drawn)? = members["drawing"] else {
      Issue.record("no drawing")
      return
    }
    #expect(members["subject"] == .string("线路"))
    #expect(members["part"] == .string("[51, 60]"))
    #expect(
      drawn == (try #require(card.findings.compactMap(\.bands).first)).lines(in: .zh).map(JSONValue.string))
  }

  @Test func `the score shows where the total lies among the grades`() throws {
    let card = try Leased.card()
    let lines = ScoreDocument(card, language: .zh).document.text().split(separator: "\n")
    let mark = try #require(lines.firstIndex { $0.hasSuffix("▲ 85.00") })
    // 优 90–100 is the first bar; 85 lies between the ticks of 80 and 90.
    #expect(lines[mark - 6].contains("优"))
    let numbers = lines[mark - 1]
    let column = lines[mark].distance(
      from: lines[mark].startIndex, to: lines[mark].firstIndex(of: "▲") ?? lines[mark].endIndex)
    func place(_ number: String) throws -> Int {
      numbers.distance(from: numbers.startIndex, to: try #require(numbers.firstRange(of: number)).lowerBound)
    }
    #expect(try place("80") < column)
    #expect(try place("90") > column)
    #expect(!ScoreJSON(card, language: .zh).members.keys.filter { $0 == "gradeDrawing" }.isEmpty)
  }

  @Test func `findings about no bands have no drawing`() throws {
    let framework = try EvaluationFramework(
      header: EvaluationHeader(id: "x", title: "x"),
      indicators: [Indicator("1", name: "甲", weight: 100, content: .leaf(Leaf(.judged(.points(90)))))])
    let blocks = FindingsReport.blocks(Scorecard(of: framework).findings, .zh)
    #expect(blocks.count == 1)
    #expect(FindingsReport.blocks([], .zh).isEmpty)
  }
}
