import Testing

/// `analyze` with groups and weights beside `estimate` on the same file: one engine, the same figures.
struct EngineAgreementTests {
  /// Twenty-four people of three kinds, four weights, two questions.
  private static let export: String = {
    let (kinds, answers) = (["职工", "访客", "家属"], ["满意", "一般", "不满意", "满意", "满意"])
    let header = "序号,提交答卷时间,所用时间,1、您是,2、饭菜,3、环境,4、希望改进,w\n"
    return (0..<24).reduce(into: header) { text, i in
      text += "\(i + 1),2024/5/6 12:00:\(10 + i),60秒,\(kinds[i % 3]),\(answers[i * 7 % 5]),"
      text += "\(answers[(i * 5 + 1) % 4]),菜品,\(1 + Double(i % 4) / 2)\n"
    }
  }()
  private static let request = """
    数据: a.csv
    设计: {权重: w}
    统计:
      - {类型: 池化, 变量: [2、饭菜, 3、环境], 取值: [满意]}
      - {类型: 池化, 变量: [2、饭菜, 3、环境], 取值: [满意], 分组: 1、您是}

    """

  private func figures(weighted: Bool) throws -> (analyzed: [String: JSON], estimated: [String: JSON]) {
    let folder = try TemporaryFolder()
    try folder.write(Canteen.questionnaire, to: "q.yaml")
    try folder.write(Self.export, to: "a.csv")
    try folder.write(
      weighted ? Self.request : Self.request.replacing("设计: {权重: w}\n", with: ""), to: "r.yaml")
    let analysis = try Command.run(
      ["analyze", "q.yaml", "a.csv", "--by", "Q1", "--format", "json"]
        + (weighted ? ["--weights", "w"] : []),
      in: folder)
    let survey = try #require(analysis.json()["surveys"]?[0])
    var analyzed = ["": try #require(survey["satisfaction"]?[0])]
    for group in survey["groups"]?.list ?? [] {
      if case .text(let label)? = group["label"] { analyzed[label] = group["satisfaction"]?[0] }
    }
    let estimates = try Command.run(["estimate", "r.yaml", "--format", "json"], in: folder).json()
    var estimated: [String: JSON] = [:]
    for estimate in estimates["estimates"]?.list ?? [] {
      if case .text(let label)? = estimate["domain"]?["1、您是"] {
        estimated[label] = estimate
      } else {
        estimated[""] = estimate
      }
    }
    return (weighted ? analyzed.compactMapValues { $0["weighted"] } : analyzed, estimated)
  }

  @Test(arguments: [false, true]) func `groups and weights give what the engine gives`(weighted: Bool) throws
  {
    let (analyzed, estimated) = try figures(weighted: weighted)
    #expect(analyzed.count == 4 && Set(analyzed.keys) == Set(estimated.keys))
    for (label, figure) in analyzed {
      let estimate = try #require(estimated[label])
      for (percent, share) in [
        (figure["value"], estimate["value"]), (figure["standardError"], estimate["standardError"]),
        (figure["interval"]?["lower"], estimate["interval"]?["lower"]),
        (figure["interval"]?["upper"], estimate["interval"]?["upper"]),
      ] {
        let (percent, share) = (try #require(percent?.number), try #require(share?.number))
        #expect(abs(percent / 100 - share) <= 1e-12 * abs(share), "\(label): \(percent), \(share)")
      }
      let effects = (figure["designEffect"]?.number ?? 0, estimate["designEffect"]?.number ?? 1)
      #expect(abs(effects.0 - effects.1) <= 1e-12 * effects.1)
      #expect(figure["respondents"] == estimate["respondents"])
    }
  }

  /// Four of five canteen responses are valid: fewer than 30.
  @Test(arguments: [("zh", "不宜发布：", "答卷 4 份，少于 30"), ("en", "Not for publication: ", "4 respondents, fewer")])
  func `a share too uncertain to print says so below the table`(
    language: String, words: String, reason: String
  ) throws {
    let text = try Command.run(
      ["analyze", "q.yaml", "a.csv", "--language", language], in: Canteen.folder())
    #expect(text.status == 0 && text.out.contains(words) && text.out.contains(reason))
    // The standard is for intervals of 95 %.
    let wider = try Command.run(
      ["analyze", "q.yaml", "a.csv", "--language", language, "--level", "0.9"], in: Canteen.folder())
    #expect(wider.status == 0 && !wider.out.contains(words))
  }
}
