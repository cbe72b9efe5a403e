internal import ExactNumbers
internal import SurveyStatistics
internal import Tables

extension EstimateReport {
  static func json(_ test: TestRow) -> JSONValue {
    let named: JSONValue = .members([
      "statistic": "independence", "row": .string(test.row), "column": .string(test.column),
      "method": .string(test.method.rawValue),
    ])
    switch test.figures {
    case .failure(let reason): return named.undefined("value", "pValue", reason: name(reason))
    case .success(let figures):
      return named.adding([
        "value": .double(figures.statistic), "pValue": .double(figures.pValue),
        "numeratorDegreesOfFreedom": .double(figures.numeratorDegreesOfFreedom),
        "denominatorDegreesOfFreedom": figures.denominatorDegreesOfFreedom.map(JSONValue.double) ?? .null,
        "pearson": .double(figures.pearson), "designEffect": .double(figures.designEffect),
        "respondents": .integer(figures.respondents),
      ])
    }
  }

  /// The cells of `headers`, with what a test has of them, and its p value last.
  static func cells(_ test: TestRow, places: Int?, isChinese: Bool) -> [String] {
    let title = isChinese ? "独立性检验" : "independence"
    let start = [title, "\(test.row) × \(test.column)", "", ""]
    switch test.figures {
    case .failure(let reason):
      return start + ["", "", "", "", "", test.method.rawValue, "", "", "", "", name(reason), "", ""]
    case .success(let figures):
      func text(_ value: Double, _ fixed: Int) -> String {
        places == nil ? "\(value)" : Rounding(places: fixed)(value).map(\.description) ?? "–"
      }
      let degrees = [figures.numeratorDegreesOfFreedom, figures.denominatorDegreesOfFreedom]
        .compactMap { $0 }.map { text($0, 2) }.joined(separator: "; ")
      return start + [
        text(figures.statistic, 4), "", degrees, "", "", test.method.rawValue, "\(figures.respondents)", "",
        "", text(figures.designEffect, 3), "", "", text(figures.pValue, 4),
      ]
    }
  }
}
