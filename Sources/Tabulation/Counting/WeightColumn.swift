internal import SurveyStatistics

/// What the persons of a tile add to counts and to sums of weights (权数列).
final class WeightColumn {
  /// By person: one, and the squared weight.
  let squares = TileColumn<CountedSums.Cell>(repeating: AddendScale.one)
  /// By person: one and the weight; nothing where there is none.
  let weights = TileColumn<CountedSums.Cell>(repeating: .zero)
  /// By person: the weight; 0 for none.
  let values = TileColumn<Double>(repeating: 0)
  /// The least and the greatest weight there is; 0 where somebody has none.
  private(set) var range = 0.0...0.0
  /// How sums stand in cells.
  private(set) var scale = WeightScale.ones
  let isWeighted: Bool

  init(isWeighted: Bool) { self.isWeighted = isWeighted }

  /// Members cut into parts of which each has weights for one scale: in one, unless weights are thousands of times others.
  func parts(_ members: ArraySlice<Int32>, _ own: [Double]) -> [(
    members: ArraySlice<Int32>, scale: WeightScale
  )] {
    guard isWeighted, let range = Self.range(members, own) else { return [(members, scale)] }
    if scale.holds(range) { return [(members, scale)] }
    if let next = WeightScale(range) { return [(members, next)] }
    let parts = Dictionary(grouping: members) { member in
      own[Int(member)] > 0 ? WeightScale.window(of: own[Int(member)]) : WeightScale.window(of: 1)
    }
    return parts.sorted { $0.key < $1.key }.map { ($0.value[...], WeightScale(window: $0.key)) }
  }

  /// The least and the greatest positive weight; `nil` = nobody has one.
  private static func range(_ members: ArraySlice<Int32>, _ own: [Double]) -> ClosedRange<Double>? {
    guard !own.isEmpty else { return nil }
    var (least, greatest) = (Double.infinity, 0.0)
    for member in members {
      let weight = own[Int(member)]
      if weight > 0 { (least, greatest) = (min(least, weight), max(greatest, weight)) }
    }
    return least <= greatest ? least...greatest : nil
  }

  /// Takes other persons' weights, which fit the scale.
  func fill(_ members: ArraySlice<Int32>, _ own: [Double], _ scale: WeightScale) {
    self.scale = scale
    guard isWeighted else { return }
    var (least, greatest) = (Double.infinity, 0.0)
    for (person, member) in members.enumerated() {
      let weight = own.isEmpty ? 0 : own[Int(member)]
      values[person] = weight
      (least, greatest) = (min(least, weight), max(greatest, weight))
    }
    range = min(least, greatest)...greatest
    scale.put(values.numbers, count: members.count, weights: weights.numbers, squares: squares.numbers)
  }
}
