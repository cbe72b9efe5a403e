import Questionnaires
import Responses
import Testing

/// The head of an export as `ExportLayout` sees it; made-up headers in the shapes platforms print.
@Suite struct ExportLayoutTests {
  private func layout(_ rows: [[String]], platform: String? = nil) -> ExportLayout {
    ExportLayout(
      rows.enumerated().map { HeldRecord(row: $0 + 1, cells: $1.map { Array($0.utf8) }) },
      platform: platform.flatMap { ExportProfile.named($0) })
  }

  private func layout(_ lines: String...) -> ExportLayout {
    layout(lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) })
  }

  /// A column in a few signs: `提交 submitted`, `3|题干|行:效率`.
  private func words(_ layout: ExportLayout) -> [String] {
    layout.columns.map { column in
      switch column.meaning {
      case .metadata(let role): return "<\(role.rawValue)>"
      case .empty: return "-"
      case .question(let question):
        let stem = [question.number, question.name, question.stem].compactMap(\.self).joined(separator: "|")
        return stem + Self.words(question.part)
      }
    }
  }

  private static func words(_ part: QuestionPart.Part) -> String {
    func name(_ part: PartName) -> String {
      [part.code, part.text].compactMap(\.self).joined(separator: "=")
    }
    return switch part {
    case .whole: ""
    case .row(let row): " row \(name(row))"
    case .option(let option): " option \(name(option))"
    case .rowOrOption(let part): " part \(name(part))"
    case .cell(let row, let option): " cell \(name(row))/\(name(option))"
    case .blank(let blank): " blank \(name(blank))"
    case .typedText(let option): " typed \(option.map(name) ?? "")"
    case .rowOrQuestion: " row?"
    }
  }

  // MARK: 问卷星

  @Test func `问卷星 of 2018 and later`() {
    let layout = layout(
      "序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、您的身份,2、评价窗口—态度,2、效率,3、2023—2024年情况,4、(1)姓名___,4、(2)电话___,总分",
      "1,2024/5/6 9:01:00,136秒,手机提交,微信,203.0.113.1(上海-上海),企业,满意,满意,好,甲,1,9")
    #expect(layout.profile.name == "问卷星")
    #expect(layout.evidence == [.headings(["序号", "提交答卷时间", "所用时间", "来源详情", "来自IP"])])
    #expect((layout.preambleRecords, layout.headerRecords, layout.headerRow) == (0, 1, 1))
    #expect(
      words(layout) == [
        "<responseID>", "<submitted>", "<duration>", "<other>", "<other>", "<address>", "1|您的身份",
        "2|评价窗口 part 态度", "2|效率 row?", "3|2023—2024年情况", "4| blank 1=姓名", "4| blank 2=电话", "<other>",
      ])
  }

  @Test func `问卷星 of 2016, with types, bare rows and a column for each option`() {
    let layout = layout(
      "序号,提交答卷时间,所用时间,来自IP,来源,来源详情,1、您的性别 (单选题 *必答),2、评价窗口 (矩阵单选题 *必答)—态度,效率,3、请选择省份,第4题(功能),第4题(其他【请注明】)",
      "1,2016/12/17 14:22:55,136秒,203.0.113.1(上海-上海),手机提交,微信,1,1,2,上海,0,1")
    #expect(layout.profile.name == "问卷星")
    #expect(
      words(layout).suffix(6) == [
        "1|您的性别", "2|评价窗口 part 态度", "效率 row?", "3|请选择省份", "4| option 功能", "4| option 其他【请注明】",
      ])
    guard case .question(let first) = layout.columns[6].meaning else { return #expect(Bool(false)) }
    #expect(first.type?.name == "单选题")
    #expect(first.type?.kind == .single)
    #expect(first.type?.isRequired == true)
  }

  // MARK: Other Chinese platforms

  @Test func `腾讯问卷, with its empty last column`() {
    let layout = layout(
      "编号,开始答题时间,结束答题时间,答题时长,1.您的身份,2.需要改进:A.功能,2.需要改进:B.培训,3.联系方式_填空1,3.联系方式_填空2,语言,清洗数据结果,IP,UA,审核状态,",
      "1,2026/5/26 12:00,2026/5/26 12:03,180,A.企业,A.功能,,甲,1,zh,有效,203.0.113.1,x,,")
    #expect(layout.profile.name == "腾讯问卷")
    #expect(
      words(layout) == [
        "<responseID>", "<started>", "<submitted>", "<duration>", "1|您的身份", "2|需要改进 part A.功能",
        "2|需要改进 part B.培训", "3|联系方式 blank 1", "3|联系方式 blank 2", "<other>", "<verdict>", "<address>",
        "<identity>", "<verdict>",
      ])
  }

  @Test func `问卷网 by number`() {
    let layout = layout(
      "seq,source,Q1,Q2|A1,Q2|A2,Q2|A2|open,start,finish,time_used,ip_province,ip_city,ip,browser,os",
      "1,link,2,1,0,,2026-05-06 09:00:00,2026-05-06 09:02:00,120,上海,上海,203.0.113.1,x,y")
    #expect(layout.profile.name == "问卷网")
    #expect(
      words(layout).prefix(6) == [
        "<responseID>", "<other>", "Q1", "Q2|Q2 part A1", "Q2|Q2 part A2", "Q2|Q2 typed A2",
      ])
  }

  @Test func `金数据`() {
    let layout = layout(
      "序号,您的身份,评价-态度,评价-效率,提交人,提交时间,修改时间,填写设备,操作系统,浏览器,IP",
      "1,企业,满意,满意,甲,2026-05-06 09:00:00,,手机,x,y,203.0.113.1")
    #expect(layout.profile.name == "金数据")
    #expect(
      words(layout).prefix(6) == [
        "<responseID>", "您的身份", "评价 part 态度", "评价 part 效率", "<identity>", "<submitted>",
      ])
  }

  // MARK: International platforms

  @Test func `SurveyMonkey spreads a title over its columns`() {
    let layout = layout(
      "Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,Your role,What to improve?,,,Comments",
      ",,,,,,Response,Function,Training,Other (please specify),Open-Ended Response",
      "11,1,05/06/2026 09:01:02 AM,05/06/2026 09:04:02 AM,203.0.113.1,,Company,Function,,,fine")
    #expect(layout.profile.name == "SurveyMonkey")
    #expect(layout.headerRecords == 2)
    #expect(
      words(layout).suffix(5) == [
        "Your role", "What to improve? part Function", "What to improve? part Training",
        "What to improve? typed Other (please specify)", "Comments",
      ])
  }

  @Test(arguments: ["{\"ImportId\":\"startDate\"}", "{'ImportId': 'startDate'}"])
  func `Qualtrics in three records`(importID: String) {
    let layout = layout([
      ["StartDate", "EndDate", "Status", "Finished", "ResponseId", "Q1", "Q2_1", "Q2_-1", "Q3", "Q3_4_TEXT"],
      [
        "Start Date", "End Date", "Response Type", "Finished", "Response ID", "Your role", "Rate - Speed",
        "Rate - N/A",
        "Improve? - Selected Choice", "Improve? - Other - Text",
      ],
      [importID, "{}", "{}", "{}", "{}", "{}", "{}", "{}", "{}", "{}"],
      ["2017-07-18 08:28:09", "2017-07-18 08:30:09", "0", "1", "R_1", "1", "2", "", "4", "x"],
    ])
    #expect(layout.profile.name == "Qualtrics")
    #expect(layout.headerRecords == 3)
    #expect(
      words(layout) == [
        "<started>", "<submitted>", "<verdict>", "<verdict>", "<responseID>", "Q1|Your role",
        "Q2|Rate part 1=Speed", "Q2|Rate part -1=N/A", "Q3|Improve? - Selected Choice",
        "Q3|Improve? typed 4=Other",
      ])
  }

  @Test func `Qualtrics as it was, in two records`() {
    let layout = layout(
      "V1,V2,V3,V6,V8,V9,V10,Q1,",
      "ResponseID,ResponseSet,Name,IPAddress,StartDate,EndDate,Finished,Your role,",
      "R_1,Default,,203.0.113.1,2014-07-18 08:28:09,2014-07-18 08:30:09,1,1,")
    #expect(layout.profile.name == "Qualtrics")
    #expect(layout.headerRecords == 2)
    #expect(
      words(layout) == [
        "<responseID>", "<other>", "<identity>", "<address>", "<started>", "<submitted>", "<verdict>",
        "Q1|Your role",
      ])
  }

  @Test func `LimeSurvey by code, by text and by both`() {
    let code = layout(
      "id,submitdate,lastpage,startlanguage,seed,role,rate[SQ001],rate[SQ002],why[SQ001],why[other]")
    let text = layout(
      "Response ID,Date submitted,Last page,Start language,Seed,Your role,Rate [Speed],Rate [Staff]")
    let both = layout(
      "id. Response ID,submitdate. Date submitted,lastpage. Last page,role. Your role,rate[SQ001]. Rate [Speed]"
    )
    #expect([code, text, both].map(\.profile.name) == ["LimeSurvey", "LimeSurvey", "LimeSurvey"])
    #expect(
      words(code).suffix(5) == [
        "role", "rate|rate part SQ001", "rate|rate part SQ002", "why|why part SQ001", "why|why typed ",
      ])
    #expect(words(text).suffix(3) == ["Your role", "Rate part Speed", "Rate part Staff"])
    #expect(words(both).suffix(1) == ["rate|Rate part SQ001=Speed"])
  }

  @Test func `REDCap, KoboToolbox, ODK Central and SurveyCTO`() {
    let redcap = layout("record_id,redcap_survey_identifier,s_timestamp,role,why___1,why___2,s_complete")
    let kobo = layout(
      "start,end,g1/role,g1/why,g1/why/a,g1/why/b,_id,_uuid,_submission_time,_validation_status,_index",
      "#date,,#role,,,,,,,,")
    let odk = layout("SubmissionDate,g1-role,g1-why,meta-instanceID,KEY,SubmitterID,ReviewState")
    let scto = layout(
      "SubmissionDate,starttime,endtime,deviceid,role,why,why_1,why_2,formdef_version,review_status,KEY")
    #expect(
      [redcap, kobo, odk, scto].map(\.profile.name) == ["REDCap", "KoboToolbox", "ODK Central", "SurveyCTO"])
    #expect(words(redcap).suffix(4) == ["role", "why|why option 1", "why|why option 2", "<verdict>"])
    #expect(kobo.headerRecords == 2)
    #expect(words(kobo)[2...5] == ["role", "why", "why|why part a=a", "why|why part b=b"])
    #expect(words(scto)[4...7] == ["role", "why", "why|why part 1", "why|why part 2"])
  }

  @Test func `Microsoft Forms and Google Forms`() {
    let forms = layout("ID,Start time,Completion time,Email,Name,Your role,Why,Points - Why")
    let google = layout("Timestamp,Email Address,Your role,Rate [Speed],Rate [Staff]")
    #expect([forms, google].map(\.profile.name) == ["Microsoft Forms", "Google Forms"])
    #expect(words(forms).suffix(3) == ["Your role", "Why", "<other>"])
    #expect(words(google).suffix(3) == ["Your role", "Rate part Speed", "Rate part Staff"])
  }

  // MARK: Where the header is

  @Test func `title rows stand above the header`() {
    let layout = layout(
      "企业满意度调查,,,,", "导出时间：2026-05-06,,,,", "序号,提交答卷时间,所用时间,1、身份,2、评价", "1,2026/5/6 9:00:00,60秒,企业,满意")
    #expect((layout.preambleRecords, layout.headerRow) == (2, 3))
    #expect(layout.profile.name == "问卷星")
  }

  @Test func `a hint to spreadsheets is no header`() {
    #expect(layout("sep=,", "Q1,Q2,Q3", "1,2,3").preambleRecords == 1)
    #expect(layout([["sep=", ""], ["Q1", "Q2"], ["1", "2"]]).preambleRecords == 1)
  }

  @Test func `a header alone, one column, names twice and empty names are headers all the same`() {
    #expect(words(layout("Q1,Q2")) == ["Q1", "Q2"])
    #expect(words(layout("Q1", "1")) == ["Q1"])
    #expect(words(layout("Q1,,Q1,", "1,2,3,")) == ["Q1", "-", "Q1"])
  }

  @Test func `twenty thousand columns are read in no time worth noting`() {
    let header = (1...20_000).map { "\($0 / 4)、题干—行\($0)" }
    #expect(layout([header, header.map { _ in "1" }]).columns.count == 20_000)
  }

  @Test func `a platform that was named needs no evidence`() {
    let layout = layout([["a", "b"], ["1", "2"]], platform: "qualtrics")
    #expect(layout.isDeclared)
    #expect(layout.profile.name == "Qualtrics")
    #expect(layout.evidence.isEmpty)
  }
}
