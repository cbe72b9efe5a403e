internal import SurveyStatistics

/// 两期变化: the waves stacked, a respondent or cluster who is in both being one unit of the design.
extension RequestEvaluation {
  private static let mostWaves = 100

  mutating func waveChange(
    _ statistic: RequestedStatistic, _ column: ScoredColumn, _ wave: ColumnName
  ) -> Analysis? {
    guard let domains = domains(by: [wave], at: statistic.location),
      let waves = domains.column, let values = numbers(column)
    else { return nil }
    guard waves.count <= Self.mostWaves else {
      report([
        EstimateProblem(.tooManyDomains(waves.count, limit: Self.mostWaves), at: statistic.location)
      ])
      return nil
    }
    var analysis = Analysis(statistic, of: [column.column])
    guard waves.count > 1 else {
      analysis.reason = .tooFewItems(needed: 2)
      return analysis
    }
    let table = sample.table(
      of: [column.scoring.isShare ? .share(values, by: waves) : .mean(values, by: waves)])
    let names = domains.names.map { $0.map(\.value).joined() }
    analysis.parts = [
      Self.levels(table, names, statistic.level), changes(table, names, waves, statistic.level),
    ]
    return analysis
  }

  private static func levels(_ table: EstimateTable, _ names: [String], _ level: Double) -> Analysis.Part {
    var part = Analysis.Part(
      .init("waves", "各期", "Waves"), by: .init("wave", "期次", "wave"),
      [
        .init("value", "估计值", "value"), .init("standardError", "标准误", "standard error"),
        .init("lower", "下限", "lower"), .init("upper", "上限", "upper"),
        .init("respondents", "人数", "respondents"),
      ])
    for (index, name) in names.enumerated() {
      let estimate = table.estimate(index, level: level)
      part.append(
        name,
        [
          .init(estimate?.value, else: .nobodyAnswered),
          .init(estimate?.standardError, else: .noDegreesOfFreedom),
          .init(estimate?.interval?.lower, else: .noDegreesOfFreedom),
          .init(estimate?.interval?.upper, else: .noDegreesOfFreedom), .count(estimate?.respondents ?? 0),
        ])
    }
    return part
  }

  private func changes(
    _ table: EstimateTable, _ names: [String], _ waves: DomainColumn, _ level: Double
  ) -> Analysis.Part {
    var part = Analysis.Part(
      .init("changes", "变化", "Changes"), by: .init("change", "变化", "change"),
      [
        .init("difference", "差", "difference"), .init("standardError", "标准误", "standard error"),
        .init("degreesOfFreedom", "自由度", "df"), .init("lower", "下限", "lower"),
        .init("upper", "上限", "upper"), .init("pValue", "p", "p"),
        .init("covariance", "协方差", "covariance"), .init("sharedUnits", "共有单元", "shared units"),
      ])
    let comparison = table.comparison
    for second in names.indices.dropFirst() {
      let first = second - 1
      let shared = units(in: first, of: waves).intersection(units(in: second, of: waves)).count
      let subject = "\(names[second]) − \(names[first])"
      do throws(UndefinedReason) {
        let test = try comparison.difference(second, first)
        let interval = test.interval(level: level)
        part.append(
          subject,
          [
            .number(test.difference), .number(test.standardError), .count(test.degreesOfFreedom),
            .number(interval.lower), .number(interval.upper), .number(test.pValue),
            .number(table.covariance[first, second]), .count(shared),
          ])
      } catch {
        part.append(subject, Array(repeating: .undefined(error), count: 7) + [.count(shared)])
      }
    }
    return part
  }

  /// First-stage units with a row in a wave.
  private func units(in wave: Int, of waves: DomainColumn) -> Set<Int> {
    var units: Set<Int> = []
    for (row, isInside) in waves.isInside(wave).enumerated() where isInside {
      units.insert(sample.design.primaryUnit(ofRow: row))
    }
    return units
  }
}
