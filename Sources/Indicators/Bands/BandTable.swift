public import ExactNumbers

/// Whether more is better (指标方向).
public enum Direction: Hashable, Sendable, CaseIterable {
  /// 正向指标: 满意度, 完成率.
  case higherIsBetter
  /// 逆向指标: 故障率, 成本.
  case lowerIsBetter
}

/// The values a measure can take (取值范围); bands are expected to cover it.
public struct Domain: Hashable, Sendable {
  /// The values, with their ends.
  public let bounds: Bounds
  /// Only whole numbers occur, so that 46 and 47 are neighbours.
  public let isWhole: Bool

  /// A range of values.
  public init(_ bounds: Bounds, isWhole: Bool = false) { (self.bounds, self.isWhole) = (bounds, isWhole) }

  /// 0–100 %, both included.
  public static let percent = Domain(
    Bounds(from: Bound.including(0), to: Bound.including(100)) ?? .above(.including(0)))
  /// 0 and more.
  public static let notNegative = Domain(.above(.including(0)))
}

/// One band of a table (档): an interval and what it earns or is called.
public struct Band<Content: Hashable & Sendable>: Hashable, Sendable {
  /// The interval.
  public let bounds: Bounds
  /// What the band earns or is called.
  public let content: Content

  /// A band.
  public init(_ bounds: Bounds, _ content: Content) { (self.bounds, self.content) = (bounds, content) }
}

/// Bands over a range of values (分档表), best band first, as people write them.
///
/// A table may have gaps and overlaps, because published ones do: they are found by ``faults``, and a value that
/// meets one has no band rather than the first or the nicer one.
public struct BandTable<Content: Hashable & Sendable>: Hashable, Sendable {
  /// The bands, best first.
  public let bands: [Band<Content>]
  /// Whether more is better.
  public let direction: Direction
  /// The values the bands should cover.
  public let domain: Domain

  /// A table; bands best first.
  public init(_ bands: [Band<Content>], direction: Direction = .higherIsBetter, domain: Domain = .percent) {
    (self.bands, self.direction, self.domain) = (bands, direction, domain)
  }

  /// Where a value falls.
  public enum Lookup: Hashable, Sendable {
    /// In this band, or in several that hold the same content.
    case band(Band<Content>)
    /// In no band (空隙).
    case gap
    /// In several bands that differ (重叠).
    case overlap([Band<Content>])
  }

  /// The band of a value, compared exactly.
  public func lookup(_ value: Rational) -> Lookup {
    let hits = bands.filter { $0.bounds.contains(value) }
    guard let first = hits.first else { return .gap }
    return hits.allSatisfy { $0.content == first.content } ? .band(first) : .overlap(hits)
  }

  /// The same bands with other contents.
  public func mapContents<Other>(_ transform: (Content) -> Other) -> BandTable<Other> {
    BandTable<Other>(
      bands.map { Band<Other>($0.bounds, transform($0.content)) }, direction: direction, domain: domain)
  }
}
