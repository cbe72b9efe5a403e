/// The one table of keys: Chinese, the canonical form, and its English alias (键名对照表).
///
/// A Chinese key has the same alias wherever it stands, in questionnaires and evaluations alike.
public enum Vocabulary {
  /// The English alias of a Chinese key; `nil` for a key that is not in the table.
  public static func english(for key: String) -> String? { aliases[key] }

  /// Whether text is a key of either language.
  public static func contains(_ key: String) -> Bool { aliases[key] != nil || englishKeys.contains(key) }

  /// Every Chinese key with its alias.
  public static let aliases: [String: String] =
    [general, questionnaire, evaluation, margins, estimateRequest].reduce(into: [:]) { all, part in
      all.merge(part) { first, _ in first }
    }

  private static let englishKeys = Set(aliases.values)

  private static let general = [
    "格式版本": "formatVersion", "编号": "id", "名称": "name", "备注": "remarks", "语言": "language",
    "文件": "file", "理由": "reason", "权重": "weight", "说明": "note", "类型": "type",
  ]

  private static let questionnaire = [
    "项目": "project", "评价年度": "year", "委托单位": "client", "实施单位": "evaluator", "资金": "funds",
    "调查": "survey", "方式": "modes", "平台": "platform", "开始": "start", "结束": "end", "隐私": "privacy",
    "时区": "timeZone", "群体": "groups", "总体数": "population", "抽样": "sampling", "发放数": "distributed",
    "回收数": "collected", "有效数": "validCount", "目标有效数": "targetValid", "取值": "membership", "题目": "questions",
    "等于": "equals", "配额": "quotas", "目标": "target", "量表": "scales", "选项": "options", "码": "code",
    "文本": "text", "别名": "aliases", "分值": "score", "满意": "satisfied", "有效": "valid",
    "互斥": "exclusive", "译文": "translations", "题号": "number", "题干": "stem", "题型": "kind", "用途": "role",
    "行": "rows", "维度": "dimensions", "必答": "required", "反向": "reversed", "其他填写": "otherText",
    "最多": "most", "最少": "least", "正确": "correct", "显示条件": "shownIf", "上级": "parent", "数据": "data",
    "内容": "content", "编码": "encoding", "工作表": "sheet", "配对文件": "pairedFile", "列": "columns",
    "列名": "column", "列号": "columnNumber", "匹配": "matching", "有效性": "validity", "规则": "rule",
    "处理": "action", "秒": "seconds", "上限": "limit", "范围": "scope", "依据": "basis", "保留": "keep",
    "包含": "containing", "条件": "condition", "名单": "register", "序号": "responseNumbers", "满意度": "satisfaction",
    "口径": "formulas", "算法": "method", "满分": "fullMarks", "主口径": "primary", "分母": "denominator",
    "题目汇总": "combineQuestions", "群体汇总": "combineGroups", "小数位": "decimalPlaces", "舍入": "rounding",
    "百分比调平": "percentagesSumTo100", "小样本": "smallSample", "提示下限": "warnBelow", "隐藏下限": "hideBelow",
    "评分": "scoring", "开放题": "openQuestions", "词典": "dictionary", "停用词": "stopWords", "主题": "themes",
    "核对": "printed", "结果": "results",
  ]

  private static let evaluation = [
    "地区": "region", "年度": "evaluationYear", "评价类型": "evaluationType", "得分小数位": "scorePlaces",
    "得分率小数位": "ratePlaces", "阈值比较": "comparison", "资料": "source", "事实": "facts", "值": "value",
    "单位": "unit", "出处": "place", "行号": "lines", "来源": "origin", "问卷": "questionnaire", "答卷": "responses",
    "汇总": "summary", "计数": "counts", "权重列": "weightColumn", "数据说明": "dataNote", "指标体系": "framework",
    "指标": "indicators", "总分上限": "totalMaximum", "下级": "children", "度量": "measure", "分子": "numerator",
    "上期": "previous", "本期": "current", "成员": "members", "款项": "instalments", "金额": "amount", "及时": "onTime",
    "和": "sum", "差": "difference", "换算": "convert", "乘": "times", "比较": "relation", "否则": "otherwise",
    "封顶": "cap", "起评": "floor", "方向": "direction", "每": "per", "扣": "off", "计法": "counting",
    "分档": "bands", "下限": "lower", "含下限": "includesLower", "含上限": "includesLimit", "取值范围": "domain",
    "整数": "whole", "得分": "points", "系数": "coefficient", "下限得分": "lowerPoints", "上限得分": "limitPoints",
    "下限系数": "lowerCoefficient", "上限系数": "limitCoefficient", "扣分": "deductions", "要点": "checklist",
    "满足": "met", "分项": "items", "级别": "levels", "选档": "chosen", "百分比": "percent", "专家": "expert",
    "专家评分": "experts", "去极值": "trim", "等级": "grade", "方案": "scheme", "总分": "total", "得分率": "rate",
    "另印规则": "competingRules", "最高分": "maximum", "不适用": "notApplicable", "处": "printedAt",
    "评级标准": "standards", "一票否决": "vetoes", "事件": "event", "发生": "occurred", "后果": "effect",
    "豁免": "waivers", "代码": "finding", "节点": "node",
    "另见": "alsoPrinted", "复算": "recomputed", "性质": "nature", "算式": "expression", "积": "product",
    "推算": "reconstruction", "视图": "views", "对应": "standsFor", "合计表": "sumTables", "横向": "across",
    "纵向": "down", "合计": "sumTotal", "各项": "addends", "编排": "numberings", "印出序号": "printedNumbers",
    "绩效目标": "goals", "存在问题": "reportedProblems", "日期": "dates", "不早于": "notBefore",
    "项目汇总": "departmentSummary", "预算": "budget", "平均得分": "meanScore", "平均方法": "meanMethod",
    "预算合计": "budgetTotal", "等级个数": "gradeCounts", "项目数": "projectCount", "参与方": "parties",
    "被评价单位": "evaluated", "评价机构": "evaluationAgency", "聘请单位": "engagedBy", "调查对象": "asked",
    "印出比率": "printedRates", "题数": "questionCount",
    "用于": "usedFor",
  ]

  private static let margins = [
    "边际": "margins", "占比": "shares", "格": "cells", "组合": "combination", "总量": "totals", "界限": "bounds",
    "截尾": "trimming", "严格": "strict", "漏答": "missing", "调平": "rescaled",
  ]

  private static let estimateRequest = [
    "设计": "design", "阶段": "stages", "单元": "samplingUnit", "层": "stratum", "孤层": "lonePSU",
    "复制权重": "replicates", "个数": "replicateCount", "种子": "seed", "中心": "centre", "总倍率": "scale",
    "倍率": "replicateScales", "自由度": "degreesOfFreedom", "保留比例": "kept", "统计": "statistics",
    "变量": "variable", "分组": "by", "区间": "interval", "置信度": "confidence", "赋分": "answerScores",
    "分位": "probabilities", "基数": "base", "两两比较": "pairwise", "方法": "testMethod",
    "校正": "adjustment", "显著水平": "significance", "分母自由度": "denominatorConvention", "秩分": "rankScore",
    "两端": "endpoints", "分半": "halves", "因变量": "outcome", "重要性": "importance", "分界": "thresholds",
    "题组": "itemCounts", "列出": "listed", "期次": "wave", "校准": "calibration",
    "基础权重": "baseWeight", "截尾前权重": "untrimmedWeight",
  ]
}
