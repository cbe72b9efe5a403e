import Diagnostics
import Questionnaires
import Responses
import SurveyFixtures
import Testing

@testable import Drafting

/// Twelve people at a help desk, in the exports of every platform: what is drafted from an export counts that export.
/// Who has number 7 answers as number 1 did, and so on.
///
/// | | role | speed | staff | improve |
/// |---|---|---|---|---|
/// | 1 | Company | Very satisfied | Satisfied | Function, Training |
/// | 2 | Citizen | Not satisfied | – | Price |
/// | 3 | Company | Satisfied | Satisfied | Function |
/// | 4 | Company | Satisfied | Very satisfied | Training |
/// | 5 | Citizen | Satisfied | Satisfied | Function, Price |
/// | 6 | Company | Very satisfied | Not satisfied | – |
private struct Person {
  var number: Int
  let role: String
  let speed: String
  let staff: String
  let improve: [String]

  static let all = [
    Person(1, "Company", "Very satisfied", "Satisfied", ["Function", "Training"]),
    Person(2, "Citizen", "Not satisfied", "", ["Price"]),
    Person(3, "Company", "Satisfied", "Satisfied", ["Function"]),
    Person(4, "Company", "Satisfied", "Very satisfied", ["Training"]),
    Person(5, "Citizen", "Satisfied", "Satisfied", ["Function", "Price"]),
    Person(6, "Company", "Very satisfied", "Not satisfied", []),
  ]

  static let twice =
    all
    + all.map { person in
      var person = person
      person.number += all.count
      return person
    }

  init(_ number: Int, _ role: String, _ speed: String, _ staff: String, _ improve: [String]) {
    (self.number, self.role, self.speed, self.staff, self.improve) = (number, role, speed, staff, improve)
  }

  /// A cell for each option: what stands there when it was chosen, and when not.
  func flags(_ chosen: (String) -> String, _ other: String) -> String {
    ["Function", "Training", "Price"].map { improve.contains($0) ? chosen($0) : other }
      .joined(separator: ",")
  }

  static let codes = [
    "Company": "1", "Citizen": "2", "Very satisfied": "5", "Satisfied": "4", "Not satisfied": "2",
    "Function": "a", "Training": "b", "Price": "c", "": "",
  ]
  func code(_ word: String) -> String { Self.codes[word] ?? word }
}

struct PlatformDraftTests {
  /// A platform's export of the twelve.
  struct Export: Sendable, CustomTestStringConvertible {
    let platform: String
    let head: String
    let isCoded: Bool
    fileprivate let row: @Sendable (Person) -> String

    var testDescription: String { "\(platform)\(isCoded ? ", codes" : "")" }
    var text: String { head + "\n" + Person.twice.map { row($0) + "\n" }.joined() }

    fileprivate init(
      _ platform: String, isCoded: Bool = false, _ head: String, _ row: @escaping @Sendable (Person) -> String
    ) {
      (self.platform, self.isCoded, self.head, self.row) = (platform, isCoded, head, row)
    }
  }

  static let exports = [
    Export("问卷星", "序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、Role,2、Rate—Speed,2、Staff,3、Improve") {
      let improve = $0.improve.isEmpty ? "(空)" : $0.improve.joined(separator: "┋")
      return
        "\($0.number),2026/5/6 9:00:\(10 + $0.number),60秒,链接,直接访问,203.0.113.\($0.number)(上海-上海),\($0.role),\($0.speed),\($0.staff),\(improve)"
    },
    Export(
      "腾讯问卷",
      "编号,开始答题时间,结束答题时间,答题时长,1.Role,2.Rate:Speed,2.Rate:Staff,3.Improve:A.Function,3.Improve:B.Training,3.Improve:C.Price,语言,清洗数据结果,IP,UA,Referrer,审核状态,"
    ) {
      let letters = ["Function": "A.", "Training": "B.", "Price": "C."]
      return
        "\($0.number),2026/5/26 12:00,2026/5/26 12:03,180,\($0.role),\($0.speed),\($0.staff),\($0.flags({ (letters[$0] ?? "") + $0 }, "")),zh,有效,203.0.113.\($0.number),x,,,"
    },
    Export(
      "问卷网",
      "答题序号,来源,Q1:Role,Q2:Rate—Speed,Q2:Rate—Staff,Q3:Improve,开始时间,提交时间,答题时长,IP省份,IP城市,IP地址,浏览器,操作系统"
    ) {
      "\($0.number),链接,\($0.role),\($0.speed),\($0.staff),\($0.improve.joined(separator: "┋")),2026-05-06 09:00:00,2026-05-06 09:02:16,136,上海,上海,203.0.113.1,x,y"
    },
    Export("金数据", "序号,Role,Rate-Speed,Rate-Staff,Improve,提交人,提交时间,修改时间,填写设备,操作系统,浏览器,IP") {
      "\($0.number),\($0.role),\($0.speed),\($0.staff),\"\($0.improve.joined(separator: ","))\",甲,2026-05-06 09:00:00,,手机,x,y,203.0.113.1"
    },
    Export("Microsoft Forms", "ID,Start time,Completion time,Email,Name,Role,Speed,Staff,Improve") {
      "\($0.number),10/9/2024 11:02,10/9/2024 11:04,anonymous,,\($0.role),\($0.speed),\($0.staff),\($0.improve.map { $0 + ";" }.joined())"
    },
    Export("Google Forms", "Timestamp,Email Address,Role,Rate [Speed],Rate [Staff],Improve") {
      "2026/09/20 10:00:\(10 + $0.number) AM GMT+3,a@example.org,\($0.role),\($0.speed),\($0.staff),\"\($0.improve.joined(separator: ", "))\""
    },
    Export(
      "SurveyMonkey",
      "Respondent ID,Collector ID,Start Date,End Date,IP Address,Role,Rate,,Improve,,\n,,,,,Response,Speed,Staff,Function,Training,Price"
    ) {
      "\($0.number),7,05/06/2026 09:01:02 AM,05/06/2026 09:04:02 AM,203.0.113.1,\($0.role),\($0.speed),\($0.staff),\($0.flags({ $0 }, ""))"
    },
    Export(
      "Qualtrics",
      """
      StartDate,EndDate,Status,Progress,Duration (in seconds),Finished,RecordedDate,ResponseId,Q5,Q9_1,Q9_4,Q7_1,Q7_2,Q7_3
      Start Date,End Date,Response Type,Progress,Duration (in seconds),Finished,Recorded Date,Response ID,Role,Rate - Speed,Rate - Staff,Improve - Function,Improve - Training,Improve - Price
      \((0..<14).map { "\"{\"\"ImportId\"\":\"\"Q\($0)\"\"}\"" }.joined(separator: ","))
      """
    ) {
      "2017-07-18 08:28:09,2017-07-18 08:30:09,0,100,120,1,2017-07-18 08:30:10,R_\($0.number),\($0.role),\($0.speed),\($0.staff),\($0.flags({ $0 }, ""))"
    },
    Export(
      "LimeSurvey",
      "id. Response ID,submitdate. Date submitted,lastpage. Last page,startlanguage. Start language,role. Role,rate[a]. Rate [Speed],rate[b]. Rate [Staff],why[a]. Improve [Function],why[b]. Improve [Training],why[c]. Improve [Price]"
    ) {
      "\($0.number),2026-05-06 09:00:00,3,en,\($0.role),\($0.speed),\($0.staff),\($0.flags({ _ in "Yes" }, "No"))"
    },
    Export(
      "REDCap", isCoded: true,
      "record_id,redcap_survey_identifier,desk_timestamp,role,satisfied_speed,satisfied_staff,why___a,why___b,why___c,desk_complete"
    ) {
      "\($0.number),,2026-05-06 09:00:00,\($0.code($0.role)),\($0.code($0.speed)),\($0.code($0.staff)),\($0.flags({ _ in "1" }, "0")),2"
    },
    Export(
      "KoboToolbox", isCoded: true,
      "start,end,role,satisfied_speed,satisfied_staff,why,why/a,why/b,why/c,_id,_uuid,_submission_time,_validation_status,_status,_submitted_by,__version__,_tags,_index"
    ) { person in
      "2026-05-06T09:00:00.000+08:00,2026-05-06T09:02:16.000+08:00,\(person.code(person.role)),\(person.code(person.speed)),\(person.code(person.staff)),\(person.improve.map(person.code).joined(separator: " ")),\(person.flags({ _ in "1" }, "0")),\(person.number),u\(person.number),2026-05-06T09:10:00,,submitted_via_web,,v1,,\(person.number)"
    },
    Export(
      "SurveyCTO", isCoded: true,
      "SubmissionDate,CompletionDate,starttime,endtime,deviceid,role,satisfied_speed,satisfied_staff,why,why_a,why_b,why_c,formdef_version,review_status,KEY"
    ) { person in
      let time = "\"Oct 10, 2015 6:26:24 PM\""
      return
        "\(time),\(time),\(time),\(time),x,\(person.code(person.role)),\(person.code(person.speed)),\(person.code(person.staff)),\(person.improve.map(person.code).joined(separator: " ")),\(person.flags({ _ in "1" }, "0")),1,APPROVED,uuid:\(person.number)"
    },
  ]

  /// Counted by hand in the table above, twice: role, speed, staff, improve.
  private static let counts = [
    ["Citizen 4", "Company 8"], ["Not satisfied 2", "Satisfied 6", "Very satisfied 4"],
    ["Not satisfied 2", "Satisfied 6", "Very satisfied 2"], ["Function 6", "Price 4", "Training 4"],
  ]

  @Test(arguments: exports) func `a draft counts the export it was made of`(_ export: Export) throws {
    let file = ExportFile(export.text)
    let profiled = try ProfiledExport(file)
    #expect(profiled.layout.profile.name == export.platform)
    let drafted = DraftedSurvey(profiled)
    let draft = Questionnaire.read(bytes: Array(drafted.yaml.utf8), file: "q.yaml")
    #expect(draft.problems.filter { $0.severity == .error }.map { $0.message(in: .en) } == [])
    let questionnaire = try #require(draft.questionnaire)
    let read = questionnaire.read(ExportFile(export.text))
    #expect(read.problems.filter { $0.severity == .error }.map { $0.message(in: .en) } == [])
    #expect(read.table.count == 12)
    var found: [[String]] = []
    for item in questionnaire.items {
      let answers = read.table.answers(questionnaire.name(of: item))
        .flatMap { $0.split(separator: "+").map(String.init) }
        .filter { !["未答", "跳题"].contains($0) }
        .map { $0.withoutListMark ?? $0 }
      let counted = Dictionary(grouping: answers) { $0 }.map { "\($0.key) \($0.value.count)" }
      found.append(counted.sorted())
    }
    let expected = Self.counts.map { counts in
      // Without a codebook an option is called what the export calls it.
      guard export.isCoded else { return counts }
      return counts.map { count in
        let parts = count.split(separator: " ")
        let word = parts.dropLast().joined(separator: " ")
        return "\(Person.codes[word] ?? word) \(parts[parts.count - 1])"
      }.sorted()
    }
    #expect(found == expected)
  }
}
