import ExactNumbers
import Testing

@testable import Drafting

struct ScaleReadingTests {
  private func texts(_ texts: [String]) -> [SeenText] { texts.map { SeenText(text: $0, count: 10) } }

  private func points(_ scale: ScaleReading) -> [String] {
    scale.points.map { $0.wordings.map(\.text).joined(separator: "=") }
  }

  @Test(arguments: [
    (["一般", "满意", "不了解", "非常满意", "非常不满意", "不满意"], ["非常满意", "满意", "一般", "不满意", "非常不满意", "不了解"]),
    (["满意", "不太满意", "基本满意", "非常满意"], ["非常满意", "满意", "基本满意", "不太满意"]),
    (["不满意", "一般", "满意"], ["满意", "一般", "不满意"]),
    (["同意", "非常不同意", "中立", "不同意", "非常同意"], ["非常同意", "同意", "中立", "不同意", "非常不同意"]),
    (["较差", "很好", "一般", "较好", "很差"], ["很好", "较好", "一般", "较差", "很差"]),
    (["良", "优", "差", "中"], ["优", "良", "中", "差"]),
    (["A.非常符合", "B.比较符合", "C.一般", "D.不太符合"], ["A.非常符合", "B.比较符合", "C.一般", "D.不太符合"]),
    (["非常了解", "不了解", "比较了解"], ["非常了解", "比较了解", "不了解"]),
    (
      ["Neutral", "Satisfied", "Very dissatisfied", "Very satisfied", "Dissatisfied", "N/A"],
      ["Very satisfied", "Satisfied", "Neutral", "Dissatisfied", "Very dissatisfied", "N/A"]
    ),
    (
      ["Strongly agree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly disagree"],
      ["Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree"]
    ),
    (["Poor", "Excellent", "Fair", "Good"], ["Excellent", "Good", "Fair", "Poor"]),
    (["5分（非常满意）", "4分（满意）", "3分（一般）"], ["5分（非常满意）", "4分（满意）", "3分（一般）"]),
  ]) func `points stand from the best to the worst, and no opinion last`(seen: [String], order: [String])
    throws
  {
    #expect(points(try #require(ScaleReading(wordings: texts(seen)))) == order)
  }

  @Test(arguments: [
    ["货代", "生产企业", "外贸公司"], ["是", "否"], ["大", "中", "小"], ["男", "女"], ["一般", "不了解"], ["18-25岁", "26-35岁"],
    ["本科", "大专", "高中", "硕士"], [],
  ]) func `options that are no ratings make no scale`(seen: [String]) {
    #expect(ScaleReading(wordings: texts(seen)) == nil)
  }

  @Test func `wordings of one level are one point, the commonest in front`() throws {
    let seen = [
      SeenText(text: "很满意", count: 2), SeenText(text: "非常满意", count: 40), SeenText(text: "一般", count: 9),
    ]
    #expect(points(try #require(ScaleReading(wordings: seen))) == ["非常满意=很满意", "一般"])
  }

  @Test func `a rare odd text keeps no question from being a scale, a common one does`() throws {
    let seen = [
      SeenText(text: "满意", count: 60), SeenText(text: "不满意", count: 39), SeenText(text: "凑合", count: 1),
    ]
    #expect(points(try #require(ScaleReading(wordings: seen))) == ["满意", "不满意", "凑合"])
    #expect(ScaleReading(wordings: texts(["满意", "不满意", "凑合"])) == nil)
  }

  @Test(arguments: [
    (["4", "5", "2"], ["5", "4", "3", "2", "1"]),
    (["0", "10"], ["10", "9", "8", "7", "6", "5", "4", "3", "2", "1", "0"]),
    (["9分", "10分"], ["10分", "9分", "8分", "7分", "6分", "5分", "4分", "3分", "2分", "1分"]),
    (["7", "1"], ["7", "6", "5", "4", "3", "2", "1"]),
    (["1星", "5星", "不适用"], ["5星", "4星", "3星", "2星", "1星", "不适用"]),
  ]) func `numbers are filled up to the scale that holds them`(seen: [String], order: [String]) throws {
    #expect(points(try #require(ScaleReading(numbers: texts(seen)))) == order)
  }

  @Test(arguments: [["35", "28"], ["4.5", "3"], ["3", "三"], ["5"], ["01", "02"]])
  func `other numbers make no scale`(seen: [String]) {
    #expect(ScaleReading(numbers: texts(seen)) == nil)
  }

  @Test(arguments: [
    // The points of the two questionnaires in `formats.md`, and what evaluators usually give three levels.
    (["非常满意", "满意", "基本满意", "不太满意"], ["100", "80", "60", "30"], ["是", "是", "是", "否"]),
    (["非常满意", "满意", "基本满意", "不太满意", "不满意"], ["100", "80", "60", "30", "0"], ["是", "是", "是", "否", "否"]),
    (["非常满意", "满意", "一般", "不满意", "非常不满意"], ["100", "80", "60", "30", "0"], ["是", "是", "否", "否", "否"]),
    (["满意", "一般", "不满意"], ["100", "60", "0"], ["是", "否", "否"]),
    (["满意", "不满意", "不了解"], ["100", "0", ""], ["是", "否", ""]),
  ]) func `scores and flags are the usual ones`(seen: [String], scores: [String], flags: [String]) throws {
    let scale = try #require(ScaleReading(wordings: texts(seen)))
    let drafted = DraftedScale(id: "s", scale)
    #expect(drafted.options.map { $0.score?.description ?? "" } == scores)
    #expect(drafted.options.map { $0.isSatisfied.map { $0 ? "是" : "否" } ?? "" } == flags)
    #expect(drafted.doubts.contains(.scores))
  }

  @Test func `a scale without its bad end asks for it`() throws {
    func doubts(_ seen: [String]) throws -> [Doubt] {
      DraftedScale(id: "s", try #require(ScaleReading(wordings: texts(seen)))).doubts
    }
    #expect(try doubts(["非常满意", "满意", "一般", "不满意"]).contains(.unseenPoints(example: "非常不满意")))
    #expect(try doubts(["非常满意", "满意"]).contains(.unseenPoints(example: "不满意")))
    #expect(
      try !doubts(["非常满意", "满意", "一般", "不满意", "非常不满意"]).contains {
        if case .unseenPoints = $0 { true } else { false }
      })
  }
}
