import ArgumentParser
import Diagnostics

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "新建 · Lays out a project folder from questionnaire templates.",
    usage: "manyi new 项目文件夹 --template 企业满意度 政府工作人员满意度\nmanyi new --list",
    discussion: """
      写出 evaluation.yaml（各处“待填”由 check 逐一指出）、问卷、说明和放答卷的文件夹。已有的文件夹不覆盖，要么写全，要么不写。
      An existing folder is never written to; the project is laid out whole or not at all.
      """)

  @Argument(help: "新项目的文件夹 · The folder to make.")
  var project: String?

  @Option(
    parsing: .upToNextOption, help: .init("问卷模板，中文名或英文名 · Templates, by either name.", valueName: "name"))
  var template: [String] = []

  @Flag(help: "列出模板 · List the templates.")
  var list = false

  @Option(help: "提示的语言 · Taken from LC_ALL or LANG unless given.")
  var language: Language?

  func validate() throws {
    if list { return }
    let names = ProjectTemplate.allCases.flatMap { [$0.chinese, $0.rawValue] }
    guard let project, !project.isEmpty else {
      throw ValidationError("name the folder to make, or give --list")
    }
    guard !template.isEmpty else {
      throw ValidationError("name one template or more with --template: \(names.joined(separator: ", "))")
    }
    for name in template where ProjectTemplate(named: name) == nil {
      let guess = names.nearest(to: name).map { " Did you mean ‘\($0)’?" } ?? ""
      throw ValidationError("unknown template ‘\(name)’.\(guess) Templates: \(names.joined(separator: ", "))")
    }
  }

  func run() throws {
    do throws(FileProblem) {
      if list {
        let lines = ProjectTemplate.allCases.map { "\($0.rawValue)\t\($0.chinese)\t\($0.english)\n" }
        return try Output.print(Array(lines.joined().utf8))
      }
      var templates: [ProjectTemplate] = []
      for case let template? in template.map({ ProjectTemplate(named: $0) })
      where !templates.contains(template) {
        templates.append(template)
      }
      let files = NewProject(templates: templates).files
      let folder = project.map { String($0.reversed().drop { $0 == "/" }.reversed()) } ?? ""
      try Output.makeFolder(folder.isEmpty ? "/" : folder, holding: files)
      try Output.print(Array(files.map { "\(folder)/\($0.path)\n" }.joined().utf8))
    } catch {
      Output.report(error.line(in: words) + "\n")
      throw ExitCode(1)
    }
  }

  private var words: Language {
    CommonOptions.words(declared: language)
  }
}
