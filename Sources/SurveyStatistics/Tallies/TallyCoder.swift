/// Goes through the numbers of a tally in one fixed order (字段遍历): one takes them down, another puts others in their place.
///
/// A tally names its numbers once, in `code(with:)`, for both ways. What is put in has the shape of the tally it is put
/// into, so that no length from outside is ever believed.
package protocol TallyCoder {
  /// Why going on is impossible.
  associatedtype Failure: Error

  /// A count of persons, answers or tallies: 0 or more.
  mutating func code(count: inout Int) throws(Failure)
  /// A sum of what is not negative: weights, squares.
  mutating func code(sum: inout Double) throws(Failure)
  /// Any number: a mean, a product of deviations.
  mutating func code(number: inout Double) throws(Failure)
  /// Any text.
  mutating func code(text: inout String) throws(Failure)
  /// How many entries follow, where the tally itself knows.
  mutating func code(shape: Int) throws(Failure)
  /// How many entries follow, where only the one who took them down knows; each takes some space.
  ///
  /// - Returns: The number to go on with.
  mutating func code(length: Int) throws(Failure) -> Int
  /// Whether two ends are in order.
  mutating func check(_ holds: Bool) throws(Failure)
}

extension TallyCoder {
  /// Counts, as many as there are.
  package mutating func code(counts: inout [Int]) throws(Failure) {
    try code(shape: counts.count)
    for index in counts.indices { try code(count: &counts[index]) }
  }

  /// Sums, as many as there are.
  package mutating func code(sums: inout [Double]) throws(Failure) {
    try code(shape: sums.count)
    for index in sums.indices { try code(sum: &sums[index]) }
  }

  /// Numbers, as many as there are.
  package mutating func code(numbers: inout [Double]) throws(Failure) {
    try code(shape: numbers.count)
    for index in numbers.indices { try code(number: &numbers[index]) }
  }

  /// The least and the greatest weight; `nil` = nobody has one.
  package mutating func code(weightRange range: inout ClosedRange<Double>?) throws(Failure) {
    var known = range == nil ? 0 : 1
    try code(count: &known)
    try check(known <= 1)
    guard known == 1 else { return range = nil }
    var (least, greatest) = (range?.lowerBound ?? 0, range?.upperBound ?? 0)
    try code(sum: &least)
    try code(sum: &greatest)
    try check(least > 0 && least <= greatest)
    range = least...greatest
  }

  /// A list whose length only the one who took it down knows.
  ///
  /// - Parameters:
  ///   - blank: An entry to put a new one into.
  ///   - entry: Goes through one entry.
  package mutating func code<Entry>(
    list: inout [Entry], blank: Entry, _ entry: (inout Self, inout Entry) throws(Failure) -> Void
  ) throws(Failure) {
    let length = try code(length: list.count)
    var coded: [Entry] = []
    for index in 0..<length {
      var next = index < list.count ? list[index] : blank
      try entry(&self, &next)
      coded.append(next)
    }
    list = coded
  }
}
