import Foundation
import Testing

struct NewCommandTests {
  private func project(_ templates: [String]) throws -> (folder: TemporaryFolder, run: Command.Run) {
    let folder = try TemporaryFolder()
    let run = try Command.run(["new", "项目", "--template"] + templates, in: folder)
    return (folder, run)
  }

  @Test func `every template is listed by both names`() throws {
    let run = try Command.run(["new", "--list"])
    #expect(run.status == 0)
    #expect(
      run.out.split(separator: "\n").map { $0.split(separator: "\t").prefix(2).joined(separator: " ") } == [
        "enterprise 企业满意度", "staff 政府工作人员满意度", "public 社会公众满意度", "training 培训满意度", "system 信息系统使用满意度",
      ])
  }

  @Test(arguments: ["enterprise", "staff", "public", "training", "system"])
  func `a template passes the check without a remark`(name: String) throws {
    let run = try Command.run(["check", "questionnaires/templates/\(name).yaml", "--strict"])
    #expect(run.status == 0)
    #expect(run.err == "")
  }

  @Test func `a project has its questionnaires as the templates are, and a place for responses`() throws {
    let (folder, run) = try project(["企业满意度", "staff"])
    #expect(run.status == 0)
    #expect(run.err == "")
    #expect(
      run.out == """
        项目/evaluation.yaml
        项目/README.md
        项目/.gitignore
        项目/答卷/说明.txt
        项目/问卷/enterprise.yaml
        项目/问卷/staff.yaml

        """)
    for name in ["enterprise", "staff"] {
      let template = try String(
        contentsOfFile: "\(Command.package)/questionnaires/templates/\(name).yaml", encoding: .utf8)
      #expect(try folder.text(of: "项目/问卷/\(name).yaml") == template)
    }
    #expect(try folder.names == ["项目"])
  }

  @Test func `check names every blank of the evaluation, and nothing else`() throws {
    let (folder, _) = try project(["enterprise", "training"])
    let evaluation = try folder.text(of: "项目/evaluation.yaml")
    let blanks = evaluation.ranges(of: "待填：").count
    let run = try Command.run(["check", "项目/evaluation.yaml", "--format", "json"], in: folder)
    #expect(run.status == 1)
    let problems = try run.json()["problems"]?.list ?? []
    #expect(Set(problems.compactMap { $0["code"]?.text }) == ["to-fill"])
    #expect(problems.count == blanks)
  }

  @Test func `no figure comes of a project that is not filled in`() throws {
    let (folder, _) = try project(["public"])
    let run = try Command.run(["score", "项目/evaluation.yaml"], in: folder)
    #expect(run.status == 1)
    #expect(run.out == "")
  }

  @Test(arguments: ["file", "folder", "link"]) func `what is there already is never written to`(kind: String)
    throws
  {
    let folder = try TemporaryFolder()
    switch kind {
    case "file": try folder.write("mine", to: "p")
    case "folder":
      try FileManager.default.createDirectory(atPath: folder.path + "/p", withIntermediateDirectories: false)
    default:
      try FileManager.default.createSymbolicLink(atPath: folder.path + "/p", withDestinationPath: "nowhere")
    }
    let run = try Command.run(["new", "p", "--template", "staff"], in: folder)
    #expect(run.status == 1)
    #expect(run.err.hasPrefix("p: error[already-there]"))
    #expect(try folder.names == ["p"])
  }

  @Test func `a folder that cannot be made leaves nothing behind`() throws {
    let folder = try TemporaryFolder()
    let run = try Command.run(["new", "no/such/place", "--template", "staff"], in: folder)
    #expect(run.status == 1)
    #expect(try folder.names == [])
  }

  @Test(arguments: [
    ["new"], ["new", "p"], ["new", "p", "--template", "企业"], ["new", "--template", "staff"],
  ])
  func `wrong usage is told as such`(arguments: [String]) throws {
    #expect(try Command.run(arguments, in: TemporaryFolder()).status == 64)
  }
}
