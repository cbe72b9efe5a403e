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
    general.merging(questionnaire) { first, _ in first }.merging(evaluation) { first, _ in first }

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
    "包含": "containing", "条件": "condition", "名单": "register", "序号": "numbers", "满意度": "satisfaction",
    "口径": "formulas", "算法": "method", "满分": "fullMarks", "主口径": "primary", "分母": "denominator",
    "题目汇总": "combineQuestions", "群体汇总": "combineGroups", "小数位": "places", "舍入": "rounding",
    "百分比调平": "levelPercentages", "小样本": "smallSample", "提示下限": "warnBelow", "隐藏下限": "hideBelow",
    "评分": "scoring", "开放题": "openQuestions", "词典": "dictionary", "停用词": "stopWords", "主题": "topics",
    "核对": "printed", "结果": "results",
  ]

  private static let evaluation: [String: String] = [:]
}
