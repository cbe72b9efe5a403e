import Diagnostics
import Foundation
import Questionnaires
import SurveyFixtures
import SurveyWeights
import Testing

/// The guide's own examples.
struct MarginsFileTests {
  private static let guide = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
    .appending(path: "Sources/SurveyWeights/SurveyWeights.docc/MarginsFile.md")

  @Test func `every file of the guide can be read`() throws {
    let text = try String(contentsOf: Self.guide, encoding: .utf8)
    let blocks = text.components(separatedBy: "```yaml\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
    #expect(blocks.count == 4)
    let questionnaire = try Questionnaire(fixture: try #require(blocks.first))
    for block in blocks.dropFirst() {
      let read = WeightingPlan.read(
        bytes: Array(block.utf8), file: "guide.yaml", questionnaire: questionnaire)
      #expect(read.problems.map { $0.line(in: .en) } == [])
      #expect(read.plan != nil)
    }
  }
}
