/// The rows of a printed table as numbers.
func rows(_ table: String) -> [[Double]] {
  table.split(separator: "\n").map { line in
    line.split(separator: ",").compactMap { Double($0) }
  }
}

/// |computed − expected| over |expected|; 0 when both are the same, infinite when only the expected is 0.
func relativeError(_ computed: Double, _ expected: Double) -> Double {
  if computed == expected { return 0 }
  return expected == 0 ? .infinity : abs(computed - expected) / abs(expected)
}

func isClose(_ computed: Double?, _ expected: Double, within tolerance: Double = 1e-12) -> Bool {
  computed.map { relativeError($0, expected) <= tolerance } ?? false
}
