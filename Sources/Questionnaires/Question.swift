public import DefinitionFiles
public import Diagnostics
public import ExactNumbers

/// How a question is answered (题型).
public enum QuestionKind: DefinitionChoice {
  case single, multiple, scale, matrixSingle, matrixMultiple, text, multipleText, number, date, ranking,
    proportions
  case instruction

  /// The word in a definition.
  public var spelling: Spelling {
    switch self {
    case .single: Spelling("单选", "single")
    case .multiple: Spelling("多选", "multiple")
    case .scale: Spelling("量表", "scale")
    case .matrixSingle: Spelling("矩阵单选", "matrix")
    case .matrixMultiple: Spelling("矩阵多选", "multipleMatrix")
    case .text: Spelling("填空", "text")
    case .multipleText: Spelling("多项填空", "multipleText")
    case .number: Spelling("数值", "number")
    case .date: Spelling("日期", "date")
    case .ranking: Spelling("排序", "ranking")
    case .proportions: Spelling("比重", "proportions")
    case .instruction: Spelling("说明", "instruction")
    }
  }

  /// Whether an answer is one option.
  public var hasOneOption: Bool { self == .single || self == .scale || self == .matrixSingle }

  /// Whether an answer is a set of options.
  public var hasOptionSet: Bool { self == .multiple || self == .matrixMultiple }

  /// Whether the question needs options: 比重 has rows, and open questions have neither.
  public var takesOptions: Bool { hasOneOption || hasOptionSet || self == .ranking }

  /// Whether the question has rows.
  public var isMatrix: Bool { self == .matrixSingle || self == .matrixMultiple }

  /// Whether respondents answer it at all.
  public var isAsked: Bool { self != .instruction }
}

/// What a question is for (用途).
public enum QuestionRole: DefinitionChoice {
  case satisfaction, grouping, identification, opinion, attention, other

  /// The word in a definition.
  public var spelling: Spelling {
    switch self {
    case .satisfaction: Spelling("满意度", "satisfaction")
    case .grouping: Spelling("分组", "grouping")
    case .identification: Spelling("标识", "identification")
    case .opinion: Spelling("意见", "opinion")
    case .attention: Spelling("注意力", "attention")
    case .other: Spelling("其他", "other")
    }
  }
}

/// A question (题目).
public struct Question: Sendable {
  /// 编号.
  public let id: QuestionID
  /// 题号 as the platform prints it, when it differs from the position.
  public let number: String?
  /// 题干.
  public let stem: String
  /// 题型.
  public let kind: QuestionKind
  /// 用途; scales and single-choice matrices measure satisfaction unless told otherwise.
  public let role: QuestionRole
  /// The options; empty for open questions.
  public let scale: RatingScale
  /// 行 of a matrix, or blanks of a multi-blank question; empty for any other kind.
  public let rows: [Row]
  /// 维度 the question belongs to.
  public let dimension: DimensionID?
  /// 权重 among the questions.
  public let weight: ExactDecimal?
  /// 必答.
  public let isRequired: Bool
  /// 反向: agreement means dissatisfaction.
  public let isReversed: Bool
  /// 其他填写: options may carry free text.
  public let allowsOtherText: Bool
  /// 最少, 最多: how many options may be chosen.
  public let least: Int?, most: Int?
  /// 正确: the options that pass an attention item.
  public let correct: Set<Int>
  /// 显示条件: whom the platform asks; `nil` = everybody.
  public let shownIf: Condition?
  /// 群体: the groups that are asked; empty = all.
  public let groups: [GroupID]
  /// Where the question stands in the definition.
  public let location: SourceLocation

  /// A row of a matrix (行).
  public struct Row: Hashable, Sendable {
    /// 编号 within the question.
    public let id: String
    /// 文本.
    public let text: String
    /// 别名.
    public let aliases: [String]
    /// 权重 among the rows.
    public let weight: ExactDecimal?
  }
}

/// One thing a respondent rates (评价项): a question, or a row of a matrix.
public struct Item: Hashable, Sendable {
  /// Index into `Questionnaire.questions`.
  public let question: Int
  /// Index into the question's rows; `nil` when it has none.
  public let row: Int?

  /// An item.
  public init(question: Int, row: Int? = nil) { (self.question, self.row) = (question, row) }
}

extension Question {
  /// The question's items, one for each row of a matrix.
  func items(at index: Int) -> [Item] {
    rows.isEmpty ? [Item(question: index)] : rows.indices.map { Item(question: index, row: $0) }
  }
}
