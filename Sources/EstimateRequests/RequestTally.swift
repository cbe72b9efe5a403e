public import DelimitedText
internal import Diagnostics
internal import SurveyStatistics

/// How errors are found from what was added up (误差算法).
enum TallyEngine {
  case linearised(Drawing)
  case replicated(Drawing, ReplicateFactors)

  func table(of tallies: [MeasurementTally], answered: AnsweredRows) -> EstimateTable {
    switch self {
    case .linearised(let drawing): drawing.table(of: tallies, answered: answered)
    case .replicated(let drawing, let factors):
      factors.table(
        of: tallies, answered: answered, rows: drawing.rows, sumOfWeights: drawing.weighting.sum,
        isClustered: true)
    }
  }

  var facts: EstimateResults.Design {
    switch self {
    case .linearised(let drawing): EstimateResults.Design(drawing)
    case .replicated(let drawing, let factors): EstimateResults.Design(drawing, factors)
    }
  }
}

/// A request worked out while its file is read (逐块估计): its memory grows with units and terms, not with rows.
struct RequestTally: RowSink {
  /// Rows are added up in blocks of at least this many.
  private static let leastRows = 1 << 14

  private(set) var columns: RequestColumns
  private let design: RequestedDesign
  private var drawing: DrawingReader
  private var statistics: [StatisticTally]

  init(_ request: EstimateRequest, _ plan: ColumnPlan) {
    columns = RequestColumns(plan)
    design = request.design
    drawing = DrawingReader(request.design)
    statistics = request.statistics.map { StatisticTally($0) }
  }

  mutating func append(_ part: ColumnReader.Part) {
    columns.append(rowsOf: part)
    // Every block looks at all words there are, so it has at least as many rows.
    if columns.waiting >= max(Self.leastRows, columns.mostWords) { addUp() }
  }

  private mutating func addUp() {
    let block = columns.takeRows()
    let drawn = drawing.add(block).flatMap { rows in
      // Replicates are of first-stage units.
      (design.replicates == nil ? rows.units.last : rows.units.first).map { (rows.weights, $0) }
    }
    for place in statistics.indices { statistics[place].add(block, drawn) }
  }

  /// Everything the request asks for, or what is wrong.
  mutating func finish(file: String) -> (results: EstimateResults?, problems: [EstimateProblem]) {
    addUp()
    let found = columns.problems(file: file)
    guard found.isEmpty else { return (nil, found) }
    let places = RowPlaces(file: file, rowNumbers: columns.rowNumbers)
    let (drawn, wrong) = drawing.drawing(places)
    guard let drawn else { return (nil, wrong) }
    do throws(ReplicationProblem) {
      guard let replicates = design.replicates else { return results(.linearised(drawn), places) }
      return results(.replicated(drawn, try replicates.factors(drawn)), places)
    } catch {
      return (nil, design.replicates.map { [design.problem(error, $0, places)] } ?? [])
    }
  }

  private func results(
    _ engine: TallyEngine, _ places: RowPlaces
  ) -> (results: EstimateResults?, problems: [EstimateProblem]) {
    // Those of the design alone are in no order: there may be as many as units.
    let asked = Set(statistics.flatMap { $0.statistic.labelColumns.map(\.name) })
    let words = columns.words.filter { asked.contains($0.key) }.mapValues { WordOrder($0) }
    let problems = statistics.flatMap { $0.problems(words, places) }.withoutRepeats
    guard !problems.contains(where: { $0.severity == .error }) else { return (nil, problems) }
    let rows = statistics.flatMap { $0.rows(words, engine) }
    return (EstimateResults(design: engine.facts, rows: rows, tests: [], analyses: []), problems)
  }
}

extension [EstimateProblem] {
  /// Each problem once, however many statistics meet it.
  var withoutRepeats: [EstimateProblem] {
    var seen: Set<EstimateProblem> = []
    return filter { seen.insert($0).inserted }
  }
}

extension EstimateRequest {
  /// Estimates everything a request asks for from a file.
  ///
  /// Shares, means, totals, ratios, scores, rates, composites and indices are added up by unit while the file is read,
  /// where errors are linearised or come of replicates made here. Quantiles, tests, analyses, calibration and given
  /// replicate weights look at rows again: with one of these in the request its columns are kept.
  /// - Parameters:
  ///   - encoding: `nil` detects it.
  ///   - threads: How many read the file together, at least 1; no result depends on it.
  /// - Returns: The results, `nil` when a problem is an error.
  /// - Throws: What stops the file from being read as a table at all.
  public func estimate(
    from source: ByteSource, file: String, encoding: TextEncoding? = nil, threads: Int = 1
  ) throws(DelimitedTextError) -> (results: EstimateResults?, problems: [EstimateProblem]) {
    guard isAddedUp else {
      return evaluate(
        try RequestData(source, file: file, encoding: encoding, for: self, threads: threads))
    }
    let rows = DataFile(source: source, file: file, encoding: encoding, threads: threads)
    let (tally, problems) = try rows.read(for: self) { RequestTally(self, $0) }
    guard var tally else { return (nil, problems) }
    return tally.finish(file: file)
  }

  /// Whether rows can be forgotten once they are added up.
  private var isAddedUp: Bool {
    design.calibration == nil && design.replicates?.columns.isEmpty ?? true
      && statistics.allSatisfy(\.isAddedUp)
  }
}

extension RequestedStatistic {
  fileprivate var isAddedUp: Bool {
    switch kind {
    case .share, .mean, .score, .total, .ratio, .pooledRate, .composite, .multipleResponse, .netPromoter,
      .satisfactionIndex:
      true
    case .quantile, .independence, .comparison, .pairedComparison, .rankComparison, .waveChange,
      .reliability, .keyDrivers, .importancePerformance, .responseQuality:
      false
    }
  }
}
