internal import Diagnostics
internal import SurveyStatistics

extension RequestedDesign.Replicates {
  /// The factors of replicates made from a drawing.
  func factors(_ drawing: Drawing) throws(ReplicationProblem) -> ReplicateFactors {
    let count = count ?? 200
    return switch kind {
    case .jackknife, .stratifiedJackknife: try drawing.jackknife(centre: centre)
    case .balancedHalfSamples: try drawing.halfSamples(keeping: 0, centre: centre)
    case .fay: try drawing.halfSamples(keeping: kept ?? 0.5, centre: centre)
    case .bootstrap: try drawing.bootstrap(replicates: count, seed: seed, centre: centre)
    case .successiveDifferences: try drawing.successiveDifferences(replicates: count, centre: centre)
    }
  }

  /// Replicates whose weights are columns of the data.
  func given(
    _ sample: SampleDesign, _ block: RowBlock
  ) throws(ReplicationProblem) -> ReplicateDesign {
    let weights = columns.compactMap { block.numbers[$0.name] }
    for (index, column) in weights.enumerated() {
      if let row = column.isKnown?.firstIndex(of: false) {
        throw .weightNotFinite(replicate: index, row: row)
      }
    }
    return try ReplicateDesign(
      weights: sample.weights, replicates: weights.map(\.values), method: method, centre: centre,
      scale: scale, replicateScales: scales, degreesOfFreedom: degreesOfFreedom)
  }

  private var method: ReplicationMethod {
    switch kind {
    case .jackknife: .jackknife
    case .stratifiedJackknife: .stratifiedJackknife
    case .balancedHalfSamples: .balancedHalfSamples
    case .fay: .fay(kept ?? 0.5)
    case .bootstrap: .bootstrap
    case .successiveDifferences: .successiveDifferences
    }
  }
}

extension RequestedDesign {
  /// A problem with replicates, at the cell or the entry that shows it.
  func problem(
    _ problem: ReplicationProblem, _ replicates: Replicates, _ places: RowPlaces
  ) -> EstimateProblem {
    switch problem {
    case .stratumNotOfTwo(let row, let sampled):
      EstimateProblem(.stratumNotOfTwo(sampled: sampled), at: places.place(row: row, stages.first?.strata))
    case .loneUnit(let row):
      EstimateProblem(.loneUnitReplicated, at: places.place(row: row, stages.first?.strata))
    case .tooFewReplicates(let count): EstimateProblem(.tooFewReplicates(count), at: replicates.location)
    case .tooLarge(let units, let count):
      EstimateProblem(.tooLarge(units: units, replicates: count), at: replicates.location)
    case .weightNotFinite(let replicate, let row):
      EstimateProblem(.missingCell, at: places.place(row: row, replicates.columns[replicate]))
    case .baseWeightNotPositive(let row):
      EstimateProblem(.weightNotPositive, at: places.place(row: row, weights))
    case .scalesInvalid: EstimateProblem(.scalesInvalid, at: replicates.location)
    case .coefficientInvalid: EstimateProblem(.notAShareKept, at: replicates.location)
    }
  }
}
