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

  /// Puts down the numbers of some persons' combinations.
  mutating func number(
    _ persons: ArraySlice<Int32>, in groupings: [[Int32]], into found: UnsafeMutablePointer<UInt32>
  ) {
    found.update(repeating: 0, count: persons.count)
    persons.withUnsafeBufferPointer { persons in
      for (size, categories) in zip(sizes, groupings) {
        categories.withUnsafeBufferPointer { categories in
          for (index, person) in persons.enumerated() {
            found[index] = found[index] * UInt32(size) + UInt32(categories[Int(person)])
          }
        }
      }
      for (index, person) in persons.enumerated() {
        found[index] = number(at: Int(found[index])) { groupings.map { Int($0[Int(person)]) } }
      }
    }
  }

  private mutating func number(at place: Int, _ own: () -> [Int]) -> UInt32 {
    if numbers[place] < 0 {
      numbers[place] = Int32(categories.count)
      categories.append(own())
    }
    return UInt32(numbers[place])
  }
}
