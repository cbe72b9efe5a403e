import Foundation
import Testing

/// An SPSS file on the command line; whether the command reads any is a matter of how it was built, and the tests with it.
@Suite struct `SPSS files on the command line` {
  /// Twelve visitors of a service hall, by `Tests/StatisticalFilesTests/Reference/make_fixtures.py`.
  private static let hall = "\(Command.package)/Tests/StatisticalFilesTests/Fixtures/hall.sav"

  #if SPSS
    @Test func `a file drafts the questionnaire it is then analysed by`() throws {
      let folder = try TemporaryFolder()
      let draft = try Command.run(["draft", Self.hall, "--output", "hall.yaml"], in: folder)
      #expect(draft.status == 0)
      let yaml = try folder.text(of: "hall.yaml")
      #expect(yaml.contains("{码: 98, 文本: 不了解,       有效: 否}"))
      #expect(yaml.contains("{编号: Row1, 文本: 态度}"))
      let run = try Command.run(
        ["analyze", "hall.yaml", Self.hall, "--format", "json", "--quiet"], in: folder)
      #expect(run.status == 0)
      // As make_fixtures.py --counts prints them, in the order 1, 2, 3, 4, 5.
      let rated = [
        "Q2": [1, 1, 1, 3, 3], "Q4.Row1": [1, 1, 2, 3, 4], "Q4.Row2": [0, 2, 3, 2, 2],
      ]
      let table = try Command.run(["analyze", "hall.yaml", Self.hall, "--language", "zh"], in: folder).out
      for (item, counts) in rated {
        let line = try #require(table.split(separator: "\n").first { $0.hasPrefix(item + " ") })
        #expect(line.split(separator: " ").dropFirst(2).prefix(5).compactMap { Int($0) } == counts, "\(item)")
      }
      #expect(table.contains("17/29"))  // satisfied: 6 + 7 + 4 of the 9 + 11 + 9 that count
    }
  #else
    @Test(arguments: [["draft", hall], ["screen", "q.yaml", hall]])
    func `a build without the trait says how to get one`(_ arguments: [String]) throws {
      let folder = try TemporaryFolder()
      try folder.write(Canteen.questionnaire, to: "q.yaml")
      let run = try Command.run(arguments, in: folder)
      #expect(run.status == 1)
      #expect(run.err.contains("spss-not-built-in"))
      #expect(run.err.contains("swift build --traits SPSS"))
    }
  #endif
}
