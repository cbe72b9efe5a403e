import Foundation
import Testing

/// What goes to a file: all of it, or nothing.
struct OutputTests {
  @Test(arguments: [
    ("r.json", "{\n"), ("r.md", "# 食堂满意度\n"), ("r.csv", "\u{FEFF}"), ("r.CSV", "\u{FEFF}"),
    ("r.txt", "食堂满意度\n===="), ("r", "食堂满意度\n===="),
  ])
  func `the name of the output decides its format`(name: String, start: String) throws {
    let folder = try Canteen.folder()
    let run = try Command.run(["analyze", "q.yaml", "a.csv", "-o", name], in: folder)
    #expect(run.status == 0)
    #expect(run.out == "")
    #expect(try folder.text(of: name).utf8.starts(with: start.utf8))
    #expect(try folder.names == ["a.csv", "q.yaml", name].sorted())
  }

  @Test func `the format given overrules the name`() throws {
    let folder = try Canteen.folder()
    _ = try Command.run(["analyze", "q.yaml", "a.csv", "-o", "r.csv", "--format", "json"], in: folder)
    #expect(try folder.text(of: "r.csv").hasPrefix("{\n"))
  }

  @Test func `a file is replaced as a whole and keeps its permissions`() throws {
    let folder = try Canteen.folder()
    try folder.write(String(repeating: "old\n", count: 100_000), to: "r.json")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: "\(folder.path)/r.json")
    let printed = try Command.run(["analyze", "q.yaml", "a.csv", "--format", "json"], in: folder)
    let run = try Command.run(["analyze", "q.yaml", "a.csv", "-o", "r.json"], in: folder)
    #expect(run.status == 0)
    #expect(try folder.text(of: "r.json") == printed.out)
    let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/r.json")
    #expect(attributes[.posixPermissions] as? Int == 0o640)
  }

  @Test func `what was there stays when the input has errors`() throws {
    let folder = try Canteen.folder()
    try folder.write("last year's", to: "r.json")
    let run = try Command.run(["analyze", "q.yaml", "nowhere.csv", "-o", "r.json"], in: folder)
    #expect(run.status == 1)
    #expect(try folder.text(of: "r.json") == "last year's")
    #expect(try folder.names == ["a.csv", "q.yaml", "r.json"])
  }

  @Test(arguments: ["a.csv", "q.yaml", "./a.csv", "link.csv"])
  func `a file the command reads is never replaced`(output: String) throws {
    let folder = try Canteen.folder()
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/link.csv", withDestinationPath: "a.csv")
    let run = try Command.run(["screen", "q.yaml", "a.csv", "-o", output], in: folder)
    #expect(run.status == 1)
    #expect(run.err.hasPrefix("\(output): error[output-is-input]"))
    #expect(try folder.text(of: "a.csv") == Canteen.export)
    #expect(try folder.text(of: "q.yaml") == Canteen.questionnaire)
  }

  @Test func `a link stays a link and a device stays a device`() throws {
    let folder = try Canteen.folder()
    try folder.write("old", to: "real.json")
    let link = "\(folder.path)/link.json"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real.json")
    _ = try Command.run(["screen", "q.yaml", "a.csv", "-o", "link.json"], in: folder)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real.json")
    #expect(try folder.text(of: "real.json").hasPrefix("{\n"))
    let run = try Command.run(["screen", "q.yaml", "a.csv", "-o", "/dev/null"], in: folder)
    #expect(run.status == 0)
    let device = try FileManager.default.attributesOfItem(atPath: "/dev/null")
    #expect(device[.type] as? FileAttributeType == .typeCharacterSpecial)
  }

  @Test(arguments: [
    ("nowhere/r.json", "unwritable-file"), (".", "is-a-folder"), ("a.csv/r.json", "unwritable-file"),
  ])
  func `an output that cannot be written is told, and leaves nothing`(output: String, code: String) throws {
    let folder = try Canteen.folder()
    let run = try Command.run(["screen", "q.yaml", "a.csv", "-o", output], in: folder)
    #expect(run.status == 1)
    #expect(run.out == "")
    #expect(run.err.hasPrefix("\(output): error[\(code)]"))
    #expect(try folder.names == ["a.csv", "q.yaml"])
  }

  @Test func `a reader that has seen enough is no crash`() throws {
    let run = try Command.shell("\"$MANYI\" analyze q.yaml a.csv | head -n 1", in: Canteen.folder())
    #expect(run.status == 0)
    #expect(run.out == "食堂满意度\n")
    #expect(run.err == "")
    let ignoring = try Command.shell(
      "trap '' PIPE; \"$MANYI\" schema evaluation | true", in: Canteen.folder())
    #expect(ignoring.err == "")
  }

  #if os(Linux)
    @Test func `standard output that cannot be written is an error`() throws {
      let run = try Command.shell("\"$MANYI\" analyze q.yaml a.csv > /dev/full", in: Canteen.folder())
      #expect(run.status == 1)
      #expect(run.err.hasPrefix("stdout: error[unwritable-file]"))
    }
  #endif

  @Test func `the same inputs give the same bytes`() throws {
    let folder = try Canteen.folder()
    for format in ["text", "json", "markdown", "csv"] {
      let arguments = ["analyze", "q.yaml", "a.csv", "--by", "Q1", "--format", format]
      let first = try Command.run(arguments, in: folder)
      #expect(first.status == 0)
      #expect(try Command.run(arguments, in: folder).out == first.out)
    }
  }
}
