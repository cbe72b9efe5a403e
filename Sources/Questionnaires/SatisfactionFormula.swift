public import DefinitionFiles
public import ExactNumbers

/// How answers become one satisfaction figure (口径).
public struct SatisfactionFormula: Sendable {
  /// 编号.
  public let id: FormulaID
  /// The name printed in each language.
  public let name: Spelling
  /// 算法: what an answer contributes.
  public let measure: Measure
  /// 题目汇总: how items combine.
  public let items: ItemCombination
  /// 群体汇总: how groups combine.
  public let groups: GroupCombination
  /// 分母.
  public let denominator: Denominator

  /// A formula.
  public init(
    id: FormulaID, name: Spelling, measure: Measure, items: ItemCombination = .pooled,
    groups: GroupCombination = .none, denominator: Denominator = .answers
  ) {
    (self.id, self.name, self.measure, self.items) = (id, name, measure, items)
    (self.groups, self.denominator) = (groups, denominator)
  }

  /// What one answer contributes (算法).
  public enum Measure: Hashable, Sendable {
    /// 满意占比: 1 for an option with 满意: 是; in percent.
    case satisfiedShare
    /// 选项占比: 1 for the options of these names; in percent.
    case optionShare(Set<String>)
    /// 高 n 档: 1 for the best n valid options; in percent.
    case topShare(Int)
    /// 加权平均分: the option's score, stretched so that the scale's best score is `fullMarks`.
    case scaledScore(fullMarks: ExactDecimal)
    /// 平均分: the option's score as declared.
    case score
    /// 赋值: the n-th best valid option counts the n-th of these points.
    case assigned([ExactDecimal])
    /// 净满意度: 1 for satisfied, −1 for any other valid option; in percent.
    case netSatisfaction

    /// Whether the figure is a share, so that share intervals apply.
    public var isShare: Bool {
      switch self {
      case .satisfiedShare, .optionShare, .topShare: true
      case .scaledScore, .score, .assigned, .netSatisfaction: false
      }
    }
  }

  /// How items combine (题目汇总).
  public enum ItemCombination: DefinitionChoice {
    case pooled, equal, questionWeights, dimensionWeights, rowWeights, respondentMean

    /// The word in a definition.
    public var spelling: Spelling {
      switch self {
      case .pooled: Spelling("池化", "pooled")
      case .equal: Spelling("等权", "equal")
      case .questionWeights: Spelling("题目权重", "questionWeights")
      case .dimensionWeights: Spelling("维度权重", "dimensionWeights")
      case .rowWeights: Spelling("行权重", "rowWeights")
      case .respondentMean: Spelling("人均", "respondentMean")
      }
    }
  }

  /// How groups combine (群体汇总).
  public enum GroupCombination: DefinitionChoice {
    case none, equal, groupWeights, byValid, byPopulation

    /// The word in a definition.
    public var spelling: Spelling {
      switch self {
      case .none: Spelling("不适用", "none")
      case .equal: Spelling("等权", "equal")
      case .groupWeights: Spelling("群体权重", "groupWeights")
      case .byValid: Spelling("按有效数", "byValid")
      case .byPopulation: Spelling("按总体数", "byPopulation")
      }
    }
  }

  /// What a percentage is of (分母).
  public enum Denominator: DefinitionChoice {
    case answers, responses

    /// The word in a definition.
    public var spelling: Spelling {
      self == .answers ? Spelling("本题有效答题数", "answers") : Spelling("有效问卷数", "responses")
    }
  }
}

extension SatisfactionFormula.Measure {
  /// What each option of a scale contributes: by position, `nil` for an option outside the base.
  ///
  /// Shares contribute 100 or 0, so that every figure is in percent units or points.
  /// - Returns: `nil` when the scale lacks what the measure needs (a flag, a score, enough levels).
  public func contributions(of scale: RatingScale) -> [Rational?]? {
    let valid = scale.validOptions
    var result = [Rational?](repeating: nil, count: scale.options.count)
    func fill(_ value: (AnswerOption) -> Rational?) -> [Rational?]? {
      for index in valid {
        guard let value = value(scale.options[index]) else { return nil }
        result[index] = value
      }
      return result
    }
    switch self {
    case .satisfiedShare: return fill { $0.isSatisfied.map { $0 ? 100 : 0 } }
    case .netSatisfaction: return fill { $0.isSatisfied.map { $0 ? 100 : -100 } }
    case .optionShare(let names):
      let counted = Set(names.compactMap(scale.option(named:)))
      for index in valid { result[index] = counted.contains(index) ? 100 : 0 }
      return result
    case .score: return fill { $0.score?.rational }
    case .scaledScore(let fullMarks):
      guard let best = valid.compactMap({ scale.options[$0].score?.rational }).max(), best > 0,
        let stretch = fullMarks.rational.divided(by: best)
      else { return nil }
      return fill { $0.score.map { $0.rational * stretch } }
    case .topShare, .assigned: return ranked(scale.validOptionsFromBest, into: result)
    }
  }

  private func ranked(_ fromBest: [Int], into empty: [Rational?]) -> [Rational?]? {
    var result = empty
    for (rank, option) in fromBest.enumerated() {
      switch self {
      case .topShare(let levels):
        guard levels < fromBest.count else { return nil }
        result[option] = rank < levels ? 100 : 0
      case .assigned(let points):
        guard points.count == fromBest.count else { return nil }
        result[option] = points[rank].rational
      case .satisfiedShare, .optionShare, .scaledScore, .score, .netSatisfaction: return nil
      }
    }
    return result
  }
}
