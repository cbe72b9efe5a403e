internal import ExactNumbers
internal import Questionnaires
internal import Screening

// MARK: 稳健性

extension SurveyAnalyser {
  /// The primary figure under other assumptions.
  ///
  /// - Parameters:
  ///   - valid: 有效数.
  ///   - counts: `nil` when only totals are known.
  func sensitivity(_ figures: [SatisfactionFigure], valid: Int, _ counts: SurveyCounts?) -> Sensitivity {
    guard let figure = figures.first(where: { $0.formula.id == questionnaire.satisfaction.primary }),
      let tables = primary
    else { return Sensitivity(nonResponse: nil, withoutRule: []) }
    return Sensitivity(
      nonResponse: nonResponse(figure, valid: valid),
      withoutRule: counts.map { withoutRules(tables, $0) } ?? [])
  }

  /// Of the forms sent out, those in the base are `valid`; the rest are taken to be all on one side.
  private func nonResponse(_ figure: SatisfactionFigure, valid: Int) -> (lower: Rational, upper: Rational)? {
    let formula = figure.formula
    guard formula.measure.isShare, formula.groups == .none, let distributed = frame.distributed,
      distributed >= valid, let rate = try? figure.value.get(),
      let answered = Rational(valid, of: distributed)
    else { return nil }
    let lower = rate * answered
    return (lower, lower + (1 - answered) * 100)
  }

  private func withoutRules(
    _ tables: FormulaTables, _ counts: SurveyCounts
  ) -> [(rule: RuleID, valid: Int, value: Rational?)] {
    counts.screening.rules.enumerated().compactMap { index, dropped in
      guard dropped.excluded > 0, let tally = counts.without(rule: index) else { return nil }
      let combines = tables.formula.groups != .none
      let sizes = tally.categories.map(\.respondents)
      // Groups are combined only where there are some.
      let shares =
        combines && tally.basis != .groups ? nil : try? self.shares(tables.formula.groups, sizes).get()
      let value = shares.flatMap {
        estimation(tables, Array(tally.categories), shares: $0, .whole(population: nil)).exactValue()
      }
      return (dropped.rule.id, tally.everybody.respondents, value)
    }
  }
}
