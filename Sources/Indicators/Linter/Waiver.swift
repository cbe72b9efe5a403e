public import Diagnostics

/// A finding the authors accept, with the reason (豁免). The finding stays in the report, marked.
public struct Waiver: Hashable, Sendable {
  /// The finding's code: `over-achievement`.
  public let code: String
  /// The indicator it is about; `nil`: wherever it occurs.
  public let node: IndicatorCode?
  /// Why it is accepted.
  public let reason: String
  /// Where the definition declares it.
  public let location: SourceLocation?

  /// A waiver with its reason.
  public init(code: String, node: IndicatorCode? = nil, reason: String, location: SourceLocation? = nil) {
    (self.code, self.node, self.reason, self.location) = (code, node, reason, location)
  }
}
