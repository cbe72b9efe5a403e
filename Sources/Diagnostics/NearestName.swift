extension Sequence where Element == String {
  /// The name most like a misspelt one (最接近的名称), for “did you mean”.
  ///
  /// Likeness is the optimal string alignment distance (insertions, deletions, replacements and swaps of neighbours);
  /// ties go to the earlier name.
  /// - Returns: `nil` when nothing is near: more than a third of the longer name would have to change.
  public func nearest(to name: String) -> String? {
    var best: (name: String, distance: Int)?
    for candidate in self {
      let limit = Swift.max(1, Swift.max(candidate.count, name.count) / 3)
      guard abs(candidate.count - name.count) <= limit else { continue }
      let distance = alignmentDistance(Array(candidate), Array(name))
      if distance <= limit, distance < Swift.max(candidate.count, name.count),
        distance < best?.distance ?? .max
      {
        best = (candidate, distance)
      }
    }
    return best?.name
  }
}

private func alignmentDistance(_ left: [Character], _ right: [Character]) -> Int {
  var beforeLast = [Int](repeating: 0, count: right.count + 1)
  var last = Array(0...right.count)
  for i in 0..<left.count {
    var current = [i + 1] + [Int](repeating: 0, count: right.count)
    for j in 0..<right.count {
      let replaced = last[j] + (left[i] == right[j] ? 0 : 1)
      current[j + 1] = Swift.min(replaced, last[j + 1] + 1, current[j] + 1)
      if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
        current[j + 1] = Swift.min(current[j + 1], beforeLast[j - 1] + 1)
      }
    }
    (beforeLast, last) = (last, current)
  }
  return last[right.count]
}
