public import Diagnostics
public import ExactNumbers

/// Another tree of the same evaluation (视图): the annex beside the body. Compared with the scored tree, never scored.
public struct TreeView: Hashable, Sendable {
  /// How findings and waivers name it.
  public let id: String
  /// What it is called in messages.
  public let name: String
  /// The first level, in printed order.
  public let nodes: [Node]
  /// Where the definition declares it.
  public let location: SourceLocation?

  /// A tree of its own.
  public init(_ id: String, name: String, nodes: [Node], location: SourceLocation? = nil) {
    (self.id, self.name, self.nodes, self.location) = (id, name, nodes, location)
  }

  /// Every node, each before its children.
  public var subtree: [Node] { nodes.flatMap(\.subtree) }

  /// A node as the view prints it.
  public struct Node: Hashable, Sendable {
    /// The code in the view.
    public let code: IndicatorCode
    /// The name printed there.
    public let name: String
    /// Points at full marks; `nil`: not printed.
    public let weight: ExactDecimal?
    /// Points earned; `nil`: not printed.
    public let score: ExactDecimal?
    /// The indicators it stands for; empty: the one with the same code.
    public let indicators: [IndicatorCode]
    /// Nodes below, in printed order.
    public let children: [Node]
    /// Where the definition declares it.
    public let location: SourceLocation?

    /// A node and the indicators it stands for.
    public init(
      _ code: IndicatorCode, name: String, weight: ExactDecimal? = nil, score: ExactDecimal? = nil,
      indicators: [IndicatorCode] = [], children: [Node] = [], location: SourceLocation? = nil
    ) {
      (self.code, self.name, self.weight, self.score) = (code, name, weight, score)
      (self.indicators, self.children, self.location) = (indicators, children, location)
    }

    /// This node and all below it.
    public var subtree: [Node] { [self] + children.flatMap(\.subtree) }
  }
}
