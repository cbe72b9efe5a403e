internal import Diagnostics
internal import ExactNumbers
internal import Indicators
internal import Questionnaires
public import Tables

extension WorkingPaper {
  /// The member `manyi score --explain` prints: the indicator as in the scorecard, with the chain to its evidence.
  public var members: [String: JSONValue] { ["workingPaper": json] }

  private var json: JSONValue {
    let row = ScoreJSON(card, language: language).indicator(score)
    return row.adding([
      "project": .object([
        "id": .string(framework.header.id), "title": .string(framework.header.title),
      ]),
      "path": .array(
        ancestors.map { above in
          .object([
            "code": .string(above.indicator.code.description), "name": .string(above.indicator.name),
          ])
        }),
      "findings": FindingsReport.json(findings, language), "competingRules": competingJSON,
      "note": (indicator.leaf?.note?.unfolded).map(JSONValue.string),
      "children": indicator.leaf == nil ? childList : nil, "sum": sum.map(JSONValue.string),
      "drawing": indicator.leaf.map { .array(drawing(of: $0).map(JSONValue.string)) },
      "targets": indicator.leaf.map { .array(goals(of: $0).map(target)) },
      "sources": indicator.leaf.map { .array(items(of: $0).map(source)) },
      "surveys": indicator.leaf.map { _ in .array(surveyReferences.map(survey)) },
      "computation": indicator.leaf.map(steps),
    ])
  }

  private var childList: JSONValue {
    .array(
      children.map { child in
        .object([
          "code": .string(child.indicator.code.description), "name": .string(child.indicator.name),
          "weight": .decimal(child.weight), "score": child.points.rounded.map(JSONValue.decimal) ?? .null,
        ])
      })
  }

  private func target(_ goal: Goal) -> JSONValue {
    .members([
      "name": goal.name.map(JSONValue.string), "relation": .string(goal.relation.rawValue),
      "value": .string(formulas.numbers(goal.value)),
      "facts": .array(
        goal.value.facts.compactMap { formulas.fact($0) }.map { fact in
          .members([
            "id": .string(fact.id.description), "name": .string(fact.name), "value": .decimal(fact.value),
            "unit": fact.unit.map(JSONValue.string), "source": fact.source.map(reference),
          ])
        }),
    ])
  }

  private func source(_ item: Item) -> JSONValue {
    .members([
      "item": .string(item.name), "value": item.value.map(JSONValue.string),
      "source": item.reference.map(reference),
    ])
  }

  private func reference(_ place: SourceReference) -> JSONValue {
    ScoreJSON(card, language: language).reference(place)
  }

  private func survey(_ reference: SurveyReference) -> JSONValue {
    let plan = surveys.first { $0.id == reference.survey }
    let figure = card.figures[reference]
    return .members([
      "id": .string(reference.survey.description),
      "name": (framework.surveys.first { $0.id == reference.survey }?.name).map(JSONValue.string),
      "questionnaire": (plan?.questionnaire).map(JSONValue.string),
      "answers": plan.map { .string(files(of: $0.data)) },
      "formula": (figure?.formula.name.text(in: language)).map(JSONValue.string),
      "formulaId": (figure?.formula.id).map { .string($0.description) },
      "numerator": figure?.satisfied?.exactDecimal().map(JSONValue.decimal),
      "denominator": (figure?.answers).map(JSONValue.integer),
      "respondents": (figure?.respondents).map(JSONValue.integer),
      "note": (plan?.note?.unfolded).map(JSONValue.string),
    ])
  }

  private func steps(of leaf: Leaf) -> JSONValue {
    let measured = score.leaf?.measured
    return .members([
      "formulas": .array(leaf.scoring.measures.map { .string(formulas.formula($0)) }),
      "steps": measured.map { .array($0.steps.map(JSONValue.string)) },
      "unrounded": (measured?.shown).map(JSONValue.string),
      "rounded": measured.flatMap { $0.steps.isEmpty ? nil : $0 }.map {
        .decimal($0.rounded(framework.policy.rates.mode))
      },
      "unit": (measured?.unit).map(JSONValue.string),
    ])
  }
}
