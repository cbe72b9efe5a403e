/// Makes a drawing of rows that come in blocks (逐块构造抽样结构).
package struct DrawingBuilder {
  private var weighting = WeightSummary()
  private var weightProblems: [DesignProblem] = []
  private var stages: [StageNumbering] = []
  private var rows = 0

  /// No rows yet.
  package init() {}

  /// Whether nothing is wrong with the rows so far.
  package var isValid: Bool { weightProblems.isEmpty && stages.allSatisfy(\.problems.isEmpty) }

  /// The next rows.
  ///
  /// - Parameters:
  ///   - weights: one for each.
  ///   - columns: the stages in the order of drawing, with the same columns every time.
  /// - Returns: by stage that adds to a variance, the units of these rows.
  package mutating func add(weights: [Double], stages columns: [DesignStage]) -> [UnitColumn] {
    let columns = Self.counted(columns)
    precondition(rows + weights.count < Int32.max, "rows are numbered with 32 bits")
    if stages.isEmpty { stages = columns.indices.map { StageNumbering(stage: $0) } }
    weighting.add(weights, ofRowsFrom: rows, problems: &weightProblems)
    var units: [UnitColumn] = []
    for (number, column) in columns.enumerated() {
      units.append(stages[number].add(column, rows: weights.count, parents: units.last))
    }
    rows += weights.count
    return units
  }

  /// Below a stage without population sizes nothing is added, as it stands for all below.
  private static func counted(_ columns: [DesignStage]) -> [DesignStage] {
    guard let last = columns.firstIndex(where: { $0.populations == nil }) else {
      return columns.isEmpty ? [DesignStage()] : columns
    }
    return Array(columns[...last])
  }

  /// The drawing of all rows.
  ///
  /// - Throws: everything that is wrong, at once.
  package func drawing(lonely: LonePSUPolicy) throws(InvalidDesign) -> Drawing {
    var problems: [DesignProblem] = rows == 0 ? [.noRows] : []
    problems += weightProblems
    var finished: [SamplingStage] = []
    var fractions: [Double]?
    for (number, numbering) in stages.enumerated() {
      var stage = numbering.stage
      problems += numbering.problems
      stage.orderUnits()
      let drawn = stage.scale(fractions: fractions, policy: lonely, stage: number, problems: &problems)
      fractions = stage.stratumOfUnit.map { drawn[Int($0)] }
      finished.append(stage)
    }
    guard problems.isEmpty else { throw InvalidDesign(problems) }
    return Drawing(rows: rows, weighting: weighting, lonely: lonely, stages: finished)
  }
}

extension WeightSummary {
  /// The weights of rows that follow each other; those that are none are told.
  mutating func add(_ weights: [Double], ofRowsFrom first: Int, problems: inout [DesignProblem]) {
    for (row, weight) in weights.enumerated() {
      if weight > 0, weight.isFinite {
        add(weight: weight)
      } else {
        problems.append(.weightNotPositive(row: first + row))
      }
    }
  }
}
