/// By how much a sample design makes Pearson's X² too large (Rao–Scott 校正).
///
/// Δ/n = (CᵀD⁻¹C)⁻¹ CᵀD⁻¹VD⁻¹C, with D = diag p̂ and C a basis of the tables without row or column effects; empty
/// cells have D⁻¹ = 0. Only traces are used, which are the same for every basis: here (eᵢ − 1/r)(eⱼ − 1/c), the last
/// row and column left out.
/// Source: Rao & Scott (1984), *Ann. Stat.* 12, 46–60.
struct RaoScottCorrection {
  /// tr Δ/n.
  let trace: Double
  /// d = (tr Δ)²/tr Δ², at most (r − 1)(c − 1).
  let effectiveContrasts: Double

  /// - Throws: `.singularMatrix` when empty cells leave contrasts undetermined, `.noSamplingError`.
  init(_ table: WeightedTable, covariance: SymmetricMatrix) throws(UndefinedReason) {
    let scaled = Self.scaledBasis(table)
    let contrasts = scaled.basis.count
    var simple = SymmetricMatrix(size: contrasts)
    var actual = SymmetricMatrix(size: contrasts)
    let spread = scaled.inverted.map { column in
      (0..<covariance.size).map { i in
        column.indices.reduce(0) { $0 + covariance[i, $1] * column[$1] }
      }
    }
    for a in 0..<contrasts {
      for b in 0...a {
        simple[a, b] = zip(scaled.basis[a], scaled.inverted[b]).reduce(0) { $0 + $1.0 * $1.1 }
        actual[a, b] = zip(scaled.inverted[a], spread[b]).reduce(0) { $0 + $1.0 * $1.1 }
      }
    }
    guard let inverse = Cholesky(simple)?.inverse else { throw .singularMatrix }
    var (trace, square) = (0.0, 0.0)
    let product = (0..<contrasts).map { a in
      (0..<contrasts).map { b in (0..<contrasts).reduce(0) { $0 + inverse[a, $1] * actual[$1, b] } }
    }
    for a in 0..<contrasts {
      trace += product[a][a]
      for b in 0..<contrasts { square += product[a][b] * product[b][a] }
    }
    // Beside the variance of as many independent answers, k/n, only rounding is left.
    let simpleTrace = Double(contrasts) / Double(table.respondents)
    guard trace > 1e-12 * simpleTrace, square > 0 else { throw .noSamplingError }
    (self.trace, effectiveContrasts) = (trace, trace * trace / square)
  }

  /// The basis, and the same times D⁻¹: a list of cells for each contrast.
  private static func scaledBasis(_ table: WeightedTable) -> (basis: [[Double]], inverted: [[Double]]) {
    let (rows, columns) = (table.rowsUsed.count, table.columnsUsed.count)
    let cells = table.shares.flatMap { $0 }
    var basis: [[Double]] = []
    for i in 0..<rows - 1 {
      for j in 0..<columns - 1 {
        basis.append(
          cells.indices.map { cell in
            ((cell / columns == i ? 1 : 0) - 1 / Double(rows))
              * ((cell % columns == j ? 1 : 0) - 1 / Double(columns))
          })
      }
    }
    let inverted = basis.map { zip($0, cells).map { $1 == 0 ? 0 : $0 / $1 } }
    return (basis, inverted)
  }
}
