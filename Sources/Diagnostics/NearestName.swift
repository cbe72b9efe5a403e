extension Sequence where Element == String {
  /// The name most like a misspelt one (最接近的名称), for “did you mean”.
  ///
  /// Likeness is the optimal string alignment distance (insertions, deletions, replacements and swaps of neighbours);
  /// ties go to the earlier name.
  /// - Returns: `nil` when nothing is near: more than a third of the longer name would have to change.
  public func nearest(to name: String) -> String? { KnownNames(self).nearest(to: name) }
}

/// Names among which misspelt ones are looked for (已知名称), taken apart once for many look-ups.
public struct KnownNames: Sendable {
  private let names: [String]
  private let spellings: [Spelling]

  /// These names, in order.
  public init(_ names: some Sequence<String>) {
    self.names = Array(names)
    spellings = self.names.map { Spelling($0) }
  }

  /// The name most like a misspelt one; the same as `nearest(to:)` of a sequence.
  public func nearest(to name: String) -> String? { nearestIndex(to: name).map { names[$0] } }

  /// Where the name most like a misspelt one stands.
  public func nearestIndex(to name: String) -> Int? {
    let wanted = Spelling(name)
    var best: (index: Int, distance: Int)?
    for (index, spelling) in spellings.enumerated() {
      let longer = Swift.max(spelling.count, wanted.count)
      // Not all of it may change, and a later name has to be nearer.
      let limit = Swift.min(Swift.max(1, longer / 3), longer - 1, best.map { $0.distance - 1 } ?? .max)
      if limit >= 0, let distance = spelling.distance(to: wanted, atMost: limit) { best = (index, distance) }
    }
    return best?.index
  }
}

/// A name taken apart into its characters (拼写).
private struct Spelling: Sendable {
  /// Where each is a character of its own and equal to no other, which is nearly always: numbers compare fast.
  private let scalars: [UInt32]?
  /// Else.
  private let characters: [Character]
  /// A bit for each different scalar; two may share one.
  private let bits: UInt64
  let count: Int

  init(_ name: String) {
    let values = name.unicodeScalars.map(\.value)
    let isPlain = values.allSatisfy(Self.standsAlone)
    scalars = isPlain ? values : nil
    characters = isPlain ? [] : Array(name)
    bits = values.reduce(0) { $0 | 1 << UInt64(($1 &* 0x9E37_79B1) >> 26) }
    count = isPlain ? values.count : characters.count
  }

  /// Visible ASCII, 汉字, dashes, quotes and full-width signs.
  private static func standsAlone(_ scalar: UInt32) -> Bool {
    (0x20...0x7E).contains(scalar) || (0x4E00...0x9FFF).contains(scalar) || (0x3001...0x3020).contains(scalar)
      || (0xFF01...0xFF60).contains(scalar) || (0x2010...0x2027).contains(scalar)
  }

  private var allCharacters: [Character] {
    scalars?.compactMap { Unicode.Scalar($0).map(Character.init) } ?? characters
  }

  /// The optimal string alignment distance; `nil` when it is above a limit.
  func distance(to other: Spelling, atMost limit: Int) -> Int? {
    guard abs(count - other.count) <= limit else { return nil }
    guard let scalars, let others = other.scalars else {
      return alignmentDistance(allCharacters, other.allCharacters, atMost: limit)
    }
    // What the other lacks takes a change each.
    let lacking = max((bits & ~other.bits).nonzeroBitCount, (other.bits & ~bits).nonzeroBitCount)
    return lacking <= limit ? alignmentDistance(scalars, others, atMost: limit) : nil
  }
}

private func alignmentDistance<Sign: Equatable>(_ left: [Sign], _ right: [Sign], atMost limit: Int) -> Int? {
  var beforeLast = [Int](repeating: 0, count: right.count + 1)
  var last = Array(0...right.count)
  var current = last
  for i in left.indices {
    current[0] = i + 1
    for j in right.indices {
      let replaced = last[j] + (left[i] == right[j] ? 0 : 1)
      current[j + 1] = min(replaced, last[j + 1] + 1, current[j] + 1)
      if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
        current[j + 1] = min(current[j + 1], beforeLast[j - 1] + 1)
      }
    }
    // A swap goes on from the row before, so both have to be above the limit.
    if current.allSatisfy({ $0 > limit }), last.allSatisfy({ $0 > limit }) { return nil }
    (beforeLast, last, current) = (last, current, beforeLast)
  }
  return last[right.count] <= limit ? last[right.count] : nil
}
