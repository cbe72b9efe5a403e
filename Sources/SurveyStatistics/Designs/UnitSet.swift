/// First-stage units, each once and in order (初级单元集).
struct UnitSet: Hashable, Sendable {
  private(set) var units: [Int32]

  var count: Int { units.count }

  /// Units in any order, any number of times.
  init(_ units: [Int32]) {
    // Those of one domain mostly come in order, once each.
    if !zip(units, units.dropFirst()).contains(where: { $0 >= $1 }) {
      self.units = units
    } else {
      let sorted = units.sorted()
      self.units = sorted.indices.filter { $0 == 0 || sorted[$0] != sorted[$0 - 1] }.map { sorted[$0] }
    }
  }

  /// Units in any of several sets.
  init(unionOf sets: [UnitSet]) {
    // Two by two, so that each unit is looked at as often as the number of sets can be halved.
    var sets = sets
    while sets.count > 1 {
      sets = stride(from: 0, to: sets.count, by: 2).map { index in
        index + 1 < sets.count ? sets[index].union(sets[index + 1]) : sets[index]
      }
    }
    units = sets.first?.units ?? []
  }

  private func union(_ other: UnitSet) -> UnitSet {
    var (all, mine, theirs) = ([Int32](), units[...], other.units[...])
    all.reserveCapacity(units.count + other.units.count)
    while let first = mine.first, let second = theirs.first {
      all.append(min(first, second))
      if first <= second { mine.removeFirst() }
      if second <= first { theirs.removeFirst() }
    }
    all += mine
    all += theirs
    return UnitSet(ascending: all)
  }

  private init(ascending units: [Int32]) { self.units = units }
}
