/// From the options somebody chose to the category of a margin (类别查找).
struct CategoryLookup: Sendable {
  private let radices: [Int]
  private var categories: [Int: Int] = [:]

  /// The most combinations of single options that the categories of a margin may have.
  static let mostCombinations = 1_000_000

  static let empty = CategoryLookup()
  private init() { radices = [] }

  /// - Parameter radices: how many options each question has.
  /// - Returns: `nil` when their combinations cannot be numbered.
  init?(radices: [Int]) {
    var product = 1
    for radix in radices {
      let (next, overflow) = product.multipliedReportingOverflow(by: max(radix, 1))
      if overflow { return nil }
      product = next
    }
    self.radices = radices
  }

  enum Addition { case added, taken, tooMany }

  /// Puts every combination of the members into a category.
  ///
  /// - Parameter members: for each question the options that belong to it.
  mutating func add(_ members: [Set<Int>], as category: Int) -> Addition {
    var size = 1
    for options in members {
      size *= options.count
      if categories.count + size > Self.mostCombinations { return .tooMany }
    }
    var keys = [0]
    for (radix, options) in zip(radices, members) {
      keys = keys.flatMap { key in options.map { key * radix + $0 } }
    }
    let isTaken = keys.contains { categories[$0] != nil }
    for key in keys { categories[key] = category }
    return isTaken ? .taken : .added
  }

  /// The category of a combination of options, one for each question; `nil` when none is declared for it.
  func category(of options: some Collection<Int>) -> Int? {
    var key = 0
    for (radix, option) in zip(radices, options) { key = key * radix + option }
    return categories[key]
  }
}
