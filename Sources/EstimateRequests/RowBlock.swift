internal import SurveyStatistics

/// Some rows that follow each other (数据块), as columns: all of a file, or a part of it.
struct RowBlock: Sendable {
  let rows: Int
  /// By heading.
  let numbers: [String: NumericColumn]
  /// By heading. In a part of a file words have the numbers of their first appearance, and later parts may know more.
  let labels: [String: LabelColumn]
}

/// Answers as numbers.
extension RowBlock {
  /// 1 where the answer is one of the values, 0 where it is another.
  func counted(_ variable: ColumnName, _ values: [String]) -> NumericColumn? {
    guard let labels = labels[variable.name] else { return nil }
    let counts = labels.labels.map { values.contains($0) }
    return NumericColumn(
      values: labels.codes.map { $0 >= 0 && counts[Int($0)] ? 1 : 0 },
      isKnown: labels.codes.contains(-1) ? labels.codes.map { $0 >= 0 } : nil)
  }

  /// The points of the answers; 0 for one without, which is an error by itself.
  func scored(_ variable: ColumnName, _ points: [String: Double]) -> NumericColumn? {
    guard let labels = labels[variable.name] else { return nil }
    let scores = labels.labels.map { points[$0] ?? 0 }
    return NumericColumn(
      values: labels.codes.map { $0 < 0 ? 0 : scores[Int($0)] }, isKnown: labels.codes.map { $0 >= 0 })
  }

  /// A column by its scoring.
  func numbers(_ column: ScoredColumn) -> NumericColumn? {
    switch column.scoring {
    case .number: numbers[column.column.name]
    case .points(let points): scored(column.column, points)
    case .counted(let values): counted(column.column, values)
    }
  }

  /// The items, reversed where asked; `nil` when one is not there.
  func numbers(_ items: ScaleItems) -> [NumericColumn]? {
    let columns = items.columns.compactMap { item -> NumericColumn? in
      guard let column = numbers(item) else { return nil }
      guard let ends = items.endpoints, items.reversed.contains(item.column.name) else { return column }
      return NumericColumn(
        values: column.values.map { ends.lowerBound + ends.upperBound - $0 }, isKnown: column.isKnown)
    }
    return columns.count == items.columns.count ? columns : nil
  }

  /// 100 for 9 and 10, −100 for 0 to 6.
  func promoters(_ variable: ColumnName) -> NumericColumn? {
    numbers[variable.name].map { column in
      NumericColumn(
        values: column.values.map { $0 >= 9 ? 100 : $0 >= 7 ? 0 : -100 }, isKnown: column.isKnown)
    }
  }

  /// 满意度指数, by row.
  func scores(_ items: ScaleItems, by index: SatisfactionIndex) -> NumericColumn? {
    numbers(items).map { columns in
      NumericColumn((0..<rows).map { index.score(of: NumericColumn.answers(columns, row: $0)) })
    }
  }
}

extension NumericColumn {
  /// The number in each of several columns, `nil` where there is none.
  static func answers(_ columns: [NumericColumn], row: Int) -> [Double?] {
    columns.map { $0.isKnown?[row] ?? true ? $0.values[row] : nil }
  }

  /// The first row with a number that something is wrong with.
  func firstRow(where isWrong: (Double) -> Bool) -> Int? {
    values.indices.first { (isKnown?[$0] ?? true) && isWrong(values[$0]) }
  }
}
