import Diagnostics

/// What is wrong with how an evaluation declares a survey (调查声明问题).
struct SurveyProblem: Diagnostic {
  enum Fault: Hashable, Sendable {
    /// 有效数 is not what screening leaves.
    case validDiffers(declared: Int, counted: Int)
    /// Neither 答卷 nor counts.
    case noAnswers(survey: String)
    /// Counts, where responses are needed one by one.
    case onlyCounts(survey: String)
    /// No survey at all that the command can use.
    case nothingToUse
    case unknownContent(String)
    case unknownEncoding(String)
    /// A question to group by that this survey does not have, or has no single answers to.
    case notGrouped(survey: String, by: String)
    /// Questions to group by, and no survey with responses.
    case nothingToGroup
  }

  let fault: Fault
  let location: SourceLocation?

  init(_ fault: Fault, at location: SourceLocation?) { (self.fault, self.location) = (fault, location) }

  var severity: Severity {
    switch fault {
    case .notGrouped: .note
    case .noAnswers, .onlyCounts: .warning
    case .validDiffers, .nothingToUse, .unknownContent, .unknownEncoding, .nothingToGroup: .error
    }
  }

  var code: String {
    switch fault {
    case .validDiffers: "valid-differs"
    case .noAnswers: "no-answers"
    case .onlyCounts: "only-counts"
    case .nothingToUse: "nothing-to-use"
    case .unknownContent: "unknown-content"
    case .unknownEncoding: "unknown-encoding"
    case .notGrouped: "not-grouped"
    case .nothingToGroup: "nothing-to-group"
    }
  }

  func message(in language: Language) -> String {
    switch language {
    case .zh: chinese
    case .en: english
    }
  }

  private var chinese: String {
    switch fault {
    case .validDiffers(let declared, let counted):
      "有效数写 \(declared)，筛查后是 \(counted) 份。请核对有效性规则、答卷文件或有效数。"
    case .noAnswers(let survey): "调查 \(survey) 没有答卷，也没有汇总或计数，略过。"
    case .onlyCounts(let survey): "调查 \(survey) 只有汇总数，没有逐份答卷可筛查，略过。"
    case .nothingToUse: "这份评价里没有可用的调查答案。请补上答卷（分析也可用汇总或计数）。"
    case .unknownContent(let text): "内容“\(text)”不认识。可写 文本、序号、分值或自动。"
    case .notGrouped(let survey, let name): "调查 \(survey) 没有可按 \(name) 分组的逐份答案，不按它分组。"
    case .nothingToGroup: "--by 需要逐份答卷，这份评价只有汇总或计数。"
    case .unknownEncoding(let text): "编码“\(text)”不认识。可写 UTF-8、GB18030、UTF-16LE、UTF-16BE 或自动。"
    }
  }

  private var english: String {
    switch fault {
    case .validDiffers(let declared, let counted):
      "有效数 (valid) says \(declared), screening leaves \(counted). Check the rules, the files or the number."
    case .noAnswers(let survey): "survey \(survey) has neither responses nor counts and is passed over."
    case .onlyCounts(let survey):
      "survey \(survey) has counts only, no responses to screen, and is passed over."
    case .nothingToUse:
      "no survey of this evaluation has answers to use. Add 答卷 (responses); counts do for analyze."
    case .unknownContent(let text): "unknown 内容 (content) ‘\(text)’: text, number, score or auto."
    case .notGrouped(let survey, let name):
      "survey \(survey) has no single answers to \(name) and is not grouped by it."
    case .nothingToGroup: "--by needs responses; this evaluation has only counts."
    case .unknownEncoding(let text):
      "unknown 编码 (encoding) ‘\(text)’: UTF-8, GB18030, UTF-16LE, UTF-16BE or auto."
    }
  }
}
