internal import ExactNumbers

extension BandConflict {
  var wording: Wording {
    switch self {
    case .gap(let table, let gap):
      Wording(zh: "\(table.zh)：\(gap) 不属于任何一档", en: "\(table.en): no band holds \(gap)")
    case .overlap(let table, let first, let second, let shared):
      Wording(
        zh: "\(table.zh)：\(first.zh) 与 \(second.zh) 在 \(shared) 重叠",
        en: "\(table.en): \(first.en) and \(second.en) overlap in \(shared)")
    case .direction(let table, let band, let bounds):
      Wording(
        zh: "\(table.zh)：\(band.zh) \(bounds) 方向写反，越过了更好的档",
        en: "\(table.en): \(band.en) \(bounds) points the wrong way and reaches beyond a better band")
    case .looserThanTarget(let table, let best, let target):
      Wording(
        zh: "\(table.zh)：最优档 \(best) 宽于目标 \(target)，未达标也可得最优",
        en: "\(table.en): the best band \(best) is looser than the target \(target)")
    case .maximum(let best, let weight, let applied, let readings):
      Wording(
        zh: "\(applied ? "" : "印出的")档表满档为 \(best) 分，指标权重为 \(weight) 分"
          + readings.map { "；\($0.isScaled ? "折算到权重" : "照印")得 \($0.score) 分，总分 \($0.total)" }.joined(),
        en: "the best band of the \(applied ? "" : "printed ")table earns \(best), the weight is \(weight)"
          + readings.map {
            "; \($0.isScaled ? "scaled" : "as printed") it gives \($0.score), total \($0.total)"
          }
          .joined())
    case .otherRule(let score?, let applied):
      Wording(
        zh: "按另一处印出的规则得 \(score) 分，实际采用的规则得 \(applied) 分",
        en: "another printed rule gives \(score), the rule applied gives \(applied)")
    case .otherRule(nil, let applied):
      Wording(
        zh: "按另一处印出的规则无法得分，实际采用的规则得 \(applied) 分",
        en: "another printed rule gives no score, the rule applied gives \(applied)")
    case .rounding(let applied, let other):
      Wording(
        zh: "阈值按原值与按舍入值比较结果不同：得 \(applied) 分，另一种读法得 \(other) 分",
        en: "thresholds decide differently on the unrounded and the rounded value: \(applied), or \(other)")
    }
  }

  var advice: Wording {
    switch self {
    case .gap: Wording(zh: "补齐空隙，并写明端点含/不含。", en: "Close the gap, and say which band holds each end.")
    case .overlap:
      Wording(zh: "消除重叠，并写明端点含/不含。", en: "Remove the overlap, and say which band holds each end.")
    case .direction: Wording(zh: "核对“以上/以下”与指标方向。", en: "Check above and below against the direction.")
    case .looserThanTarget: Wording(zh: "使最优档从目标值起。", en: "Let the best band begin at the target.")
    case .maximum:
      Wording(
        zh: "使满档等于权重，或写明按权重折算。", en: "Let the best band earn the weight, or say that bands are scaled to it.")
    case .otherRule: Wording(zh: "只保留实际采用的规则，并说明理由。", en: "Keep the rule that is applied, and say why.")
    case .rounding: Wording(zh: "声明“阈值比较”用原值还是舍入值。", en: "Declare which value thresholds compare.")
    }
  }
}
