internal import DefinitionFiles
public import ExactNumbers

/// A survey instrument (问卷): what was asked, what answers mean, which responses count. Reused over years; whom it
/// went to is the evaluation's business.
public struct Questionnaire: Sendable {
  /// 编号.
  public let id: String
  /// 名称.
  public let title: String
  /// 题目, in order.
  public let questions: [Question]
  /// 维度, in order.
  public let dimensions: [Dimension]
  /// 群体, in order; empty when respondents are one group.
  public let groups: [RespondentGroup]
  /// 有效性, in the order the rules run.
  public let validityRules: [ValidityRule]
  /// 满意度.
  public let satisfaction: SatisfactionPlan
  /// The platform the survey ran on, when the definition says so.
  public let platform: String?

  /// Every rated thing: questions, and rows of matrices, in order.
  public let items: [Item]
  /// The items satisfaction formulas are about, in order.
  public let satisfactionItems: [Item]

  init(
    id: String, title: String, questions: [Question], dimensions: [Dimension], groups: [RespondentGroup],
    validityRules: [ValidityRule], satisfaction: SatisfactionPlan, platform: String?
  ) {
    (self.id, self.title, self.questions, self.dimensions) = (id, title, questions, dimensions)
    (self.groups, self.validityRules) = (groups, validityRules)
    (self.satisfaction, self.platform) = (satisfaction, platform)
    items = questions.indices.filter { questions[$0].kind.isAsked }.flatMap { questions[$0].items(at: $0) }
    satisfactionItems = items.filter {
      questions[$0.question].role == .satisfaction && questions[$0.question].kind.hasOneOption
    }
  }

  /// The question an item belongs to.
  public func question(of item: Item) -> Question { questions[item.question] }

  /// `Q2`, or `Q2.a` for a row.
  public func name(of item: Item) -> String {
    let question = question(of: item)
    return item.row.map { "\(question.id).\(question.rows[$0].id)" } ?? question.id.description
  }

  /// What an item asks: the row's text, or the question's stem.
  public func text(of item: Item) -> String {
    item.row.map { question(of: item).rows[$0].text } ?? question(of: item).stem
  }

  /// The item called `Q2` or `Q2.a`; `nil` when there is none, or when `Q2` is a matrix.
  public func item(named name: String) -> Item? { items.first { self.name(of: $0) == name } }

  /// The index of a question; `nil` when there is none of this id.
  public func index(of id: QuestionID) -> Int? { questions.firstIndex { $0.id == id } }

  /// The satisfaction items of a dimension and of those below it, in order.
  public func satisfactionItems(in dimension: Dimension) -> [Item] {
    let below = dimensions.filter { $0.parent == dimension.id }.flatMap { satisfactionItems(in: $0) }
    return satisfactionItems.filter { dimension.questions.contains($0.question) || below.contains($0) }
  }

  /// The dimension a question belongs to, declared at either end.
  public func dimension(of question: Int) -> Dimension? {
    dimensions.first { $0.questions.contains(question) }
  }
}

/// Which satisfaction figures are computed and how they are printed (满意度).
public struct SatisfactionPlan: Sendable {
  /// 口径, in order. All are printed side by side; only the primary one feeds scores.
  public let formulas: [SatisfactionFormula]
  /// 主口径.
  public let primary: FormulaID
  /// 小数位 and 舍入.
  public let rounding: Rounding
  /// 提示下限: figures of fewer respondents are marked.
  public let warnBelow: Int
  /// 隐藏下限: groups of fewer respondents are not printed.
  public let hideBelow: Int

  /// The primary formula.
  public var primaryFormula: SatisfactionFormula? { formulas.first { $0.id == primary } }

  /// The usual formulas that every report is compared with (常见口径), for a scale of so many valid options: shares of
  /// the best one, two and three levels over all answers, the mean of question rates, and the usual points.
  public static func standardAlternatives(levels: Int) -> [SatisfactionFormula] {
    let tops = (1...3).filter { $0 < levels }.map { top in
      SatisfactionFormula(
        id: FormulaID("top\(top)"), name: Spelling("前\(top)档占比（池化）", "top-\(top) share, pooled"),
        measure: .topShare(top))
    }
    let mean = SatisfactionFormula(
      id: "mean-of-questions", name: Spelling("满意占比（各题等权）", "satisfied share, mean of questions"),
      measure: .satisfiedShare, items: .equal)
    let usualPoints: [[ExactDecimal]] = [
      [100, 80, 60, 30], [100, 80, 60, 0], [100, 75, 50, 25], [100, 80, 60, 30, 0], [100, 75, 50, 25, 0],
    ]
    let scored = usualPoints.filter { $0.count == levels }.map { points in
      let words = points.map(\.description)
      return SatisfactionFormula(
        id: FormulaID("scored-" + words.joined(separator: "-")),
        name: Spelling("赋值 " + words.joined(separator: "/"), "scored " + words.joined(separator: "/")),
        measure: .assigned(points))
    }
    return tops + [mean] + scored
  }
}
