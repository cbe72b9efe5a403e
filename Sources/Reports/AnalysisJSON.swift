internal import DefinitionFiles
public import Diagnostics
internal import ExactNumbers
internal import Questionnaires
internal import Screening
internal import SurveyStatistics
public import Tables
internal import Tabulation

/// A survey's figures as other programs read them (调查分析 JSON).
public struct AnalysisJSON: Sendable {
  private let survey: AnalysedSurvey
  let words: Words

  /// - Parameter language: of the words that explain why a figure is undefined.
  public init(_ survey: AnalysedSurvey, language: Language) {
    (self.survey, words) = (survey, Words(language))
  }

  private var analysis: SurveyAnalysis { survey.analysis }
  var questionnaire: Questionnaire { analysis.questionnaire }
  private var rounding: Rounding { questionnaire.satisfaction.rounding }

  /// 数据说明, for the figures that rest on how answers go together.
  var note: JSONValue? { analysis.isCounted ? nil : survey.note.map(JSONValue.string) }

  /// The object under `surveys`.
  public var value: JSONValue {
    .members([
      "id": .string(survey.id), "questionnaire": .string(questionnaire.id),
      "title": .string(questionnaire.title),
      "fielding": fielding, "screening": ScreeningReport.json(analysis.rules, waterfall: analysis.waterfall),
      "questions": .array(analysis.items.map { item($0) }),
      "groups": .array(analysis.groups.map { group($0, crosses: true) }),
      "dimensions": .array(analysis.dimensions.map { dimension($0) }),
      "satisfaction": .array(analysis.satisfaction.map { figure($0) }), "reliability": reliability,
      "openAnswers": survey.openAnswers?.json, "sensitivity": sensitivity,
      "note": survey.note.map(JSONValue.string),
    ])
  }

  private var fielding: JSONValue {
    let waterfall = analysis.waterfall
    func rate(_ value: Rational?) -> JSONValue { value.map { .decimal(rounding($0)) } ?? .null }
    func count(_ value: Int?) -> JSONValue { value.map(JSONValue.integer) ?? .null }
    let precision = SamplePrecision(waterfall, level: analysis.level)
    let object = JSONValue.object([
      "distributed": count(waterfall.distributed), "collected": .integer(waterfall.collected),
      "valid": .integer(waterfall.valid), "population": count(waterfall.population),
      "recoveryRate": rate(waterfall.recoveryRate), "validRate": rate(waterfall.validRate),
      "effectiveRecoveryRate": rate(waterfall.effectiveRecoveryRate),
      "marginOfError": precision.marginOfError.map { .double($0 * 100) } ?? .null,
      "requiredSample": .integer(precision.requiredSample),
    ])
    return waterfall.distributed == nil
      ? object.adding(["reason": .string(words("未提供发放数", "distributed is not given"))]) : object
  }

  private var reliability: JSONValue {
    switch analysis.reliability {
    case .failure(let reason):
      return JSONValue.object([:]).undefined(
        "alpha", "alphaInterval", "standardizedAlpha", "pairwiseAlpha", "omega", "splitHalf",
        "eigenvalues", "items", "kmo", "bartlett",
        reason: analysis.isCounted ? words.reason(UndefinedFigure.rowsUnknown) : words.reason(reason))
    case .success(let result):
      return reliability(result)
    }
  }

  private var sensitivity: JSONValue {
    let bounds = analysis.sensitivity.nonResponse.map { bounds in
      JSONValue.object([
        "lower": .decimal(rounding(bounds.lower)), "upper": .decimal(rounding(bounds.upper)),
      ])
    }
    let rules = analysis.sensitivity.withoutRule.map { rule in
      JSONValue.object([
        "rule": .string(rule.rule.description), "valid": .integer(rule.valid),
        "value": rule.value.map { .decimal(rounding($0)) } ?? .null,
      ])
    }
    return .members([
      "nonResponse": bounds ?? .null, "withoutRule": .array(rules), "note": rules.isEmpty ? nil : note,
    ])
  }
}

// MARK: Questions

extension AnalysisJSON {
  private func item(_ result: ItemResult) -> JSONValue {
    let question = questionnaire.question(of: result.item)
    let object = JSONValue.members([
      "id": .string(question.id.description),
      "row": result.item.row.map { .string(question.rows[$0].id) },
      "text": .string(questionnaire.text(of: result.item)), "kind": .string(question.kind.spelling.en),
      "base": .integer(result.base), "missing": missing(result.tally, question),
      "options": options(result, question),
      "satisfied": satisfied(result),
    ])
    guard let mean = result.mean else {
      return object.undefined("mean", "standardError", reason: words("没有分值或无人作答", "no scores or no answers"))
    }
    return object.adding([
      "mean": .double(mean.value.doubleValue), "standardError": .optional(mean.estimate.standardError),
    ])
  }

  private func missing(_ tally: ItemTally, _ question: Question) -> JSONValue {
    .object([
      "skipped": .integer(tally.skipped), "unanswered": .integer(tally.unanswered),
      "notApplicable": .integer(tally.notApplicable(question)), "unrecognised": .integer(tally.unrecognised),
    ])
  }

  /// One question's answers in a group: counts, and with weights Σw and Σw².
  private func cross(_ item: Item, _ tally: ItemTally) -> JSONValue {
    let question = questionnaire.question(of: item)
    let weighted = tally.weighted
    let options = question.scale.options.enumerated().map { index, option in
      JSONValue.members([
        "code": .string(option.code), "count": .integer(tally.counts[index]),
        "weighted": weighted.answers > 0 ? .double(weighted.weights[index]) : nil,
        "weightedSquares": weighted.answers > 0 ? .double(weighted.squaredWeights[index]) : nil,
      ])
    }
    return .members([
      "id": .string(question.id.description), "row": item.row.map { .string(question.rows[$0].id) },
      "base": .integer(tally.base(question)), "missing": missing(tally, question), "options": .array(options),
    ])
  }

  private func options(_ result: ItemResult, _ question: Question) -> JSONValue {
    .array(
      question.scale.options.enumerated().map { index, option in
        let count = result.tally.counts[index]
        let hasWeights = !result.weightedShares.isEmpty || result.tally.weighted.answers > 0
        return .members([
          "code": .string(option.code), "label": .string(option.label), "count": .integer(count),
          "weighted": hasWeights ? .double(result.tally.weighted.weights[index]) : .integer(count),
          "share": result.shares[index].map { .decimal(rounding($0)) } ?? .null,
          "weightedShare": result.weightedShares.isEmpty ? nil : .double(result.weightedShares[index] * 100),
        ])
      })
  }

  private func satisfied(_ result: ItemResult) -> JSONValue? {
    guard let satisfied = result.satisfied else { return nil }
    let object = JSONValue.object(["count": .integer(satisfied.count)])
    guard let share = satisfied.share else {
      return object.undefined("share", "interval", reason: words.reason(UndefinedFigure.nobodyAnswered))
    }
    return object.adding([
      "share": .decimal(rounding(share)), "interval": .interval(satisfied.estimate?.interval, unit: 100),
      "standardError": .optional((satisfied.estimate?.standardError).map { $0 * 100 }),
    ])
  }
}

// MARK: Figures

extension AnalysisJSON {
  private func figure(_ figure: SatisfactionFigure) -> JSONValue {
    let estimate = figure.estimate
    let object = JSONValue.members([
      "id": .string(figure.formula.id.description), "formula": .string(words.name(of: figure.formula)),
      "primary": .bool(figure.formula.id == questionnaire.satisfaction.primary),
      "respondents": .integer(figure.respondents), "answers": .integer(figure.answers),
      "numerator": figure.fraction.map { .number($0.numerator) } ?? .null,
      "denominator": figure.fraction.map { .integer($0.denominator) } ?? .null,
      "weightedBase": estimate.map { .double($0.weightedBase) } ?? .null,
      "standardError": .optional((estimate?.standardError).map { $0 * figure.unit }),
      "degreesOfFreedom": (estimate?.degreesOfFreedom).map(JSONValue.integer) ?? .null,
      "interval": .interval(estimate?.interval, unit: figure.unit),
      "designEffect": .optional(estimate?.designEffect),
      "effectiveSample": .optional(estimate?.effectiveSample),
      "weighted": figure.weighted.map { weighted($0, unit: figure.unit) },
      "publication": figure.publication(level: analysis.level)?.json(words),
      "note": figure.dependsOnRows ? note : nil,
      "reason": (figure.estimate?.reason).map { .string(words.reason($0)) },
    ])
    switch figure.value {
    case .success(let value):
      return object.adding([
        "value": .double(value.doubleValue), "rounded": figure.rounded.map(JSONValue.decimal) ?? .null,
      ])
    case .failure(let reason): return object.undefined("value", "rounded", reason: words.reason(reason))
    }
  }

  private func weighted(_ estimate: Estimate, unit: Double) -> JSONValue {
    let value = estimate.value * unit
    return .object([
      "value": .double(value), "rounded": rounding(value).map(JSONValue.decimal) ?? .null,
      "respondents": .integer(estimate.respondents), "weightedBase": .double(estimate.weightedBase),
      "standardError": .optional(estimate.standardError.map { $0 * unit }),
      "interval": .interval(estimate.interval, unit: unit), "designEffect": .optional(estimate.designEffect),
      "effectiveSample": .optional(estimate.effectiveSample),
    ])
  }

  private func dimension(_ result: DimensionResult) -> JSONValue {
    .members([
      "id": .string(result.dimension.id.description), "name": .string(result.dimension.name),
      "parent": (result.dimension.parent?.description).map(JSONValue.string),
      "weight": result.dimension.weight.map(JSONValue.decimal),
      "satisfaction": .array(result.satisfaction.map { figure($0) }),
      "groups": .array(result.groups.map { group($0) }),
    ])
  }

  /// - Parameter crosses: Whether to count every question in the group, too (交叉表).
  private func group(_ group: GroupResult, crosses: Bool = false) -> JSONValue {
    let question: String? =
      switch group.basis {
      case .question(let index): questionnaire.questions[index].id.description
      case .everybody, .groups: nil
      }
    return .members([
      "question": question.map(JSONValue.string), "code": .string(group.code), "label": .string(group.label),
      "respondents": .integer(group.respondents),
      "population": group.counts.population.map(JSONValue.integer),
      "distributed": group.counts.distributed.map(JSONValue.integer),
      "satisfaction": .array(group.satisfaction.map { figure($0) }),
      "questions": crosses ? .array(zip(questionnaire.items, group.items).map { cross($0, $1) }) : nil,
      "note": note,
      "reason": group.isHidden ? .string(words("人数少，不单列", "too few respondents to publish")) : nil,
    ])
  }
}

extension JSONValue {
  static func optional(_ value: Double?) -> JSONValue { value.map(JSONValue.double) ?? .null }

  /// The decimal a fraction is, or the nearest `Double`.
  static func number(_ value: Rational) -> JSONValue {
    value.exactDecimal().map(JSONValue.decimal) ?? .double(value.doubleValue)
  }

  static func interval(_ interval: ConfidenceInterval?, unit: Double) -> JSONValue {
    guard let interval else { return .null }
    return .object([
      "lower": .double(interval.lower * unit), "upper": .double(interval.upper * unit),
      "level": .double(interval.level), "method": .string(interval.method.rawValue),
    ])
  }
}
