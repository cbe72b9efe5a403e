public import CivilTime
public import DefinitionFiles
public import Diagnostics
public import ExactNumbers

/// A rule that decides whether a response counts (有效性规则). Rules tag; they never delete.
public struct ValidityRule: Sendable {
  /// 编号.
  public let id: RuleID
  /// 规则 with its parameters.
  public let test: Test
  /// 处理.
  public let action: Action
  /// 理由, printed beside the exclusions.
  public let reason: String?
  /// Where the rule stands in the definition.
  public let location: SourceLocation

  /// The most rules a questionnaire may have: which rules fit a response is kept bit by bit.
  public static let mostRules = 64

  /// What happens to a response that fits (处理).
  public enum Action: DefinitionChoice {
    case exclude, flag

    /// The word in a definition.
    public var spelling: Spelling { self == .exclude ? Spelling("剔除", "exclude") : Spelling("标记", "flag") }
  }

  /// What makes a response fit the rule.
  public enum Test: Sendable, Hashable {
    /// 最短用时: completed in fewer seconds.
    case fasterThan(seconds: Double)
    /// 最长用时: completed in more seconds.
    case slowerThan(seconds: Double)
    /// 日期范围: submitted before the first or after the last instant, both included in the range.
    case outsideDates(from: CivilDateTime?, through: CivilDateTime?)
    /// 缺失比例: a larger share of the items asked is unanswered.
    case missingMoreThan(share: ExactDecimal, of: Scope)
    /// 重复答卷: another response with equal, non-empty keys is kept instead.
    case duplicate(keys: [Key], keep: Kept)
    /// 同IP上限: more responses than this share its address.
    case addressSharedByMoreThan(Int)
    /// 一致作答: two or more items answered, all with the same option.
    case straightLining(Scope)
    /// 注意力题: anything but a correct option, a blank included.
    case failedAttention(question: Int)
    /// 逻辑冲突: the condition holds.
    case contradiction(Condition)
    /// 平台标记: a column of the export contains a text.
    case platformFlag(column: String, containing: String)
    /// 名单: the answer is not in a register.
    case notInRegister(question: Int, register: Register)
    /// 未提交: the platform recorded no submission.
    case unsubmitted
    /// 人工: chosen by a person, by the platform's id of the response.
    case manual(Set<Int>)
  }

  /// Which items a rule looks at (范围).
  public enum Scope: Sendable, Hashable {
    /// 满意度题.
    case satisfaction
    /// 全部题: every question that is asked.
    case all
    /// Named questions, by index.
    case questions([Int])
  }

  /// What makes two responses the same (依据).
  public enum Key: Sendable, Hashable {
    /// The answer to a question, by index.
    case answer(Int)
    /// A column of the export that is no question, by its heading or role: 来自IP, 提交答卷时间.
    case metadata(String)
  }

  /// Which of several equal responses stays (保留).
  public enum Kept: DefinitionChoice {
    case first, last, mostComplete

    /// The word in a definition.
    public var spelling: Spelling {
      switch self {
      case .first: Spelling("最先", "first")
      case .last: Spelling("最后", "last")
      case .mostComplete: Spelling("最完整", "mostComplete")
      }
    }
  }

  /// A list of those who may answer (名单).
  public enum Register: Sendable, Hashable {
    /// Names in the definition.
    case names(Set<String>)
    /// A file with one name a line, relative to the definition.
    case file(String)
  }

  /// 规则 as a word.
  public enum Kind: DefinitionChoice {
    case minimumDuration, maximumDuration, dateRange, missingShare, duplicate, addressLimit, straightLining
    case attention, contradiction, platformFlag, register, unsubmitted, manual

    /// The word in a definition.
    public var spelling: Spelling {
      switch self {
      case .minimumDuration: Spelling("最短用时", "minimumDuration")
      case .maximumDuration: Spelling("最长用时", "maximumDuration")
      case .dateRange: Spelling("日期范围", "dateRange")
      case .missingShare: Spelling("缺失比例", "missingShare")
      case .duplicate: Spelling("重复答卷", "duplicate")
      case .addressLimit: Spelling("同IP上限", "addressLimit")
      case .straightLining: Spelling("一致作答", "straightLining")
      case .attention: Spelling("注意力题", "attention")
      case .contradiction: Spelling("逻辑冲突", "contradiction")
      case .platformFlag: Spelling("平台标记", "platformFlag")
      case .register: Spelling("名单", "register")
      case .unsubmitted: Spelling("未提交", "unsubmitted")
      case .manual: Spelling("人工", "manual")
      }
    }
  }

  /// The rule's word.
  public var kind: Kind {
    switch test {
    case .fasterThan: .minimumDuration
    case .slowerThan: .maximumDuration
    case .outsideDates: .dateRange
    case .missingMoreThan: .missingShare
    case .duplicate: .duplicate
    case .addressSharedByMoreThan: .addressLimit
    case .straightLining: .straightLining
    case .failedAttention: .attention
    case .contradiction: .contradiction
    case .platformFlag: .platformFlag
    case .notInRegister: .register
    case .unsubmitted: .unsubmitted
    case .manual: .manual
    }
  }
}
