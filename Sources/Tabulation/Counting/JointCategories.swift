/// Categories of several groupings taken together (联合分组): those that somebody is in, numbered as they come.
struct JointCategories {
  /// By grouping: how many categories it has, none included.
  private let sizes: [Int]
  /// By combination: its number; −1 = nobody yet.
  private var numbers: [Int32]
  /// By number: the categories, by grouping.
  private(set) var categories: [[Int]] = []

  /// More combinations than this are counted grouping by grouping.
  static let most = 256

  init(_ sizes: [Int]) {
    self.sizes = sizes
    numbers = Array(repeating: -1, count: sizes.reduce(1, *))
  }

  /// Groupings that are few enough to be counted together, in order.
  static func sets(_ sizes: [Int]) -> [Range<Int>] {
    var sets: [Range<Int>] = []
    var product = 1
    for (index, size) in sizes.enumerated() {
      let (next, overflow) = product.multipliedReportingOverflow(by: size)
      if let last = sets.last, !overflow, next <= most {
        sets[sets.count - 1] = last.lowerBound..<index + 1
        product = next
      } else {
        sets.append(index..<index + 1)
        product = size
      }
    }
    return sets
  }

  /// The number of a person's combination.
  mutating func number(of person: Int, in groupings: [[Int32]]) -> UInt32 {
    var place = 0
    for (size, categories) in zip(sizes, groupings) { place = place * size + Int(categories[person]) }
    if numbers[place] >= 0 { return UInt32(numbers[place]) }
    numbers[place] = Int32(categories.count)
    categories.append(groupings.map { Int($0[person]) })
    return UInt32(numbers[place])
  }
}
