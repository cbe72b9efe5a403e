import DelimitedText
import Diagnostics
import Questionnaires
import Responses
import SurveyFixtures
import Testing

@testable import Drafting

/// 问卷网's number export of four people, and its codebook.
private enum Coded {
  static let codes = """
    Q1,您的身份,单选题
    1,企业
    2,个人
    4,其他
    Q2,窗口服务,矩阵单选题
    Q2|R1,速度,
    Q2|R2,态度,
    1,不满意
    2,一般
    3,满意
    Q3,需要改进的方面,多选题
    1,功能
    2,培训
    Q5,意见和建议,填空题

    """
  static let numbers = """
    seq,source,Q1,Q2|R1,Q2|R2,Q3|A1,Q3|A2,Q5,start,finish,time_used,ip_province,ip_city,ip,browser,os
    1,link,1.0,3.0,3,1,1,好,2026-05-06 09:00:00,2026-05-06 09:02:00,120,上海,上海,203.0.113.1,x,y
    2,link,2.0,1.0,3,0,1,,2026-05-06 09:00:00,2026-05-06 09:02:00,120,上海,上海,203.0.113.1,x,y
    3,link,2,3,2,1,0,,2026-05-06 09:00:00,2026-05-06 09:02:00,120,上海,上海,203.0.113.2,x,y
    4,link,4,3,,0,1,快些,2026-05-06 09:00:00,2026-05-06 09:02:00,120,上海,上海,203.0.113.3,x,y

    """

  static func survey() throws -> DraftedSurvey {
    let table = try StructureTable(ByteSource(bytes: Array(codes.utf8)), file: "code.csv")
    let file: CodeFile = try #require(CodeFile(table))
    return DraftedSurvey(try ProfiledExport(ExportFile(numbers)), codes: file)
  }
}

struct CodeFileTests {
  private func counts(_ options: [DraftedOption]) -> [String] {
    options.map { "\($0.code) \($0.text) \($0.count ?? -1)" }
  }

  @Test func `the codebook says what the questions are`() throws {
    let survey = try Coded.survey()
    #expect(survey.questions.map(\.id) == ["Q1", "Q2", "Q3", "Q5"])
    #expect(survey.questions.map(\.text) == ["您的身份", "窗口服务", "需要改进的方面", "意见和建议"])
    #expect(survey.questions.map(\.kind) == [.single, .matrixSingle, .multiple, .text])
    #expect(survey.questions.map(\.columns) == [[3], [4, 5], [6, 7], [8]])
    #expect(survey.questions[1].rows.map(\.text) == ["速度", "态度"])
  }

  @Test func `options stand where their codes say, with how often they were chosen`() throws {
    let survey = try Coded.survey()
    #expect(counts(survey.questions[0].options) == ["1 企业 1", "2 个人 2", "3 （第3个选项） 0", "4 其他 1"])
    // 速度 3 1 3 3 and 态度 3 3 2 blank: the worst point stays first, as the numbers have it.
    #expect(counts(survey.scales[0].options) == ["1 不满意 1", "2 一般 1", "3 满意 5"])
    #expect(survey.scales[0].options.map(\.isSatisfied) == [false, false, true])
    #expect(counts(survey.questions[2].options) == ["1 功能 2", "2 培训 3"])
  }

  @Test func `the draft reads the number export as the codebook means it`() throws {
    let questionnaire = try Questionnaire(fixture: try Coded.survey().yaml)
    let read = questionnaire.read(ExportFile(Coded.numbers))
    #expect(read.problems.filter { $0.severity == .error }.map { $0.message(in: .en) } == [])
    #expect(read.table.answers("Q1") == ["企业", "个人", "个人", "其他"])
    #expect(read.table.answers("Q2.R1") == ["满意", "不满意", "满意", "满意"])
    #expect(read.table.answers("Q2.R2") == ["满意", "满意", "一般", "未答"])
  }

  @Test(arguments: [
    "序号,1、性别,2、年龄,3、身份\n1,男,3,企业\n", "Q1,Q2,Q3\n1,2,1\n", "Q1,您的身份,单选题\n", "a,b\n1,2\n", "1,企业\n2,个人\n",
  ])
  func `other tables are no codebook`(text: String) throws {
    let table = try StructureTable(ByteSource(bytes: Array(text.utf8)), file: "t")
    #expect(CodeFile(table) == nil)
  }
}
