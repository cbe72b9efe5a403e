import Foundation
import Spreadsheets
import Testing

struct DraftCommandTests {
  @Test func `JSON has the keys that other programs rely on`() throws {
    let run = try Command.run(["draft", Shenzhen.responses, "--format", "json"])
    #expect(run.status == 0)
    let json = try run.json()
    #expect(unsortedKeys(in: run.out) == [])
    let option = Shape.object(["code": .text, "text": .text, "count": .number])
    #expect(
      Shape.object([
        "manyi": .text, "command": .text, "platform": .text, "evidence": .list(.text), "content": .text,
        "encoding": .text, "delimiter": .text, "newline": .text, "preambleRecords": .number,
        "headerRecords": .number, "records": .number, "questionnaire": .text,
        "metadata": .list(.object(["role": .text, "column": .number, "header": .text])),
        "questions": .list(
          .object([
            "id": .text, "number": .optional(.text), "text": .text, "kind": .text, "columns": .list(.number),
            "options": .list(option), "unsure": .list(.text),
            "missing": .object(["skipped": .number, "unanswered": .number, "unrecognised": .number]),
          ])),
      ]).departures(of: json) == [])
    #expect(json["platform"] == .text("问卷星"))
    #expect(json["records"] == .number(231))
    // 表 3: the fifth question was left blank 18 times.
    #expect(json["questions"]?[4]?["missing"]?["unanswered"] == .number(18))
    #expect(json["questions"]?[0]?["columns"] == .list([.number(7)]))
  }

  @Test func `the questionnaire goes to standard output and what was recognised to standard error`() throws {
    let run = try Command.run(["draft", "a.csv", "--language", "zh"], in: Canteen.folder())
    #expect(run.status == 0)
    #expect(run.out.hasPrefix("# 问卷初稿，依据 5 份答卷。"))
    #expect(run.err.contains("问卷星"))
    let quiet = try Command.run(["draft", "a.csv", "--quiet"], in: Canteen.folder())
    #expect(quiet.err == "")
    #expect(quiet.out == run.out)
  }

  @Test func `text and number exports together give the options in their true order`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      序号,提交答卷时间,1、行业,2、希望
      1,2024/5/6 12:00:00,物流,乙┋丙
      2,2024/5/6 12:01:00,制造,丙
      4,2024/5/6 12:03:00,制造,甲
      5,2024/5/6 12:04:00,物流,甲┋丙

      """, to: "t.csv")
    try folder.write(
      """
      序号,提交答卷时间,1、行业,2、(甲),2、(乙),2、(丙)
      1,2024/5/6 12:00:00,4,0,1,1
      2,2024/5/6 12:01:00,1,0,0,1
      3,2024/5/6 12:02:00,2,1,0,0
      4,2024/5/6 12:03:00,1,1,0,0
      5,2024/5/6 12:04:00,4,1,0,1

      """, to: "n.csv")
    for files in [["t.csv", "n.csv"], ["n.csv", "t.csv"]] {
      let run = try Command.run(["draft"] + files + ["--format", "json", "--language", "zh"], in: folder)
      let json = try run.json()
      let options = json["questions"]?[0]?["options"]?.list.map { $0["text"]?.text }
      // 制造 stands at 1 and 物流 at 4; nobody in the text file chose 2 or 3.
      #expect(options == ["制造", "（第2个选项）", "（第3个选项）", "物流"])
      #expect(json["questions"]?[1]?["options"]?.list.map { $0["text"]?.text } == ["甲", "乙", "丙"])
      #expect(json["questions"]?[1]?["options"]?.list.map { $0["count"]?.number } == [2, 1, 3])
      #expect(json["problems"]?.list.map { $0["code"] } == [.text("partly-joined")])
    }
  }

  @Test func `two exports of one survey are counted together, a response that stands in both once`() throws {
    let folder = try Canteen.folder()
    let late = Canteen.export + "16,2024/5/7 12:00:00,80秒,家属,满意,不满意,价格\n"
    try folder.write(late.replacing("4、希望改进", with: "4、希望改进,5、意见"), to: "b.csv")
    let run = try Command.run(["draft", "a.csv", "b.csv", "--format", "json"], in: folder)
    #expect(run.status == 0)
    let json = try run.json()
    #expect(json["records"] == .number(6))
    let options = try #require(json["questions"]?[0]?["options"]?.list)
    #expect(options.map { $0["text"]?.text } == ["职工", "访客", "家属"])
    #expect(options.map { $0["count"]?.number } == [3, 2, 1])
    #expect(json["problems"]?.list.map { $0["code"] } == [.text("other-headings")])
    #expect(json["problems"]?[0]?["message"]?.text?.contains("5、意见") == true)
  }

  @Test func `exports of different surveys are not drafted together, and nothing is written`() throws {
    let folder = try Canteen.folder()
    try folder.write("编号,身份,态度\n1,企业,好\n2,个人,好\n", to: "b.csv")
    let run = try Command.run(["draft", "a.csv", "b.csv", "-o", "q.yaml"], in: folder)
    #expect(run.status == 1)
    #expect(run.err.contains("b.csv: error[other-survey]"))
    #expect(try folder.text(of: "q.yaml") == Canteen.questionnaire)
  }

  @Test func `a number export and its codebook give a questionnaire that counts the export`() throws {
    let folder = try TemporaryFolder()
    let codes = "Q1,您的身份,单选题\n1,企业\n2,个人\nQ2,服务态度,单选题\n1,不满意\n2,一般\n3,满意\n"
    let encoded = try #require(codes.data(using: .init(rawValue: 0x8000_0632)))
    try folder.write(encoded, to: "code.csv")
    let about = "2026-05-06 09:00:00,2026-05-06 09:02:00,120,上海,上海,203.0.113.1,x,y"
    let answers = ["1.0,3.0", "2.0,1.0", "2,3", "1,3", "2,2"]
    try folder.write(
      "seq,source,Q1,Q2,start,finish,time_used,ip_province,ip_city,ip,browser,os\n"
        + answers.enumerated().map { "\($0 + 1),link,\($1),\(about)\n" }.joined(), to: "n.csv")
    for files in [["n.csv", "code.csv"], ["code.csv", "n.csv"]] {
      let draft = try Command.run(["draft"] + files + ["--quiet"], in: folder)
      #expect(draft.status == 0)
      try folder.write(draft.out, to: "q.yaml")
      #expect(try Command.run(["check", "q.yaml"], in: folder).status == 0)
      let run = try Command.run(["analyze", "q.yaml", "n.csv", "--format", "json"], in: folder)
      #expect(run.status == 0)
      let questions = try run.json()["surveys"]?[0]?["questions"]
      // 1 2 2 1 2, and 3 1 3 3 2.
      #expect(questions?[0]?["options"]?.list.map { $0["count"]?.number } == [2, 3])
      #expect(questions?[1]?["options"]?.list.map { $0["count"]?.number } == [1, 1, 3])
    }
  }

  @Test(arguments: ["", "序号\n", "a,b\n"])
  func `an export without answers ends in a message or an empty draft`(text: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "a.csv")
    let run = try Command.run(["draft", "a.csv"], in: folder)
    #expect(run.status == (text.isEmpty ? 1 : 0))
  }
}

extension DraftCommandTests {
  @Test func `a questionnaire on paper becomes a definition`() throws {
    let folder = try TemporaryFolder()
    let text = "满意度问卷\n1. 您对服务满意吗 [单选题] *\n满意\n一般\n不满意\n2. 您的意见 [填空题]\n"
    try folder.write(text, to: "q.txt")
    let run = try Command.run(["draft", "q.txt", "--quiet"], in: folder)
    #expect(run.status == 0)
    #expect(run.out.contains("{编号: Q1, 题号: 1, 题干: 您对服务满意吗, 题型: 量表, 量表: 满意3}"))
    try folder.write(run.out, to: "d.yaml")
    #expect(try Command.run(["check", "d.yaml"], in: folder).status == 0)
  }

  @Test func `the sheets of an XLSForm are read together`() throws {
    let folder = try TemporaryFolder()
    try folder.write("type,name,label\nselect_one s,q1,您满意吗\n", to: "survey.csv")
    try folder.write("list_name,name,label\ns,a,满意\ns,b,不满意\n", to: "choices.csv")
    let json = try Command.run(["draft", "survey.csv", "choices.csv", "--format", "json"], in: folder).json()
    #expect(json["questions"]?[0]?["id"] == .text("q1"))
    #expect(json["questions"]?[0]?["options"]?.list.map { $0["code"]?.text } == ["a", "b"])
  }

  @Test func `the workbook of an XLSForm is read by its sheets`() throws {
    func sheet(_ name: String, _ rows: [[String]]) -> SheetContent {
      SheetContent(name: name, rows: rows.map { .init($0.map { .init(.text($0)) }) })
    }
    let folder = try TemporaryFolder()
    let sheets = [
      sheet("survey", [["type", "name", "label::中文"], ["select_one s", "q1", "您满意吗"]]),
      sheet("choices", [["list_name", "name", "label::中文"], ["s", "a", "满意"], ["s", "b", "不满意"]]),
      sheet("settings", [["form_title", "form_id"], ["大厅满意度", "hall"]]), sheet("说明", [["不是表"]]),
    ]
    try folder.write(Data(WorkbookWriter.bytes(of: sheets)), to: "form.xlsx")
    let run = try Command.run(["draft", "form.xlsx", "--quiet"], in: folder)
    #expect(run.status == 0)
    #expect(run.out.contains("编号: hall") && run.out.contains("名称: 大厅满意度"))
    #expect(run.out.contains("题干: 您满意吗, 题型: 量表, 量表: 满意2"))
  }

  @Test(arguments: ["csv", "md"]) func `other formats show what was recognised`(format: String) throws {
    let folder = try Canteen.folder()
    let run = try Command.run(["draft", "a.csv", "-o", "d.\(format)", "--language", "zh"], in: folder)
    #expect(run.status == 0)
    #expect(try folder.text(of: "d.\(format)").contains("待确认"))
    #expect(try !folder.text(of: "d.\(format)").contains("格式版本"))
  }
}
