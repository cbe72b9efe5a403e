import RealModule

/// How far from the base weights calibrated ones may go, and by what distance (校准方法).
///
/// w = d·F(x′λ) with the λ that meets the controls. All give the same estimates to first order; they differ in how
/// extreme single weights become.
/// Source: Deville & Särndal (1992), *JASA* 87, 376–382, table 1, cases 1, 2, 6 and 7.
public enum CalibrationMethod: Hashable, Sendable {
  /// F = 1 + u: the generalised regression estimator (GREG, 线性校准). Needs no iteration, but weights may fall
  /// below 0.
  case linear
  /// F = 1 + u cut at both ends (限幅线性校准): w/d stays inside the bounds.
  case boundedLinear(ClosedRange<Double>)
  /// F = exp u (指数校准): raking, which also takes totals. Weights stay above 0.
  case raking
  /// F an S-curve between the bounds (logit 校准): w/d stays strictly inside them.
  case logit(ClosedRange<Double>)

  /// The bounds of w/d, when the method keeps any.
  public var bounds: ClosedRange<Double>? {
    switch self {
    case .linear, .raking: nil
    case .boundedLinear(let bounds), .logit(let bounds): bounds
    }
  }

  /// F(u), the factor w/d.
  func factor(_ u: Double) -> Double {
    switch self {
    case .linear: 1 + u
    case .boundedLinear(let bounds): min(max(1 + u, bounds.lowerBound), bounds.upperBound)
    case .raking: Double.exp(u)
    case .logit(let bounds): Logit(bounds).factor(u)
    }
  }

  /// F′(u), at least 0.
  func slope(_ u: Double) -> Double {
    switch self {
    case .linear: 1
    case .boundedLinear(let bounds): bounds.contains(1 + u) ? 1 : 0
    case .raking: Double.exp(u)
    case .logit(let bounds): Logit(bounds).slope(u)
    }
  }

  /// ∫F, convex: Σd∫F(x′λ) − t′λ is least at the solution.
  func potential(_ u: Double) -> Double {
    switch self {
    case .linear: u + u * u / 2
    case .boundedLinear(let bounds):
      // Beyond an end F is constant: the tangent there goes on.
      {
        let inside = min(max(u, bounds.lowerBound - 1), bounds.upperBound - 1)
        return inside + inside * inside / 2 + (1 + inside) * (u - inside)
      }()
    case .raking: Double.exp(u)
    case .logit(let bounds): Logit(bounds).potential(u)
    }
  }

  /// Deville and Särndal's case 6 as a logistic curve: F = L + (U − L)·s(Au), with F(0) = F′(0) = 1.
  private struct Logit {
    private let lower: Double, upper: Double, rate: Double

    init(_ bounds: ClosedRange<Double>) {
      (lower, upper) = (bounds.lowerBound, bounds.upperBound)
      rate = (upper - lower) / ((1 - lower) * (upper - 1))
    }

    /// ln of the odds of s.
    private func exponent(_ u: Double) -> Double { rate * u + Double.log((1 - lower) / (upper - 1)) }
    private func logistic(_ u: Double) -> Double { 1 / (1 + Double.exp(-exponent(u))) }

    func factor(_ u: Double) -> Double { lower + (upper - lower) * logistic(u) }

    func slope(_ u: Double) -> Double {
      let s = logistic(u)
      return (upper - lower) * rate * s * (1 - s)
    }

    /// Lu + (U − L)/A·ln(1 + e^y), the logarithm taken so that nothing overflows.
    func potential(_ u: Double) -> Double {
      let y = exponent(u)
      return lower * u + (upper - lower) / rate * (max(y, 0) + Double.log(onePlus: Double.exp(-abs(y))))
    }
  }
}
