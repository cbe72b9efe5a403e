/// How an interval is made (置信区间方法).
public enum IntervalMethod: String, CaseIterable, Hashable, Sendable {
  /// Exact for counts from a finite population: never covers less than its level.
  case hypergeometric
  /// Clopper–Pearson on the effective sample of a design: the general choice for weighted answers.
  case kornGraubard = "korn-graubard"
  /// The score interval: good average coverage, below its level at some shares.
  case wilson
  /// Exact for independent draws, wide for finite populations.
  case clopperPearson = "clopper-pearson"
  /// Symmetric in the log odds: what Stata, SPSS and SUDAAN print.
  case logit
  /// Estimate ± t standard errors: for means and scores.
  case t
  /// Symmetric in the angle asin √p.
  case arcsine
}
