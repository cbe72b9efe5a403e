import SurveyStatistics

/// The questions of `Reference/significance.R`, asked of the people of `Towns`.
enum TownQuestions {
  static let drawings: [Towns.Drawing] = [.rows, .stratified, .clusters, .unweighted, .finite, .threestage]

  static let areas = DomainColumn(codes: Towns.people.map { Int32($0.area) }, count: 3)
  static let ratings = DomainColumn(codes: Towns.people.map { Int32($0.rating) - 1 }, count: 5)
  static let good = DomainColumn(codes: Towns.people.map { $0.good.map { Int32($0) } ?? -1 }, count: 2)
  /// Rating 5 in area 2 is nobody's.
  static let holed = DomainColumn(
    codes: Towns.people.map { $0.rating == 5 && $0.area == 2 ? 3 : Int32($0.rating) - 1 }, count: 5)

  /// Means of a number in each area, with their covariance.
  static func comparison(
    of values: [Double?], in design: SampleDesign, areas: Range<Int> = 0..<3
  ) -> GroupComparison {
    let people = Towns.people
    let counts = people.indices.map { values[$0] != nil && areas.contains(people[$0].area) }
    var (means, block) = ([Double?](), InfluenceBlock(rows: people.count))
    for area in areas {
      let own = people.indices.filter { counts[$0] && people[$0].area == area }
      let base = own.reduce(0) { $0 + design.weights[$1] }
      let mean = own.reduce(0) { $0 + design.weights[$1] * (values[$1] ?? 0) } / base
      var influence = Array(repeating: 0.0, count: people.count)
      for row in own { influence[row] = design.weights[row] * ((values[row] ?? 0) - mean) / base }
      means.append(mean)
      block.append(influence)
    }
    return GroupComparison(
      values: means, covariance: design.covariance(of: block),
      degreesOfFreedom: design.degreesOfFreedom(answered: counts))
  }
}

extension FTest {
  var printed: [Double] { [statistic, numeratorDegreesOfFreedom, denominatorDegreesOfFreedom, pValue] }
}
