/// The words of a column in the order they are told (类别次序): numbers by size before words by spelling.
///
/// It does not depend on the order of the rows, as that of first appearance does.
struct WordOrder: Sendable {
  /// In order.
  let words: [String]
  /// By number of a word, its place.
  let places: [Int]

  /// Words that are in order.
  init(sorted words: [String]) { (self.words, places) = (words, Array(words.indices)) }

  /// - Parameter numbered: words by their numbers, each once.
  init(_ numbered: [String]) {
    let sizes = numbered.map { Double($0).flatMap { $0.isFinite ? $0 : nil } }
    let order = numbered.indices.sorted { left, right in
      switch (sizes[left], sizes[right]) {
      case (let a?, let b?) where a != b: a < b
      case (_?, nil): true
      case (nil, _?): false
      default: numbered[left] < numbered[right]
      }
    }
    var places = [Int](repeating: 0, count: numbered.count)
    for (place, number) in order.enumerated() { places[number] = place }
    (words, self.places) = (order.map { numbered[$0] }, places)
  }
}
