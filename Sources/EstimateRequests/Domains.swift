internal import Diagnostics
internal import SurveyStatistics

/// The domains a statistic is asked for by: the combinations of values that occur (分组).
struct Domains {
  /// `nil` = everybody.
  let column: DomainColumn?
  /// Of each domain, the columns and values that make it.
  let names: [[(column: String, value: String)]]

  /// The domains of all rows.
  ///
  /// - Throws: when there are too many.
  init(_ groups: [ColumnName], _ block: RowBlock, at place: SourceLocation) throws(EstimateProblem) {
    let words = groups.map { block.labels[$0.name]?.labels ?? [] }
    if let excess = DomainNumbering.excess(words.map(\.count), at: place) { throw excess }
    var numbering = DomainNumbering(groups)
    let found = numbering.add(block)
    let (order, names) = numbering.ordered(words.map { WordOrder(sorted: $0) })
    self.names = names
    column = found.map { column in
      if order == Array(order.indices) { return column }
      var places = [Int32](repeating: 0, count: order.count)
      for (place, domain) in order.enumerated() { places[domain] = Int32(place) }
      return column.renumbered(places)
    }
  }
}

/// Numbers the combinations of some columns' words by their first appearance while rows come (分组编号).
struct DomainNumbering: Sendable {
  /// More domains than these are refused.
  private static let most = 2_000

  private let groups: [ColumnName]
  /// By column from the second on, the pairs of a combination of those before and a word.
  private var levels: [Level]
  /// How many words the first column has.
  private var words = 0

  private struct Level {
    var numbers = NestedNumbering()
    var pairs: [(outer: Int32, word: Int32)] = []

    mutating func number(_ word: Int32, in outer: Int32) -> Int32 {
      let (number, isNew) = numbers.number(of: word, in: outer)
      if isNew { pairs.append((outer, word)) }
      return number
    }
  }

  init(_ groups: [ColumnName]) {
    self.groups = groups
    levels = groups.dropFirst().map { _ in Level() }
  }

  /// So many combinations were met that the statistic will be refused.
  var isFull: Bool { words > Self.most || levels.contains { $0.pairs.count > Self.most } }

  /// Why so many words make too many combinations; `nil` when they do not.
  ///
  /// - Parameter words: by column.
  static func excess(_ words: [Int], at place: SourceLocation) -> EstimateProblem? {
    var count = 1
    for words in words {
      count = count.multipliedReportingOverflow(by: words).partialValue
      if count > most { return EstimateProblem(.tooManyDomains(count, limit: most), at: place) }
    }
    return nil
  }

  /// The domains of the next rows; `nil` = everybody.
  mutating func add(_ block: RowBlock) -> DomainColumn? {
    guard !isFull, let first = groups.first, let labels = block.labels[first.name] else { return nil }
    words = labels.labels.count
    guard !levels.isEmpty else { return DomainColumn(codes: labels.codes, count: words) }
    var codes = labels.codes
    for (level, group) in groups.dropFirst().enumerated() {
      let inner = block.labels[group.name]?.codes ?? []
      levels[level].numbers.expect(block.rows)
      for row in inner.indices {
        codes[row] = codes[row] < 0 || inner[row] < 0 ? -1 : levels[level].number(inner[row], in: codes[row])
      }
    }
    return DomainColumn(codes: codes, count: levels[levels.count - 1].pairs.count)
  }

  /// The domains in the order of their words.
  ///
  /// - Parameter words: by column.
  /// - Returns: by new place, the number a domain has here; and its name.
  func ordered(_ words: [WordOrder]) -> (order: [Int], names: [[(column: String, value: String)]]) {
    guard !groups.isEmpty else { return ([0], [[]]) }
    let domains = (0..<(levels.last?.pairs.count ?? self.words)).map { number in
      (number, zip(words, path(number)).map { words, word in words.places[Int(word)] })
    }.sorted { $0.1.lexicographicallyPrecedes($1.1) }
    let names = domains.map { domain in
      zip(groups, zip(words, domain.1)).map { ($0.name, $1.0.words[$1.1]) }
    }
    return (domains.map(\.0), names)
  }

  /// The words of a combination.
  private func path(_ number: Int) -> [Int32] {
    var (words, outer) = ([Int32](), Int32(truncatingIfNeeded: number))
    for level in levels.reversed() {
      words.append(level.pairs[Int(outer)].word)
      outer = level.pairs[Int(outer)].outer
    }
    return [outer] + words.reversed()
  }
}
