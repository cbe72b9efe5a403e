import Diagnostics
import Questionnaires
import Responses
import SurveyFixtures
import Testing

/// A file of several parts, with oddities in each.
@Suite struct PartedReadingTests {
  private static let lines = 60_000

  /// Some 9 MB: one question, and a column that only takes room.
  private static let export: String = {
    let filler = String(repeating: "x", count: 140)
    var rows = ["序号,提交答卷时间,1、您满意吗,备注"]
    for row in 2...lines {
      let answer = ["满意", "不满意", "", "非常满意"][row % 4]
      rows.append("\(row - 1),2024/5/6 10:00:00,\(answer),\(filler)")
    }
    // Rows of a spreadsheet count from 1, and row 1 is the header.
    for row in [10, 31_000, 59_000] { rows[row - 1] = "\(row - 1),2024/5/6 10:00:00,满以,x" }
    rows[40_000 - 1] = "39999,2024/5/6 10:00:00"
    rows[50_000 - 1] = "49999,2024/5/6 10:00:00,满意,x,y,z"
    rows[55_000 - 1] = ",,,"
    rows[58_000 - 1] = "57999,2024/5/6 10:00:00,一船,x"
    return rows.joined(separator: "\n") + "\n"
  }()

  private let questionnaire: Questionnaire

  init() throws {
    questionnaire = try Questionnaire(
      fixture: """
        格式版本: 1
        编号: P
        名称: 分块
        题目:
          - 编号: Q
            题干: 您满意吗
            题型: 单选
            用途: 满意度
            选项:
              - {码: 1, 文本: 非常满意, 满意: 是}
              - {码: 2, 文本: 满意, 满意: 是}
              - {码: 3, 文本: 不满意, 满意: 否}
        满意度: {口径: [{编号: 满意率, 算法: 满意占比}], 主口径: 满意率}
        """)
  }

  /// Parts come to any worker in any order, so each is kept with the rows it has.
  private final class Collector: PartWorker {
    private var parts: [(rows: [UInt32], answers: [String])] = []

    func add(_ table: ResponseTable) { parts.append((table.rowOfResponse, table.answers("Q"))) }
    func finish() -> [(rows: [UInt32], answers: [String])] { parts }
  }

  private struct Parts: Equatable {
    let answers: [String]
    let rows: [UInt32]
    let count: Int
  }

  private func parts(
    _ text: String, threads: Int, needs: MetadataNeeds = MetadataNeeds()
  ) -> (parts: Parts?, files: [ExportRecognition], problems: [String]) {
    let read = ResponseReader(questionnaire, needs: needs).read(
      [ExportFile(text)], inPartsOn: threads, worker: { Collector() }, merge: { $0 += $1 })
    let parts = read.result.map { read in
      let inOrder = read.sorted { ($0.rows.first ?? 0) < ($1.rows.first ?? 0) }
      return Parts(
        answers: inOrder.flatMap(\.answers), rows: inOrder.flatMap(\.rows), count: inOrder.count)
    }
    return (parts, read.files, read.problems.map { $0.line(in: .zh) })
  }

  @Test(arguments: [1, 2, 5])
  func `parts on any number of threads say what the whole file says`(threads: Int) throws {
    let whole = questionnaire.read(Self.export)
    let (parts, files, problems) = parts(Self.export, threads: threads)
    let read = try #require(parts)
    #expect(read.count > 2)
    #expect(read.answers == whole.table.answers("Q"))
    #expect(read.rows == whole.table.rowOfResponse)
    #expect(problems == whole.problems.map { $0.line(in: .zh) })
    #expect(files.map(\.responses) == [Self.lines - 3])
  }

  @Test func `what is odd in several parts is told once, at the first place, with the count of all`() {
    let problems = parts(Self.export, threads: 2).problems
    #expect(problems.contains { $0.contains("row 10") && $0.contains("满以") && $0.contains("3") })
    #expect(problems.contains { $0.contains("row 58000") && $0.contains("一船") })
    #expect(problems.contains { $0.contains("row 40000") })
    #expect(problems.contains { $0.contains("row 50000") })
    #expect(problems.contains { $0.contains("row 55000") })
  }

  /// Every remark is a text but those of rows 40000, which lacks it, and 50000 and 55000, which are no responses.
  @Test func `weights that are texts are told once for all parts`() {
    let needs = MetadataNeeds(weights: "备注")
    let problems = parts(Self.export, threads: 2, needs: needs).problems
    #expect(problems == questionnaire.read(Self.export, needs: needs).problems.map { $0.line(in: .zh) })
    #expect(
      problems.contains {
        $0.contains("row 2, column \"备注\"") && $0.contains("error[not-a-number]") && $0.contains("59996")
      })
    #expect(problems.contains { $0.contains("warning[no-weight]") && $0.contains("40000") })
  }

  @Test func `a file that cannot be read to its end has no result`() {
    let (parts, _, problems) = parts(Self.export + "1,2024/5/6 10:00:00,\"满意", threads: 2)
    #expect(parts == nil)
    #expect(problems.count == 1)
  }
}
