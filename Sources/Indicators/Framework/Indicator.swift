public import Diagnostics
public import ExactNumbers

/// A node of the indicator tree (指标): a group with children, or a leaf (末级指标) that is scored.
///
/// 一级…四级 is depth in the tree, not a kind of node.
public struct Indicator: Hashable, Sendable {
  /// The code, unique in the tree.
  public let code: IndicatorCode
  /// The name, as the definition writes it.
  public let name: String
  /// Points at full marks (权重/分值). `nil` on a group: the sum of its children. A leaf always has one.
  public let weight: ExactDecimal?
  /// Children, or how the leaf is scored.
  public let content: Content
  /// Why the indicator does not apply (不适用); its weight goes to its siblings in proportion. `nil`: it applies.
  public let notApplicable: String?
  /// What a published report prints for this node, at each place it prints it.
  public let printed: [PrintedFigures]
  /// Where the definition declares it.
  public let location: SourceLocation?

  /// What stands below a node.
  public enum Content: Hashable, Sendable {
    /// 下级指标, in printed order.
    case group([Indicator])
    /// 末级指标.
    case leaf(Leaf)
  }

  /// A node of the tree. Codes, weights and references are checked when the tree becomes an ``EvaluationFramework``.
  public init(
    _ code: IndicatorCode, name: String, weight: ExactDecimal? = nil, content: Content,
    notApplicable: String? = nil, printed: [PrintedFigures] = [], location: SourceLocation? = nil
  ) {
    (self.code, self.name, self.weight, self.content) = (code, name, weight, content)
    (self.notApplicable, self.printed, self.location) = (notApplicable, printed, location)
  }

  /// The children; none for a leaf.
  public var children: [Indicator] { if case .group(let children) = content { children } else { [] } }

  /// How the leaf is scored; `nil` for a group.
  public var leaf: Leaf? { if case .leaf(let leaf) = content { leaf } else { nil } }

  /// The leaves at or below this node, in printed order.
  public var leaves: [Indicator] {
    switch content {
    case .group(let children): children.flatMap(\.leaves)
    case .leaf: [self]
    }
  }

  /// This node and all below it, each before its children: the order a score table prints.
  public var subtree: [Indicator] { [self] + children.flatMap(\.subtree) }

  /// Whether anything at or below the node is scored.
  public var applies: Bool {
    guard notApplicable == nil else { return false }
    switch content {
    case .group(let children): return children.contains(where: \.applies)
    case .leaf: return true
    }
  }

  /// The weight its leaves add up to: its own for a leaf.
  public var leafWeight: Rational {
    switch content {
    case .group(let children): children.map(\.leafWeight).sum()
    case .leaf: weight?.rational ?? 0
    }
  }
}
