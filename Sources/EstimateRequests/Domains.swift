internal import Diagnostics
internal import SurveyStatistics

/// The domains a statistic is asked for by: the combinations of values that occur (分组).
struct Domains {
  /// `nil` = everybody.
  let column: DomainColumn?
  /// Of each domain, the columns and values that make it.
  let names: [[(column: String, value: String)]]

  private static let most = 2_000

  /// - Returns: `nil` when there are too many.
  init?(
    _ groups: [ColumnName], _ data: RequestData, at place: SourceLocation,
    problems: inout [EstimateProblem]
  ) {
    guard !groups.isEmpty else {
      (column, names) = (nil, [[]])
      return
    }
    if groups.count == 1, let labels = data.labels[groups[0].name], labels.labels.count <= Self.most {
      // Every word of a single column is one that occurs.
      column = DomainColumn(codes: labels.codes, count: labels.labels.count)
      names = labels.labels.map { [(groups[0].name, $0)] }
      return
    }
    var codes = [Int32](repeating: 0, count: data.rows)
    var names: [[(column: String, value: String)]] = [[]]
    for group in groups {
      guard let labels = data.labels[group.name] else { return nil }
      let count = labels.labels.count
      guard names.count * count <= Self.most else {
        problems.append(
          EstimateProblem(.tooManyDomains(names.count * count, limit: Self.most), at: place))
        return nil
      }
      for row in codes.indices {
        codes[row] =
          codes[row] < 0 || labels.codes[row] < 0 ? -1 : codes[row] * Int32(count) + labels.codes[row]
      }
      names = names.flatMap { name in labels.labels.map { name + [(group.name, $0)] } }
    }
    let occurring = Self.occurring(&codes, of: names.count)
    column = DomainColumn(codes: codes, count: occurring.count)
    self.names = occurring.map { names[$0] }
  }

  /// Numbers the combinations that occur anew, in their order.
  private static func occurring(_ codes: inout [Int32], of count: Int) -> [Int] {
    var occurs = [Bool](repeating: false, count: count)
    for code in codes where code >= 0 { occurs[Int(code)] = true }
    let kept = occurs.indices.filter { occurs[$0] }
    var places = [Int32](repeating: -1, count: count)
    for (place, code) in kept.enumerated() { places[code] = Int32(place) }
    for row in codes.indices where codes[row] >= 0 { codes[row] = places[Int(codes[row])] }
    return kept
  }
}
