internal import Diagnostics
internal import SurveyStatistics

/// The weights of some rows, and the units their numbers are added up by (行的权数与单元).
typealias DrawnRows = (weights: [Double], units: UnitColumn)

/// A figure added up while rows come (结果的逐块合计).
struct FigureTally: Sendable {
  let figure: Figure
  private var tallies: [MeasurementTally]
  /// Who answered any of the measurements that count, where there are several.
  private var answered: AnsweredTally?

  init(like plan: Plan) {
    figure = plan.figure
    tallies = plan.measurements.map { MeasurementTally(like: $0) }
    answered = plan.figure.weights == nil ? nil : AnsweredTally()
  }

  /// The same numbers under another name.
  init(_ other: FigureTally, as figure: Figure) {
    (self.figure, tallies, answered) = (figure, other.tallies, other.answered)
  }

  mutating func add(_ plan: Plan, _ rows: DrawnRows) {
    for (place, measurement) in plan.measurements.enumerated() {
      tallies[place].add(measurement, weights: rows.weights, units: rows.units)
    }
    guard let weights = figure.weights else { return }
    answered?.add(zip(plan.measurements, weights).filter { $0.1 > 0 }.map(\.0), weights: rows.weights)
  }

  /// - Parameter order: by new place of a domain, the old one.
  func table(_ engine: TallyEngine, order: [Int]) -> EstimateTable {
    let counted = answered?.domains ?? tallies.first?.answered ?? []
    return engine.table(
      of: tallies.map { $0.ordered(order) }, answered: .counted(order.map { counted[$0] }))
  }
}

/// One statistic of a request added up while rows come (统计的逐块合计).
struct StatisticTally: Sendable {
  let statistic: RequestedStatistic
  private var domains: DomainNumbering
  /// Of shares of every value, in the order in which these first appear.
  private var figures: [FigureTally] = []
  /// The share of a value no row has had yet: what that of one met later begins with.
  private var unmet: FigureTally?
  /// By column that is checked, its first fault.
  private var faults: [AnswerFault?] = []
  private var rows = 0

  init(_ statistic: RequestedStatistic) {
    self.statistic = statistic
    domains = DomainNumbering(statistic.groups)
  }

  /// Looks at the next rows and adds them up, unless nothing will come of it.
  ///
  /// - Parameter drawn: `nil` = something is wrong with the design.
  mutating func add(_ block: RowBlock, _ drawn: DrawnRows?) {
    note(block.faults(statistic))
    rows += block.rows
    let column = domains.add(block)
    guard let drawn, !domains.isFull, faults.allSatisfy({ $0 == nil }),
      statistic.excess(of: block.labels.mapValues(\.labels.count)) == nil
    else { return }
    var place = 0
    block.forEachPlan(statistic, by: column) { plan in
      if place == figures.count { figures.append(begin(plan)) }
      figures[place].add(plan, drawn)
      place += 1
    }
    if case .share(let variable, values: []) = statistic.kind, let none = block.share(variable, [], column) {
      unmet = unmet ?? FigureTally(like: none)
      unmet?.add(none, drawn)
    }
  }

  private func begin(_ plan: Plan) -> FigureTally {
    unmet.map { FigureTally($0, as: plan.figure) } ?? FigureTally(like: plan)
  }

  private mutating func note(_ found: [AnswerFault?]) {
    if faults.isEmpty { faults = Array(repeating: nil, count: found.count) }
    for (place, fault) in found.enumerated() where faults[place] == nil {
      faults[place] = fault.map { AnswerFault(row: rows + $0.row, column: $0.column, fault: $0.fault) }
    }
  }

  // MARK: Result

  /// - Parameter words: by heading, all words of the file.
  func problems(_ words: [String: WordOrder], _ places: RowPlaces) -> [EstimateProblem] {
    let counts = statistic.groups.map { words[$0.name]?.words.count ?? 0 }
    if let excess = DomainNumbering.excess(counts, at: statistic.location) { return [excess] }
    return statistic.problems(words.mapValues(\.words), faults, places)
  }

  /// The rows of the result, when nothing is wrong.
  func rows(_ words: [String: WordOrder], _ engine: TallyEngine) -> [EstimateRow] {
    let (order, names) = domains.ordered(statistic.groups.compactMap { words[$0.name] })
    return figures(words).flatMap { tally in
      tally.figure.rows(of: statistic, in: tally.table(engine, order: order), domains: names)
    }
  }

  private func figures(_ words: [String: WordOrder]) -> [FigureTally] {
    guard case .share(let variable, values: []) = statistic.kind, let places = words[variable.name]?.places
    else { return figures }
    return figures.indices.sorted { places[$0] < places[$1] }.map { figures[$0] }
  }
}
