/// What is wrong with the bands of a table (分档缺陷): the fault that a number line shows and a text hides.
public struct BandFaults: Hashable, Sendable {
  /// Values no band holds, within the table's domain (空隙).
  public var gaps: [Bounds] = []
  /// Values two bands hold (重叠), with the places of the two bands in the table.
  public var overlaps: [Overlap] = []
  /// Places of bands that lie on the wrong side of a better one (方向错误): 差 written as “15% 以下” of a 故障率.
  public var misdirected: [Int] = []

  /// Two bands that share values.
  public struct Overlap: Hashable, Sendable {
    /// Place of the better band, from 0.
    public let first: Int
    /// Place of the worse band, from 0.
    public let second: Int
    /// The values both hold.
    public let shared: Bounds
  }

  /// Whether the bands cover their domain once.
  public var isEmpty: Bool { gaps.isEmpty && overlaps.isEmpty && misdirected.isEmpty }
}

extension BandTable {
  /// Gaps, overlaps and misdirected bands, in the order of the table and of the number line.
  public var faults: BandFaults {
    BandFaults(gaps: gaps, overlaps: overlaps, misdirected: misdirected)
  }

  private var overlaps: [BandFaults.Overlap] {
    bands.indices.flatMap { first in
      bands.indices[(first + 1)...].compactMap { second in
        bands[first].bounds.intersection(with: bands[second].bounds)
          .flatMap { domain.isWhole && !$0.holdsWholeNumber ? nil : $0 }
          .map { BandFaults.Overlap(first: first, second: second, shared: $0) }
      }
    }
  }

  private var gaps: [Bounds] {
    var gaps: [Bounds] = []
    var reached = domain.bounds.start
    for band in bands.map(\.bounds).sorted(by: { $0.start < $1.start }) {
      if let gap = Bounds(from: reached, to: min(band.start, domain.bounds.end)) { gaps.append(gap) }
      reached = max(reached, band.end)
    }
    if let gap = Bounds(from: reached, to: domain.bounds.end) { gaps.append(gap) }
    return domain.isWhole ? gaps.filter(\.holdsWholeNumber) : gaps
  }

  /// No band may reach beyond a better one, at either end.
  private var misdirected: [Int] {
    var faults: [Int] = []
    var better: Bounds?
    for (place, band) in bands.map(\.bounds).enumerated() {
      if let better, reaches(band, beyond: better) { faults.append(place) } else { better = band }
    }
    return faults
  }

  private func reaches(_ band: Bounds, beyond better: Bounds) -> Bool {
    switch direction {
    case .higherIsBetter: band.start > better.start || band.end > better.end
    case .lowerIsBetter: band.start < better.start || band.end < better.end
    }
  }
}
