/// A square of +1 and −1 whose rows are orthogonal (哈达玛矩阵), the first of them all +1.
///
/// Every other row has as many of one sign as of the other: the balance of half samples.
/// Source: Paley (1933), *J. Math. Phys.* 12, 311–320, both constructions over a prime, and Sylvester's doubling.
struct HadamardMatrix: Hashable, Sendable {
  let order: Int
  /// By rows; true = +1.
  private var isPositive: [Bool]

  /// The smallest order that can be built with at least so many rows: every multiple of 4 up to 48, most beyond.
  init(rows: Int) {
    var order = Swift.max(1, rows)
    while true {
      if let matrix = Self.build(order) {
        self = matrix.normalised
        return
      }
      order += 1
    }
  }

  private init(order: Int, isPositive: (Int, Int) -> Bool) {
    self.order = order
    self.isPositive = (0..<order * order).map { isPositive($0 / order, $0 % order) }
  }

  /// +1 or −1.
  subscript(row: Int, column: Int) -> Double { isPositive[row * order + column] ? 1 : -1 }

  private static func build(_ order: Int) -> HadamardMatrix? {
    if order == 1 { return HadamardMatrix(order: 1) { _, _ in true } }
    if order == 2 { return HadamardMatrix(order: 2) { $0 + $1 < 2 } }
    guard order % 4 == 0 else { return nil }
    if let half = build(order / 2) {
      return HadamardMatrix(order: order) { i, j in (half[i / 2, j / 2] > 0) == (i % 2 + j % 2 < 2) }
    }
    if isPrime(order - 1) { return firstPaley(order) }
    return isPrime(order / 2 - 1) && order / 2 % 4 == 2 ? secondPaley(order) : nil
  }

  /// I + S with S skew, for a prime q = order − 1 that is 3 modulo 4.
  private static func firstPaley(_ order: Int) -> HadamardMatrix {
    let character = quadraticCharacter(order - 1)
    return HadamardMatrix(order: order) { i, j in
      if i == j || i == 0 { return true }
      if j == 0 { return false }
      return character[(i - j + order - 1) % (order - 1)] > 0
    }
  }

  /// C ⊗ [1 1; 1 −1] + I ⊗ [1 −1; −1 −1] with C symmetric, for a prime q = order/2 − 1 that is 1 modulo 4.
  private static func secondPaley(_ order: Int) -> HadamardMatrix {
    let prime = order / 2 - 1
    let character = quadraticCharacter(prime)
    return HadamardMatrix(order: order) { row, column in
      let (i, j, a, b) = (row / 2, column / 2, row % 2, column % 2)
      if i == j { return a + b == 0 }
      let conference = i == 0 || j == 0 ? 1 : character[(i - j + prime) % prime]
      return (conference > 0) == (a + b < 2)
    }
  }

  /// By residue of a prime: 1 for squares, −1 for others, 0 for 0.
  private static func quadraticCharacter(_ prime: Int) -> [Int] {
    var character = [Int](repeating: -1, count: prime)
    character[0] = 0
    for root in 1..<prime { character[root * root % prime] = 1 }
    return character
  }

  private static func isPrime(_ number: Int) -> Bool {
    guard number > 1 else { return false }
    var divisor = 2
    while divisor * divisor <= number {
      if number % divisor == 0 { return false }
      divisor += 1
    }
    return true
  }

  /// Columns turned so that the first row is all +1.
  private var normalised: HadamardMatrix {
    HadamardMatrix(order: order) { i, j in (self[i, j] > 0) == (self[0, j] > 0) }
  }
}
