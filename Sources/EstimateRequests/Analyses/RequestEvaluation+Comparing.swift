internal import Diagnostics
internal import SurveyStatistics

/// 均值比较, 秩检验, 配对比较: two groups or several, every pair, and letters.
extension RequestEvaluation {
  /// Pairs grow with the square of the groups.
  private static let mostGroups = 100

  mutating func comparison(
    _ statistic: RequestedStatistic, _ column: ScoredColumn, _ terms: ComparisonTerms,
    ranks: RankScore? = nil
  ) -> Analysis? {
    guard let domains = domains(by: statistic.groups, at: statistic.location),
      let groups = domains.column, let values = numbers(column)
    else { return nil }
    guard groups.count <= Self.mostGroups else {
      report([
        EstimateProblem(.tooManyDomains(groups.count, limit: Self.mostGroups), at: statistic.location)
      ])
      return nil
    }
    let measurement: Measurement =
      switch (ranks, column.scoring.isShare) {
      case (let score?, _): .mean(ranked(values, in: groups, by: score), by: groups)
      case (nil, true): .share(values, by: groups)
      case (nil, false): .mean(values, by: groups)
      }
    let names = domains.names.map { $0.map { "\($0.column)=\($0.value)" }.joined(separator: " ") }
    var analysis = Analysis(statistic, of: [column.column])
    analysis.compare(sample.table(of: [measurement]), names, terms, level: statistic.level)
    return analysis
  }

  /// Ranks over everybody who is in a group.
  private func ranked(
    _ values: NumericColumn, in groups: DomainColumn, by score: RankScore
  ) -> NumericColumn {
    var isGrouped = [Bool](repeating: false, count: data.rows)
    for group in 0..<groups.count {
      for (row, isInside) in groups.isInside(group).enumerated() where isInside { isGrouped[row] = true }
    }
    let answers = (0..<data.rows).map { row in
      isGrouped[row] && values.isKnown?[row] ?? true ? values.values[row] : nil
    }
    return NumericColumn(score.scores(of: answers, weights: weights))
  }

  mutating func pairedComparison(
    _ statistic: RequestedStatistic, _ columns: [ScoredColumn], _ terms: ComparisonTerms
  ) -> Analysis? {
    let read = columns.compactMap { numbers($0) }
    guard read.count == columns.count, read.count <= Self.mostGroups else {
      if read.count == columns.count {
        report([
          EstimateProblem(.tooManyDomains(read.count, limit: Self.mostGroups), at: statistic.location)
        ])
      }
      return nil
    }
    // Paired: the same people in every column.
    let isComplete = (0..<data.rows).map { row in read.allSatisfy { $0.isKnown?[row] ?? true } }
    let measurements = zip(columns, read).map { column, numbers in
      let paired = NumericColumn(values: numbers.values, isKnown: isComplete)
      return column.scoring.isShare ? Measurement.share(paired) : .mean(paired)
    }
    var analysis = Analysis(statistic, of: columns.map(\.column))
    analysis.compare(
      sample.table(of: measurements), columns.map(\.column.name), terms, level: statistic.level)
    return analysis
  }
}

extension Analysis {
  private static let groupColumns = [
    Name("letter", "字母", "letter"), Name("value", "估计值", "value"),
    Name("standardError", "标准误", "standard error"), Name("lower", "下限", "lower"),
    Name("upper", "上限", "upper"), Name("respondents", "人数", "respondents"),
    Name("exceeds", "显著高于", "exceeds"),
  ]
  private static let pairColumns = [
    Name("difference", "差", "difference"), Name("standardError", "标准误", "standard error"),
    Name("degreesOfFreedom", "自由度", "df"), Name("t", "t", "t"), Name("pValue", "p", "p"),
    Name("adjustedPValue", "校正 p", "adjusted p"), Name("lower", "下限", "lower"),
    Name("upper", "上限", "upper"),
  ]

  /// The groups with their letters, F of all, and every pair.
  mutating func compare(
    _ table: EstimateTable, _ names: [String], _ terms: ComparisonTerms, level: Double
  ) {
    let comparison = table.comparison
    let letters = ColumnLetters(
      comparison, level: terms.significance, adjustment: terms.adjustment,
      convention: terms.convention ?? .design)
    do throws(UndefinedReason) {
      let f = try comparison.anyDifference(convention: terms.convention ?? .adjusted)
      facts += [
        Fact("f", "F", "F", .number(f.statistic)),
        Fact("numeratorDegreesOfFreedom", "分子自由度", "numerator df", .number(f.numeratorDegreesOfFreedom)),
        Fact(
          "denominatorDegreesOfFreedom", "分母自由度", "denominator df", .number(f.denominatorDegreesOfFreedom)),
        Fact("pValue", "p", "p", .number(f.pValue)),
      ]
    } catch {
      facts.append(Fact("f", "F", "F", .undefined(error)))
    }
    facts.append(Fact("adjustment", "p 值校正", "adjustment", .words(terms.adjustment.rawValue)))
    facts.append(Fact("significance", "显著水平", "significance level", .number(terms.significance)))
    parts.append(groups(table, names, letters, level))
    parts.append(pairs(comparison, names, terms, level))
  }

  private func groups(
    _ table: EstimateTable, _ names: [String], _ letters: ColumnLetters, _ level: Double
  ) -> Part {
    var part = Part(Name("groups", "各组", "Groups"), by: Name("group", "组", "group"), Self.groupColumns)
    for (index, name) in names.enumerated() {
      let estimate = table.estimate(index, level: level)
      part.append(
        name,
        [
          .words(letters.names[index]), Value(estimate?.value, else: .nobodyAnswered),
          Value(estimate?.standardError, else: .noDegreesOfFreedom),
          Value(estimate?.interval?.lower, else: .noDegreesOfFreedom),
          Value(estimate?.interval?.upper, else: .noDegreesOfFreedom), .count(estimate?.respondents ?? 0),
          .words(letters.texts[index]),
        ])
    }
    return part
  }

  private func pairs(
    _ comparison: GroupComparison, _ names: [String], _ terms: ComparisonTerms, _ level: Double
  ) -> Part {
    var part = Part(Name("pairs", "两两比较", "Pairs"), by: Name("pair", "对比", "pair"), Self.pairColumns)
    for pair in comparison.pairs(adjustment: terms.adjustment, convention: terms.convention ?? .design) {
      let subject = "\(names[pair.first]) − \(names[pair.second])"
      do throws(UndefinedReason) {
        let test = try pair.test.get()
        let interval = test.interval(level: level)
        part.append(
          subject,
          [
            .number(test.difference), .number(test.standardError), .count(test.degreesOfFreedom),
            .number(test.statistic), .number(test.pValue), Value(pair.adjustedPValue),
            .number(interval.lower), .number(interval.upper),
          ])
      } catch {
        part.append(subject, part.columns.map { _ in .undefined(error) })
      }
    }
    return part
  }
}
