internal import Diagnostics
internal import SurveyStatistics

/// Which columns to read, by their places in the header (读取计划).
struct ColumnPlan: Sendable {
  let header: [String]
  let numbers: [Int]
  let labels: [Int]
  /// About how long the file is; `nil` = not known.
  let bytes: Int?

  /// The columns a request names.
  ///
  /// - Returns: `nil` when a name stands for no column, or for several.
  static func make(
    _ request: EstimateRequest, header: [String], bytes: Int?
  ) -> (plan: ColumnPlan?, problems: [EstimateProblem]) {
    let places = ColumnPlaces(request, header: header)
    guard places.problems.isEmpty else { return (nil, places.problems) }
    return (ColumnPlan(header: header, numbers: places.numbers, labels: places.labels, bytes: bytes), [])
  }
}

/// Where the columns of a request stand under a heading, or what is wrong with their names.
private struct ColumnPlaces {
  private(set) var numbers: [Int] = []
  private(set) var labels: [Int] = []
  private(set) var problems: [EstimateProblem] = []

  init(_ request: EstimateRequest, header: [String]) {
    var places: [String: [Int]] = [:]
    for (index, name) in header.enumerated() { places[name, default: []].append(index) }
    func index(of column: ColumnName) -> Int? {
      switch places[column.name]?.count {
      case 1?: return places[column.name]?[0]
      case nil:
        let nearest = header.nearest(to: column.name)
        problems.append(
          EstimateProblem(.unknownColumn(column.name, nearest: nearest), at: column.location))
      default: problems.append(EstimateProblem(.repeatedHeader(column.name), at: column.location))
      }
      return nil
    }
    func indices(of columns: [ColumnName]) -> [Int] {
      var seen: Set<Int> = []
      return columns.compactMap { index(of: $0) }.filter { seen.insert($0).inserted }
    }
    numbers = indices(of: request.numericColumns)
    labels = indices(of: request.labelColumns)
  }
}

extension EstimateRequest {
  /// Columns read as numbers.
  fileprivate var numericColumns: [ColumnName] {
    var columns = [design.weights].compactMap { $0 } + design.stages.compactMap(\.populations)
    columns += design.replicates?.columns ?? []
    columns += design.calibration?.numericColumns ?? []
    for statistic in statistics {
      switch statistic.kind {
      case .mean(let variable), .total(let variable), .quantile(let variable, _), .netPromoter(let variable):
        columns.append(variable)
      case .ratio(let above, let below): columns += [above, below]
      case .share, .score, .pooledRate, .composite, .multipleResponse, .independence: break
      case .comparison, .pairedComparison, .rankComparison, .waveChange, .reliability, .keyDrivers,
        .importancePerformance, .satisfactionIndex, .responseQuality:
        columns += statistic.kind.scoredColumns.filter { $0.scoring.isNumber }.map(\.column)
      }
    }
    return columns
  }

  /// Columns read as words.
  fileprivate var labelColumns: [ColumnName] {
    design.stages.flatMap { [$0.units, $0.strata].compactMap { $0 } }
      + (design.calibration?.margins.map(\.column) ?? []) + statistics.flatMap(\.labelColumns)
  }
}

extension RequestedStatistic {
  /// Columns whose words are in its result, or count for it.
  var labelColumns: [ColumnName] {
    switch kind {
    case .share(let variable, _), .score(let variable, _): groups + [variable]
    case .independence(let row, let column, _): groups + [row, column]
    case .pooledRate(let variables, _), .composite(let variables, _, _),
      .multipleResponse(let variables, _, _):
      groups + variables
    case .mean, .total, .quantile, .netPromoter, .ratio: groups
    case .comparison, .pairedComparison, .rankComparison, .waveChange, .reliability, .keyDrivers,
      .importancePerformance, .satisfactionIndex, .responseQuality:
      groups + kind.scoredColumns.filter { !$0.scoring.isNumber }.map(\.column) + waves
    }
  }

  private var waves: [ColumnName] { if case .waveChange(_, let wave) = kind { [wave] } else { [] } }
}
