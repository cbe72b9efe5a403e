/// Goes through the numbers of a tally in one fixed order (字段遍历): one takes them down, another puts others in their place.
///
/// A tally names its numbers once, in `code(with:)`, for both ways. What is put in has the shape of the tally it is put
/// into, so that no length from outside is ever believed.
package protocol TallyCoder {
  /// A count of persons, answers or tallies: 0 or more.
  mutating func code(count: inout Int)
  /// A sum of what is not negative: weights, squares.
  mutating func code(sum: inout Double)
  /// The words of a fixed-point number.
  mutating func code(words: inout SIMD4<UInt64>)
  /// Any text.
  mutating func code(text: inout String)
  /// How many entries follow, where the tally itself knows.
  mutating func code(shape: Int)
  /// How many entries follow, where only the one who took them down knows; each takes some space.
  ///
  /// - Returns: The number to go on with.
  mutating func code(length: Int) -> Int
  /// Something that is true of every tally; where it does not hold, nothing that is read counts.
  mutating func check(_ holds: Bool)
}

extension TallyCoder {
  /// Counts, as many as there are.
  package mutating func code(counts: inout [Int]) {
    code(shape: counts.count)
    for index in counts.indices { code(count: &counts[index]) }
  }

  /// The least and the greatest weight; `nil` = nobody has one.
  package mutating func code(weightRange range: inout ClosedRange<Double>?) {
    var known = range == nil ? 0 : 1
    code(count: &known)
    check(known <= 1)
    guard known == 1 else {
      range = nil
      return
    }
    var (least, greatest) = (range?.lowerBound ?? 0, range?.upperBound ?? 0)
    code(sum: &least)
    code(sum: &greatest)
    let isRange = least > 0 && least <= greatest
    check(isRange)
    range = isRange ? least...greatest : nil
  }

  /// A list whose length only the one who took it down knows.
  ///
  /// - Parameter blank: An entry to put a new one into.
  package mutating func code<Entry: TallyEntry>(list: inout [Entry], blank: Entry) {
    let length = code(length: list.count)
    var coded: [Entry] = []
    for index in 0..<length {
      var next = index < list.count ? list[index] : blank
      next.code(with: &self)
      coded.append(next)
    }
    list = coded
  }
}

/// What a list in a tally is made of (条目).
package protocol TallyEntry {
  /// Goes through what the entry holds.
  mutating func code<Coder: TallyCoder>(with coder: inout Coder)
}

extension String: TallyEntry {
  package mutating func code<Coder: TallyCoder>(with coder: inout Coder) {
    coder.code(text: &self)
  }
}
