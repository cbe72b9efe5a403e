/// From data to a comparison: each takes its estimates, with their covariance, from an estimate table.
extension SampleDesign {
  /// Compares the mean of a number, or a share of zeros and ones, between groups (组间均值比较).
  ///
  /// - Parameters:
  ///   - values: of every row, or missing.
  ///   - groups: who is in which.
  public func compare(_ values: NumericColumn, between groups: DomainColumn) -> GroupComparison {
    table(of: .mean(values, by: groups)).comparison
  }

  /// Compares two numbers of the same people, over who has both (配对比较): their means are groups 0 and 1.
  public func compare(_ first: NumericColumn, with second: NumericColumn) -> GroupComparison {
    precondition(first.count == second.count, "both columns are of the same rows")
    let both = (0..<first.count).map { (first.isKnown?[$0] ?? true) && (second.isKnown?[$0] ?? true) }
    let columns = [first, second].map { NumericColumn(values: $0.values, isKnown: both) }
    return table(of: columns.map { .mean($0) }).comparison
  }

  /// Compares answers by their ranks between groups (秩检验), for scales whose points are no numbers.
  ///
  /// - Parameters:
  ///   - values: any numbers in the order of the scale.
  ///   - groups: who is in which; ranks are taken over all of them.
  /// - Source: Lumley & Scott (2013), *Biometrika* 100, 831–842. Checked: R survey `svyranktest` with equal weights,
  ///   and its formula on mid-ranks with unequal ones, relative 1e-9.
  public func compareRanks(
    of values: NumericColumn, between groups: DomainColumn, score: RankScore = .wilcoxon
  ) -> GroupComparison {
    precondition(values.count == rows && groups.codes.count == rows, "columns are of the rows of the design")
    let ranked = (0..<rows).map { row in
      groups.codes[row] >= 0 && values.isKnown?[row] ?? true ? values.values[row] : nil
    }
    return compare(NumericColumn(score.scores(of: ranked, weights: weights)), between: groups)
  }
}

extension EstimateTable {
  /// All its terms as groups to be compared (组间比较); ν is that of the units that answered any of them.
  public var comparison: GroupComparison {
    let units = UnitSet(unionOf: terms.map(\.answeringUnits))
    let origin = terms.first?.origin ?? 0
    return GroupComparison(
      distances: terms.map { term in
        term.respondents == 0 ? nil : term.distance.map { term.origin - origin + $0 }
      }, from: origin, faults: terms.indices.map { fault(ofTerm: $0) }, covariance: covariance,
      degreesOfFreedom: facts.degreesOfFreedom(units))
  }
}
