import DelimitedText
import ExactNumbers
import Questionnaires
import Testing

@testable import Drafting

struct StructureTests {
  private func table(_ text: String) throws -> StructureTable {
    try StructureTable(ByteSource(bytes: Array(text.utf8)), file: "t")
  }

  private func xlsForm() throws -> DraftedSurvey {
    var form = XLSForm()
    let sheets = [
      "form_title,form_id\n服务大厅满意度,hall_2024\n",
      """
      type,name,label::中文 (zh),required,relevant,appearance
      start,start,,,,
      select_one who,identity,您的身份,yes,,
      begin_group,g,请评价,,,table-list
      select_one sat,window,窗口,yes,,
      select_one sat,hall,大厅,yes,,
      end_group,,,,,
      select_multiple wish or_other,wishes,希望改进,,${identity} = 'p',
      integer,age,您的年龄,,,
      text,remark,您的意见,,,
      note,bye,谢谢,,,
      """,
      """
      list_name,name,label::中文 (zh),score
      who,p,个人,
      who,f,企业,
      sat,s5,非常满意,100
      sat,s3,一般,50
      sat,s1,不满意,0
      sat,na,不了解,
      wish,q,排队,
      wish,c,椅子,
      """,
    ]
    for sheet in sheets {
      let isSheet = form.add(try table(sheet))
      #expect(isSheet)
    }
    return DraftedSurvey(try #require(form.instrument()), file: "survey.csv")
  }

  @Test func `an XLSForm gives its questions, a table-list is a matrix`() throws {
    let survey = try xlsForm()
    #expect(survey.id == "hall_2024")
    #expect(survey.title == "服务大厅满意度")
    #expect(survey.questions.map(\.id) == ["identity", "Q2", "wishes", "age", "remark", "bye"])
    #expect(
      survey.questions.map(\.kind) == [.single, .matrixSingle, .multiple, .number, .text, .instruction])
    #expect(survey.questions[1].rows.map(\.id) == ["window", "hall"])
    #expect(survey.questions[1].isRequired)
    #expect(survey.questions[2].allowsOtherText)
    #expect(survey.doubts.contains(.notCarriedOver("wishes 的显示条件 ${identity} = 'p'")))
  }

  @Test func `an XLSForm's own codes and scores are kept`() throws {
    let scale = try #require(try xlsForm().scales.first)
    #expect(scale.options.map(\.code) == ["s5", "s3", "s1", "na"])
    #expect(scale.options.map(\.score) == [100, 50, 0, nil])
    #expect(scale.options.map(\.isValid) == [true, true, true, false])
  }

  private static let limeSurvey = """
    id\tclass\ttype/scale\tname\trelevance\ttext\tlanguage\tmandatory\tother\tassessment_value
    \tS\t\tlanguage\t\tzh-Hans\t\t\t\t
    \tSL\t\tsurveyls_title\t\t<p>平台满意度</p>\tzh-Hans\t\t\t
    \tSL\t\tsurveyls_title\t\tSatisfaction\ten\t\t\t
    1\tG\tG0\t第一组\t1\t\tzh-Hans\t\t\t
    2\tQ\tL\tkind\t1\t<b>您的&nbsp;单位</b>\tzh-Hans\tY\tY\t
    \tA\t0\tA1\t\t海关\tzh-Hans\t\t\t0
    \tA\t0\tA2\t\t边检\tzh-Hans\t\t\t0
    2\tQ\tL\tkind\t1\tYour unit\ten\tY\tY\t
    3\tQ\tF\trated\t1\t请评价\tzh-Hans\tN\tN\t
    \tSQ\t0\tSQ1\t\t稳定\tzh-Hans\t\t\t
    \tSQ\t0\tSQ2\t\t速度\tzh-Hans\t\t\t
    \tA\t0\tA1\t\t满意\tzh-Hans\t\t\t100
    \tA\t0\tA2\t\t一般\tzh-Hans\t\t\t60
    \tA\t0\tA3\t\t不满意\tzh-Hans\t\t\t0
    4\tQ\tM\twish\tkind == "A1"\t希望\tzh-Hans\tN\tN\t
    \tSQ\t0\tS1\t\t培训\tzh-Hans\t\t\t
    \tSQ\t0\tS2\t\t功能\tzh-Hans\t\t\t
    5\tQ\t|\tfile\t1\t附件\tzh-Hans\tN\tN\t

    """

  @Test func `a LimeSurvey structure gives its base language, assessment values are scores`() throws {
    let structure = try #require(LimeSurveyStructure(try table(Self.limeSurvey)))
    let survey = DraftedSurvey(try #require(structure.instrument()), file: "limesurvey.txt")
    #expect(survey.title == "平台满意度")
    #expect(survey.questions.map(\.id) == ["kind", "rated", "wish"])
    #expect(survey.questions.map(\.text) == ["您的 单位", "请评价", "希望"])
    #expect(survey.questions.map(\.kind) == [.single, .matrixSingle, .multiple])
    #expect(survey.questions[0].options.map(\.text) == ["海关", "边检", "其他"])
    #expect(survey.questions[1].rows.map(\.id) == ["SQ1", "SQ2"])
    #expect(survey.scales[0].options.map(\.score) == [100, 60, 0])
    #expect(survey.questions[2].options.map(\.code) == ["S1", "S2"])
    #expect(
      survey.doubts.filter { if case .notCarriedOver = $0 { true } else { false } } == [
        .notCarriedOver("wish 的显示条件 kind == \"A1\""), .notCarriedOver("file：LimeSurvey 题型 |"),
      ])
    #expect(Questionnaire.read(bytes: Array(survey.yaml.utf8), file: "d.yaml").questionnaire != nil)
  }

  @Test func `other tables are neither`() throws {
    var form = XLSForm()
    let other = try table("序号,1、性别\n1,男\n")
    let isSheet = form.add(other)
    #expect(!isSheet)
    #expect(LimeSurveyStructure(other) == nil)
  }
}
