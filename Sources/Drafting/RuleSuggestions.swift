internal import CivilTime
internal import Questionnaires
internal import Responses

/// Validity rules that the data suggest (有效性规则建议). What is common in honest answers is flagged, not excluded.
struct RuleSuggestions {
  private(set) var rules: [DraftedRule] = []

  /// Who answers in less than a third of the median time has not read the questions. Greszki, Meyer & Schoen (2015),
  /// *Public Opinion Quarterly* 79, 471–503, try 30, 40 and 50 % of the median.
  private static let speedersShare = 3
  private static let responsesFromOffice = 5

  init(_ metadata: MetadataProfile, _ layout: ExportLayout, _ questions: [DraftedQuestion]) {
    // Without dates of its own the rule takes those of 调查, which stand there to be settled.
    if metadata.days != nil {
      rules.append(DraftedRule(kind: .dateRange, action: .exclude, parameters: [], doubt: nil))
    }
    if let median = metadata.medianSeconds, median >= Self.speedersShare {
      let limit = median / Self.speedersShare
      add(
        .minimumDuration, .exclude, [("秒", ["\(limit)"])],
        .duration(median: median, below: metadata.faster(than: limit)))
    }
    for question in questions where question.role == .attention {
      add(.attention, .exclude, [("题目", [question.id])], .habit)
    }
    let rated = questions.filter { $0.role == .satisfaction }
    if !rated.isEmpty { add(.missingShare, .exclude, [("上限", ["0.5"]), ("范围", ["满意度题"])], .habit) }
    if let key = questions.first(where: { $0.role == .identification && $0.kind == .text }) {
      add(.duplicate, .exclude, [("依据", [key.id]), ("保留", ["最后"])], .habit)
    }
    if metadata.hasAddresses {
      add(
        .addressLimit, .flag, [("上限", ["\(Self.responsesFromOffice)"])],
        .address(most: metadata.mostFromOneAddress))
    }
    if rated.reduce(0, { $0 + max(1, $1.rows.count) }) > 2 {
      add(.straightLining, .flag, [("范围", ["满意度题"])], .habit)
    }
    for column in layout.columns where column.meaning == .metadata(.verdict) {
      guard let text = Self.verdicts[column.heading] else { continue }
      add(.platformFlag, .flag, [("列名", [column.heading]), ("包含", [text])], .habit)
    }
  }

  /// What platforms write into their verdicts on responses they doubt.
  private static let verdicts = [
    "清洗数据结果": "无效", "审核状态": "不通过", "Finished": "False", "review_status": "rejected",
    "_validation_status": "not_approved",
  ]

  private mutating func add(
    _ kind: ValidityRule.Kind, _ action: ValidityRule.Action, _ parameters: [(key: String, values: [String])],
    _ basis: Doubt.LimitBasis
  ) {
    rules.append(DraftedRule(kind: kind, action: action, parameters: parameters, doubt: .limit(basis)))
  }
}

extension MetadataProfile {
  /// The first and last day of submission, as definitions write dates.
  var days: (first: String, last: String)? {
    guard let first, let last else { return nil }
    return (first.day, last.day)
  }
}
