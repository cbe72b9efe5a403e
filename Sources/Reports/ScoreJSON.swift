public import Diagnostics
internal import ExactNumbers
public import Indicators
internal import Questionnaires
public import Tables

/// A scorecard as other programs read it (得分表 JSON).
public struct ScoreJSON: Sendable {
  private let card: Scorecard
  private let language: Language

  /// - Parameter language: of rules, messages and reasons.
  public init(_ card: Scorecard, language: Language) { (self.card, self.language) = (card, language) }

  /// The members `manyi score` prints.
  public var members: [String: JSONValue] {
    let framework = card.framework
    var members: [String: JSONValue] = [
      "id": .string(framework.header.id), "title": .string(framework.header.title),
      "fullMarks": .decimal(framework.fullMarks), "total": points(card.total),
      "rate": card.rate.map(JSONValue.decimal) ?? .null,
      "grade": card.grade.label.map(JSONValue.string) ?? .null,
      "gradeBands": gradeBands, "indicators": .array(card.scores.map { indicator($0) }),
      "toNextGrade": card.toNextGrade.map { nextGrade($0) } ?? .null,
      "findings": FindingsReport.json(card.findings, language),
      "printed": .members([
        "total": framework.printed.total.map(JSONValue.decimal),
        "grade": framework.printed.grade.map(JSONValue.string),
        "rate": framework.printed.rate.map(JSONValue.decimal),
      ]),
    ]
    if let grades = DrawnBands(framework.grades, total: card.total, outOf: framework.fullMarks) {
      members["gradeDrawing"] = .array(grades.lines(in: language).map(JSONValue.string))
    }
    if let reason = reason { members["reason"] = .string(reason) }
    if let summary = framework.contents.summary {
      members["departmentSummary"] = ContentsReport.json(summary)
    }
    if !framework.contents.views.isEmpty {
      members["views"] = .array(framework.contents.views.map { ContentsReport.json($0) })
    }
    if !card.redistributions.isEmpty {
      members["redistributions"] = .array(card.redistributions.map { .string($0.text(in: language)) })
    }
    return members
  }

  /// Why there is no total or no grade.
  private var reason: String? {
    if case .undefined(let reason) = card.total { return reason.message(in: language) }
    switch card.grade {
    case .grade: return nil
    case .noBands: return language == .zh ? "未提供等级分档" : "no grade bands are given"
    case .undefined(let reason): return reason.message(in: language)
    }
  }

  private func points(_ points: Points) -> JSONValue { points.rounded.map(JSONValue.decimal) ?? .null }

  private var gradeBands: JSONValue {
    guard case .scheme(let scheme) = card.framework.grades else { return .array([]) }
    return .array(
      scheme.bands.bands.map { band in
        .members([
          "label": .string(band.content), "lower": band.bounds.lower.map { .decimal($0.value) },
          "lowerInclusive": band.bounds.lower.map { .bool($0.isIncluded) },
          "upper": band.bounds.upper.map { .decimal($0.value) },
          "upperInclusive": band.bounds.upper.map { .bool($0.isIncluded) },
        ])
      })
  }

  private func nextGrade(_ next: NextGrade) -> JSONValue {
    .object([
      "grade": .string(next.label), "points": .decimal(next.points),
      "judged": .array(
        next.judged.map { carrier in
          .object([
            "code": .string(carrier.code.description), "name": .string(carrier.name),
            "headroom": .decimal(carrier.headroom), "isEnough": .bool(carrier.isEnough),
          ])
        }),
    ])
  }
}

// MARK: Indicators

extension ScoreJSON {
  /// One row of the score table with everything known of it.
  func indicator(_ score: IndicatorScore) -> JSONValue {
    let leaf = score.leaf
    let object = JSONValue.members([
      "code": .string(score.indicator.code.description), "name": .string(score.indicator.name),
      "level": .integer(score.level), "parent": score.parent.map { .string($0.description) } ?? .null,
      "weight": .decimal(score.weight), "score": points(score.points),
      "rate": score.rate.map(JSONValue.decimal) ?? .null, "kind": leaf.map { .string($0.kind.rawValue) },
      "rule": leaf.map { .string($0.rule.text(in: language)) },
      "judged": leaf.map { _ in .bool(score.isJudged) },
      "reconstruction": (score.indicator.leaf?.reconstruction?.unfolded).map(JSONValue.string),
      "measured": leaf?.measured.map { .double($0.value.doubleValue) },
      "measuredUnit": leaf?.measured?.unit.map(JSONValue.string),
      "unrounded": (leaf?.points.exact).map { .double($0.doubleValue) },
      "arithmetic": leaf?.arithmetic.map(JSONValue.string),
      "evidence": leaf.map { .array($0.evidence.map { reference($0) }) },
      "deductions": leaf.map { .array($0.deductions.map { deduction($0) }) },
      "printed": printed(score.indicator), "robustness": score.robustness.map { robustness($0) },
    ])
    return reason(score).map { object.adding(["reason": .string($0)]) } ?? object
  }

  private func reason(_ score: IndicatorScore) -> String? {
    if let why = score.indicator.notApplicable { return why }
    if case .undefined(let reason) = score.points { return reason.message(in: language) }
    return nil
  }

  /// A place in a document, with the document's file.
  func reference(_ reference: SourceReference) -> JSONValue {
    .members([
      "document": reference.document.map { .string($0.description) },
      "file": reference.document.flatMap { id in
        card.framework.sources.first { $0.id == id }?.file.map(JSONValue.string)
      },
      "place": reference.place.map(JSONValue.string), "lines": reference.lines.map(JSONValue.string),
    ])
  }

  private func deduction(_ deduction: Deduction) -> JSONValue {
    .members([
      "points": deduction.points.map(JSONValue.decimal) ?? .null,
      "reason": deduction.reason.map(JSONValue.string) ?? .null,
      "evidence": .array(deduction.evidence.map { reference($0) }),
    ])
  }

  /// The figures of the first place that prints each; further places with their names beside them.
  private func printed(_ indicator: Indicator) -> JSONValue? {
    guard !indicator.printed.isEmpty else { return nil }
    func first(_ value: (PrintedFigures) -> ExactDecimal?) -> JSONValue? {
      indicator.printed.lazy.compactMap(value).first.map(JSONValue.decimal)
    }
    let places = indicator.printed.filter { $0.place != nil }.map { figures in
      JSONValue.members([
        "place": figures.place.map(JSONValue.string), "name": figures.name.map(JSONValue.string),
        "weight": figures.weight.map(JSONValue.decimal), "score": figures.score.map(JSONValue.decimal),
        "rate": figures.rate.map(JSONValue.decimal),
      ])
    }
    return .members([
      "weight": first(\.weight), "score": first(\.score), "rate": first(\.rate),
      "places": places.isEmpty ? nil : .array(places),
    ])
  }

  private func robustness(_ robustness: Robustness) -> JSONValue {
    .members([
      "tierProbability": .optional(robustness.tierProbability),
      "flipCount": robustness.flipCount.map(JSONValue.integer) ?? .null,
      "alternatives": .array(
        robustness.alternatives.map { alternative in
          .object([
            "formula": .string(alternative.formula.name.text(in: language)),
            "formulaId": .string(alternative.formula.id.description),
            "value": alternative.value.map { .double($0.doubleValue) } ?? .null,
            "rule": .string(alternative.rule.wording.text(in: language)), "score": points(alternative.points),
            "total": points(alternative.total),
            "grade": alternative.grade.label.map(JSONValue.string) ?? .null,
          ])
        }),
      "note": robustness.note.map { .string($0.text(in: language).unfolded) },
    ])
  }
}
