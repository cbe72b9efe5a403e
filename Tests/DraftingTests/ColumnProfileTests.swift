import Responses
import SurveyFixtures
import Testing

@testable import Drafting

/// Profiles of parts of a column.
@Suite struct ColumnProfileTests {
  private let marks: AnswerMarks

  init() throws { marks = AnswerMarks(try #require(ExportProfile.named("问卷星")), content: .text) }

  private func profile(_ cells: some Sequence<String>) -> ColumnProfile {
    var profile = ColumnProfile()
    for var cell in cells { cell.withUTF8 { profile.add(UnsafeRawBufferPointer($0), marks) } }
    return profile
  }

  private func summary(_ cells: some Sequence<String>) -> AnswerSummary {
    AnswerSummary(profile(cells), marks)
  }

  /// Columns of 6,000 cells, each of which some part sees otherwise than the whole does.
  private static let columns: [String: [String]] = [
    "options": (0..<6_000).map { ["满意", "不满意", "", "(跳过)", "一般〖说明〗"][$0 % 5] },
    "ids": (0..<6_000).map { "R\($0)" },
    "numbers": (0..<6_000).map { "\($0 * 3)" },
    "sentences": (0..<6_000).map { $0 % 7 == 0 ? "(跳过)" : "第\($0)次来，人多；要等" },
    "sets": (0..<6_000).map { cell in
      let chosen = (0..<12).filter { cell & 1 << $0 != 0 }.map { "选项\($0)" }
      return cell < 5_990 ? chosen.joined(separator: "┋") : "迟到的选项\(cell)┋选项0"
    },
    "long texts": (0..<6_000).map { $0 % 50 == 0 ? String(repeating: "长\($0)", count: 90) : "短" },
    "many, then again": (0..<6_000).map { "\($0 % 2_500)号窗口" },
  ]

  @Test(arguments: columns.keys.sorted(), [0, 1, 999, 2_000, 2_001, 4_500, 5_999, 6_000])
  func `parts merged say what the whole column says`(column: String, cut: Int) throws {
    let cells = try #require(Self.columns[column])
    var merged = profile(cells[..<cut])
    merged.merge(profile(cells[cut...]), marks)
    #expect(AnswerSummary(merged, marks) == summary(cells))
  }

  @Test(arguments: columns.keys.sorted())
  func `many small parts say it, too`(column: String) throws {
    let cells = try #require(Self.columns[column])
    var merged = ColumnProfile()
    for start in stride(from: 0, to: cells.count, by: 700) {
      merged.merge(profile(cells[start..<min(start + 700, cells.count)]), marks)
    }
    merged.merge(ColumnProfile(), marks)
    #expect(AnswerSummary(merged, marks) == summary(cells))
  }

  @Test func `of more texts than are counted the first are kept, and absences still told apart`() {
    // 6,000 cells, every seventh from the first on skipped: 858.
    let sentences = summary(Self.columns["sentences"] ?? [])
    #expect(sentences.skipped == 858)
    #expect(sentences.given == 6_000 - 858)
    #expect(!sentences.isWhole)
    #expect(sentences.texts.count == ColumnProfile.mostTexts - 1)
    #expect(sentences.texts.first?.text == "第1次来，人多；要等")
    #expect(sentences.numbers == 0)
  }

  @Test func `options are counted however many sets of them there are`() throws {
    let cells = (0..<4_096 * 2).map { cell in
      (0..<12).filter { cell & 1 << $0 != 0 }.map { "选项\($0)" }.joined(separator: "┋")
    }
    let sets = summary(cells)
    #expect(!sets.isWhole)
    #expect(sets.partsAreWhole)
    // Each option stands in half of the sets; of 8,192 cells two are empty.
    #expect(Set(sets.parts.map(\.count)) == [4_096])
    #expect(sets.parts.count == 12)
    #expect(sets.unanswered == 2)
    // Sets of two or more: all but the empty one and the twelve single ones.
    #expect(sets.separated == 2 * (4_096 - 13))
    #expect(sets.clearlySeparated == sets.separated)
  }

  @Test func `a column of different numbers or dates is one throughout`() {
    #expect(summary((0..<3_000).map { "\($0)" }).numbers == 3_000)
    #expect(summary((0..<3_000).map { "\($0)" } + ["不清楚"]).numbers == 0)
    let days = (0..<3_000).map { "\(2001 + $0 / 336)-\($0 / 28 % 12 + 1)-\($0 % 28 + 1)" }
    #expect(Set(days).count == 3_000)
    #expect(summary(days).dates == 3_000)
    #expect(summary(days + ["下周"]).dates == 0)
  }
}
