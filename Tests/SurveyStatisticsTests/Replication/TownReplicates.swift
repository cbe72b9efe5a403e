import SurveyStatistics

/// The replicates of `Reference/replicates.R`, of the people of `Towns`.
enum TownReplicates: String, CaseIterable {
  case simple = "JK1"
  case stratified = "JKn"
  case finite = "JKn finite"
  case halfSamples = "BRR"
  case fay = "Fay"
  case bootstrap
  case successiveDifferences = "SDR"
  case other

  /// Half samples take two towns of each region.
  var people: [Towns.Person] {
    switch self {
    case .halfSamples, .fay: Towns.people.filter { $0.town < 2 }
    case .simple, .stratified, .finite, .bootstrap, .successiveDifferences, .other: Towns.people
    }
  }

  func design(_ centre: ReplicateDesign.Centre) throws -> ReplicateDesign {
    switch self {
    case .simple:
      // Ids start again in every region; without strata they must not.
      let towns = DesignStage(units: people.map { Int32($0.region * 100 + $0.town) })
      return try SampleDesign(weights: people.map(\.weight), stages: [towns]).jackknife(centre: centre)
    case .stratified: return try Towns.Drawing.clusters.design().jackknife(centre: centre)
    case .finite: return try Towns.Drawing.finite.design().jackknife(centre: centre)
    case .halfSamples: return try Towns.Drawing.clusters.design(of: people).halfSamples(centre: centre)
    case .fay:
      return try Towns.Drawing.clusters.design(of: people).halfSamples(keeping: 0.3, centre: centre)
    // R scales by 1/(R − 1) around either centre.
    case .bootstrap: return try given(.bootstrap, centre, scale: 1.0 / 9)
    case .successiveDifferences: return try given(.successiveDifferences, centre)
    case .other:
      return try given(
        .bootstrap, centre, scale: 0.3, replicateScales: (1...10).map { Double($0) / 10 })
    }
  }

  private func given(
    _ method: ReplicationMethod, _ centre: ReplicateDesign.Centre, scale: Double? = nil,
    replicateScales: [Double]? = nil
  ) throws -> ReplicateDesign {
    let replicates = (0..<10).map { r in
      people.map { person in
        let times = (person.region * 5 + person.town * 3 + r * (person.town + 2)) % 4
        return person.weight * Double(times) / 1.5
      }
    }
    return try ReplicateDesign(
      weights: people.map(\.weight), replicates: replicates, method: method, centre: centre, scale: scale,
      replicateScales: replicateScales)
  }

  /// What the script calls them.
  func name(_ centre: ReplicateDesign.Centre) -> String {
    "\(rawValue) \(centre == .estimate ? "mse" : "mean")"
  }
}
