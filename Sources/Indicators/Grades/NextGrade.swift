public import ExactNumbers

/// How far the next better grade is, and who could carry it there (距上一等级).
public struct NextGrade: Hashable, Sendable {
  /// The next better grade.
  public let label: String
  /// The points missing to its lower bound.
  public let points: ExactDecimal
  /// Whether reaching the bound is enough (含), or it has to be passed (不含).
  public let boundIsIncluded: Bool
  /// Judged leaves that did not earn full marks, in printed order.
  public let judged: [Carrier]

  /// A judged leaf that could carry points.
  public struct Carrier: Hashable, Sendable {
    /// The leaf.
    public let code: IndicatorCode
    /// Its name.
    public let name: String
    /// What it did not earn.
    public let headroom: ExactDecimal
    /// Whether it could lift the grade alone.
    public let isEnough: Bool
  }
}

extension NextGrade {
  /// - Returns: `nil` without a scheme, without a total, at the best grade, or when the next band has no lower end.
  init?(above grade: Grade, total: Points, scores: [IndicatorScore], in framework: EvaluationFramework) {
    guard case .scheme(let scheme) = framework.grades, let total = total.exact, let label = grade.label,
      let rank = scheme.rank(of: label), rank > 0
    else { return nil }
    let next = scheme.bands.bands[rank - 1]
    guard let bound = next.bounds.lower,
      let whole = framework.fullMarks.rational.divided(by: scheme.fullMarks.rational)
    else { return nil }
    let missing = max(bound.value.rational * whole - total, 0)
    let carriers = scores.compactMap { score -> Carrier? in
      guard score.isJudged, let earned = score.points.rounded else { return nil }
      let headroom = score.weight.rational - earned.rational
      guard headroom > 0 else { return nil }
      let isEnough = bound.isIncluded ? headroom >= missing : headroom > missing
      return Carrier(
        code: score.indicator.code, name: score.indicator.name,
        headroom: framework.policy.scores(headroom), isEnough: isEnough)
    }
    self.init(
      label: next.content, points: missing.exactDecimal() ?? framework.policy.scores(missing),
      boundIsIncluded: bound.isIncluded, judged: carriers)
  }
}
