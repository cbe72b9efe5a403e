public import Questionnaires

/// How a survey was fielded and where its answers are (调查): plain values, paths as written.
public struct SurveyPlan: Hashable, Sendable {
  /// What scoring and linting need of it.
  public let declaration: SurveyDeclaration
  /// 问卷: the questionnaire's file, relative to the evaluation.
  public let questionnaire: String
  /// The answers.
  public let data: SurveyData
  /// 群体: what is declared for groups of the questionnaire, in file order.
  public let groups: [GroupFielding]
  /// 权重列: the heading of the respondents' weights; `nil`: everybody counts the same.
  public let weightColumn: String?
  /// 数据说明: printed beside every figure that depends on the joint distribution of answers.
  public let note: String?

  /// How measures refer to it.
  public var id: SurveyID { declaration.id }
}

/// The answers of a survey (数据).
public enum SurveyData: Hashable, Sendable {
  /// 未提供: only printed rates are known.
  case notGiven
  /// 答卷: exports with one response per row.
  case responses([ResponseFile])
  /// 汇总: a file with counts per option.
  case countsFile(String)
  /// 计数: counts per option, in file order.
  case counts([ItemCounts])
}

/// An export with responses (答卷文件).
public struct ResponseFile: Hashable, Sendable {
  /// The file, relative to the evaluation.
  public let path: String
  /// 配对文件: the same export by number, when the first is by text.
  public let pairedPath: String?
  /// 工作表; `nil`: the first.
  public let sheet: String?
  /// 平台, as written; `nil` or 自动: recognised.
  public let platform: String?
  /// 内容: 文本, 序号 or 分值, as written; `nil` or 自动: recognised.
  public let content: String?
  /// 编码, as written; `nil` or 自动: recognised.
  public let encoding: String?
  /// 群体: the group all of its respondents belong to; `nil`: answers tell.
  public let group: GroupID?
  /// 列: columns that headings alone do not tell, by item (`Q2`, `Q2.a`), in file order.
  public let columns: [ColumnMapping]
}

/// Where an item's answers stand in an export (列).
public struct ColumnMapping: Hashable, Sendable {
  /// The item: `Q2`, `Q2.a`.
  public let item: String
  /// The column.
  public let place: Place

  /// How a column is named.
  public enum Place: Hashable, Sendable {
    /// 列名: the whole heading.
    case heading(String)
    /// 列号: the column, from 1.
    case number(Int)
    /// 匹配: text only this heading contains.
    case containing(String)
  }
}

/// Counts of one item (各选项计数).
public struct ItemCounts: Hashable, Sendable {
  /// The item: `Q1`, `Q2.a`.
  public let item: String
  /// Option texts, or 未答, 跳题 and the like, with their counts, in file order.
  public let counts: [OptionCount]

  /// One option's count.
  public struct OptionCount: Hashable, Sendable {
    /// The option's text or code, as written.
    public let option: String
    /// How many chose it.
    public let count: Int
  }
}

/// What is declared for one group of respondents (群体).
public struct GroupFielding: Hashable, Sendable {
  /// The group, as the questionnaire names it.
  public let id: GroupID
  /// 总体数.
  public let population: DeclaredCount
  /// 发放数.
  public let distributed: DeclaredCount
  /// 回收数.
  public let collected: DeclaredCount
}
