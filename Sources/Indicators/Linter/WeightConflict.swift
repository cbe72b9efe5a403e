public import ExactNumbers

/// How weights conflict (权重冲突).
public enum WeightConflict: Hashable, Sendable {
  /// A group's weight and the sum of its children.
  case children(declared: ExactDecimal, sum: ExactDecimal)
  /// Full marks and the sum of the first level.
  case fullMarks(declared: ExactDecimal, sum: ExactDecimal)
  /// The weight as scored and as printed at a place of the report; `nil`: the score table.
  case printed(declared: ExactDecimal, printed: ExactDecimal, place: String?)
}

extension WeightConflict: FindingFacts {
  var code: String { "weight-conflict" }

  var severity: Finding.Severity { .high }

  var figures: (printed: String?, computed: String?) {
    switch self {
    case .children(let declared, let sum), .fullMarks(let declared, let sum): ("\(declared)", "\(sum)")
    case .printed(let declared, let printed, _): ("\(printed)", "\(declared)")
    }
  }

  var wording: Wording {
    switch self {
    case .children(let declared, let sum):
      Wording(
        zh: "权重 \(declared) 与下级权重之和 \(sum) 不符", en: "the weight is \(declared), its children add up to \(sum)"
      )
    case .fullMarks(let declared, let sum):
      Wording(
        zh: "一级指标权重之和 \(sum) 与满分 \(declared) 不符",
        en: "the first level adds up to \(sum), full marks are \(declared)")
    case .printed(let declared, let printed, let place):
      Wording(
        zh: "权重为 \(declared)，\(place ?? "评分表")印 \(printed)",
        en: "the weight is \(declared), \(place ?? "the score table") prints \(printed)")
    }
  }

  var advice: Wording {
    Wording(
      zh: "统一各级、各处的权重，使每级之和等于上级。", en: "Make the weights of each level add up to their parent, everywhere.")
  }
}
