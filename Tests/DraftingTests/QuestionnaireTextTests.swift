import Diagnostics
import Questionnaires
import Testing

@testable import Drafting

struct QuestionnaireTextTests {
  private static let text = """
    企业满意度调查问卷
    您好！请根据实际情况作答。

    1. 贵企业的类型 [单选题] *
    ○ 货代企业
    ○ 生产企业（请跳至第3题）
    ○ 其他 __________

    2、您对平台是否满意？（必答）
    A. 非常满意  B. 满意  C. 基本满意  D. 不太满意

    3. 请评价以下方面 [矩阵量表题]
    行：申报功能
    行：办理效率
    列：非常满意
    列：满意
    列：一般
    列：不满意
    列：非常不满意

    4. 您愿意推荐平台吗 [量表题]
    1~10

    5. 您希望改进的方面（最多选两项） [多选题]
    □ 功能
    □ 速度
    □ 培训

    6. 本题请选择“满意” [单选题]
    非常满意
    满意
    基本满意
    不太满意

    7. 企业名称（选填） [填空题]
    8. 您的意见和建议 [填空题]
    """

  private func survey() throws -> DraftedSurvey {
    DraftedSurvey(try #require(QuestionnaireText.read(Self.text)), file: "问卷.txt")
  }

  @Test func `questions follow their numbers and types`() throws {
    let survey = try survey()
    #expect(survey.title == "企业满意度调查问卷")
    #expect(survey.questions.map(\.id) == (1...8).map { "Q\($0)" })
    #expect(
      survey.questions.map(\.kind) == [
        .single, .scale, .matrixSingle, .scale, .multiple, .scale, .text, .text,
      ])
    #expect(survey.questions.map(\.isRequired) == [true, true, true, true, true, true, false, true])
    #expect(survey.questions[1].text == "您对平台是否满意？")
  }

  @Test func `options stand in the order of the paper, also those nobody has chosen yet`() throws {
    let survey = try survey()
    #expect(survey.questions[0].options.map(\.text) == ["货代企业", "生产企业", "其他"])
    #expect(survey.questions[0].allowsOtherText)
    #expect(survey.questions[4].options.map(\.text) == ["功能", "速度", "培训"])
    #expect(survey.questions[4].most == 2)
    #expect(survey.scales.map(\.id) == ["满意4", "满意5", "评分10"])
    #expect(survey.questions[1].scale == survey.questions[5].scale)
    #expect(survey.scales[0].options.map(\.text) == ["非常满意", "满意", "基本满意", "不太满意"])
    #expect(survey.scales[2].options.map(\.text) == (1...10).map { "\($0)" })
  }

  @Test func `rows, attention items and what has no place in a definition are told`() throws {
    let survey = try survey()
    #expect(survey.questions[2].rows.map(\.text) == ["申报功能", "办理效率"])
    #expect(survey.questions[5].role == .attention)
    #expect(survey.questions[6].role == .identification)
    #expect(survey.questions[7].role == .opinion)
    #expect(survey.rules.map(\.kind) == [.attention])
    #expect(survey.doubts.contains(.notCarriedOver("第 1 题选项“生产企业（请跳至第3题）”的跳转")))
  }

  @Test func `the draft is a valid questionnaire`() throws {
    let read = Questionnaire.read(bytes: Array(try survey().yaml.utf8), file: "draft.yaml")
    #expect(read.questionnaire?.questions.count == 8)
    #expect(Set(read.problems.map(\.code)) == ["to-confirm"])
  }

  @Test(arguments: [
    ("1. 您对平台是否满意 [单选题]\n满意\n不满意", true), ("标题\n说明\n1、性别 [单选题] *\n男\n女", true), ("序号,1、性别\n1,男", false),
    ("", false),
    ("序号\t1、性别(单选题)\n", false),
  ]) func `a table is no text of questions`(text: String, looks: Bool) {
    #expect(QuestionnaireText.looksLike(text) == looks)
  }

  @Test func `a text without questions is none`() { #expect(QuestionnaireText.read("您好\n谢谢") == nil) }
}
