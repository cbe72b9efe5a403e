import Diagnostics
import Questionnaires
import Responses
import Screening
import SurveyFixtures
import SurveyWeights

/// 食堂: six diners, staff and visitors, morning and evening; the sixth was too fast.
///
///     diner    1      2      3      4      5      6
///     who    staff  staff  staff  visitor visitor staff
///     when   early  late   late   early   late    late
///     meals    5      4      1      2      –       5
///     base     1      2      1      2      2       1
enum Canteen {
  static let yaml = """
    格式版本: 1
    编号: canteen
    名称: 食堂
    群体:
      - {编号: S, 名称: 职工方, 取值: {题目: Q1, 等于: 职工}}
      - {编号: V, 名称: 来访方, 取值: {题目: Q1, 等于: 访客}}
    题目:
      - {编号: Q1, 题干: 您是, 题型: 单选, 选项: [{码: 1, 文本: 职工}, {码: 2, 文本: 访客}, {码: 3, 文本: 家属}]}
      - {编号: Q2, 题干: 时段, 题型: 单选, 选项: [{码: 1, 文本: 早}, {码: 2, 文本: 晚}]}
      - {编号: Q3, 题干: 每周几餐, 题型: 数值, 必答: 否}
      - {编号: Q4, 题干: 满意吗, 题型: 量表, 选项: [{码: 1, 文本: 满意, 满意: 是}, {码: 2, 文本: 不满意, 满意: 否}]}
    有效性: [{编号: V1, 规则: 最短用时, 秒: 20, 处理: 剔除}]
    满意度: {口径: [{编号: 满意率, 算法: 满意占比}], 主口径: 满意率}
    """

  static let export = """
    序号,所用时间,Q1,Q2,Q3,Q4,基础
    101,60秒,职工,早,5,满意,1
    102,60秒,职工,晚,4,满意,2
    103,60秒,职工,晚,1,不满意,1
    104,60秒,访客,早,2,满意,2
    105,60秒,访客,晚,,不满意,2
    106,9秒,职工,晚,5,满意,1
    """

  static func screened(_ export: String = export, name: String = "export.csv") throws -> ScreenedResponses {
    let questionnaire = try Questionnaire(fixture: yaml)
    let needs = MetadataNeeds(weights: "基础", responseIDs: true)
    let table = questionnaire.read(ExportFile(export, name: name), needs: needs).table
    return Screening(rules: questionnaire.validityRules).apply(to: table)
  }

  /// A margins file read against the questionnaire.
  static func plan(_ lines: String) throws -> (plan: WeightingPlan?, problems: [any Diagnostic]) {
    let read = WeightingPlan.read(
      bytes: Array(("格式版本: 1\n" + lines + "\n").utf8), file: "m.yaml",
      questionnaire: try Questionnaire(fixture: yaml))
    return (read.plan, read.problems)
  }

  /// The weights a margins file gives, by diner; the codes of what stands against them.
  static func weights(
    _ lines: String, export: String = export
  ) throws -> (weights: [Double?], result: ResponseWeights?, codes: [String]) {
    let (plan, problems) = try plan(lines)
    guard let plan else { return ([], nil, problems.map(\.code)) }
    let (result, found) = plan.weights(for: try screened(export))
    return (result?.outcomes.map(\.weight) ?? [], result, problems.map(\.code) + found.map(\.code))
  }
}
