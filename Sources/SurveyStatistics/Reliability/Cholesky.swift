import RealModule

/// The Cholesky factor A = LLᵀ of a positive definite matrix (楚列斯基分解), by rows.
///
/// A pivot below size·10⁻¹⁴ of its diagonal element says that the variable is a combination of those before it.
struct Cholesky {
  private let rows: [[Double]]
  /// The variables factored, in order.
  let kept: [Int]

  /// Of the variables that are no combination of earlier ones; the others are left out.
  ///
  /// - Parameter rounding: a pivot that is no more than this is none, either.
  init(independentIn matrix: SymmetricMatrix, rounding: Double = 0) {
    var (rows, kept) = ([[Double]](), [Int]())
    let tolerance = Double(matrix.size) * 1e-14
    for i in 0..<matrix.size {
      var row: [Double] = []
      for (index, j) in kept.enumerated() {
        let inner = zip(row, rows[index]).reduce(0) { $0 + $1.0 * $1.1 }
        row.append((matrix[i, j] - inner) / rows[index][index])
      }
      let pivot = matrix[i, i] - row.reduce(0) { $0 + $1 * $1 }
      guard pivot > max(tolerance * matrix[i, i], rounding) else { continue }
      row.append(pivot.squareRoot())
      rows.append(row)
      kept.append(i)
    }
    (self.rows, self.kept) = (rows, kept)
  }

  /// Of the whole matrix; `nil` when it is singular to working precision.
  init?(_ matrix: SymmetricMatrix, rounding: Double = 0) {
    self.init(independentIn: matrix, rounding: rounding)
    if kept.count < matrix.size { return nil }
  }

  /// x with Ax = b, of the kept variables: Ly = b forwards, Lᵀx = y backwards.
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

  /// xᵀA⁻¹x = |L⁻¹x|², by substitution.
  ///
  /// - Parameter vector: of the kept variables.
  func squaredNorm(of vector: [Double]) -> Double {
    var solved: [Double] = []
    for (i, row) in rows.enumerated() {
      let inner = solved.indices.reduce(0) { $0 + row[$1] * solved[$1] }
      solved.append((vector[i] - inner) / row[i])
    }
    return solved.reduce(0) { $0 + $1 * $1 }
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
