internal import ExactNumbers

extension Linter {
  /// What a judged leaf does not say about the points it took off.
  func judgements(of leaf: Leaf, _ score: IndicatorScore) -> [JudgementGap] {
    guard let judgement = leaf.scoring.judgement else { return [] }
    let maximum = leaf.maximum ?? score.weight
    var gaps = outOfRange(judgement, score, maximum: maximum)
    let lost = score.weight.rational - (score.points.exact ?? score.weight.rational)
    switch judgement {
    case .points: gaps += lost > 0 ? [unsaid(reasons: [leaf.note], lost: shown(lost))] : []
    case .deductions(let deductions, let stated):
      gaps += lost > 0 ? unsaid(deductions, lost: shown(lost)) : []
      gaps += sum(of: deductions, stated, weight: score.weight)
    case .items(let items, _):
      gaps += full(items.map(\.full), weight: shown(score.indicator.nominalWeight))
      gaps += lost > 0 ? unsaid(items, remark: leaf.note, lost: shown(lost)) : []
    case .checklist(let items):
      let points = items.compactMap(\.points)
      if points.count == items.count { gaps += full(points, weight: shown(score.indicator.nominalWeight)) }
    case .experts(let panel):
      let blank = panel.sheets.count - panel.scores.count
      gaps += blank > 0 ? [.blankSheets(blank, of: panel.sheets.count)] : []
    case .level, .fillBand: break
    }
    return gaps
  }

  private func unsaid(_ deductions: [Deduction], lost: ExactDecimal) -> [JudgementGap] {
    let unexplained = deductions.isEmpty || deductions.contains { ($0.reason ?? "").isEmpty }
    let reasons = deductions.filter { $0.points == nil }.compactMap(\.reason).filter { !$0.isEmpty }
    return (unexplained ? [.unexplained(lost: lost)] : [])
      + (reasons.isEmpty ? [] : [.unquantified(lost: lost, reasons: reasons)])
  }

  private func unsaid(_ items: [SubItem], remark: String?, lost: ExactDecimal) -> [JudgementGap] {
    let short = items.filter { item in item.score.map { $0 < item.full } ?? true }
    let gap = unsaid(reasons: short.map(\.reason) + [remark], lost: lost)
    if case .unquantified = gap, !items.contains(where: { $0.score == nil }) { return [] }
    return [gap]
  }

  /// Points were lost in one sum: for reasons, of which the remark beside the score may be one, or for none.
  private func unsaid(reasons: [String?], lost: ExactDecimal) -> JudgementGap {
    let reasons = reasons.compactMap { $0 }.filter { !$0.isEmpty }.uniqued()
    return reasons.isEmpty ? .unexplained(lost: lost) : .unquantified(lost: lost, reasons: reasons)
  }

  private func sum(
    of deductions: [Deduction], _ stated: ExactDecimal?, weight: ExactDecimal
  ) -> [JudgementGap] {
    let points = deductions.compactMap(\.points)
    guard let stated, points.count == deductions.count else { return [] }
    let taken = points.map(\.rational).sum()
    let lost = weight.rational - stated.rational
    return taken == lost ? [] : [.sum(deductions: shown(taken), lost: shown(lost))]
  }

  private func full(_ parts: [ExactDecimal], weight: ExactDecimal) -> [JudgementGap] {
    let sum = parts.map(\.rational).sum()
    return sum == weight.rational ? [] : [.items(sum: shown(sum), weight: weight)]
  }

  private func outOfRange(
    _ judgement: Judgement, _ score: IndicatorScore, maximum: ExactDecimal
  ) -> [JudgementGap] {
    guard let judged = try? judgement.working(weight: score.weight.rational).points,
      judged < 0 || judged > maximum.rational
    else { return [] }
    return [.outOfRange(judged: shown(judged), maximum: maximum)]
  }
}
