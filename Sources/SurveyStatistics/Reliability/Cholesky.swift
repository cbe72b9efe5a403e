import RealModule

/// The Cholesky factor A = LLᵀ of a positive definite matrix (楚列斯基分解), by rows.
///
/// `nil` when the matrix is singular to working precision: a pivot below size·10⁻¹⁴ of its diagonal element
/// says that the variable is a combination of those before it.
struct Cholesky {
  private let rows: [[Double]]

  init?(_ matrix: SymmetricMatrix) {
    var rows: [[Double]] = []
    let tolerance = Double(matrix.size) * 1e-14
    for i in 0..<matrix.size {
      var row: [Double] = []
      for j in 0..<i {
        let inner = zip(row, rows[j]).reduce(0) { $0 + $1.0 * $1.1 }
        row.append((matrix[i, j] - inner) / rows[j][j])
      }
      let pivot = matrix[i, i] - row.reduce(0) { $0 + $1 * $1 }
      guard pivot > tolerance * matrix[i, i] else { return nil }
      row.append(pivot.squareRoot())
      rows.append(row)
    }
    self.rows = rows
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
