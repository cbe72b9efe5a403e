public import Questionnaires
public import Responses

/// Screens a survey part by part and counts what happened (筛查计数器): no response is kept.
public final class ScreeningCounter: PartWorker {
  private let screening: Screening
  private var tally: ScreeningTally

  /// A counter of what these rules do.
  public init(rules: [ValidityRule]) {
    (screening, tally) = (Screening(rules: rules), ScreeningTally(rules: rules))
  }

  /// Screens the next responses.
  public func add(_ table: ResponseTable) { tally.merge(screening.apply(to: table).tally) }

  /// What was counted.
  public func finish() -> ScreeningTally { tally }
}
