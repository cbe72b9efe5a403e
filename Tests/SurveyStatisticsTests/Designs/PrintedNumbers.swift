/// What a reference script printed: lines of a name and its numbers.
struct PrintedNumbers {
  private let lines: [Substring: [Double]]

  init(_ text: String) {
    var lines: [Substring: [Double]] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: ",")
      lines[fields[0]] = fields.dropFirst().compactMap { Double($0) }
    }
    self.lines = lines
  }

  /// The numbers after a name; none when the script printed no such line, which no comparison survives.
  subscript(name: String) -> [Double] { lines[Substring(name)] ?? [] }
}

/// The largest relative error of a list of numbers; infinite when there are more or fewer than expected.
func relativeError(_ computed: [Double], _ expected: [Double]) -> Double {
  guard computed.count == expected.count, !expected.isEmpty else { return .infinity }
  return zip(computed, expected).reduce(0) { max($0, relativeError($1.0, $1.1)) }
}
