/// Johnson's relative weights (相对权重): R² shared out through the orthogonal variables nearest to the predictors.
///
/// With R = VΔ²Vᵀ the predictors' loadings on those variables are Λ = VΔVᵀ, and the outcome's β = Λ⁻¹r; predictor j
/// gets Σₖ λ²ⱼₖβ²ₖ. Source: Johnson (2000), *Multivar. Behav. Res.* 35, 1–19, eq. 3–7.
enum RelativeWeights {
  /// - Parameters:
  ///   - among: correlations of the predictors; directions that do not vary are left out.
  ///   - withOutcome: their correlations with the outcome.
  static func of(among: SymmetricMatrix, withOutcome: [Double]) -> [Double] {
    let eigen = EigenDecomposition(among)
    let used = eigen.values.indices.filter { eigen.values[$0] > 1e-10 }
    // Coordinates in the eigenvectors: Λ and Λ⁻¹ are diagonal there.
    let beta = (0..<among.size).map { k in
      used.reduce(0) { sum, e in
        let along = zip(eigen.vectors[e], withOutcome).reduce(0) { $0 + $1.0 * $1.1 }
        return sum + eigen.vectors[e][k] * along / eigen.values[e].squareRoot()
      }
    }
    return (0..<among.size).map { j in
      (0..<among.size).reduce(0) { sum, k in
        let loading = used.reduce(0) {
          $0 + eigen.vectors[$1][j] * eigen.values[$1].squareRoot() * eigen.vectors[$1][k]
        }
        return sum + loading * loading * beta[k] * beta[k]
      }
    }
  }
}
