import Foundation
import Testing

struct CheckCommandTests {
  @Test func `JSON has the keys that other programs rely on`() throws {
    let run = try Command.run(
      ["check", Shenzhen.questionnaire, Shenzhen.evaluation, "--format", "json", "--language", "zh"])
    #expect(run.status == 0)
    let json = try run.json()
    #expect(unsortedKeys(in: run.out) == [])
    #expect(
      Shape.object([
        "manyi": .text, "command": .text, "problems": .problems, "findings": .findings,
        "files": .list(.object(["path": .text, "kind": .text, "valid": .flag])),
      ]).departures(of: json) == [])
    #expect(json["files"]?.list.map { $0["kind"] } == [.text("questionnaire"), .text("evaluation")])
    let finding = try #require(json["findings"]?.first(where: "code", is: "score-rule-mismatch"))
    #expect(finding["severity"] == .text("high"))
    #expect(finding["node"] == .text("2.1.2"))
    #expect(finding["printed"] == .text("9.34"))
    #expect(finding["computed"] == .text("9.39"))
    #expect(finding["waived"] == .flag(false))
    #expect(finding["line"]?.number != nil)
  }

  @Test func `one wrong file keeps the good ones valid`() throws {
    let folder = try Canteen.folder()
    try folder.write("格式版本: 1\n编号: q\n名称: 空\n题目: []\n满意度: {口径: [], 主口径: 甲}\n", to: "bad.yaml")
    let run = try Command.run(["check", "q.yaml", "bad.yaml"], in: folder)
    #expect(run.status == 1)
    #expect(run.out == "")
    #expect(run.complaints.filter { $0.contains("error[") }.allSatisfy { $0.hasPrefix("bad.yaml:") })
  }

  @Test func `a definition may come from standard input`() throws {
    let folder = try Canteen.folder()
    let run = try Command.run(["check", "-"], in: folder, input: "\(folder.path)/q.yaml")
    #expect(run.status == 0)
    #expect(run.err == "")
    #expect(run.out.contains("questionnaire"))
  }

  @Test func `an export is checked against its questionnaire`() throws {
    let folder = try Canteen.folder()
    let good = try Command.run(["check", "q.yaml", "--responses", "a.csv"], in: folder)
    #expect(good.status == 0)
    try folder.write(Canteen.export.replacing("访客,一般", with: "访客,还行"), to: "b.csv")
    let bad = try Command.run(["check", "q.yaml", "--responses", "b.csv"], in: folder)
    #expect(bad.status == 1)
    #expect(bad.err.hasPrefix("b.csv:row 5, column \"2、饭菜\": error[unknown-option]: ‘还行’"))
  }
}
