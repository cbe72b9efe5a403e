/// The least and the greatest weight in each joint category (权数范围).
struct WeightRanges {
  private var least: [Double] = []
  private var greatest: [Double] = []
  /// Weights that are in the range of every joint category there was: they widen none.
  private var everywhere = 0.0...0.0
  private var categories = 0

  /// - Parameters:
  ///   - categories: How many joint categories there are by now.
  ///   - joints: By person, the joint category.
  ///   - weights: By person; 0 for none.
  ///   - range: The least and the greatest of these.
  ///   - states: By person: 0 for those it is about; `nil` = everybody.
  mutating func widen(
    _ count: Int, joints: UnsafePointer<UInt32>, weights: UnsafePointer<Double>,
    range: ClosedRange<Double>, categories: Int, states: UnsafePointer<UInt16>? = nil
  ) {
    if self.categories < categories {
      greatest += Array(repeating: 0, count: categories - self.categories)
      least += Array(repeating: .infinity, count: categories - self.categories)
      (self.categories, everywhere) = (categories, 0...0)
    }
    let (lower, upper) = (everywhere.lowerBound, everywhere.upperBound)
    if lower <= range.lowerBound, range.upperBound <= upper { return }
    var hasWidened = false
    for person in 0..<count where weights[person] < lower || weights[person] > upper {
      guard weights[person] > 0, (states?[person] ?? 0) == 0 else { continue }
      let joint = Int(joints[person])
      least[joint] = min(least[joint], weights[person])
      greatest[joint] = max(greatest[joint], weights[person])
      hasWidened = true
    }
    if hasWidened { narrowEverywhere() }
  }

  private mutating func narrowEverywhere() {
    let (lower, upper) = (least.max() ?? 0, greatest.min() ?? 0)
    everywhere = lower <= upper ? lower...upper : 0...0
  }

  /// The range of a joint category; `nil` = nobody has a weight.
  subscript(joint: Int) -> ClosedRange<Double>? {
    joint < least.count && least[joint] <= greatest[joint] ? least[joint]...greatest[joint] : nil
  }
}
