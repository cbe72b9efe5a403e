import Testing

struct WeightCommandTests {
  /// Four valid responses: two of staff, two of visitors; one says 不满意.
  private static let margins = """
    格式版本: 1
    编号: staff
    名称: 食堂名册
    边际: [{题目: Q1, 计数: {职工: 70, 访客: 30}}]
    """

  private func folder(_ margins: String = margins) throws -> TemporaryFolder {
    let folder = try Canteen.folder()
    try folder.write(margins, to: "m.yaml")
    return folder
  }

  @Test func `weights go to the file, the report to the reader`() throws {
    let folder = try folder()
    let run = try Command.run(
      ["weight", "q.yaml", "a.csv", "--margins", "m.yaml", "--output", "w.csv", "--language", "zh"],
      in: folder)
    #expect(run.status == 0)
    #expect(run.err == "")
    #expect(run.out.contains("事后分层"))
    #expect(run.out.contains("剔除（无权重）  1"))
    let expected = [
      "11,35.0,,a.csv,2,1.0,职工", "12,35.0,,a.csv,3,1.0,职工", "13,15.0,,a.csv,4,1.0,访客",
      "14,15.0,,a.csv,5,1.0,访客",
    ]
    let lines = try folder.text(of: "w.csv").split(whereSeparator: \.isNewline).map(String.init)
    let header = "\u{FEFF}序号,权重,无权重原因,文件,行,基础权重,边际 Q1"
    #expect(lines == [header] + expected + ["15,,剔除 V1,a.csv,6,,"])
  }

  @Test func `analyze reads the weights back`() throws {
    let folder = try folder()
    _ = try Command.run(
      ["weight", "q.yaml", "a.csv", "--margins", "m.yaml", "--output", "w.csv"], in: folder)
    let run = try Command.run(
      ["analyze", "q.yaml", "a.csv", "--weights", "w.csv", "--format", "json"], in: folder)
    #expect(run.status == 0)
    #expect(run.err == "")
    let options = try #require(try run.json()["surveys"]?[0]?["questions"]?[0]?["options"])
    #expect(options.list.map { $0["weighted"]?.number } == [70, 30, 0])
  }

  /// Staff are satisfied, visitors are not: 35, 35 and 15, 15 make 70 %, and the register says how many staff there are. Taken
  /// as fixed the weights leave an error, 4/3·4·0.105² (35·0.3 and 15·0.7 of 100); known to be calibrated, none.
  @Test func `estimate reads from the file what the weights were made of`() throws {
    let folder = try folder()
    _ = try Command.run(
      ["weight", "q.yaml", "a.csv", "--margins", "m.yaml", "--output", "w.csv"], in: folder)
    let lines = try folder.text(of: "w.csv").split(whereSeparator: \.isNewline)
    let joined = zip(lines, ["饭菜", "满意", "满意", "不满意", "一般"]).map { "\($0),\($1)" }
    try folder.write(joined.joined(separator: "\n") + "\n", to: "joined.csv")
    func error(_ calibration: String) throws -> Double {
      try folder.write(
        "数据: joined.csv\n设计: {权重: 权重\(calibration)}\n统计: [{类型: 占比, 变量: 饭菜, 取值: [满意]}]\n", to: "r.yaml")
      let run = try Command.run(["estimate", "r.yaml", "--format", "json"], in: folder)
      #expect(run.status == 0 && run.err == "")
      let estimate = try #require(try run.json()["estimates"]?[0])
      #expect(abs((estimate["value"]?.number ?? 0) - 0.7) < 1e-15)
      return try #require(estimate["standardError"]?.number)
    }
    #expect(abs(try error("") - 0.0588.squareRoot()) < 1e-15)
    #expect(try error(", 校准: {基础权重: 基础权重, 边际: [{变量: 边际 Q1}]}") == 0)
  }

  @Test func `JSON has the keys that other programs rely on`() throws {
    let run = try Command.run(
      ["weight", "q.yaml", "a.csv", "--margins", "m.yaml", "--format", "json"], in: try folder())
    #expect(run.status == 0)
    #expect(unsortedKeys(in: run.out) == [])
    let json = try run.json()
    #expect(json["command"] == .text("weight"))
    #expect(json["responses"]?["excluded"] == .number(1))
    #expect(json["factors"]?["greatest"] == .number(1.4))
    #expect(json["weights"]?["designEffect"] == .number(1.16))  // 4·(2·35² + 2·15²)/100²
    let staff = try #require(json["margins"]?[0]?["categories"]?[0])
    #expect(staff["target"] == .number(70))
    #expect(staff["achieved"] == .number(70))
    #expect(json["trimming"] == .null)
  }

  @Test func `a margin nobody can meet writes nothing and says where`() throws {
    let folder = try folder("格式版本: 1\n边际:\n  - 题目: Q1\n    计数: {职工: 70, 家属: 30}\n")
    let run = try Command.run(
      ["weight", "q.yaml", "a.csv", "--margins", "m.yaml", "--output", "w.csv"], in: folder)
    #expect(run.status == 1)
    #expect(run.out == "")
    #expect(
      run.complaints.first?.hasPrefix("m.yaml:3:5: error[category-not-listed]: 2 responses are ‘访客’") == true)
    #expect(try folder.names == ["a.csv", "m.yaml", "q.yaml"])
  }

  @Test func `the weights never replace an input`() throws {
    let run = try Command.run(
      ["weight", "q.yaml", "a.csv", "--margins", "m.yaml", "--output", "a.csv"], in: try folder())
    #expect(run.status == 1)
    #expect(run.err.contains("error[output-is-input]"))
    #expect(run.out == "")
  }

  @Test func `one file is wrong usage`() throws {
    #expect(try Command.run(["weight", "q.yaml", "--margins", "m.yaml"], in: try folder()).status == 64)
  }
}
