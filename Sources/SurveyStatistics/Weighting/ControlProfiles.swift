/// The distinct combinations of what weights are controlled by (控制特征组合): units alike get the same factor.
struct ControlProfiles: Sendable {
  /// The profile of each unit; −1 for units in a category that should count nobody, which have none.
  let ofUnit: [Int32]
  /// Σd of the units in each profile.
  let base: [Double]
  /// By margin, the category of each profile.
  let categories: [[Int]]
  /// By total, the value of each profile.
  let values: [[Double]]

  /// - Parameter totals: With any, every unit is a profile of its own.
  init(_ baseWeights: [Double], _ margins: [ControlMargin], _ totals: [ControlTotal]) {
    let isIn = baseWeights.indices.map { unit in
      margins.allSatisfy { margin in margin.categories[unit].map { margin.targets[$0] > 0 } ?? false }
        && totals.allSatisfy { $0.values[unit] != nil }
    }
    let ofUnit = totals.isEmpty ? Self.shared(margins, isIn) : Self.single(isIn)
    // Profiles are numbered in order of appearance, so that no dictionary's order shows.
    var first: [Int] = []
    for unit in ofUnit.indices where Int(ofUnit[unit]) == first.count { first.append(unit) }
    var base = [Double](repeating: 0, count: first.count)
    for unit in ofUnit.indices where isIn[unit] { base[Int(ofUnit[unit])] += baseWeights[unit] }
    (self.ofUnit, self.base) = (ofUnit, base)
    categories = margins.map { margin in first.compactMap { margin.categories[$0] } }
    values = totals.map { total in first.compactMap { total.values[$0] } }
  }

  private static func single(_ isIn: [Bool]) -> [Int32] {
    var next: Int32 = -1
    return isIn.map { isIn in
      guard isIn else { return -1 }
      next += 1
      return next
    }
  }

  /// One margin after the other: a combination so far and the next category make a new one.
  private static func shared(_ margins: [ControlMargin], _ isIn: [Bool]) -> [Int32] {
    var combined = isIn.map { $0 ? Int32(0) : -1 }
    for margin in margins {
      var numbers: [Int: Int32] = [:]
      for unit in combined.indices {
        guard isIn[unit], let category = margin.categories[unit] else { continue }
        let pair = Int(combined[unit]) * margin.targets.count + category
        let next = Int32(numbers.count)
        combined[unit] = numbers[pair] ?? next
        if combined[unit] == next { numbers[pair] = next }
      }
    }
    return combined
  }

  /// Categories that should count somebody and have no unit left.
  func emptyCategories(_ margins: [ControlMargin]) -> [WeightingFault] {
    margins.enumerated().flatMap { index, margin -> [WeightingFault] in
      let present = Set(categories[index])
      return margin.targets.enumerated().compactMap { category, target in
        target > 0 && !present.contains(category)
          ? .emptyCategory(margin: index, category, target: target) : nil
      }
    }
  }
}
