public import ExactNumbers

/// An option of a question or scale (选项). Its code, its position and its score are three different things.
public struct AnswerOption: Hashable, Sendable {
  /// 码: a short name, kept as written.
  public let code: String
  /// 文本: the wording respondents see and text exports print.
  public let label: String
  /// 别名: other wordings of the same meaning.
  public let aliases: [String]
  /// 分值: points for scored formulas; `nil` when none is declared.
  public let score: ExactDecimal?
  /// 满意: whether the answer counts as satisfied; `nil` when not declared.
  public let isSatisfied: Bool?
  /// 有效: `false` for “don't know” and “not applicable”, which stay out of every base.
  public let isValid: Bool
  /// 互斥: whether the option excludes the others of a multiple-choice question.
  public let isExclusive: Bool

  /// An option.
  public init(
    code: String, label: String, aliases: [String] = [], score: ExactDecimal? = nil, isSatisfied: Bool? = nil,
    isValid: Bool = true, isExclusive: Bool = false
  ) {
    (self.code, self.label, self.aliases, self.score) = (code, label, aliases, score)
    (self.isSatisfied, self.isValid, self.isExclusive) = (isSatisfied, isValid, isExclusive)
  }
}

/// A rating scale (量表): options in the order of the platform, which is their position in number exports.
public struct RatingScale: Hashable, Sendable {
  /// The scale's name; `nil` for options written at a question.
  public let id: ScaleID?
  /// The options in position order.
  public let options: [AnswerOption]

  /// The most options a scale or question may have: an answer is kept in two bytes.
  public static let mostOptions = 65_000

  /// A scale of these options.
  public init(id: ScaleID? = nil, options: [AnswerOption]) { (self.id, self.options) = (id, options) }

  /// The index of the option that a definition names (按名称找选项): by its text, else by an alias, else by its code.
  ///
  /// In that order, because the texts of a 0–10 scale are other options' codes.
  public func option(named name: String) -> Int? {
    options.firstIndex { $0.label == name }
      ?? options.firstIndex { $0.aliases.contains(name) }
      ?? options.firstIndex { $0.code == name }
  }

  /// Indices of the options that count in a base, in position order.
  public var validOptions: [Int] { options.indices.filter { options[$0].isValid } }

  /// Indices of the valid options from best to worst.
  ///
  /// By score when every valid option has one; else by the 满意 flags, when they say that the satisfied end is last;
  /// else in position order.
  public var validOptionsFromBest: [Int] {
    let valid = validOptions
    let scores = valid.compactMap { options[$0].score }
    if scores.count == valid.count {
      return zip(valid, scores).enumerated()
        .sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
        .map(\.element.0)
    }
    let startsDissatisfied = valid.first.flatMap { options[$0].isSatisfied } == false
    let endsSatisfied = valid.last.flatMap { options[$0].isSatisfied } == true
    return startsDissatisfied && endsSatisfied ? valid.reversed() : valid
  }

  /// The option that an answer counts as when the question is reversed (反向): the valid option at the mirrored
  /// position; an option that is not valid stays itself.
  public func mirrored(_ option: Int) -> Int {
    let valid = validOptions
    guard let position = valid.firstIndex(of: option) else { return option }
    return valid[valid.count - 1 - position]
  }
}
