import Diagnostics
import Questionnaires
import Responses
import SurveyFixtures
import Testing

/// The help desk's three people in the exports of international platforms.
@Suite struct InternationalPlatformTests {
  private let desk: Questionnaire

  init() throws { desk = try Questionnaire(fixture: HelpDesk.english) }

  private func expectThree(_ text: String, _ platform: String) -> ReadExports {
    let read = desk.read(text)
    #expect(read.codes == [])
    #expect(read.table.files.map(\.platform) == [platform])
    #expect(read.positions == HelpDesk.answers)
    return read
  }

  @Test func `Microsoft Forms prints the statements of a Likert question alone`() {
    _ = expectThree(
      """
      ID,Start time,Completion time,Email,Name,Your role,Speed,Staff,What should improve,Web,Office,Comments
      1,10/9/2024 11:02,10/9/2024 11:04,anonymous,,Company,Very satisfied,Satisfied,Function;Training;,am;,am;pm;,fine
      2,10/9/2024 11:02,10/9/2024 11:04,anonymous,,Citizen,Not satisfied,,"Price, fees;",pm;,,
      3,7/27/26 19:06:23,7/27/26 19:07:23,anonymous,,Company,Satisfied,Satisfied,Function;Other;,am;pm;,pm;,=1+1
      """, "Microsoft Forms")
  }

  @Test func `Microsoft Forms numbers titles that come again, and its own Name comes first`() throws {
    let questionnaire = try Questionnaire(
      fixture: """
        格式版本: 1
        编号: AGAIN
        名称: 重名
        题目:
          - {编号: A, 题干: Satisfied?, 题型: 量表, 选项: [{码: 1, 文本: "Yes", 满意: 是}, {码: 2, 文本: "No", 满意: 否}]}
          - {编号: B, 题干: Why, 题型: 填空, 必答: 否}
          - {编号: C, 题干: Why, 题型: 填空, 必答: 否}
          - {编号: D, 题干: Name, 题型: 填空, 用途: 标识, 必答: 否}
        满意度: {口径: [{编号: 满意率, 算法: 满意占比}], 主口径: 满意率}
        """)
    let both = questionnaire.read(
      "ID,Start time,Completion time,Email,Name,Satisfied?,Why,Why2,Name2\n1,10/9/2024 11:02,10/9/2024 11:04,a,b,Yes,,good,\n"
    )
    #expect(both.problems.isEmpty)
    #expect(["B", "C", "D"].flatMap { both.table.answers($0) } == ["未答", "有", "未答"])
    let anonymous = questionnaire.read(
      "ID,Start time,Completion time,Satisfied?,Why,Why2,Name\n1,10/9/2024 11:02,10/9/2024 11:04,Yes,,good,c\n"
    )
    #expect(anonymous.problems.isEmpty)
    #expect(anonymous.table.answers("D") == ["有"])
  }

  @Test func `Google Forms joins by what may stand inside an option`() {
    _ = expectThree(
      """
      Timestamp,Email Address,Your role,How satisfied are you with [Speed],How satisfied are you with [Staff],What should improve,When do you use [Web],When do you use [Office],Comments
      2026/09/20 10:00:00 AM GMT+3,a@example.org,Company,Very satisfied,Satisfied,"Function, Training",am,"am, pm","fine
      day"
      5/10/2026 09:15:00,b@example.org,Citizen,Not satisfied,,"Price, fees",pm,,
      2026/09/20 10:00:00 PM,c@example.org,Company,Satisfied,Satisfied,"Function, Other","am, pm",pm,good
      """, "Google Forms")
  }

  @Test func `SurveyMonkey in two header rows, with CR alone`() {
    let text = """
      Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1,Your role,How satisfied are you with,,What should improve,,,,When do you use,,,,Comments
      ,,,,,,,,,Response,Speed,Staff,Function,Training,"Price, fees",Other (please specify),Web - am,Web - pm,Office - am,Office - pm,Open-Ended Response
      11,7,05/06/2026 09:01:02 AM,05/06/2026 09:04:02 AM,203.0.113.1,,,,,Company,Very satisfied,Satisfied,Function,Training,,,am,,am,pm,fine
      12,7,05/06/2026 09:01:02 AM,05/06/2026 09:04:02 AM,203.0.113.2,,,,,Citizen,Not satisfied,,,,"Price, fees",,,pm,,,
      13,7,05/06/2026 09:01:02 PM,05/06/2026 09:04:02 PM,203.0.113.3,,,,,Company,Satisfied,Satisfied,Function,,,parking,am,pm,,pm,good
      """
    let read = expectThree(text.replacing("\n", with: "\r"), "SurveyMonkey")
    #expect(read.table.files[0].headerRecords == 2)
    #expect(read.table.rowOfResponse == [3, 4, 5])
  }

  @Test func `SurveyMonkey condensed`() {
    let read = desk.read(
      """
      Respondent ID,Collector ID,Start Date,End Date,Your role,What should improve,Comments
      ,,,,Response,Response,Open-Ended Response
      11,7,05/06/2026 09:01:02 AM,05/06/2026 09:04:02 AM,Company,"Function, Price, fees",fine
      """)
    #expect(read.table.files[0].platform == "SurveyMonkey")
    #expect(read.positions["why"] == ["0+2"])
  }

  private static let qualtricsNames = [
    "StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)", "Finished",
    "RecordedDate", "ResponseId", "DistributionChannel", "UserLanguage", "Q5", "Q9_1", "Q9_4", "Q7_1", "Q7_2",
    "Q7_3", "Q7_-1", "Q7_-1_TEXT", "Q2_1_1", "Q2_1_2", "Q2_2_1", "Q2_2_2", "Q3",
  ]
  private static let qualtricsTexts = [
    "Start Date", "End Date", "Response Type", "IP Address", "Progress", "Duration (in seconds)", "Finished",
    "Recorded Date", "Response ID", "Distribution Channel", "User Language", "Your\nrole",
    "How satisfied are you with - Speed", "How satisfied are you with - Staff",
    "What should improve - Selected Choice - Function", "What should improve - Selected Choice - Training",
    "What should improve - Selected Choice - Price, fees", "What should improve - Selected Choice - Other",
    "What should improve - Other - Text", "When do you use - Web - am", "When do you use - Web - pm",
    "When do you use - Office - am", "When do you use - Office - pm", "Comments",
  ]
  private static let qualtricsCells = [
    ["1", "13", "12", "1", "1", "", "", "", "1", "", "1", "1", "fine"],
    ["2", "10", "", "", "", "1", "", "", "", "1", "", "", ""],
    ["1", "12", "12", "1", "", "", "1", "parking", "1", "1", "", "1", "good"],
  ]

  private static func quoted(_ cells: [String]) -> String {
    cells.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
  }

  @Test(arguments: ["{\"ImportId\":\"QID%\"}", "{'ImportId': 'QID%'}"])
  func `Qualtrics in three header rows, with arbitrary codes`(importID: String) {
    let about = [
      "2017-07-18 08:28:09", "2017-07-18 08:30:09", "0", "203.0.113.1", "100", "120", "1",
      "2017-07-18 08:30:10",
    ]
    let rows = Self.qualtricsCells.enumerated().map { about + ["R_\($0)", "anonymous", "EN"] + $1 }
    let ids = Self.qualtricsNames.indices.map { importID.replacing("%", with: "\($0)") }
    let text = ([Self.qualtricsNames, Self.qualtricsTexts, ids] + rows).map(Self.quoted).joined(
      separator: "\n")
    let read = expectThree(text, "Qualtrics")
    #expect(read.table.files[0].headerRecords == 3)
  }

  @Test func `Qualtrics as it was: two header rows, a BOM, a comma at the end`() {
    let old = ["V1", "V2", "V3", "V4", "V5", "V6", "V7", "V8", "V9", "V10"]
    let names = [
      "ResponseID", "ResponseSet", "Name", "ExternalDataReference", "Email", "IPAddress", "Status",
      "StartDate",
      "EndDate", "Finished",
    ]
    let about = [
      "Default", "", "", "", "203.0.113.1", "0", "2014-07-18 08:28:09", "2014-07-18 08:30:09", "1",
    ]
    let rows = Self.qualtricsCells.enumerated().map { ["R_\($0)"] + about + $1 }
    let lines = [old + Self.qualtricsNames[11...], names + Self.qualtricsTexts[11...]] + rows
    let text = "\u{FEFF}" + lines.map { Self.quoted($0) + "," }.joined(separator: "\n")
    #expect(expectThree(text, "Qualtrics").table.files[0].headerRecords == 2)
  }

  @Test func `LimeSurvey headed by codes, with codes`() {
    _ = expectThree(
      "\u{FEFF}"
        + """
        "id","submitdate","lastpage","startlanguage","seed","role","rate[speed]","rate[staff]","why[a]","why[b]","why[c]","why[other]","use[web_m]","use[web_n]","use[office_m]","use[office_n]","say"
        "1","2026-05-06 09:00:00","3","en","1","1","13","12","Y","Y","","","1","","1","1","fine"
        "2","2026-05-06 09:00:00","3","en","1","2","10","","","","Y","","","1","","",""
        "3","2026-05-06 09:00:00","3","en","1","1","12","12","Y","","","parking","1","1","","1","good"

        """.replacing("\n", with: "\r\n"), "LimeSurvey")
  }

  @Test(arguments: [false, true]) func `LimeSurvey headed by texts, with texts`(withCodes: Bool) {
    let codes = [
      "id", "submitdate", "lastpage", "startlanguage", "role", "rate[speed]", "rate[staff]", "why[a]",
      "why[b]",
      "why[c]", "why[other]", "use[web_m]", "use[web_n]", "use[office_m]", "use[office_n]", "say",
    ]
    let texts = [
      "Response ID", "Date submitted", "Last page", "Start language", "Your role",
      "How satisfied are you with [Speed]", "How satisfied are you with [Staff]",
      "What should improve [Function]",
      "What should improve [Training]", "What should improve [Price, fees]", "What should improve [Other]",
      "When do you use [Web][am]", "When do you use [Web][pm]", "When do you use [Office][am]",
      "When do you use [Office][pm]", "Comments",
    ]
    let header = zip(codes, texts).map { withCodes ? "\($0). \($1)" : $1 }
    _ = expectThree(
      """
      \(Self.quoted(header).replacing(",\"", with: ";\""))
      "1";"2026-05-06 09:00:00";"3";"en";"Company";"Very satisfied";"Satisfied";"Yes";"Yes";"No";"";"1";"0";"1";"1";"fine"
      "2";"2026-05-06 09:00:00";"3";"en";"Citizen";"Not satisfied";"";"No";"No";"Yes";"";"0";"1";"";"";""
      "3";"2026-05-06 09:00:00";"3";"en";"Company";"Satisfied";"Satisfied";"Yes";"No";"No";"parking";"1";"1";"0";"1";"good"
      """, "LimeSurvey")
  }

  @Test func `LimeSurvey writes other as a mark with its text beside it`() throws {
    let desk = try Questionnaire(fixture: HelpDesk.english.replacing("题型: 多选", with: "题型: 单选"))
    let read = desk.read(
      "id,submitdate,lastpage,startlanguage,why,why[other]\n1,2026-05-06 09:00:00,3,en,-oth-,parking\n2,2026-05-06 09:00:00,3,en,a,\n"
    )
    #expect(read.positions["why"] == ["3", "0"])
  }

  @Test func `REDCap has raw names, codes and a column of 0 and 1 for each option`() {
    let read = expectThree(
      """
      record_id,redcap_survey_identifier,desk_timestamp,role,rate_speed,rate_staff,why___a,why___b,why___c,why___d,use_web___m,use_web___n,use_office___m,use_office___n,say,desk_complete
      1,,2026-05-06 09:00:00,1,13,12,1,1,0,0,1,0,1,1,fine,2
      2,,[not completed],2,10,,0,0,1,0,0,1,0,0,,0
      3,,2026-05-06 09:00:00,1,12,12,1,0,0,1,1,1,0,1,good,2
      """, "REDCap")
    #expect(read.table.files[0].unusedHeadings == [])
  }

  @Test func `KoboToolbox joins codes with blanks and has a column for each option beside`() {
    let header = [
      "start", "end", "g1/role", "g1/rate/speed", "g1/rate/staff", "g2/why", "g2/why/a", "g2/why/b",
      "g2/why/c", "g2/why/d",
      "use/web", "use/web/m", "use/web/n", "use/office", "use/office/m", "use/office/n", "say", "_id",
      "_uuid",
      "_submission_time", "_validation_status", "_status", "_submitted_by", "__version__", "_tags", "_index",
    ]
    let about = ["1", "u%", "2026-05-06T09:10:00", "", "submitted_via_web", "", "v1", "", "1"]
    let time = ["2026-05-06T09:00:00.000+08:00", "2026-05-06T09:02:16.000+08:00"]
    let rows = [
      ["1", "13", "12", "a b", "1", "1", "0", "0", "m", "1", "0", "m n", "1", "1", "fine"],
      ["2", "10", "", "c", "0", "0", "1", "0", "n", "0", "1", "", "", "", ""],
      ["1", "12", "12", "a d", "1", "0", "0", "1", "m n", "1", "1", "n", "0", "1", "good"],
    ]
    let lines =
      [header]
      + rows.enumerated().map { n, row in time + row + about.map { $0.replacing("%", with: "\(n)") } }
    let text = lines.map { Self.quoted($0).replacing("\",\"", with: "\";\"") }.joined(separator: "\n")
    let read = expectThree(text, "KoboToolbox")
    #expect(read.table.files[0].unusedHeadings == [])
  }

  @Test func `ODK Central joins codes with blanks`() {
    _ = expectThree(
      """
      SubmissionDate,start,end,g1-role,rate-speed,rate-staff,g1-why,use-web,use-office,say,meta-instanceID,KEY,SubmitterID,SubmitterName,AttachmentsPresent,ReviewState
      2026-05-06T09:10:00.123Z,2026-05-06T09:00:00.000Z,2026-05-06T09:02:16.000Z,1,13,12,a b,m,m n,fine,uuid:1,uuid:1,1,a,0,
      2026-05-06T09:10:00.123Z,2026-05-06T09:00:00.000Z,2026-05-06T09:02:16.000Z,2,10,,c,n,,,uuid:2,uuid:2,1,a,0,rejected
      2026-05-06T09:10:00.123Z,2026-05-06T09:00:00.000Z,2026-05-06T09:02:16.000Z,1,12,12,a d,m n,n,good,uuid:3,uuid:3,1,a,0,
      """, "ODK Central")
  }

  @Test func `SurveyCTO has codes with blanks between and a column of 0 and 1 for each`() {
    let read = expectThree(
      """
      SubmissionDate,CompletionDate,starttime,endtime,deviceid,role,rate_speed,rate_staff,why,why_a,why_b,why_c,why_d,use_web,use_office,say,formdef_version,review_status,KEY
      "Oct 10, 2015 6:26:24 PM","Oct 10, 2015 6:26:20 PM","Oct 10, 2015 6:24:04 PM","Oct 10, 2015 6:26:20 PM",x,1,13,12,a b,1,1,0,0,m,m n,fine,1,APPROVED,uuid:1
      "Oct 10, 2015 6:26:24 PM","Oct 10, 2015 6:26:20 PM","Oct 10, 2015 6:24:04 PM","Oct 10, 2015 6:26:20 PM",x,2,10,,c,0,0,1,0,n,,,1,REJECTED,uuid:2
      "Oct 10, 2015 6:26:24 PM","Oct 10, 2015 6:26:20 PM","Oct 10, 2015 6:24:04 PM","Oct 10, 2015 6:26:20 PM",x,1,12,12,a d,1,0,0,1,m n,n,good,1,APPROVED,uuid:3
      """, "SurveyCTO")
    #expect(read.table.files[0].unusedHeadings == [])
  }
}
