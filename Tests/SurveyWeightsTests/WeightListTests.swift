import DelimitedText
import Diagnostics
import Responses
import Screening
import SurveyFixtures
import SurveyWeights
import Tables
import Testing

struct WeightListTests {
  private let margins = "权重列: 基础\n边际: [{题目: Q1, 占比: {职工: 70, 访客: 30}}, {题目: Q2, 占比: {早: 33.3, 晚: 66.7}}]"

  private func written() throws -> String {
    let (plan, _) = try Canteen.plan(margins)
    let screened = try Canteen.screened()
    return try #require(plan?.weights(for: screened).weights).records(of: screened).csv()
  }

  private func read(_ text: String) -> (list: WeightList?, codes: [String]) {
    let (list, problems) = WeightList.read(ByteSource(bytes: Array(text.utf8)), file: "w.csv")
    return (list, problems.map(\.code))
  }

  @Test func `what is written reads back as the same numbers`() throws {
    let weights = try Canteen.weights(margins).weights
    let list = try #require(read(try written()).list)
    let (table, problems) = list.applied(to: try Canteen.screened().table)
    #expect(problems.isEmpty)
    #expect(table.metadata.weights == weights.map { $0 ?? 0 })
    #expect(weights[0] != nil && weights[5] == nil)
  }

  @Test func `what the weights were made of stands beside them, before trimming, too`() throws {
    let (plan, _) = try Canteen.plan(
      "权重列: 基础\n边际: [{题目: Q1, 占比: {职工: 70, 访客: 30}}]\n总量: [{题目: Q3, 值: 19}]\n漏答: 不加权\n截尾: {上限: 1.2}")
    let screened = try Canteen.screened()
    let text = try #require(plan?.weights(for: screened).weights).records(of: screened).csv()
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(
      lines[0].dropFirst(5) == ["基础权重", "截尾前权重", "边际 Q1", "总量 Q3"])
    #expect(lines[1][5] == "1.0" && lines[2][5] == "2.0" && lines[2].suffix(2) == ["职工", "4.0"])
    // The fifth left the number out, the sixth was excluded.
    for line in lines.suffix(2) { #expect(line.suffix(4).allSatisfy { $0.isEmpty }) }
    let (least, greatest) = (
      lines[1...4].compactMap { Double($0[1]) }.max() ?? 0,
      lines[1...4].compactMap { Double($0[6]) }.max() ?? 0
    )
    #expect(least < greatest)
  }

  @Test func `a folder before the file's name does not matter`() throws {
    let list = try #require(read(try written()).list)
    let (table, problems) = list.applied(to: try Canteen.screened(name: "data/2024/export.csv").table)
    #expect(problems.isEmpty)
    #expect(table.metadata.weights[1] > 0)
  }

  @Test func `weights of another export are refused`() throws {
    let list = try #require(read(try written()).list)
    let shifted = Canteen.export.replacing("102,", with: "112,")
    let problems = list.applied(to: try Canteen.screened(shifted).table).problems
    #expect(problems.map(\.code) == ["response-differs"])
    #expect(problems.first?.location?.row == 3)
    let elsewhere = list.applied(to: try Canteen.screened(name: "other.csv").table).problems
    #expect(elsewhere.map(\.code) == ["no-weight", "unknown-response"])
    #expect(elsewhere.last?.severity == .error)
  }

  @Test func `responses that came later have no weight, and are counted`() throws {
    let list = try #require(read(try written()).list)
    let later = Canteen.export + "\n107,60秒,职工,早,1,满意,1"
    let (table, problems) = list.applied(to: try Canteen.screened(later).table)
    #expect(problems.map(\.fault) == [.unweighted(count: 1, firstRow: 8)])
    #expect(table.metadata.weights[6] == 0)
  }

  @Test func `odd files are told what is odd`() throws {
    #expect(read("a,b\n1,2\n").codes == ["not-a-weight-file"])
    #expect(read("").codes == ["empty-file"])
    let header = "序号,权重,无权重原因,文件,行\n"
    #expect(
      read(header + "1,abc,,e.csv,2\n2,nan,,e.csv,3\n3,-1,,e.csv,4\n4,-inf,,e.csv,5\n").codes
        == Array(repeating: "weight-unreadable", count: 4))
    #expect(read(header + "1,2,,e.csv,zwei\n").codes == ["row-unreadable"])
    #expect(read(header + "1,2,,e.csv,2\n1,3,,e.csv,2\n").codes == ["response-twice"])
  }
}
