/// The eigenvalues and eigenvectors of a symmetric matrix (特征值), by Jacobi's rotations: slow for thousands of
/// items, and accurate to the last digits for some hundred.
///
/// Source: Jacobi (1846); Golub & Van Loan (2013), *Matrix Computations*, §8.5.
/// Checked: R `eigen`, relative 1e-9.
public struct EigenDecomposition: Hashable, Sendable {
  /// The eigenvalues, largest first.
  public let values: [Double]
  /// A unit vector for each, signed so that its elements add up to 0 or more.
  public let vectors: [[Double]]

  /// - Parameter matrix: of finite numbers.
  public init(_ matrix: SymmetricMatrix) {
    let size = matrix.size
    var rows = (0..<size).map { i in (0..<size).map { matrix[i, $0] } }
    var vectors = (0..<size).map { i in (0..<size).map { $0 == i ? 1.0 : 0.0 } }
    for _ in 0..<60 where Self.sweep(&rows, &vectors) == 0 { break }
    let order = (0..<size).sorted { (rows[$0][$0], $1) > (rows[$1][$1], $0) }
    values = order.map { rows[$0][$0] }
    self.vectors = order.map { index in
      let vector = vectors[index]
      return vector.reduce(0, +) < 0 ? vector.map { -$0 } : vector
    }
  }

  /// One rotation for every pair whose element still counts beside both of its diagonal ones.
  ///
  /// - Returns: how many there were; none = diagonal to working precision.
  private static func sweep(_ a: inout [[Double]], _ vectors: inout [[Double]]) -> Int {
    var rotations = 0
    for p in a.indices {
      for q in a.indices where q > p {
        let (off, diagonal) = (a[p][q], abs(a[p][p]) + abs(a[q][q]))
        guard abs(off) > 1e-17 * diagonal else { continue }
        rotations += 1
        let theta = (a[q][q] - a[p][p]) / (2 * off)
        let t = (theta < 0 ? -1 : 1) / (abs(theta) + (theta * theta + 1).squareRoot())
        let c = 1 / (t * t + 1).squareRoot()
        rotate(&a, p, q, cosine: c, sine: t * c)
        turn(&vectors, p, q, cosine: c, sine: t * c)
        (a[p][q], a[q][p]) = (0, 0)
      }
    }
    return rotations
  }

  private static func rotate(_ a: inout [[Double]], _ p: Int, _ q: Int, cosine c: Double, sine s: Double) {
    for k in a.indices {
      let (x, y) = (a[k][p], a[k][q])
      (a[k][p], a[k][q]) = (c * x - s * y, s * x + c * y)
    }
    turn(&a, p, q, cosine: c, sine: s)
  }

  /// Rows p and q turned into each other.
  private static func turn(_ rows: inout [[Double]], _ p: Int, _ q: Int, cosine c: Double, sine s: Double) {
    for k in rows.indices {
      let (x, y) = (rows[p][k], rows[q][k])
      (rows[p][k], rows[q][k]) = (c * x - s * y, s * x + c * y)
    }
  }
}
