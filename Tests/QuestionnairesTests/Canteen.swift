import Diagnostics
import Questionnaires
import Testing

/// A small canteen survey that uses every field once.
enum Canteen {
  static let chinese = """
    格式版本: 1
    编号: CANTEEN
    名称: 食堂满意度问卷
    备注: 虚构
    项目: {名称: 食堂, 评价年度: 2024, 委托单位: 甲, 实施单位: 乙, 资金: 10万元}
    调查: {方式: [线上, 纸质], 平台: 问卷星, 开始: 2024-05-06, 结束: 2024-05-24, 隐私: 匿名, 时区: Asia/Shanghai}
    群体:
      - {编号: staff, 名称: 职工, 抽样: 普查, 权重: 60, 目标有效数: 30, 取值: {题目: Q1, 等于: 职工}}
      - {编号: guest, 名称: 访客, 权重: 40, 取值: {题目: Q1, 等于: [访客, 家属]}, 配额: {题目: Q1, 目标: {访客: 20, 家属: 10}}}
    量表:
      满意4:
        选项:
          - {码: 01, 文本: 满意, 别名: [很满意], 分值: 100, 满意: 是, 译文: {en: satisfied}}
          - {码: 02, 文本: 基本满意, 分值: 60, 满意: 是}
          - {码: 03, 文本: 不满意, 分值: 0, 满意: 否}
          - {码: 99, 文本: 不了解, 有效: 否}
    维度:
      - {编号: D1, 名称: 饭菜, 权重: 70, 题目: [Q2]}
      - {编号: D2, 名称: 环境, 权重: 30}
      - {编号: D3, 名称: 噪声, 上级: D2}
    题目:
      - {编号: Q1, 题干: 您是, 题型: 单选, 用途: 分组, 选项: [{码: 1, 文本: 职工}, {码: 2, 文本: 访客}, {码: 3, 文本: 家属}]}
      - 编号: Q2
        题号: 2
        题干: 请评价饭菜
        题型: 矩阵单选
        量表: 满意4
        权重: 70
        行:
          - {编号: a, 文本: 口味, 别名: [味道], 权重: 60}
          - {编号: b, 文本: 分量, 权重: 40}
      - {编号: Q3, 题干: 环境让您不快, 题型: 量表, 量表: 满意4, 维度: D2, 权重: 30, 反向: 是, 群体: staff, 显示条件: Q1 = 职工}
      - {编号: Q4, 题干: 希望改进, 题型: 多选, 必答: 否, 最少: 1, 最多: 2, 其他填写: 是, 选项: [{码: 1, 文本: 菜品}, {码: 2, 文本: 无, 互斥: 是}]}
      - {编号: Q5, 题干: 请选择“满意”, 题型: 量表, 量表: 满意4, 用途: 注意力, 正确: [满意]}
      - {编号: Q6, 题干: 意见, 题型: 填空, 用途: 意见, 译文: {en: Comments}}
    有效性:
      - {编号: V1, 规则: 最短用时, 秒: 20, 处理: 剔除, 理由: 来不及读题}
      - {编号: V2, 规则: 最长用时, 秒: 3600.5, 处理: 标记}
      - {编号: V3, 规则: 日期范围, 处理: 剔除}
      - {编号: V4, 规则: 缺失比例, 上限: 0.2, 范围: 满意度题, 处理: 剔除}
      - {编号: V5, 规则: 重复答卷, 依据: [Q6, 来自IP], 保留: 最先, 处理: 剔除}
      - {编号: V6, 规则: 同IP上限, 上限: 5, 处理: 标记}
      - {编号: V7, 规则: 一致作答, 范围: [Q2, Q3], 处理: 标记}
      - {编号: V8, 规则: 注意力题, 题目: Q5, 处理: 剔除}
      - {编号: V9, 规则: 逻辑冲突, 条件: Q4 含 无 且 Q4 选项数 > 1, 处理: 标记}
      - {编号: V10, 规则: 平台标记, 列名: 清洗数据结果, 包含: 无效, 处理: 标记}
      - {编号: V11, 规则: 名单, 题目: Q6, 名单: [张三, 李四], 处理: 标记}
      - {编号: V12, 规则: 未提交, 处理: 剔除}
      - {编号: V13, 规则: 人工, 序号: [12, 40], 处理: 剔除}
    满意度:
      口径:
        - {编号: 满意率, 名称: 满意占比, 算法: 满意占比, 题目汇总: 维度权重, 群体汇总: 群体权重, 分母: 有效问卷数}
        - {编号: 加权, 算法: 加权平均分, 满分: 10}
        - {编号: 高档, 算法: 选项占比, 选项: [很满意]}
        - {编号: 赋值, 算法: 赋值平均分, 分值: [100, 50, 0]}
      主口径: 加权
      分母: 本题有效答题数
      题目汇总: 等权
      群体汇总: 不适用
      小数位: 1
      舍入: 四舍六入五成双
      百分比调平: 否
      小样本: {提示下限: 20, 隐藏下限: 3}
    开放题: {题目: [Q6], 词典: 内置, 停用词: [食堂], 主题: {口味: [咸, 淡]}}
    """

  /// The same survey with English keys and words.
  static let english = """
    formatVersion: 1
    id: CANTEEN
    name: 食堂满意度问卷
    remarks: 虚构
    project: {name: 食堂, year: 2024, client: 甲, evaluator: 乙, funds: 10万元}
    survey: {modes: [线上, 纸质], platform: 问卷星, start: 2024-05-06, end: 2024-05-24, privacy: 匿名, timeZone: Asia/Shanghai}
    groups:
      - {id: staff, name: 职工, sampling: 普查, weight: 60, targetValid: 30, membership: {questions: Q1, equals: 职工}}
      - {id: guest, name: 访客, weight: 40, membership: {questions: Q1, equals: [访客, 家属]}, quotas: {questions: Q1, target: {访客: 20, 家属: 10}}}
    scales:
      满意4:
        options:
          - {code: 01, text: 满意, aliases: [很满意], score: 100, satisfied: yes, translations: {en: satisfied}}
          - {code: 02, text: 基本满意, score: 60, satisfied: yes}
          - {code: 03, text: 不满意, score: 0, satisfied: no}
          - {code: 99, text: 不了解, valid: false}
    dimensions:
      - {id: D1, name: 饭菜, weight: 70, questions: [Q2]}
      - {id: D2, name: 环境, weight: 30}
      - {id: D3, name: 噪声, parent: D2}
    questions:
      - {id: Q1, stem: 您是, kind: single, role: grouping, options: [{code: 1, text: 职工}, {code: 2, text: 访客}, {code: 3, text: 家属}]}
      - id: Q2
        number: 2
        stem: 请评价饭菜
        kind: matrix
        scales: 满意4
        weight: 70
        rows:
          - {id: a, text: 口味, aliases: [味道], weight: 60}
          - {id: b, text: 分量, weight: 40}
      - {id: Q3, stem: 环境让您不快, kind: scale, scales: 满意4, dimensions: D2, weight: 30, reversed: true, groups: staff, shownIf: Q1 = 职工}
      - {id: Q4, stem: 希望改进, kind: multiple, required: false, least: 1, most: 2, otherText: true, options: [{code: 1, text: 菜品}, {code: 2, text: 无, exclusive: true}]}
      - {id: Q5, stem: 请选择“满意”, kind: scale, scales: 满意4, role: attention, correct: [满意]}
      - {id: Q6, stem: 意见, kind: text, role: opinion, translations: {en: Comments}}
    validity:
      - {id: V1, rule: minimumDuration, seconds: 20, action: exclude, reason: 来不及读题}
      - {id: V2, rule: maximumDuration, seconds: 3600.5, action: flag}
      - {id: V3, rule: dateRange, action: exclude}
      - {id: V4, rule: missingShare, limit: 0.2, scope: satisfaction, action: exclude}
      - {id: V5, rule: duplicate, basis: [Q6, 来自IP], keep: first, action: exclude}
      - {id: V6, rule: addressLimit, limit: 5, action: flag}
      - {id: V7, rule: straightLining, scope: [Q2, Q3], action: flag}
      - {id: V8, rule: attention, questions: Q5, action: exclude}
      - {id: V9, rule: contradiction, condition: Q4 contains 无 and Q4 optionCount > 1, action: flag}
      - {id: V10, rule: platformFlag, column: 清洗数据结果, containing: 无效, action: flag}
      - {id: V11, rule: register, questions: Q6, register: [张三, 李四], action: flag}
      - {id: V12, rule: unsubmitted, action: exclude}
      - {id: V13, rule: manual, responseNumbers: [12, 40], action: exclude}
    satisfaction:
      formulas:
        - {id: 满意率, name: 满意占比, method: satisfiedShare, combineQuestions: dimensionWeights, combineGroups: groupWeights, denominator: responses}
        - {id: 加权, method: weightedMeanScore, fullMarks: 10}
        - {id: 高档, method: optionShare, options: [很满意]}
        - {id: 赋值, method: assignedScore, score: [100, 50, 0]}
      primary: 加权
      denominator: answers
      combineQuestions: equal
      combineGroups: none
      decimalPlaces: 1
      rounding: halfEven
      percentagesSumTo100: false
      smallSample: {warnBelow: 20, hideBelow: 3}
    openQuestions: {questions: [Q6], dictionary: 内置, stopWords: [食堂], themes: {口味: [咸, 淡]}}
    """
}

/// The questionnaire of a definition, which must have no problem at all.
func questionnaire(_ yaml: String) throws -> Questionnaire {
  let read = Questionnaire.read(bytes: Array(yaml.utf8), file: "f")
  #expect(read.problems.map { $0.line(in: .en) } == [])
  return try #require(read.questionnaire)
}

/// `LINE CODE` of every problem, in the order they are reported.
func problems(_ yaml: String) -> [String] {
  Questionnaire.read(bytes: Array(yaml.utf8), file: "f").problems.map {
    "\($0.location?.line ?? 0) \($0.code)"
  }
}
