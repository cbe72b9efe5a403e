import Diagnostics
import Questionnaires
import Responses
import SurveyFixtures
import Testing

/// Late answers come in a file that holds the earlier ones, too.
@Suite struct RepeatedResponsesTests {
  private let hall: Questionnaire
  private let needs = MetadataNeeds(isOneOfSeveral: true)

  init() throws { hall = try Questionnaire(fixture: ServiceHall.yaml) }

  private static func row(_ id: String, _ time: String, _ answer: String = "满意") -> String {
    "\(id),\(time),60秒,手机提交,微信,203.0.113.1,企业,满意,满意,\(answer),办证,5,好"
  }

  private static func file(_ name: String, _ rows: [String], header: String = ServiceHall.header)
    -> ExportFile
  {
    ExportFile(([header] + rows).joined(separator: "\n") + "\n", name: name)
  }

  @Test func `the same id, time and answers are the same response, counted once and said`() {
    let read = hall.read(
      Self.file("early.csv", [Self.row("1", "2024/5/6 9:01:00"), Self.row("2", "2024/5/6 9:02:00", "一般")]),
      Self.file(
        "late.csv",
        [
          Self.row("1", "2024/5/6 9:01:00"), Self.row("2", "2024/5/6 9:02:00", "一般"),
          Self.row("3", "2024/5/7 9:00:00", "不满意"),
        ]), needs: needs)
    #expect(read.faults == [.repeatedResponses(count: 2, in: ["late.csv"])])
    #expect(read.problems.map(\.severity) == [.note])
    #expect(read.table.answers("Q3") == ["满意", "一般", "不满意"])
    #expect(read.table.place(of: 2) == ("late.csv", 4))
    #expect(read.table.files.map(\.responses) == [2, 3])
    #expect(read.table.files.map(\.repeated) == [0, 2])
    #expect(read.table.columns.allSatisfy { $0.codes.count == 3 })
  }

  @Test func `other answers under the same id and time are an error with both places`() {
    let read = hall.read(
      Self.file("early.csv", [Self.row("1", "2024/5/6 9:01:00")]),
      Self.file("late.csv", [Self.row("1", "2024/5/6 9:01:00", "不满意")]), needs: needs)
    #expect(
      read.faults == [
        .changedResponse(id: "1", firstAt: .cell(file: "early.csv", row: 2, header: nil), count: 1)
      ])
    #expect(read.problems.map(\.location) == [.cell(file: "late.csv", row: 2, header: nil)])
    #expect(read.problems.map(\.severity) == [.error])
    #expect(read.table.count == 2)
  }

  @Test func `another form counts from 1 as well`() {
    let read = hall.read(
      Self.file("a.csv", [Self.row("1", "2024/5/6 9:01:00")]),
      Self.file("b.csv", [Self.row("1", "2024/5/6 10:30:00")]), needs: needs)
    #expect(read.problems.isEmpty)
    #expect(read.table.count == 2)
  }

  @Test func `ids of another platform or group are other ids`() throws {
    let rows = [Self.row("1", "2024/5/6 9:01:00")]
    let plain = "序号,您的身份,请评价窗口服务—服务态度,办理效率,总体是否满意,办过哪些业务,等候分钟数,意见和建议"
    let read = hall.read(
      Self.file("online.csv", rows), Self.file("paper.csv", ["1,企业,满意,满意,满意,办证,5,好"], header: plain),
      Self.file("paper2.csv", ["1,企业,满意,满意,满意,办证,5,好"], header: plain), needs: needs)
    #expect(read.table.files.map(\.platform) == ["问卷星", "通用表格", "通用表格"])
    #expect(read.problems.isEmpty)
    #expect(read.table.count == 3)
    let grouped = try Questionnaire(
      fixture: ServiceHall.yaml.replacing(
        "题目:\n", with: "群体: [{编号: a, 名称: 甲}, {编号: b, 名称: 乙}]\n题目:\n", maxReplacements: 1))
    let groups = grouped.read(
      Self.file("a.csv", rows).with { $0.group = "a" }, Self.file("b.csv", rows).with { $0.group = "b" },
      needs: needs)
    #expect(groups.problems.isEmpty)
    #expect(groups.table.count == 2)
  }

  @Test func `without times a running number proves nothing`() {
    let header =
      "序号,来源详情,来自IP," + ServiceHall.header.split(separator: ",").dropFirst(6).joined(separator: ",")
    let row = "1,微信,203.0.113.1,企业,满意,满意,满意,办证,5,好"
    let read = hall.read(
      Self.file("a.csv", [row], header: header), Self.file("b.csv", [row], header: header), needs: needs)
    #expect(read.faults == [.sameIDsWithoutTimes(count: 1, in: ["b.csv"])])
    #expect(read.problems.map(\.severity) == [.warning])
    #expect(read.table.count == 2)
  }

  @Test func `an id that is given once in the world needs no time`() throws {
    let desk = try Questionnaire(fixture: HelpDesk.english)
    let file = "ResponseId,Progress,Finished,Your role,Comments\nR_1,100,1,Company,a\nR_2,100,1,Citizen,b\n"
    let read = desk.read(
      ExportFile(file, name: "a.csv"), ExportFile(file + "R_3,100,1,Company,\n", name: "b.csv"), needs: needs)
    #expect(read.codes.contains("repeated-response"))
    #expect(read.table.answers("role") == ["Company", "Citizen", "Company"])
    #expect(read.table.metadata.identifier(of: 2) == "R_3")
  }
}
