internal import SurveyStatistics

/// 关键驱动 and 重要性绩效.
extension RequestEvaluation {
  mutating func keyDrivers(
    _ statistic: RequestedStatistic, _ items: ScaleItems, _ outcome: ScoredColumn
  ) -> Analysis? {
    guard let columns = numbers(items), let overall = numbers(outcome) else { return nil }
    var analysis = Analysis(statistic, of: items.names)
    do throws(UndefinedReason) {
      let drivers = try KeyDrivers(tally([overall] + columns))
      analysis.facts = [
        .init("outcome", "因变量", "outcome", .words(outcome.column.name)),
        .init("rSquared", "R²", "R²", .number(drivers.rSquared)),
        .init("respondents", "人数（各题齐全）", "respondents (complete)", .count(drivers.respondents)),
      ]
      analysis.parts = [Self.drivers(items, drivers)]
    } catch {
      analysis.reason = error
    }
    return analysis
  }

  private static func drivers(_ items: ScaleItems, _ drivers: KeyDrivers) -> Analysis.Part {
    var part = Analysis.Part(
      .init("drivers", "驱动因素", "Drivers"), by: .init("variable", "题目", "item"),
      [
        .init("shapley", "LMG（沙普利值）", "LMG (Shapley)"), .init("shapleyShare", "占 R²", "share of R²"),
        .init("relativeWeight", "相对权重", "relative weight"), .init("correlation", "相关系数", "correlation"),
      ])
    for (name, driver) in zip(items.names, drivers.drivers) {
      let share = drivers.rSquared > 0 ? driver.shapley / drivers.rSquared : nil
      part.append(
        name.name,
        [
          .number(driver.shapley), .init(share), .number(driver.relativeWeight), .number(driver.correlation),
        ])
    }
    return part
  }

  mutating func importancePerformance(
    _ statistic: RequestedStatistic, _ items: ScaleItems, _ source: ImportanceSource,
    _ thresholds: ImportancePerformance.Thresholds
  ) -> Analysis? {
    guard let columns = numbers(items) else { return nil }
    var analysis = Analysis(statistic, of: items.names)
    let performance = sample.table(of: columns.map { .mean($0) }).values
    do throws(UndefinedReason) {
      guard let importance = try importance(source, columns) else { return nil }
      let (important, good) = (importance.compactMap { $0 }, performance.compactMap { $0 })
      guard important.count == items.names.count, good.count == items.names.count else {
        throw .nobodyAnswered
      }
      let grid = ImportancePerformance(importance: important, performance: good, thresholds: thresholds)
      analysis.facts = [
        .init("importanceThreshold", "重要性分界", "importance threshold", .number(grid.importanceThreshold)),
        .init("performanceThreshold", "绩效分界", "performance threshold", .number(grid.performanceThreshold)),
      ]
      analysis.parts = [Self.quadrants(items, important, good, grid)]
    } catch {
      analysis.reason = error
    }
    return analysis
  }

  /// Of each item; `nil` altogether when a column is not there.
  private mutating func importance(
    _ source: ImportanceSource, _ items: [NumericColumn]
  ) throws(UndefinedReason) -> [Double?]? {
    switch source {
    case .derived(let outcome):
      guard let overall = numbers(outcome) else { return nil }
      return try KeyDrivers(tally([overall] + items)).drivers.map(\.shapley)
    case .stated(let columns):
      let stated = columns.compactMap { numbers($0) }
      return stated.count == columns.count ? sample.table(of: stated.map { .mean($0) }).values : nil
    }
  }

  private static func quadrants(
    _ items: ScaleItems, _ importance: [Double], _ performance: [Double], _ grid: ImportancePerformance
  ) -> Analysis.Part {
    var part = Analysis.Part(
      .init("items", "各题", "Items"), by: .init("variable", "题目", "item"),
      [
        .init("importance", "重要性", "importance"), .init("performance", "绩效", "performance"),
        .init("quadrant", "象限", "quadrant"),
      ])
    for (index, name) in items.names.enumerated() {
      part.append(
        name.name,
        [
          .number(importance[index]), .number(performance[index]), grid.quadrants[index].term,
        ])
    }
    return part
  }
}

extension ImportancePerformance.Quadrant {
  fileprivate var term: Analysis.Value {
    switch self {
    case .keepUp: .term(rawValue, zh: "继续保持", en: "keep it up")
    case .concentrateHere: .term(rawValue, zh: "优先改进", en: "concentrate here")
    case .lowPriority: .term(rawValue, zh: "次要改进", en: "low priority")
    case .possibleOverkill: .term(rawValue, zh: "过度投入", en: "possible overkill")
    }
  }
}
