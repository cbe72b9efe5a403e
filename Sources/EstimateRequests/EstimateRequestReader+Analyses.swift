internal import DefinitionFiles
internal import Diagnostics
internal import ExactNumbers
internal import SurveyStatistics

// MARK: 比较

extension EstimateRequestReader {
  mutating func comparison(
    _ word: StatisticWord, _ node: DefinitionNode, _ several: [ColumnName]
  ) -> RequestedStatistic.Kind? {
    let scoring = scoring(node)
    let columns = several.map { ScoredColumn(column: $0, scoring: scoring) }
    guard let first = columns.first else { return nil }
    if case .waveChange = word {
      return column(node["期次"]).map { .waveChange(first, wave: $0) }
    }
    let terms = terms(node)
    if case .pairedComparison = word { return .pairedComparison(columns, terms) }
    guard case .rankComparison = word else { return .comparison(first, terms) }
    return .rankComparison(first, node["秩分"]?.choice(of: RankChoice.self)?.score ?? .wilcoxon, terms)
  }

  private mutating func scoring(_ node: DefinitionNode) -> AnswerScoring {
    if node["赋分"] != nil, let place = node["取值"] { report(.readTwoWays, at: place) }
    if let points = node["赋分"] { return .points(self.points(points)) }
    return node["取值"].map { .counted($0.items.compactMap(\.text)) } ?? .number
  }

  private mutating func terms(_ node: DefinitionNode) -> ComparisonTerms {
    var significance = 0.05
    if let place = node["显著水平"], let written = place.decimal?.rational.doubleValue {
      if written > 0, written < 1 {
        significance = written
      } else {
        report(.badSignificance(place.text ?? ""), at: place)
      }
    }
    return ComparisonTerms(
      adjustment: node["校正"]?.choice(of: AdjustmentChoice.self)?.adjustment ?? .holm,
      significance: significance, convention: node["分母自由度"]?.choice(of: ConventionChoice.self)?.convention)
  }
}

// MARK: 量表

extension EstimateRequestReader {
  mutating func scaleAnalysis(
    _ word: StatisticWord, _ node: DefinitionNode, _ several: [ColumnName]
  ) -> RequestedStatistic.Kind? {
    let items = items(node, several)
    switch word {
    case .keyDrivers:
      return column(node["因变量"]).map { .keyDrivers(items, outcome: scored($0, as: items)) }
    case .importancePerformance: return importance(node, items)
    case .satisfactionIndex: return index(node, items)
    case .responseQuality:
      let lengths = (node["题组"]?.items ?? []).compactMap(\.count)
      // Counts of any size are sums that may pass the largest number there is.
      let sum = lengths.reduce(0) { $0.addingReportingOverflow($1).overflow ? Int.max : $0 + $1 }
      if let place = node["题组"], sum != several.count {
        report(.itemCountsDiffer(sum: sum, variables: several.count), at: place)
        return nil
      }
      return .responseQuality(items, scaleLengths: lengths, listed: node["列出"]?.count ?? 20)
    case .share, .mean, .score, .total, .ratio, .pooledRate, .composite, .multipleResponse, .quantile,
      .netPromoter, .independence, .comparison, .pairedComparison, .rankComparison, .waveChange, .reliability:
      let halves: HalvesChoice = node["分半"]?.choice() ?? .oddEven
      return .reliability(items, halves.division)
    }
  }

  private func scored(_ column: ColumnName, as items: ScaleItems) -> ScoredColumn {
    ScoredColumn(column: column, scoring: items.columns.first?.scoring ?? .number)
  }

  private mutating func items(_ node: DefinitionNode, _ several: [ColumnName]) -> ScaleItems {
    let scoring: AnswerScoring = node["赋分"].map { .points(points($0)) } ?? .number
    let reversed = columns(node["反向"])
    for column in reversed where !several.contains(where: { $0.name == column.name }) {
      problems.append(EstimateProblem(.unknownReversed(column.name), at: column.location))
    }
    if let place = node["反向"], !reversed.isEmpty, node["两端"] == nil { report(.endpointsNeeded, at: place) }
    return ScaleItems(
      columns: several.map { ScoredColumn(column: $0, scoring: scoring) },
      reversed: Set(reversed.map(\.name)), endpoints: endpoints(node["两端"]))
  }

  private mutating func endpoints(_ node: DefinitionNode?) -> ClosedRange<Double>? {
    guard let node else { return nil }
    let ends = numbers(node) ?? []
    guard ends.count == 2, ends[0] < ends[1], ends.allSatisfy({ abs($0) < 1e15 }) else {
      report(.badEndpoints, at: node)
      return nil
    }
    return ends[0]...ends[1]
  }

  private mutating func importance(
    _ node: DefinitionNode, _ items: ScaleItems
  ) -> RequestedStatistic.Kind? {
    var thresholds = ImportancePerformance.Thresholds.means
    if let place = node["分界"] {
      let limits = numbers(place) ?? []
      if let named: ThresholdChoice = place.choice() {
        thresholds = named.thresholds
      } else if limits.count == 2 {
        thresholds = .fixed(importance: limits[0], performance: limits[1])
      } else {
        report(.badThresholds, at: place)
      }
    }
    let stated = columns(node["重要性"])
    switch (column(node["因变量"]), stated.isEmpty) {
    case (let outcome?, true):
      return .importancePerformance(items, .derived(from: scored(outcome, as: items)), thresholds)
    case (nil, false) where stated.count == items.columns.count:
      let columns = stated.map { ScoredColumn(column: $0, scoring: .number) }
      return .importancePerformance(items, .stated(columns), thresholds)
    case (nil, false):
      report(
        .importanceDiffers(importances: stated.count, variables: items.columns.count), at: node["重要性"] ?? node
      )
    case (_?, false), (nil, true): report(.importanceUnclear, at: node)
    }
    return nil
  }

  private mutating func index(_ node: DefinitionNode, _ items: ScaleItems) -> RequestedStatistic.Kind? {
    let weights = numbers(node["权重"]) ?? items.columns.map { _ in 1 }
    let sum = weights.reduce(0, +)
    guard weights.count == items.columns.count, weights.allSatisfy({ $0 >= 0 }), sum > 0, sum.isFinite else {
      report(
        .badCompositeWeights(weights: weights.count, variables: items.columns.count), at: node["权重"] ?? node)
      return nil
    }
    return items.endpoints.map {
      .satisfactionIndex(items, SatisfactionIndex(scale: $0, weights: weights))
    }
  }
}
