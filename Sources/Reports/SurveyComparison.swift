public import Diagnostics
internal import ExactNumbers
internal import Questionnaires
internal import Screening
public import Tables
internal import Tabulation

/// Surveys and their groups side by side, dimension by dimension (对照): enterprises beside government staff, within one
/// questionnaire or across several that share dimensions. Each survey by its own primary formula.
public struct SurveyComparison: Sendable {
  private let words: Words
  private let columns: [Column]
  private let rows: [(id: DimensionID?, name: String)]

  /// Whom a column is about, with the figure of everything and of each dimension.
  private struct Column {
    let survey: AnalysedSurvey
    /// `nil` = everybody who answered the survey.
    let group: GroupResult?

    var name: String { group.map { "\(survey.name) · \($0.label)" } ?? survey.name }
    var respondents: Int { group?.respondents ?? survey.analysis.waterfall.valid }

    func figure(_ dimension: DimensionID?) -> SatisfactionFigure? {
      let analysis = survey.analysis
      let result = dimension.flatMap { id in analysis.dimensions.first { $0.dimension.id == id } }
      if dimension != nil, result == nil { return nil }
      let figures =
        group.map { group in
          (result?.groups ?? analysis.groups).first { $0.basis == .groups && $0.code == group.code }?
            .satisfaction ?? []
        } ?? result?.satisfaction ?? analysis.satisfaction
      return figures.first { $0.formula.id == analysis.questionnaire.satisfaction.primary }
    }
  }

  /// - Returns: `nil` when there is nothing to put side by side: one survey without groups and dimensions.
  public init?(_ surveys: [AnalysedSurvey], language: Language) {
    words = Words(language)
    columns = surveys.flatMap { survey in
      [Column(survey: survey, group: nil)]
        + survey.analysis.groups.filter { $0.basis == .groups }.map { Column(survey: survey, group: $0) }
    }
    var rows: [(id: DimensionID?, name: String)] = [(nil, words("总体", "Overall"))]
    for dimension in surveys.flatMap(\.analysis.dimensions).map(\.dimension)
    where !rows.contains(where: { $0.id == dimension.id }) {
      rows.append((dimension.id, dimension.name))
    }
    self.rows = rows
    if columns.count < 2, rows.count < 2 { return nil }
  }

  /// One row a dimension, one column a survey or group; the number of people stands in the second row.
  public var table: Table {
    var table = Table(
      title: words("调查与群体对照（主口径）", "Surveys and groups side by side (primary formula)"),
      columns: [.init(words("维度", "Dimension"))] + columns.map { .init($0.name, .trailing) },
      notes: [
        words(
          "各列按各自问卷的主口径；占比以百分数计。", "Each column by its own questionnaire's primary formula; shares in percent."
        )
      ])
    table.append(.init([.init(words("有效数", "Valid"))] + columns.map { .init("\($0.respondents)") }))
    for row in rows {
      table.append(
        .init(
          [.init(row.name)]
            + columns.map { .init($0.figure(row.id)?.rounded.map(\.description) ?? Words.absent) }))
    }
    return table
  }

  /// One object a dimension, `null` for everything together.
  public var json: JSONValue {
    .array(
      rows.map { row in
        .object([
          "dimension": row.id.map { .string($0.description) } ?? .null, "name": .string(row.name),
          "figures": .array(columns.map { json($0, row.id) }),
        ])
      })
  }

  private func json(_ column: Column, _ dimension: DimensionID?) -> JSONValue {
    let figure = column.figure(dimension)
    return .members([
      "survey": .string(column.survey.id), "group": column.group.map { .string($0.code) },
      "formula": (figure?.formula.id.description).map(JSONValue.string),
      "value": figure?.rounded.map(JSONValue.decimal) ?? .null, "respondents": .integer(column.respondents),
    ])
  }
}
