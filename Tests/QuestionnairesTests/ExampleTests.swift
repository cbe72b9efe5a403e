import Diagnostics
import Foundation
import Questionnaires
import Testing

/// Definitions as evaluators write them, with what belongs into the evaluation still in place.
@Suite struct ExampleTests {
  private static let enterprises = """
    格式版本: 1
    编号: ENT-2024
    名称: 国际贸易“单一窗口”平台企业满意度调查问卷
    调查: {方式: [线上], 平台: 问卷星, 开始: 2024-05-06, 结束: 2024-05-24}
    群体:
      - 编号: ent
        名称: 进出口企业
        总体数: 1860
        发放数: 260
        回收数: 自动
    量表:
      满意4:
        选项:
          - {码: 1, 文本: 非常满意, 别名: [很满意, 十分满意], 分值: 100, 满意: 是}
          - {码: 2, 文本: 满意,     别名: [较满意],         分值: 80,  满意: 是}
          - {码: 3, 文本: 基本满意,                        分值: 60,  满意: 是}
          - {码: 4, 文本: 不太满意,                        分值: 30,  满意: 否}
    维度:
      - {编号: D1, 名称: 平台服务, 权重: 60, 题目: [Q2, Q3]}
      - {编号: D2, 名称: 运维保障, 权重: 40, 题目: [Q4]}
    题目:
      - {编号: Q1, 题干: 贵企业的类型, 题型: 单选, 用途: 分组, 选项: [{码: 1, 文本: 货代}, {码: 2, 文本: 生产企业}]}
      - {编号: Q2, 题干: 申报功能的完备性, 题型: 量表, 量表: 满意4}
      - {编号: Q3, 题干: 办理效率, 题型: 量表, 量表: 满意4}
      - {编号: Q4, 题干: 系统运行稳定性, 题型: 量表, 量表: 满意4}
    数据:
      - {文件: data/企业_按文本.xlsx, 平台: 问卷星, 内容: 文本, 群体: ent}
    满意度:
      口径: [{编号: 满意率, 算法: 满意占比}, {编号: 加权满意度, 算法: 加权平均分, 满分: 100}]
      主口径: 加权满意度
      题目汇总: 维度权重
    评分:
      - {指标: D4-1, 满分: 6, 口径: 加权满意度, 规则: 分档, 分档: [{下限: 90, 得分率: 1}]}
    核对: {有效数: 231}
    """

  @Test func `keys of the evaluation are warnings, and the questionnaire is read`() throws {
    let read = Questionnaire.read(bytes: Array(Self.enterprises.utf8), file: "f")
    #expect(
      read.problems.map { "\($0.location?.line ?? 0) \($0.severity) \($0.code)" } == [
        "8 warning belongs-to-evaluation", "9 warning belongs-to-evaluation",
        "10 warning belongs-to-evaluation", "26 warning belongs-to-evaluation",
        "32 warning belongs-to-evaluation", "34 warning belongs-to-evaluation",
      ])
    let survey = try #require(read.questionnaire)
    #expect(survey.satisfactionItems.map(survey.name) == ["Q2", "Q3", "Q4"])
    #expect(survey.dimensions.map(\.questions) == [[1, 2], [3]])
    #expect(survey.satisfaction.primaryFormula?.items == .dimensionWeights)
  }

  @Test func `a matrix rates by rows, and neither the attention item nor 不了解 is rated`() throws {
    let staff = try questionnaire(
      """
      格式版本: 1
      编号: GOV-2024
      名称: 工作人员满意度
      群体:
        - {编号: customs, 名称: 海关, 权重: 60, 取值: {题目: Q1, 等于: 海关}}
        - {编号: commerce, 名称: 商务局, 权重: 40, 取值: {题目: Q1, 等于: 商务局}}
      量表:
        满意3:
          选项:
            - {码: 5, 文本: 满意, 分值: 100, 满意: 是}
            - {码: 4, 文本: 基本满意, 分值: 60, 满意: 是}
            - {码: 1, 文本: 不满意, 分值: 0, 满意: 否}
            - {码: 9, 文本: 不了解, 有效: 否}
      题目:
        - {编号: Q1, 题干: 您所在单位, 题型: 单选, 用途: 分组, 选项: [{码: 1, 文本: 海关}, {码: 2, 文本: 商务局}]}
        - 编号: Q2
          题干: 请评价
          题型: 矩阵单选
          量表: 满意3
          行: [{编号: a, 文本: 及时, 权重: 60}, {编号: b, 文本: 准确, 权重: 40}]
        - {编号: Q3, 题干: 本题请选择“满意”, 题型: 量表, 量表: 满意3, 用途: 注意力, 正确: [满意]}
      有效性: [{编号: V1, 规则: 注意力题, 题目: Q3, 处理: 剔除}]
      满意度:
        口径: [{编号: 加权满意度, 算法: 加权平均分, 满分: 100}]
        主口径: 加权满意度
        题目汇总: 行权重
        群体汇总: 群体权重
      """)
    #expect(staff.satisfactionItems.map(staff.name) == ["Q2.a", "Q2.b"])
    #expect(staff.questions[1].scale.validOptions == [0, 1, 2])
    #expect(staff.groups.map { $0.membership?.options } == [[0], [1]])
  }
}

@Suite struct RepositoryQuestionnaireTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: Self.root.appending(path: path)))
  }

  @Test func `Shenzhen 2020 has the five questions of table 3, in the words of its export`() throws {
    let path = "questionnaires/shenzhen-single-window-2020.yaml"
    let read = Questionnaire.read(bytes: try bytes(path), file: path)
    #expect(read.problems.map { $0.line(in: .en) } == [])
    let survey = try #require(read.questionnaire)
    let export = String(decoding: try bytes("data/shenzhen-single-window-2020/responses.csv"), as: UTF8.self)
    let header = export.prefix { !$0.isNewline }.split(separator: ",").dropFirst(6).map(String.init)
    #expect(survey.questions.map { "\($0.number ?? "")、\($0.stem)" } == header)
    #expect(survey.questions.map(\.isRequired) == [true, true, true, true, false])
    #expect(survey.questions[0].scale.options.map(\.label) == ["非常满意", "满意", "基本满意", "不太满意"])
    #expect(survey.questions[0].scale.options.map(\.isSatisfied) == [true, true, true, false])
    #expect(survey.questions.allSatisfy { $0.scale.options.allSatisfy { $0.score == nil } })
    #expect(survey.satisfaction.formulas.map(\.id) == ["满意度", "满意率_按题", "高两档"])
    #expect(survey.satisfaction.primary == "满意度")
    #expect(survey.validityRules.isEmpty)
  }
}
