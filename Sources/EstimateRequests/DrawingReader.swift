internal import Diagnostics
internal import SurveyStatistics

/// Reads the columns of a design as rows come (读抽样设计), or tells what is wrong in them.
struct DrawingReader: Sendable {
  private struct Stage {
    var units: CellFaults?, strata: CellFaults?, populations: CellFaults?
    var all: [CellFaults] { [units, strata, populations].compactMap { $0 } }
  }

  /// More problems of a design than these are counted only.
  private static let mostProblems = 100

  private let design: RequestedDesign
  private var builder = DrawingBuilder()
  private var weights: CellFaults?
  private var stages: [Stage]
  private var rows = 0

  init(_ design: RequestedDesign) {
    self.design = design
    weights = design.weights.map { CellFaults($0) }
    stages = design.stages.map { stage in
      Stage(
        units: stage.units.map { CellFaults($0) }, strata: stage.strata.map { CellFaults($0) },
        populations: stage.populations.map { CellFaults($0) })
    }
  }

  private var faults: [CellFaults] { [weights].compactMap { $0 } + stages.flatMap(\.all) }

  /// The next rows.
  ///
  /// - Returns: their weights, and by stage their units; `nil` once anything is wrong.
  mutating func add(_ block: RowBlock) -> (weights: [Double], units: [UnitColumn])? {
    let weights = readWeights(block)
    let columns = stages.indices.map { readStage($0, block) }
    rows += block.rows
    guard faults.allSatisfy(\.isEmpty) else { return nil }
    let units = builder.add(weights: weights, stages: columns)
    return builder.isValid ? (weights, units) : nil
  }

  private mutating func readWeights(_ block: RowBlock) -> [Double] {
    guard let column = design.weights.flatMap({ block.numbers[$0.name] }) else {
      return Array(repeating: 1, count: block.rows)
    }
    weights?.note(gapsOf: column.isKnown, from: rows)
    return column.values
  }

  private mutating func readStage(_ stage: Int, _ block: RowBlock) -> DesignStage {
    let columns = design.stages[stage]
    return DesignStage(
      units: columns.units.flatMap { codes($0, block, &stages[stage].units) },
      strata: columns.strata.flatMap { codes($0, block, &stages[stage].strata) },
      populations: columns.populations.flatMap { populations($0, block, &stages[stage].populations) })
  }

  private func codes(_ column: ColumnName, _ block: RowBlock, _ faults: inout CellFaults?) -> [Int32]? {
    guard let codes = block.labels[column.name]?.codes else { return nil }
    for row in codes.indices where codes[row] < 0 { faults?.note(.missingCell, row: rows + row) }
    return codes
  }

  private func populations(
    _ column: ColumnName, _ block: RowBlock, _ faults: inout CellFaults?
  ) -> [Int?]? {
    guard let numbers = block.numbers[column.name] else { return nil }
    faults?.note(gapsOf: numbers.isKnown, from: rows)
    let counts = numbers.values.map { Int(exactly: $0) }
    for row in counts.indices where counts[row] ?? 0 < 1 && numbers.isKnown?[row] ?? true {
      faults?.note(.notACount("\(numbers.values[row])"), row: rows + row)
    }
    return counts
  }

  // MARK: Result

  /// The drawing of all rows, or what is wrong with it.
  func drawing(_ places: RowPlaces) -> (drawing: Drawing?, problems: [EstimateProblem]) {
    let found = faults.flatMap { $0.problems(places) }
    guard found.isEmpty else { return (nil, found) }
    do throws(InvalidDesign) {
      return (try builder.drawing(lonely: design.lonely), [])
    } catch {
      var problems = error.problems.prefix(Self.mostProblems).map { problem($0, places) }
      let more = error.problems.count - problems.count
      if more > 0 { problems.append(EstimateProblem(.moreProblems(more), at: design.location)) }
      return (nil, problems)
    }
  }

  /// A problem of the design at the cell that shows it.
  private func problem(_ problem: DesignProblem, _ places: RowPlaces) -> EstimateProblem {
    func stage(_ number: Int) -> RequestedDesign.Stage? {
      design.stages.indices.contains(number) ? design.stages[number] : nil
    }
    switch problem {
    case .noRows: return EstimateProblem(.noRows, at: .file(places.file))
    case .weightNotPositive(let row):
      return EstimateProblem(.weightNotPositive, at: places.place(row: row, design.weights))
    case .populationNotPositive(let number, let row):
      return EstimateProblem(.notACount("0"), at: places.place(row: row, stage(number)?.populations))
    case .populationVaries(let number, let row, let first):
      return EstimateProblem(
        .populationVaries(stage: number + 1, firstRow: Int(places.rowNumbers[first])),
        at: places.place(row: row, stage(number)?.populations))
    case .populationBelowSample(let number, let row, let sampled, let population):
      return EstimateProblem(
        .populationBelowSample(stage: number + 1, sampled: sampled, population: population),
        at: places.place(row: row, stage(number)?.populations))
    case .loneUnit(let number, let row):
      return EstimateProblem(
        .loneUnit(stage: number + 1), at: places.place(row: row, stage(number)?.strata))
    case .nothingToAverage(let number, let row):
      return EstimateProblem(
        .nothingToAverage(stage: number + 1), at: places.place(row: row, stage(number)?.strata))
    }
  }
}
