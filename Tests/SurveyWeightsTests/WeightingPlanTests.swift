import Diagnostics
import SurveyWeights
import Testing

struct WeightingPlanTests {
  @Test func `keys may be English`() throws {
    let english = """
      population: 90
      method: raking
      margins:
        - {questions: Q1, shares: {职工: 60, 访客: 40}}
        - questions: [Q1, Q2]
          cells: [{combination: [职工, [早, 晚]], counts: 54}, {combination: [访客, [早, 晚]], counts: 36}]
      trimming: {lower: 0.2, limit: 3, strict: yes}
      missing: leaveOut
      """
    let (plan, problems) = try Canteen.plan(english)
    #expect(problems.isEmpty)
    #expect(plan?.method == .raking)
    #expect(plan?.margins.map(\.name) == ["Q1", "Q1×Q2"])
    #expect(plan?.margins[1].categories.map(\.label) == ["职工 × 早/晚", "访客 × 早/晚"])
    #expect(plan?.missing == .leaveOut)
    #expect(plan?.trimming?.bounds == 0.2...3)
  }

  @Test func `one margin is post-stratified, several are raked, unless told`() throws {
    #expect(try Canteen.plan("边际: [{题目: Q1, 占比: {职工: 60, 访客: 40}}]").plan?.method == .poststratification)
    let two = "边际: [{题目: Q1, 占比: {职工: 60, 访客: 40}}, {题目: Q2, 占比: {早: 50, 晚: 50}}]"
    #expect(try Canteen.plan(two).plan?.method == .raking)
    #expect(try Canteen.plan("算法: 线性\n" + two).plan?.method == .linear)
  }

  @Test(arguments: [
    ("编号: 无", "nothing-to-meet"),
    ("边际: [{题目: Q9, 占比: {职工: 100}}]", "unknown-question"),
    ("边际: [{题目: Q3, 占比: {5: 100}}]", "not-a-single-choice"),
    ("边际: [{题目: Q1, 占比: {员工: 100}}]", "unknown-category"),
    ("边际: [{占比: {职工: 100}}]", "margin-basis"),
    ("边际: [{题目: Q1, 依据: 群体, 占比: {职工: 100}}]", "margin-basis"),
    ("边际: [{题目: Q1}]", "margin-targets"),
    ("边际: [{题目: Q1, 占比: {}}]", "margin-targets"),
    ("边际: [{题目: Q1, 占比: {职工: 100}, 计数: {职工: 5}}]", "margin-targets"),
    ("边际: [{题目: Q1, 格: [{组合: [职工], 计数: 5}, {组合: [访客], 占比: 5}]}]", "counts-and-shares"),
    ("边际: [{题目: Q1, 格: [{组合: [职工]}]}]", "margin-targets"),
    ("边际: [{题目: Q1, 格: [{组合: [职工, 早], 计数: 5}]}]", "combination-length"),
    ("边际: [{题目: Q1, 格: [{组合: [[职工, 访客]], 计数: 5}, {组合: [访客], 计数: 5}]}]", "category-twice"),
    ("边际: [{题目: Q1, 计数: {职工: -5, 访客: 7}}]", "target-out-of-range"),
    ("边际: [{题目: Q1, 计数: {职工: 0}}]", "target-out-of-range"),
    ("边际: [{题目: Q1, 计数: {职工: 99999999999999999999}}]", "target-out-of-range"),
    ("总体数: 0\n边际: [{题目: Q1, 占比: {职工: 100}}]", "target-out-of-range"),
    ("边际: [{题目: Q1, 占比: {职工: 66.6, 访客: 33.3}}]", "shares-do-not-add-up"),
    ("总体数: 100\n边际: [{题目: Q1, 计数: {职工: 60, 访客: 39.9}}]", "margins-disagree"),
    ("边际: [{题目: Q1, 计数: {职工: 60, 访客: 40}}, {题目: Q2, 计数: {早: 50, 晚: 51}}]", "margins-disagree"),
    ("算法: 限幅逻辑\n边际: [{题目: Q1, 占比: {职工: 60, 访客: 40}}]", "bounds-needed"),
    ("算法: 限幅线性\n界限: {下限: 1.2, 上限: 3}\n边际: [{题目: Q1, 占比: {职工: 60, 访客: 40}}]", "bounds-without-one"),
    ("算法: 限幅线性\n界限: {下限: 3, 上限: 0.2}\n边际: [{题目: Q1, 占比: {职工: 60, 访客: 40}}]", "bounds-without-one"),
    ("界限: {下限: 0.2, 上限: 3}\n边际: [{题目: Q1, 占比: {职工: 60, 访客: 40}}]", "bounds-unused"),
    ("截尾: {上限: 0.5}\n边际: [{题目: Q1, 占比: {职工: 60, 访客: 40}}]", "trimming-without-one"),
    (
      "算法: 事后分层\n边际: [{题目: Q1, 占比: {职工: 60, 访客: 40}}, {题目: Q2, 占比: {早: 50, 晚: 50}}]",
      "one-margin-only"
    ),
    ("边际: [{题目: Q1, 占比: {职工: 100}}]\n总量: [{题目: Q2, 值: 5}]", "not-a-number-question"),
  ])
  func `a mistake is told once, with its place`(lines: String, code: String) throws {
    let problems = try Canteen.plan(lines).problems
    #expect(problems.map(\.code) == [code])
    for problem in problems {
      #expect(problem.location?.file == "m.yaml")
      for language in Language.allCases { #expect(problem.message(in: language).count > 5) }
    }
  }

  @Test func `shares that only rounding keeps from 100 can be rescaled`() throws {
    let lines = "总体数: 90\n调平: 是\n边际: [{题目: Q1, 占比: {职工: 66.6, 访客: 33.3}}]"
    let (weights, _, codes) = try Canteen.weights(lines)
    #expect(codes == [])
    // Two to one of 90: 60 over three, 30 over two.
    let rounded: [Double] = weights.compactMap { $0 }.map { ($0 * 1e9).rounded() / 1e9 }
    #expect(rounded == [20, 20, 20, 15, 15])
  }
}
