internal import DefinitionFiles
public import Diagnostics
internal import ExactNumbers
internal import Questionnaires
internal import SurveyStatistics
internal import Tabulation

/// Picks the words of one language (措辞).
public struct Words: Sendable {
  /// The language.
  public let language: Language

  /// Words of a language.
  public init(_ language: Language) { self.language = language }

  /// The words in this language.
  public func callAsFunction(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  func name(of formula: SatisfactionFormula) -> String { language == .zh ? formula.name.zh : formula.name.en }

  /// A number that may not exist: `–`.
  static let absent = "–"

  func count(_ number: Int?) -> String { number.map(String.init) ?? self("未提供", "not given") }

  func percent(_ value: Rational?, _ rounding: Rounding) -> String {
    value.map { "\(rounding($0))" } ?? Self.absent
  }

  func number(_ value: Double?, _ places: Int) -> String {
    value.flatMap { Rounding(places: places)($0) }.map(\.description) ?? Self.absent
  }

  func reason(_ reason: UndefinedFigure) -> String {
    switch reason {
    case .nobodyAnswered: self("无人作答", "nobody answered")
    case .rowsUnknown: self("只有汇总数，无逐份答卷", "only counts are known")
    case .populationUnknown(let group):
      self("群体 \(group) 没有总体数", "the population of group \(group) is not given")
    case .noGroups: self("没有群体", "there are no groups")
    }
  }

  func reason(_ reason: UndefinedReason) -> String {
    switch reason {
    case .nobodyAnswered: self("无人作答", "nobody answered")
    case .answersNotPaired: self("只计数，未看各人答案之间的关系", "only counts were asked for")
    case .oneRespondent: self("只有一人作答", "only one respondent")
    case .oneRespondentToAPart: self("其中一项只有一人作答", "one of its parts has only one respondent")
    case .intervalBeyondRange: self("区间超出分布范围", "the interval leaves the distribution")
    case .undefinedInReplicate: self("某组复制权重下无基数", "a replicate leaves nobody")
    case .noDegreesOfFreedom: self("自由度不足", "no degree of freedom")
    case .sampleExceedsPopulation(let sample, let population):
      self("样本 \(sample) 多于总体 \(population)", "a sample of \(sample) exceeds a population of \(population)")
    case .populationUnknown: self("没有总体数", "the population is not given")
    case .populationTooLarge: self("总体过大", "the population is too large")
    case .unequalWeights: self("权重不等", "weights differ")
    case .noVariation: self("答案没有差别", "answers do not vary")
    case .tooFewItems(let needed): self("题目少于 \(needed) 个", "fewer than \(needed) items")
    case .noSamplingError: self("没有抽样误差", "there is no sampling error")
    case .tooManyItems(let most): self("题目多于 \(most) 道", "more than \(most) items")
    case .tooManyCells(let most): self("单元格多于 \(most) 个", "more than \(most) cells")
    case .noConvergence: self("迭代未收敛", "the iteration did not converge")
    case .singularMatrix: self("题目之间线性相关", "items are linearly dependent")
    }
  }
}

extension String {
  /// The text without the blanks that a folded YAML text (`>-`) leaves between 汉字 where its lines were joined.
  ///
  /// Blanks beside Latin text and figures stay: `表 3 只公布`.
  var unfolded: String {
    guard contains(" ") else { return self }
    var text = ""
    var blanks = ""
    for character in self {
      if character == " " {
        blanks.append(character)
        continue
      }
      if let last = text.last, !(last.isChinese && character.isChinese) { text += blanks }
      if text.isEmpty { text = blanks }
      blanks = ""
      text.append(character)
    }
    return text + blanks
  }
}

extension Character {
  /// 汉字, kana, and the signs set among them.
  fileprivate var isChinese: Bool { "“”‘’…—".contains(self) || String(self).cellWidth == 2 }
}
