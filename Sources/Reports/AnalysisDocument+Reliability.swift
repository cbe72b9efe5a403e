internal import Questionnaires
internal import SurveyStatistics
internal import Tables
internal import Tabulation

extension AnalysisDocument {
  var reliability: Document.Block {
    switch analysis.reliability {
    case .failure(let reason):
      let why = analysis.isCounted ? words.reason(UndefinedFigure.rowsUnknown) : words.reason(reason)
      return .facts([.init(words("信度 α", "reliability α"), words("无：", "none: ") + why)])
    case .success(let result):
      return .facts(alphas(result) + structure(result) + items(result) + noteFacts)
    }
  }

  private func alphas(_ result: ReliabilityResult) -> [Document.Fact] {
    let respondents = result.reliability.respondents
    let interval =
      result.interval.map { " [\(words.number($0.lowerBound, 3)), \(words.number($0.upperBound, 3))]" } ?? ""
    var facts: [Document.Fact] = [
      .init(
        words(
          "信度 Cronbach α（\(respondents) 人答全，\(level)% Feldt 区间）",
          "Cronbach's α (\(respondents) complete, \(level) % Feldt interval)") + mark,
        words.number(result.reliability.alpha, 3) + interval),
      .init(words("标准化 α", "standardised α") + mark, words.number(result.reliability.standardizedAlpha, 3)),
    ]
    let inPairs = result.respondentsInPairs
    if inPairs.upperBound > respondents {
      facts.append(
        .init(
          words(
            "成对删除时的 α（每对 \(inPairs.lowerBound)–\(inPairs.upperBound) 人，不与上列混用）",
            "α from pairs (\(inPairs.lowerBound)–\(inPairs.upperBound) each; not to be mixed with the above)")
            + mark,
          words.number(result.pairwiseAlpha, 3)))
    }
    return facts
  }

  private func structure(_ result: ReliabilityResult) -> [Document.Fact] {
    let adequacy = result.adequacy
    return [
      .init(words("ω（单因子，minres）", "ω total (one factor, minres)") + mark, omega(result.factor)),
      .init(
        words("奇偶折半（Spearman–Brown；Guttman λ4）", "odd–even halves (Spearman–Brown; Guttman λ4)") + mark,
        "\(words.number(result.splitHalf?.spearmanBrown, 3)); \(words.number(result.splitHalf?.guttman, 3))"),
      .init(
        words("相关矩阵特征值", "eigenvalues of the correlations") + mark,
        result.eigenvalues.map { $0.map { words.number($0, 3) }.joined(separator: " ") } ?? Words.absent),
      .init("KMO" + mark, words.number(adequacy?.kmo, 3)),
      .init(
        words("Bartlett 球形检验 χ²（自由度，p）", "Bartlett's χ² (df, p)") + mark,
        adequacy.map {
          "\(words.number($0.bartlett.statistic, 2)) (\($0.bartlett.degreesOfFreedom), \(pValue($0.bartlett.pValue)))"
        } ?? Words.absent),
    ]
  }

  /// A small p value is not 0.
  private func pValue(_ p: Double) -> String { p < 0.0001 ? "<0.0001" : words.number(p, 4) }

  private func omega(_ factor: Result<OneFactorModel, UndefinedReason>) -> String {
    switch factor {
    case .success(let model):
      words.number(model.omega, 3)
        + (model.isHeywood ? words("（某题完全由因子解释）", " (an item is explained entirely)") : "")
    case .failure(let reason): words("无：", "none: ") + words.reason(reason)
    }
  }

  private func items(_ result: ReliabilityResult) -> [Document.Fact] {
    zip(result.items, result.reliability.items).map { item, figures in
      .init(
        words(
          "题总相关 \(questionnaire.name(of: item))（删题 α）",
          "item–rest \(questionnaire.name(of: item)) (α if dropped)") + mark,
        "\(words.number(figures.itemRestCorrelation, 3)) (\(words.number(figures.alphaIfDropped, 3)))")
    }
  }
}
