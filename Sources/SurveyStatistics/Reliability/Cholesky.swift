import RealModule

/// The Cholesky factor A = LLᵀ of a positive definite matrix (楚列斯基分解), by rows.
///
/// `nil` when the matrix is singular to working precision: a pivot below size·10⁻¹⁴ of its diagonal element
/// says that the variable is a combination of those before it.
struct Cholesky {
  private let rows: [[Double]]

  init?(_ matrix: SymmetricMatrix) {
    let (factor, kept) = Self.independent(matrix)
    guard kept.count == matrix.size else { return nil }
    self = factor
  }

  private init(rows: [[Double]]) { self.rows = rows }

  /// The factor of a positive semidefinite matrix less the variables that are combinations of those before them, and
  /// the variables kept, in order.
  static func independent(_ matrix: SymmetricMatrix) -> (factor: Cholesky, kept: [Int]) {
    var kept: [Int] = []
    var rows: [[Double]] = []
    let tolerance = Double(matrix.size) * 1e-14
    for i in 0..<matrix.size {
      var row: [Double] = []
      for (j, column) in kept.enumerated() {
        let inner = zip(row, rows[j]).reduce(0) { $0 + $1.0 * $1.1 }
        row.append((matrix[i, column] - inner) / rows[j][j])
      }
      let pivot = matrix[i, i] - row.reduce(0) { $0 + $1 * $1 }
      guard pivot > tolerance * matrix[i, i] else { continue }
      row.append(pivot.squareRoot())
      rows.append(row)
      kept.append(i)
    }
    return (Cholesky(rows: rows), kept)
  }

  /// x with Ax = b: Ly = b forwards, Lᵀx = y backwards.
  func solution(of b: [Double]) -> [Double] {
    var x = b
    for i in rows.indices {
      for j in 0..<i { x[i] -= rows[i][j] * x[j] }
      x[i] /= rows[i][i]
    }
    for i in rows.indices.reversed() {
      for j in (i + 1)..<rows.count { x[i] -= rows[j][i] * x[j] }
      x[i] /= rows[i][i]
    }
    return x
  }

  /// ln|A|.
  var logDeterminant: Double { rows.indices.reduce(0) { $0 + 2 * Double.log(rows[$1][$1]) } }

  /// A⁻¹ = MᵀM with M = L⁻¹.
  var inverse: SymmetricMatrix {
    let size = rows.count
    var inverted: [[Double]] = []
    for i in 0..<size {
      var row = Array(repeating: 0.0, count: size)
      row[i] = 1 / rows[i][i]
      for j in 0..<i {
        let inner = (j..<i).reduce(0) { $0 + rows[i][$1] * inverted[$1][j] }
        row[j] = -inner / rows[i][i]
      }
      inverted.append(row)
    }
    var result = SymmetricMatrix(size: size)
    for i in 0..<size {
      for j in 0...i { result[i, j] = (i..<size).reduce(0) { $0 + inverted[$1][i] * inverted[$1][j] } }
    }
    return result
  }
}
