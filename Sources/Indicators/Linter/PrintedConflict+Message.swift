internal import ExactNumbers

extension PrintedConflict {
  var wording: Wording {
    switch self {
    case .score(let printed, let computed, let place):
      Wording(
        zh: "\(Self.at(place))得分印 \(printed)，按规则为 \(computed)",
        en: "the printed score\(Self.near(place)) is \(printed), the rule gives \(computed)")
    case .truncated(let printed, let computed, let place):
      Wording(
        zh: "\(Self.at(place))印 \(printed) 是截断，四舍五入应为 \(computed)；同一报告不应两种取舍",
        en:
          "the printed score\(Self.near(place)) \(printed) is cut off, rounded it is \(computed); a report rounds one way"
      )
    case .total(let printed, let computed, let sum): Self.total(printed, computed, sum)
    case .subtotal(let printed, let computed, let sum, let place):
      Wording(
        zh: "\(Self.at(place))小计印 \(printed)，印出的下级得分之和为 \(sum)，按规则为 \(computed)",
        en: "the printed subtotal\(Self.near(place)) is \(printed), the printed scores below add up to "
          + "\(sum), the rules give \(computed)")
    case .rate(let printed, let computed, let score, let weight):
      Wording(
        zh: "得分率印 \(printed)%，而 \(score) ÷ \(weight) = \(computed)%",
        en: "the printed rate is \(printed)%, but \(score) ÷ \(weight) = \(computed)%")
    case .rateFormat(let places):
      Wording(
        zh: "得分率的小数位数不一：\(places.map(String.init).joined(separator: "、")) 位",
        en: "rates are printed with \(places.map(String.init).joined(separator: ", ")) places side by side")
    case .grade(let printed, let computed):
      Wording(
        zh: "等级印“\(printed)”，按分档为“\(computed)”",
        en: "the printed grade is \(printed), the bands give \(computed)")
    case .gradeBandsMissing(let printed?):
      Wording(zh: "等级“\(printed)”没有印等级分档", en: "grade \(printed) is printed without grade bands")
    case .gradeBandsMissing(nil): Wording(zh: "没有印等级分档", en: "no grade bands are given")
    case .names(let names):
      Wording(
        zh: "同一指标名称不一：\(names.joined(separator: "、"))",
        en: "the indicator bears several names: \(names.joined(separator: ", "))")
    }
  }

  var advice: Wording {
    switch self {
    case .score:
      Wording(
        zh: "按规则更正得分，并更正受影响的小计、总分与等级。",
        en: "Correct the score and every subtotal, total and grade it reaches.")
    case .truncated:
      Wording(zh: "统一四舍五入，并更正小计与总分。", en: "Round alike everywhere; correct subtotals and total.")
    case .total, .subtotal:
      Wording(zh: "按已舍入的末级得分重新汇总。", en: "Add up the rounded leaf scores again.")
    case .rate:
      Wording(
        zh: "得分率 = 得分 ÷ 权重；勿把实测值当作得分率。",
        en: "The rate is score ÷ weight; do not print the measured value for it.")
    case .rateFormat: Wording(zh: "统一得分率的小数位数。", en: "Print all rates with the same places.")
    case .grade: Wording(zh: "按分档更正等级。", en: "Correct the grade by its bands.")
    case .gradeBandsMissing: Wording(zh: "印出等级分档及端点含/不含。", en: "Print the grade bands with their ends.")
    case .names: Wording(zh: "统一指标名称。", en: "Use one name.")
    }
  }

  private static func total(
    _ printed: ExactDecimal, _ computed: ExactDecimal, _ sum: ExactDecimal
  ) -> Wording {
    printed == sum
      ? Wording(
        zh: "总分印 \(printed)，等于印出的各项得分之和，但按规则为 \(computed)",
        en: "the printed total \(printed) is the sum of the printed scores, but the rules give \(computed)")
      : Wording(
        zh: "总分印 \(printed)，印出的各项得分之和为 \(sum)，按规则为 \(computed)",
        en: "the printed total is \(printed), the printed scores add up to \(sum), the rules give \(computed)"
      )
  }

  private static func at(_ place: String?) -> String { place.map { "\($0)：" } ?? "" }

  private static func near(_ place: String?) -> String { place.map { " (\($0))" } ?? "" }
}
