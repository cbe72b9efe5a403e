/// How a sample was drawn, its rows apart (抽样结构): all a variance asks of a design.
///
/// Its size is that of the units, however many rows they have.
package struct Drawing: Hashable, Sendable {
  package let rows: Int
  /// n, Σw and Σw² of all rows.
  package internal(set) var weighting: WeightSummary
  let lonely: LonePSUPolicy
  /// Stages as far as they add to a variance: a stage below one without population sizes does not.
  let stages: [SamplingStage]

  /// First-stage units.
  package var primaryUnits: Int { stages[0].units }

  /// First-stage strata; 1 without.
  package var strata: Int { stages[0].strata.count }

  /// ν over everybody: first-stage units − strata.
  package var degreesOfFreedom: Int { primaryUnits - strata }

  var lastStage: SamplingStage { stages[stages.count - 1] }

  /// By unit of the last stage, its first-stage unit; `nil` where those are the same.
  var primaryOfLast: [Int32]? {
    guard stages.count > 1 else { return nil }
    var units = lastStage.parents
    for stage in stages[1..<(stages.count - 1)].reversed() { units = units.map { stage.parents[Int($0)] } }
    return units
  }
}
