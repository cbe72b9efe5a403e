import SurveyStatistics

/// The questions of `Reference/significance.R`, asked of the people of `Towns`.
enum TownQuestions {
  static let drawings: [Towns.Drawing] = [.rows, .stratified, .clusters, .unweighted, .finite, .threestage]

  static let areas = DomainColumn(codes: Towns.people.map { Int32($0.area) }, count: 3)
  static let firstTwoAreas = DomainColumn(
    codes: Towns.people.map { $0.area < 2 ? Int32($0.area) : -1 }, count: 2)
  static let ratings = DomainColumn(codes: Towns.people.map { Int32($0.rating) - 1 }, count: 5)
  static let good = DomainColumn(codes: Towns.people.map { $0.good.map { Int32($0) } ?? -1 }, count: 2)
  /// Rating 5 in area 2 is nobody's.
  static let holed = DomainColumn(
    codes: Towns.people.map { $0.rating == 5 && $0.area == 2 ? 3 : Int32($0.rating) - 1 }, count: 5)
}

extension FTest {
  var printed: [Double] { [statistic, numeratorDegreesOfFreedom, denominatorDegreesOfFreedom, pValue] }
}
