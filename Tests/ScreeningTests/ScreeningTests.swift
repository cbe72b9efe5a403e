import Diagnostics
import Questionnaires
import Responses
import Screening
import SurveyFixtures
import Testing

/// Every rule below, at and above its boundary. `true` = the response counts.
@Suite struct ScreeningTests {
  // MARK: 最短用时, 最长用时

  @Test func `too fast is below the limit`() throws {
    let course = try TrainingCourse(
      "规则: 最短用时, 秒: 20, 处理: 剔除", "所用时间", ["19秒", "20秒", "21秒", "19.9秒", "20.0"])
    #expect(course.valid == [false, true, true, false, true])
  }

  @Test func `too slow is above the limit`() throws {
    let course = try TrainingCourse(
      "规则: 最长用时, 秒: 3600, 处理: 剔除", "所用时间", ["59:59", "1:00:00", "1:00:01", "3600.5秒"])
    #expect(course.valid == [true, true, false, false])
  }

  @Test func `a limit with decimals is met by the same decimals`() throws {
    let course = try TrainingCourse("规则: 最短用时, 秒: 20.1, 处理: 剔除", "所用时间", ["20.0秒", "20.1秒", "20.2秒"])
    #expect(course.valid == [false, true, true])
  }

  @Test func `a missing or unreadable duration is not judged and stays`() throws {
    let course = try TrainingCourse("规则: 最短用时, 秒: 20, 处理: 剔除", "所用时间", ["", "很快", "1秒"])
    #expect(course.valid == [true, true, false])
    #expect(course.screened.tally.rules[0].unjudged == 2)
    #expect(course.problems == ["unreadable-cell"])
  }

  // MARK: 日期范围

  @Test func `both ends belong to the range, and a bare date is the whole day`() throws {
    let course = try TrainingCourse(
      "规则: 日期范围, 开始: 2024-05-06, 结束: 2024-05-24, 处理: 剔除", "提交答卷时间",
      [
        "2024/5/5 23:59:59", "2024/5/6 0:00:00", "2024/5/24 23:59:59", "2024/5/25 0:00:00", "2024/5/24", "",
        "昨天",
      ])
    #expect(course.valid == [false, true, true, false, true, true, true])
    #expect(course.screened.tally.rules[0].unjudged == 2)
  }

  @Test func `an end with a time of day is that second`() throws {
    let course = try TrainingCourse(
      "规则: 日期范围, 结束: '2024-05-24 18:00:00', 处理: 剔除", "提交答卷时间",
      ["1999/1/1 0:00:00", "2024/5/24 18:00:00", "2024/5/24 18:00:01"])
    #expect(course.valid == [true, true, false])
  }

  // MARK: 缺失比例

  @Test(arguments: [
    ("0.25", [true, true, false, true]), ("0.24", [true, false, false, true]),
    ("0", [true, false, false, true]),
  ])
  func `a share of blanks is too large only above its limit`(limit: String, valid: [Bool]) throws {
    // Four items asked: 0, 1 and 2 of 4 blank. 不了解 is an answer.
    let course = try TrainingCourse(
      ["规则: 缺失比例, 上限: \(limit), 范围: 满意度题, 处理: 剔除"],
      [
        ["住": "是", "D": "满意"], ["住": "是", "D": ""], ["住": "是", "D": "", "A": "(空)"],
        ["住": "是", "D": "不了解", "A": "不了解"],
      ])
    #expect(course.valid == valid)
  }

  @Test func `the limit is decided on the exact decimal`() throws {
    // 3 of 10 is exactly 0.3, which a binary 0.3 · 10 need not be.
    let questions = (1...10).map { "  - {编号: Q\($0), 题干: 题\($0)是否满意, 题型: 量表, 量表: 二}" }
    for limit in 0...10 {
      let questionnaire = try Questionnaire(
        fixture: """
          格式版本: 1
          编号: TEN
          名称: 十题
          量表: {二: {选项: [{码: 1, 文本: 满意, 满意: 是}, {码: 2, 文本: 不满意, 满意: 否}]}}
          题目:
          \(questions.joined(separator: "\n"))
          有效性: [{编号: V, 规则: 缺失比例, 上限: \(Double(limit) / 10), 处理: 剔除}]
          满意度: {口径: [{编号: 满意率, 算法: 满意占比}], 主口径: 满意率}
          """)
      let header = (1...10).map { "Q\($0)" }.joined(separator: ",")
      let rows = (0...10).map { blanks in
        (1...10).map { $0 <= blanks ? "(空)" : "满意" }.joined(separator: ",")
      }
      let table = questionnaire.read(([header] + rows).joined(separator: "\n")).table
      let screened = Screening(rules: questionnaire.validityRules).apply(to: table)
      #expect((0...10).map { screened.isValid($0) } == (0...10).map { $0 <= limit })
    }
  }

  @Test func `items that were not asked are no part of the share`() throws {
    // Without D three items are asked: one blank is a third, not a quarter.
    let course = try TrainingCourse(
      ["规则: 缺失比例, 上限: 0.3, 处理: 剔除"],
      [["A": ""], ["A": "", "D": "(跳过)"], ["A": "(跳过)", "B": "(跳过)", "C": "(跳过)", "D": "(跳过)"]])
    #expect(course.valid == [false, false, true])
    #expect(course.screened.tally.rules[0].unjudged == 1)
  }

  @Test func `unrecognised text is no blank`() throws {
    let course = try TrainingCourse(["规则: 缺失比例, 上限: 0, 处理: 剔除"], [["A": "还行"]])
    #expect(course.valid == [true])
    #expect(course.problems == ["unknown-option"])
  }

  @Test func `the scope decides which items are looked at`() throws {
    let blank = ["住": "", "多": "", "名": ""]
    func valid(_ scope: String) throws -> [Bool] {
      try TrainingCourse(["规则: 缺失比例, 上限: 0, 范围: \(scope), 处理: 剔除"], [blank]).valid
    }
    #expect(try valid("满意度题") == [true])
    #expect(try valid("全部题") == [false])
    #expect(try valid("[A, 多]") == [false])
    #expect(try valid("[A, B]") == [true])
  }

  // MARK: 重复答卷

  private static let names = ["甲", "乙", "甲", "", "", "甲", " 乙 "]

  @Test(arguments: [
    ("最先", [true, true, false, true, true, false, false]),
    ("最后", [false, false, false, true, true, true, true]),
  ])
  func `of equal responses one stays, and empty keys are never equal`(kept: String, valid: [Bool]) throws {
    let course = try TrainingCourse("规则: 重复答卷, 依据: [名], 保留: \(kept), 处理: 剔除", "名", Self.names)
    #expect(course.valid == valid)
    #expect(course.screened.tally.rules[0].excluded == 3)
  }

  @Test func `the last stays when nothing else is said`() throws {
    #expect(try TrainingCourse("规则: 重复答卷, 依据: [名], 处理: 剔除", "名", ["甲", "甲"]).valid == [false, true])
  }

  @Test func `the most complete stays, the earlier of two that are equally so`() throws {
    let course = try TrainingCourse(
      ["规则: 重复答卷, 依据: [名], 保留: 最完整, 处理: 剔除"],
      [["名": "甲", "A": ""], ["名": "甲"], ["名": "甲"], ["名": "甲", "A": "", "B": ""]])
    #expect(course.valid == [false, true, false, false])
  }

  @Test func `all keys have to agree and none may be empty`() throws {
    let course = try TrainingCourse(
      ["规则: 重复答卷, 依据: [名, 来自IP, 多], 保留: 最先, 处理: 剔除"],
      [
        ["名": "甲", "来自IP": "1.1.1.1"], ["名": "甲", "来自IP": "1.1.1.2"], ["名": "乙", "来自IP": "1.1.1.1"],
        ["名": "甲", "来自IP": "1.1.1.1"], ["名": "甲"], ["名": "甲"], ["名": "甲", "来自IP": "1.1.1.1", "多": "财务"],
      ])
    #expect(course.valid == [true, true, true, false, true, true, true])
  }

  @Test func `only responses not yet excluded are compared`() throws {
    // The second 甲 was too fast, so the first is the only one.
    let course = try TrainingCourse(
      ["规则: 最短用时, 秒: 20, 处理: 剔除", "规则: 重复答卷, 依据: [名], 保留: 最后, 处理: 剔除"],
      [["名": "甲"], ["名": "甲", "所用时间": "5秒"]])
    #expect(course.valid == [true, false])
    #expect(course.reasons == [[], ["V1"]])
  }

  @Test func `a flagged response is still compared`() throws {
    let course = try TrainingCourse(
      ["规则: 最短用时, 秒: 20, 处理: 标记", "规则: 重复答卷, 依据: [名], 保留: 最后, 处理: 剔除"],
      [["名": "甲"], ["名": "甲", "所用时间": "5秒"]])
    #expect(course.valid == [false, true])
  }

  @Test func `a key whose column is missing makes nobody equal`() throws {
    let course = try TrainingCourse(
      ["规则: 重复答卷, 依据: [手机], 处理: 剔除", "规则: 重复答卷, 依据: [名], 处理: 剔除"], without: ["名"], [[:], [:]])
    #expect(course.valid == [true, true])
    #expect(course.problems == ["missing-column", "missing-metadata"])
  }

  // MARK: 同IP上限

  @Test func `every response of an address with more than the limit fits`() throws {
    let course = try TrainingCourse(
      "规则: 同IP上限, 上限: 2, 处理: 剔除", "来自IP",
      ["1.1.1.1(甲)", "1.1.1.2", "1.1.1.1(乙)", "1.1.1.2", "1.1.1.1", "", "", ""])
    #expect(course.valid == [false, true, false, true, false, true, true, true])
    #expect(course.screened.tally.rules[0].unjudged == 3)
  }

  // MARK: 一致作答

  @Test func `equal answers need two, and are compared raw`() throws {
    let course = try TrainingCourse(
      ["规则: 一致作答, 处理: 标记"],
      [
        // All 满意, on whichever scale and whatever reversed.
        ["A": "满意", "B": "满意", "C": "满意"], ["A": "满意", "B": "满意", "C": "不满意"],
        // Blanks are no answers; one answer is no pattern.
        ["A": "满意", "B": "", "C": ""], ["A": "满意", "B": "满意", "C": ""], ["A": "", "B": "", "C": ""],
        // 不了解 is an answer like any other.
        ["A": "不了解", "B": "不了解", "C": ""], ["A": "满意", "B": "不了解", "C": ""],
      ])
    #expect(course.reasons.map { !$0.isEmpty } == [true, false, false, true, false, true, false])
    #expect(course.valid == [true, true, true, true, true, true, true])
    #expect(course.screened.flaggedCount == 3)
  }

  @Test func `the scope of equal answers can be named`() throws {
    let course = try TrainingCourse(
      ["规则: 一致作答, 范围: [A, B], 处理: 剔除"],
      [["A": "满意", "B": "满意", "C": "不满意"], ["A": "满意", "B": "不满意", "C": "满意"]])
    #expect(course.valid == [false, true])
  }

  // MARK: 注意力题

  @Test func `anything but the correct option fails, a blank included`() throws {
    let course = try TrainingCourse(
      "规则: 注意力题, 题目: 注, 处理: 剔除", "注", ["满意", "很满意", "", "(空)", "(跳过)", "不了解", "胡写"])
    #expect(course.valid == [true, false, false, false, true, false, false])
  }

  @Test func `every row of an attention matrix has to be correct`() throws {
    let questionnaire = try Questionnaire(
      fixture: """
        格式版本: 1
        编号: ROWS
        名称: 注意力矩阵
        量表: {二: {选项: [{码: 1, 文本: 满意, 满意: 是}, {码: 2, 文本: 不满意, 满意: 否}]}}
        题目:
          - {编号: A, 题干: 是否满意, 题型: 量表, 量表: 二}
          - {编号: B, 题干: 请都选满意, 题型: 矩阵单选, 量表: 二, 用途: 注意力, 正确: [满意], 行: [{编号: a, 文本: 甲}, {编号: b, 文本: 乙}]}
          - {编号: C, 题干: 请选一和二, 题型: 多选, 用途: 注意力, 正确: [一, 二], 选项: [{码: 1, 文本: 一}, {码: 2, 文本: 二}, {码: 3, 文本: 三}]}
        有效性: [{编号: V1, 规则: 注意力题, 题目: B, 处理: 剔除}, {编号: V2, 规则: 注意力题, 题目: C, 处理: 剔除}]
        满意度: {口径: [{编号: 满意率, 算法: 满意占比}], 主口径: 满意率}
        """)
    let table = questionnaire.read("A,B.a,B.b,C\n满意,满意,满意,一┋二\n满意,满意,不满意,一\n满意,,满意,一┋三\n满意,满意,满意,\n").table
    let screened = Screening(rules: questionnaire.validityRules).apply(to: table)
    #expect((0..<4).map { screened.reasons(for: $0) } == [[], ["V1"], ["V1", "V2"], ["V2"]])
  }

  // MARK: 逻辑冲突, 平台标记, 名单, 未提交, 人工

  @Test func `a contradiction is a condition that holds`() throws {
    let course = try TrainingCourse(
      "规则: 逻辑冲突, 条件: 多 含 都没有 且 多 选项数 > 1, 处理: 剔除", "多", ["都没有", "法规┋都没有", "法规┋财务", ""])
    #expect(course.valid == [true, false, true, true])
  }

  @Test func `platform flags are searched for a text`() throws {
    let course = try TrainingCourse("规则: 平台标记, 列名: 结果, 包含: 无效, 处理: 剔除", "结果", ["有效", "无效", "疑似无效", ""])
    #expect(course.valid == [true, false, false, true])
    let missing = try TrainingCourse(["规则: 平台标记, 列名: 结果, 包含: 无效, 处理: 剔除"], without: ["结果"], [[:], [:]])
    #expect(missing.valid == [true, true])
    #expect(missing.screened.tally.rules[0].unjudged == 2)
    #expect(missing.problems == ["missing-metadata"])
  }

  @Test func `who is not in the register does not count, who gives no name is not judged`() throws {
    let course = try TrainingCourse(
      "规则: 名单, 题目: 名, 名单: [甲公司, 乙公司], 处理: 剔除", "名", ["甲公司", "丙公司", "", " 乙 公司"])
    #expect(course.valid == [true, false, true, true])
    #expect(course.screened.tally.rules[0].unjudged == 1)
  }

  @Test func `no submission is an empty time, not an unreadable one and not a missing column`() throws {
    let course = try TrainingCourse("规则: 未提交, 处理: 剔除", "提交答卷时间", ["2024/5/6 9:00", "", "昨天"])
    #expect(course.valid == [true, false, true])
    let missing = try TrainingCourse(["规则: 未提交, 处理: 剔除"], without: ["提交答卷时间"], [[:], [:]])
    #expect(missing.valid == [true, true])
    #expect(missing.screened.tally.rules[0].unjudged == 2)
  }

  @Test func `a person's choice goes by the platform's ids`() throws {
    let course = try TrainingCourse("规则: 人工, 序号: [12, 40], 处理: 剔除", "序号", ["11", "12", "40.0", "", "x12"])
    #expect(course.valid == [true, false, false, true, true])
  }

  // MARK: Order

  @Test func `the first rule that fits takes a response, and every hit is counted`() throws {
    let course = try TrainingCourse(
      [
        "规则: 一致作答, 处理: 标记", "规则: 最短用时, 秒: 20, 处理: 剔除", "规则: 注意力题, 题目: 注, 处理: 剔除",
        "规则: 最长用时, 秒: 100, 处理: 标记",
      ],
      [
        [:], ["所用时间": "5秒"], ["所用时间": "5秒", "注": "不满意"], ["注": "不满意", "所用时间": "200秒"],
        ["A": "满意", "所用时间": "5秒"], ["A": "满意", "所用时间": "200秒"],
      ])
    let screened = course.screened
    #expect(course.reasons == [[], ["V2"], ["V2", "V3"], ["V3", "V4"], ["V1", "V2"], ["V1", "V4"]])
    #expect(
      (0..<6).map { screened.disposition(of: $0) } == [
        .valid, .excluded(by: 1), .excluded(by: 1), .excluded(by: 2), .excluded(by: 1), .flagged,
      ])
    #expect(screened.tally.rules.map(\.hits) == [2, 3, 2, 2])
    #expect(screened.tally.rules.map(\.excluded) == [0, 3, 1, 0])
    #expect(screened.validCount == 2)
    #expect(screened.flaggedCount == 1)
    let waterfall = try Waterfall(screened.tally)
    #expect(waterfall.collected == 6)
    #expect(waterfall.exclusions.map(\.count) == [0, 3, 1, 0])
    #expect(waterfall.valid == 2)
  }

  @Test func `without rules everybody counts`() throws {
    let course = try TrainingCourse(["规则: 最短用时, 秒: 20, 处理: 标记"], [["所用时间": "1秒"]])
    let screened = Screening(rules: []).apply(to: course.screened.table)
    #expect(screened.validCount == 1)
    #expect(screened.flaggedCount == 0)
  }

  @Test func `rules whose columns were not read judge nobody`() throws {
    // An embedding program may screen by other rules than those the export was read for.
    let others = try TrainingCourse(
      [
        "规则: 同IP上限, 上限: 1, 处理: 剔除", "规则: 未提交, 处理: 剔除", "规则: 人工, 序号: [1], 处理: 剔除", "规则: 重复答卷, 依据: [名], 处理: 剔除",
      ], [[:]])
    let course = try TrainingCourse(["规则: 一致作答, 处理: 标记"], [[:], [:]])
    let screened = Screening(rules: others.questionnaire.validityRules).apply(to: course.screened.table)
    #expect(screened.validCount == 2)
  }

  @Test func `a declared count that differs from the files is an error`() throws {
    let course = try TrainingCourse(["规则: 一致作答, 处理: 标记"], [[:], [:]])
    #expect(try Waterfall(course.screened.tally, collected: 2).collected == 2)
    let problem = #expect(throws: WaterfallProblem.self) {
      try Waterfall(course.screened.tally, collected: 3)
    }
    #expect(problem?.fault == .collectedDiffers(declared: 3, entered: 2))
  }

  // MARK: Any data

  @Test(arguments: 0..<60)
  func `whatever the answers, collected less excluded is valid`(seed: Int) throws {
    var state = UInt64(seed + 1)
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let rules = [
      "规则: 最短用时, 秒: 20", "规则: 最长用时, 秒: 90", "规则: 日期范围, 开始: 2024-05-06", "规则: 缺失比例, 上限: 0.3",
      "规则: 重复答卷, 依据: [名]",
      "规则: 同IP上限, 上限: 2", "规则: 一致作答", "规则: 注意力题, 题目: 注", "规则: 逻辑冲突, 条件: A = 不满意 且 B = 很满意",
      "规则: 平台标记, 列名: 结果, 包含: 无效", "规则: 名单, 题目: 名, 名单: [甲, 乙]", "规则: 未提交", "规则: 人工, 序号: [1, 3, 5]",
    ]
    let chosen = rules.filter { _ in random(3) > 0 }.map { $0 + ", 处理: \(["剔除", "标记"][random(2)])" }
    let ratings = ["很满意", "满意", "不满意", "不了解", "", "(跳过)", "怪"]
    let responses = (0..<random(40)).map { _ in
      [
        "A": ratings[random(7)], "B": ratings[random(7)], "注": ratings[random(7)],
        "名": ["甲", "乙", "丙", ""][random(4)],
        "来自IP": ["1.1.1.1", "1.1.1.2", ""][random(3)], "所用时间": ["10秒", "50秒", "99秒", "", "?"][random(5)],
        "提交答卷时间": ["2024/5/5 1:00", "2024/5/7 1:00", "", "?"][random(4)], "结果": ["有效", "无效"][random(2)],
      ]
    }
    let course = try TrainingCourse(chosen, responses)
    let screened = course.screened
    let waterfall = try Waterfall(screened.tally)
    #expect(waterfall.collected == responses.count)
    #expect(waterfall.collected - waterfall.exclusions.reduce(0) { $0 + $1.count } == waterfall.valid)
    for (index, tally) in screened.tally.rules.enumerated() {
      #expect(tally.excluded <= tally.hits)
      if tally.rule.action == .flag { #expect(tally.excluded == 0) }
      // A response belongs to the first excluding rule among its reasons.
      for response in responses.indices where screened.disposition(of: response) == .excluded(by: index) {
        let reasons = screened.reasons(for: response)
        let first = screened.rules.first { $0.action == .exclude && reasons.contains($0.id) }
        #expect(first?.id == tally.rule.id)
      }
    }
  }
}
