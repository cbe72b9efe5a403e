internal import Questionnaires
internal import SurveyStatistics
internal import Tables
internal import Tabulation

extension AnalysisJSON {
  func reliability(_ result: ReliabilityResult) -> JSONValue {
    let items = zip(result.items, result.reliability.items).map { item, figures in
      JSONValue.object([
        "id": .string(questionnaire.name(of: item)), "alphaIfDropped": .optional(figures.alphaIfDropped),
        "itemRestCorrelation": .optional(figures.itemRestCorrelation),
      ])
    }
    return .members([
      "alpha": .double(result.reliability.alpha), "alphaInterval": alphaInterval(result),
      "standardizedAlpha": .optional(result.reliability.standardizedAlpha),
      "respondents": .integer(result.reliability.respondents),
      "pairwiseAlpha": .optional(result.pairwiseAlpha),
      "pairwiseRespondents": .object([
        "fewest": .integer(result.respondentsInPairs.lowerBound),
        "most": .integer(result.respondentsInPairs.upperBound),
      ]),
      "omega": omega(result.factor), "splitHalf": result.splitHalf.map(splitHalf) ?? .null,
      "eigenvalues": result.eigenvalues.map { .array($0.map(JSONValue.double)) } ?? .null,
      "items": .array(items), "kmo": .optional(result.adequacy?.kmo),
      "bartlett": (result.adequacy?.bartlett).map(bartlett) ?? .null, "note": note,
    ])
  }

  private func alphaInterval(_ result: ReliabilityResult) -> JSONValue {
    result.interval.map { interval in
      .object([
        "lower": .double(interval.lowerBound), "upper": .double(interval.upperBound),
        "level": .double(result.level), "method": "feldt",
      ])
    } ?? .null
  }

  private func omega(_ factor: Result<OneFactorModel, UndefinedReason>) -> JSONValue {
    switch factor {
    case .success(let model):
      .object([
        "value": .double(model.omega), "loadings": .array(model.loadings.map(JSONValue.double)),
        "method": "minres", "heywood": .bool(model.isHeywood),
      ])
    case .failure(let reason):
      JSONValue.object([:]).undefined("value", "loadings", reason: words.reason(reason))
    }
  }

  private func splitHalf(_ half: SplitHalf) -> JSONValue {
    .object([
      "correlation": .optional(half.correlation), "spearmanBrown": .optional(half.spearmanBrown),
      "guttman": .double(half.guttman), "division": "odd-even",
    ])
  }

  private func bartlett(_ test: ChiSquareTest) -> JSONValue {
    .object([
      "chiSquare": .double(test.statistic), "degreesOfFreedom": .integer(test.degreesOfFreedom),
      "pValue": .double(test.pValue),
    ])
  }
}
