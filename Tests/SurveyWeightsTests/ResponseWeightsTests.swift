import DelimitedText
import Diagnostics
import Questionnaires
import SurveyStatistics
import SurveyWeights
import Testing

struct ResponseWeightsTests {
  @Test func `post-stratified by hand, and the excluded get none`() throws {
    let (weights, result, codes) = try Canteen.weights("边际: [{题目: Q1, 计数: {职工: 60, 访客: 40}}]")
    #expect(codes == [])
    #expect(weights == [20, 20, 20, 20, 20, nil])
    #expect(result?.outcomes[5] == .excluded("V1"))
    #expect(result?.meanFactor == 20)  // 100 people, five diners
    #expect(result?.report.factors == 1...1)
  }

  @Test func `base weights are kept within a category`() throws {
    let (weights, result, codes) = try Canteen.weights(
      "权重列: 基础\n边际: [{题目: Q1, 计数: {职工: 60, 访客: 40}}]")
    #expect(codes == [])
    // Staff 1 + 2 + 1 = 4 → 60; visitors 2 + 2 = 4 → 40.
    #expect(weights == [15, 30, 15, 20, 20, nil])
    // Everybody from 8 to 100 is 12.5; staff 15/12.5, visitors 10/12.5.
    #expect(result?.report.factors == 0.8...1.2)
  }

  @Test func `shares without a population are of those who answered`() throws {
    let (weights, _, _) = try Canteen.weights("边际: [{题目: Q1, 占比: {职工: 80, 访客: 20}}]")
    let staff: Double? = 4.0 / 3  // 4 of 5 over three, 1 over two
    #expect(weights == [staff, staff, staff, 0.5, 0.5, nil])
  }

  @Test func `groups, combinations and joined options make margins, too`() throws {
    let groups = try Canteen.weights("边际: [{依据: 群体, 计数: {S: 60, 来访方: 40}}]")
    #expect(groups.weights == [20, 20, 20, 20, 20, nil])
    let cells = """
      边际:
        - 题目: [Q1, Q2]
          格:
            - {组合: [职工, 早], 计数: 10}
            - {组合: [职工, 晚], 计数: 30}
            - {组合: [[访客, 家属], [早, 晚]], 计数: 60}
      """
    #expect(try Canteen.weights(cells).weights == [10, 15, 15, 30, 30, nil])
  }

  @Test func `a numeric total is met beside a margin`() throws {
    let lines = """
      算法: 线性
      漏答: 不加权
      边际: [{题目: Q1, 计数: {职工: 30, 访客: 10}}]
      总量: [{题目: Q3, 值: 140}]
      """
    let (weights, result, codes) = try Canteen.weights(lines)
    #expect(codes == [])
    // The fifth says no number. Base 10 each of four: staff 10 each, meals 10·(5 + 4 + 1) = 100, visitor 10·2: 120.
    // 20 more: staff mean 10/3, w = 10(1 + λ(x − 10/3)), Σ10(x − 10/3)² = 10·(42 − 100/3) = 260/3, λ = 3/13.
    let lambda = 3.0 / 13
    let expected = [10 + 10 * lambda * 5 / 3, 10 + 10 * lambda * 2 / 3, 10 - 10 * lambda * 7 / 3, 10]
    let differences = zip(weights.compactMap { $0 }, expected).map { abs($0 - $1) }
    #expect(differences.count == 4)
    #expect(differences.allSatisfy { $0 < 1e-9 })
    #expect(result?.outcomes[4] == .unanswered)
    #expect(result?.unweightedValid == 1)
    let achieved = try #require(result?.report.totals[0].achieved)
    #expect(abs(achieved - 140) < 1e-9)
  }

  @Test func `four ways not to weight have four messages`() throws {
    let contradictory = "边际: [{题目: Q1, 计数: {职工: 60, 访客: 40}}, {题目: Q2, 计数: {早: 50, 晚: 51}}]"
    let empty = "边际: [{题目: Q1, 计数: {职工: 60, 访客: 30, 家属: 10}}]"
    let missing = "边际: [{题目: Q1, 计数: {职工: 60, 访客: 40}}]\n总量: [{题目: Q3, 值: 100}]"
    // 60 visitors are wanted, but only 40 late people and no more than 10 early ones of them.
    let unmet = """
      边际:
        - {题目: Q1, 计数: {职工: 40, 访客: 60}}
        - 题目: [Q1, Q2]
          格: [{组合: [访客, 早], 计数: 10}, {组合: [访客, 晚], 计数: 20}, {组合: [职工, [早, 晚]], 计数: 70}]
      """
    let codes = try [contradictory, empty, missing, unmet].map { try Canteen.weights($0).codes }
    #expect(codes == [["margins-disagree"], ["empty-category"], ["margin-unanswered"], ["not-converged"]])
  }

  @Test func `an answer without a category is named with its count`() throws {
    let export = Canteen.export + "\n107,60秒,家属,早,1,满意,1\n108,60秒,家属,早,1,满意,1"
    let (plan, _) = try Canteen.plan("边际: [{题目: Q1, 计数: {职工: 60, 访客: 40}}]")
    let problems = try #require(plan).weights(for: try Canteen.screened(export)).problems
    #expect(problems.map(\.fault) == [.unlisted(option: "家属", margin: "Q1", responses: 2)])
  }

  @Test func `a target of 0 weighs its people 0 and warns`() throws {
    let (weights, _, codes) = try Canteen.weights("边际: [{题目: Q1, 计数: {职工: 60, 访客: 0}}]")
    #expect(weights == [20, 20, 20, 0, 0, nil])
    #expect(codes == ["target-zero"])
  }

  @Test func `base weights that are none leave a response out`() throws {
    let export = Canteen.export.replacing("满意,1\n102", with: "满意,\n102").replacing("101,", with: "101,")
    let (weights, result, codes) = try Canteen.weights(
      "权重列: 基础\n边际: [{题目: Q1, 计数: {职工: 60, 访客: 40}}]", export: export)
    #expect(codes == [])
    #expect(weights == [nil, 40, 20, 20, 20, nil])
    #expect(result?.outcomes[0] == .noBaseWeight)
  }

  @Test func `bounds are measured from the mean factor`() throws {
    // Everybody stands for 20; staff must be 1.2 of that.
    let margin = "边际: [{题目: Q1, 计数: {职工: 72, 访客: 28}}]"
    let wide = try Canteen.weights("算法: 限幅逻辑\n界限: {下限: 0.5, 上限: 1.5}\n" + margin)
    #expect(wide.codes == [])
    let narrow = try Canteen.weights("算法: 限幅逻辑\n界限: {下限: 0.8, 上限: 1.1}\n" + margin)
    #expect(narrow.codes == ["bounds-too-narrow", "bounds-too-narrow"])
  }

  @Test func `trimming is told in multiples of the mean weight`() throws {
    let lines = "权重列: 基础\n截尾: {上限: 1.25}\n边际: [{题目: Q1, 计数: {职工: 60, 访客: 40}}]"
    let (weights, result, _) = try Canteen.weights(lines)
    // 15, 30, 15, 20, 20 with a mean of 20: 30 is cut to 25, and 5 go to the four others.
    #expect(weights == [16.25, 25, 16.25, 21.25, 21.25, nil])
    #expect(result?.cut?.lowered == 1)
    #expect(result?.cut?.raised == 0)
    // With the mean itself as the bound everybody ends at it.
    let equal = try Canteen.weights("权重列: 基础\n截尾: {上限: 1}\n边际: [{题目: Q1, 计数: {职工: 60, 访客: 40}}]")
    #expect(equal.weights == [20, 20, 20, 20, 20, nil])
  }
}
