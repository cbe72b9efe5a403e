/// How often any two answers were given by one person (交叉表): for each pair of answers, the persons who gave both, and
/// the sum of their squared weights.
///
/// An influence value is a sum over a person's answers, so its square is a sum over pairs of them: with this table the
/// error of every figure made of these answers is known, and no row has to be kept or read again.
/// Laws: an empty table changes nothing, and parts merged in any order give the whole, bit for bit.
public struct CrossTally: Hashable, Sendable {
  /// How many different answers there are.
  public let answers: Int
  /// Persons by pair: the lower triangle, row by row.
  private var counts: [Int]
  /// Σw² by pair; empty when every weight is 1.
  private var squares: [ExactSum]
  /// Σw by answer; empty when every weight is 1.
  private var weights: [ExactSum]

  /// Nobody yet.
  ///
  /// - Parameter isWeighted: whether persons will have weights other than 1.
  public init(answers: Int, isWeighted: Bool = false) {
    self.answers = answers
    let pairs = answers * (answers + 1) / 2
    counts = Array(repeating: 0, count: pairs)
    squares = isWeighted ? Array(repeating: ExactSum(), count: pairs) : []
    weights = isWeighted ? Array(repeating: ExactSum(), count: answers) : []
  }

  private static func place(_ first: Int, _ second: Int) -> Int {
    let (row, column) = (max(first, second), min(first, second))
    return row * (row + 1) / 2 + column
  }

  /// The persons who gave both answers; for one answer twice, those who gave it.
  public func count(_ first: Int, _ second: Int) -> Int { counts[Self.place(first, second)] }

  /// Σw² over the persons who gave both answers; their number in a table without weights.
  public subscript(first: Int, second: Int) -> Double {
    let place = Self.place(first, second)
    return squares.isEmpty ? Double(counts[place]) : squares[place].value
  }

  /// Σw over the persons who gave an answer.
  public func weight(of answer: Int) -> Double {
    weights.isEmpty ? self[answer, answer] : weights[answer].value
  }

  /// The same persons, each with a weight of 1.
  public var withoutWeights: CrossTally {
    var table = self
    (table.squares, table.weights) = ([], [])
    return table
  }

  /// One person.
  ///
  /// - Parameters:
  ///   - given: the answers, each once, in ascending order.
  ///   - weight: w, above 0; 1 in a table without weights.
  public mutating func add(_ given: [Int], weight: Double = 1) {
    precondition(weight > 0 && (weight == 1 || !weights.isEmpty), "only a weighted table takes weights")
    precondition(given.last.map { $0 < answers } ?? true, "the table has a row for every answer")
    for (position, first) in given.enumerated() {
      for second in given[...position] {
        counts[Self.place(first, second)] += 1
        if !squares.isEmpty { squares[Self.place(first, second)].add(weight * weight) }
      }
      if !weights.isEmpty { weights[first].add(weight) }
    }
  }

  /// Persons somebody else has added up, who gave both answers.
  package mutating func add(_ count: Int, squares sum: ExactSum, who first: Int, _ second: Int) {
    let place = Self.place(first, second)
    counts[place] += count
    if !squares.isEmpty { squares[place] += sum }
  }

  /// The weights of persons somebody else has added up, who gave an answer.
  package mutating func add(weights sum: ExactSum, who answer: Int) {
    if !weights.isEmpty { weights[answer] += sum }
  }

  /// - Parameter other: another part: of the same answers, weighted alike.
  public mutating func merge(_ other: CrossTally) {
    precondition(
      answers == other.answers && weights.count == other.weights.count, "parts of one table have its answers")
    for index in counts.indices { counts[index] += other.counts[index] }
    for index in squares.indices { squares[index] += other.squares[index] }
    for index in weights.indices { weights[index] += other.weights[index] }
  }

  /// Goes through the numbers of the table.
  package mutating func code<Coder: TallyCoder>(with coder: inout Coder) {
    coder.code(counts: &counts)
    coder.code(sums: &squares)
    coder.code(sums: &weights)
  }

  /// The sums as numbers to reckon with.
  public var sums: PairSums {
    PairSums(
      answers: answers, pairs: squares.isEmpty ? counts.map(Double.init) : squares.map(\.value),
      weights: weights.map(\.value))
  }
}
