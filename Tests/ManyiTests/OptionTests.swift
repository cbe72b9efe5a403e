import Testing

/// Options every command has, and usage that is wrong.
struct OptionTests {
  @Test(arguments: [
    ["nonsense"], ["analyze"], ["screen"], ["check"], ["score"], ["schema"], ["schema", "report"],
    ["score", "a", "b"], ["analyze", "q.yaml", "a.csv", "--level", "0"],
    ["analyze", "q.yaml", "a.csv", "--level", "95"], ["analyze", "q.yaml", "a.csv", "--distributed", "0"],
    ["analyze", "q.yaml", "a.csv", "--population", "-5"],
    ["analyze", "q.yaml", "a.csv", "--population", "many"],
    ["analyze", "q.yaml", "a.csv", "--population", "99999999999999999999"],
    ["analyze", "q.yaml", "a.csv", "--format", "pdf"], ["analyze", "q.yaml", "a.csv", "--language", "fr"],
    ["analyze", "q.yaml", "a.csv", "--encoding", "Latin-1"], ["analyze", "q.yaml", "a.csv", "--nonsense"],
    ["analyze", "e.yaml", "--distributed", "5"], ["analyze", "e.yaml", "--weights", "w"],
    ["screen", "e.yaml", "--encoding", "GB18030"], ["screen", "q.yaml", "a.csv", "--distributed", "0"],
    ["check", "q.yaml", "q.yaml", "--responses", "a.csv"],
  ])
  func `wrong usage ends with 64 and prints nothing to standard output`(arguments: [String]) throws {
    let run = try Command.run(arguments, in: Canteen.folder())
    #expect(run.status == 64)
    #expect(run.out == "")
    #expect(run.err.hasPrefix("Error: "))
  }

  @Test(arguments: [[], ["check"], ["screen"], ["analyze"], ["score"], ["schema"]])
  func `help goes to standard output, in Chinese and English`(command: [String]) throws {
    let run = try Command.run(command + ["--help"])
    #expect(run.status == 0)
    #expect(run.err == "")
    #expect(run.out.contains("USAGE: manyi"))
    #expect(run.out.contains { ("\u{4E00}"..."\u{9FFF}").contains($0) })
  }

  @Test(arguments: [
    ([:], false), (["LANG": "zh_CN.UTF-8"], true), (["LANG": "en_US.UTF-8"], false), (["LANG": "C"], false),
    (["LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"], true),
    (["LANG": "zh_CN.UTF-8", "LC_ALL": "C"], false), (["LANG": "zh_CN.UTF-8", "LC_ALL": ""], true),
  ])
  func `the environment chooses the language`(environment: [String: String], isChinese: Bool) throws {
    let folder = try Canteen.folder()
    let run = try Command.run(["screen", "q.yaml", "a.csv"], in: folder, environment: environment)
    #expect(run.out.contains("有效性筛查") == isChinese)
    let problem = try Command.run(["check", "nowhere"], in: folder, environment: environment)
    #expect(problem.err.contains("没有这个文件") == isChinese)
  }

  @Test func `the option overrules the environment`() throws {
    let run = try Command.run(
      ["screen", "q.yaml", "a.csv", "--language", "en"], in: Canteen.folder(),
      environment: ["LC_ALL": "zh_CN.UTF-8"])
    #expect(run.out.hasPrefix("Screening"))
  }

  /// The last row lacks a cell, which is a warning.
  private func folderWithWarning() throws -> TemporaryFolder {
    let folder = try Canteen.folder()
    try folder.write(Canteen.export.replacing("满意,满意,菜品\n", with: "满意,满意\n"), to: "a.csv")
    return folder
  }

  @Test func `a warning does not stop the result, and quiet hides it`() throws {
    let folder = try folderWithWarning()
    let run = try Command.run(["screen", "q.yaml", "a.csv"], in: folder)
    #expect(run.status == 0)
    #expect(run.err.hasPrefix("a.csv:row 6: warning[short-record]: "))
    #expect(run.out.hasPrefix("Screening"))
    let quiet = try Command.run(["screen", "q.yaml", "a.csv", "--quiet"], in: folder)
    #expect(quiet.status == 0)
    #expect(quiet.err == "")
    #expect(quiet.out == run.out)
  }

  @Test func `strict makes a warning an error: nothing is printed or written`() throws {
    let folder = try folderWithWarning()
    let run = try Command.run(
      ["screen", "q.yaml", "a.csv", "--strict", "--output", "out.csv"], in: folder)
    #expect(run.status == 1)
    #expect(run.out == "")
    #expect(run.err.contains("warning[short-record]"))
    #expect(try folder.names == ["a.csv", "q.yaml"])
    let json = try Command.run(
      ["screen", "q.yaml", "a.csv", "--strict", "--format", "json"], in: folder)
    #expect(json.status == 1)
    #expect(try json.json().keys == ["command", "manyi", "problems"])
  }

  @Test func `errors are shown although quiet`() throws {
    let run = try Command.run(["check", "nowhere", "--quiet"])
    #expect(run.status == 1)
    #expect(run.err.contains("error[unreadable-file]"))
  }

  @Test func `nothing that goes into a pipe has colour`() throws {
    for arguments in [
      ["check", "nowhere"], ["analyze", "q.yaml", "a.csv"], ["score", "q.yaml"], ["--help"],
    ] {
      let run = try Command.run(
        arguments, in: Canteen.folder(), environment: ["TERM": "xterm-256color", "CLICOLOR_FORCE": "1"])
      #expect(!(run.out + run.err).contains("\u{1B}"))
    }
  }
}
