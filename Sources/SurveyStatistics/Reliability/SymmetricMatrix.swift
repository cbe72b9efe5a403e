import RealModule

/// A small symmetric matrix (对称矩阵): covariances and correlations of at most some hundred items.
public struct SymmetricMatrix: Hashable, Sendable {
  /// Rows, and columns.
  public let size: Int
  /// The lower triangle by rows: (0,0), (1,0), (1,1), (2,0) …
  private var elements: [Double]

  /// All zeros.
  public init(size: Int) {
    self.size = size
    elements = Array(repeating: 0, count: size * (size + 1) / 2)
  }

  /// - Parameter lowerTriangle: row i has i + 1 numbers.
  public init(lowerTriangle: [[Double]]) {
    precondition(lowerTriangle.indices.allSatisfy { lowerTriangle[$0].count == $0 + 1 })
    size = lowerTriangle.count
    elements = lowerTriangle.flatMap { $0 }
  }

  /// The element in row i and column j, which is that in row j and column i.
  public subscript(i: Int, j: Int) -> Double {
    get { elements[place(i, j)] }
    set { elements[place(i, j)] = newValue }
  }

  private func place(_ i: Int, _ j: Int) -> Int {
    let (row, column) = (Swift.max(i, j), Swift.min(i, j))
    return row * (row + 1) / 2 + column
  }

  /// The sum of all elements, both triangles.
  public var sum: Double { (0..<size).reduce(0) { $0 + rowSum($1) } }

  /// The sum of the diagonal.
  public var trace: Double { (0..<size).reduce(0) { $0 + self[$1, $1] } }

  func rowSum(_ i: Int) -> Double { (0..<size).reduce(0) { $0 + self[i, $1] } }

  func scaled(by factor: Double) -> SymmetricMatrix {
    var result = self
    for index in elements.indices { result.elements[index] *= factor }
    return result
  }

  mutating func add(_ other: SymmetricMatrix) {
    for index in elements.indices { elements[index] += other.elements[index] }
  }

  mutating func addOuterProduct(of vector: [Double], times factor: Double) {
    var index = 0
    for i in vector.indices {
      let row = factor * vector[i]
      for j in 0...i {
        elements[index] += row * vector[j]
        index += 1
      }
    }
  }

  /// Without one row and its column.
  func dropping(_ dropped: Int) -> SymmetricMatrix {
    let kept = (0..<size).filter { $0 != dropped }
    return SymmetricMatrix(lowerTriangle: kept.indices.map { i in (0...i).map { self[kept[i], kept[$0]] } })
  }
}
