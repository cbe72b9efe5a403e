internal import Responses
internal import SurveyStatistics

/// Counts persons by what their answers average to (人均计数), for one formula.
final class MeanCounter {
  private let scale: PointScale
  /// By item of the formula: its column, and by state the points and whether they count.
  private let items: [(column: Int, points: [Int], counts: [Int])]
  private var entries = KeyIndex()
  private var plain: [CountedSums.Cell] = []
  private var weighted: [CountedSums.Cell] = []
  /// By joint category.
  private var ranges = WeightRanges()
  private let keys = TileColumn<Int>(repeating: 0)
  private let answers = TileColumn<Int>(repeating: 0)
  /// By person: 0 for those who have a mean.
  private let absences = TileColumn<UInt16>(repeating: 0)

  init(_ scale: PointScale, _ tile: AnswerTile) {
    self.scale = scale
    let columns = Dictionary(
      tile.items.enumerated().compactMap { column, item in item.map { ($0, column) } },
      uniquingKeysWith: { first, _ in first })
    items = zip(scale.tables.items, scale.points).compactMap { item, points in
      guard let column = columns[item] else { return nil }
      let states = points + [nil]
      return (
        column, states.map { $0 ?? scale.blank ?? 0 }, states.map { ($0 ?? scale.blank) == nil ? 0 : 1 }
      )
    }
  }

  /// Counts the persons of a tile.
  ///
  /// - Parameters:
  ///   - joints: By person, the joint category.
  ///   - room: The joint categories there is room for.
  ///   - categories: How many there are.
  func add(
    _ tile: AnswerTile, joints: UnsafePointer<UInt32>, room: Int, categories: Int, _ weights: WeightColumn
  ) {
    let (keys, answers) = (keys.numbers, answers.numbers)
    keys.update(repeating: 0, count: tile.count)
    answers.update(repeating: 0, count: tile.count)
    for (column, points, counts) in items {
      let states = tile.states(of: column)
      for person in 0..<tile.count {
        keys[person] += points[Int(states[person])]
        answers[person] += counts[Int(states[person])]
      }
    }
    for person in 0..<tile.count where answers[person] > 0 {
      let entry = entries.index(of: scale.key(answers: answers[person], points: keys[person]))
      let cell = entry * room + Int(joints[person])
      if cell >= plain.count { grow(to: (entry + 1) * room, isWeighted: weights.isWeighted) }
      plain[cell] &+= weights.squares[person]
      if weights.isWeighted { weighted[cell] &+= weights.weights[person] }
    }
    guard weights.isWeighted else { return }
    for person in 0..<tile.count { absences[person] = answers[person] > 0 ? 0 : 1 }
    ranges.widen(
      tile.count, joints: joints, weights: weights.values.numbers, range: weights.range,
      categories: categories,
      states: absences.numbers)
  }

  private func grow(to count: Int, isWeighted: Bool) {
    let more = Array(repeating: CountedSums.Cell.zero, count: max(count, 2 * plain.count) - plain.count)
    plain += more
    if isWeighted { weighted += more }
  }

  /// The weights of those with a mean in a joint category; `nil` = nobody has one.
  func range(of joint: Int) -> ClosedRange<Double>? { ranges[joint] }

  /// Hands over what was counted, by joint category, and starts anew.
  func empty(
    room: Int, _ scale: WeightScale,
    _ take: (
      _ joint: Int, _ key: Int, _ plain: (count: Int, sum: ExactSum), _ weighted: (count: Int, sum: ExactSum)
    ) -> Void
  ) {
    for (entry, key) in entries.keys.enumerated() {
      for joint in 0..<room where entry * room + joint < plain.count {
        let cell = entry * room + joint
        let persons = scale.squares.taken(plain[cell])
        guard persons.count > 0 else { continue }
        take(joint, key, persons, weighted.isEmpty ? (0, ExactSum()) : scale.weights.taken(weighted[cell]))
      }
    }
    (plain, weighted, entries) = ([], [], KeyIndex())
  }
}

/// Numbers of keys, in the order they came in (键编号).
private struct KeyIndex {
  private(set) var keys: [Int] = []
  /// Of small keys, by key; −1 = not seen.
  private var small: [Int32] = []
  private var large: [Int: Int] = [:]

  private static let smallest = 1 << 16

  mutating func index(of key: Int) -> Int {
    guard key < Self.smallest else { return largeIndex(of: key) }
    if key >= small.count {
      small += Array(repeating: -1, count: min(Self.smallest, max(2 * key, 256)) - small.count)
    }
    if small[key] < 0 {
      small[key] = Int32(keys.count)
      keys.append(key)
    }
    return Int(small[key])
  }

  private mutating func largeIndex(of key: Int) -> Int {
    if let known = large[key] { return known }
    large[key] = keys.count
    keys.append(key)
    return keys.count - 1
  }
}
