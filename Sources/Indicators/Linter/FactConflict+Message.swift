internal import ExactNumbers

extension FactConflict {
  var wording: Wording {
    switch self {
    case .printedElsewhere(let name, let value, let others):
      Wording(
        zh: "\(name)：\(value)，另印 \(others.map { $0.text(zh: true) }.joined(separator: "、"))",
        en: "\(name): \(value), elsewhere \(others.map { $0.text(zh: false) }.joined(separator: ", "))")
    case .recomputed(let name, let printed, let computed, let arithmetic, let nature):
      Self.recomputed(name, printed, computed, arithmetic, nature)
    case .share(let name, let printed, let computed, let arithmetic):
      Wording(
        zh: "\(name)：印 \(printed)，\(arithmetic)，应为 \(computed)；差一个末位，似为凑足 100",
        en:
          "\(name): printed \(printed), but \(arithmetic) rounds to \(computed); one unit off, as if to reach 100"
      )
    case .tail(let name, let cell, let printed, let sum):
      Wording(
        zh: "\(Self.text(name, cell))：印 \(printed)，各项之和为 \(sum)，差在舍入尾差之内，未注明",
        en:
          "\(Self.text(name, cell)): printed \(printed), the parts add up to \(sum); a rounding tail that is not noted"
      )
    case .sum(let name, let cell, let printed, let sum):
      Wording(
        zh: "\(Self.text(name, cell))：印 \(printed)，各项之和为 \(sum)",
        en: "\(Self.text(name, cell)): printed \(printed), the parts add up to \(sum)")
    case .decimalSlip(let name, let cell, let printed, let corrected):
      Wording(
        zh: "\(name)：“\(cell)”印 \(printed)，改为 \(corrected) 合计才成立，疑为小数点错位",
        en:
          "\(name): ‘\(cell)’ is printed \(printed); the sum holds with \(corrected), a slipped decimal point"
      )
    }
  }

  private static func text(_ name: String, _ cell: String?) -> String { cell.map { "\(name) \($0)" } ?? name }

  private static func recomputed(
    _ name: String, _ printed: ExactDecimal, _ computed: ExactDecimal, _ arithmetic: String,
    _ nature: Recomputation.Nature
  ) -> Wording {
    let (zh, en) =
      switch nature {
      case .value: ("按印出的数为", "the printed figures give")
      case .definition: ("按印出的定义为", "the printed definition gives")
      case .formula: ("按文字所称口径为", "the formula the text names gives")
      case .crossCheck: ("按另一处说法为", "another statement gives")
      case .target: ("按另一处目标为", "another statement of the target gives")
      }
    return Wording(
      zh: "\(name)：印 \(printed)，\(zh) \(computed)（\(arithmetic)）",
      en: "\(name): printed \(printed), \(en) \(computed) (\(arithmetic))")
  }

  var advice: Wording {
    switch self {
    case .printedElsewhere: Wording(zh: "核对原始资料，全文只用一个数。", en: "Check the source and print one figure.")
    case .recomputed(_, _, _, _, let nature):
      switch nature {
      case .value: Wording(zh: "更正数值，或写明所用的数。", en: "Correct the figure, or say which numbers it uses.")
      case .definition: Wording(zh: "统一指标定义与算法。", en: "Make definition and computation agree.")
      case .formula: Wording(zh: "写明口径（池化或均值）。", en: "Name the formula used: pooled, or a mean.")
      case .crossCheck: Wording(zh: "说明两处口径，或更正其一。", en: "Explain both statements, or correct one.")
      case .target: Wording(zh: "以批复的目标为准，统一各处目标。", en: "Use the approved target everywhere.")
      }
    case .share: Wording(zh: "如实舍入，注明合计尾差。", en: "Round each share; note the tail of the sum.")
    case .tail: Wording(zh: "注明舍入尾差。", en: "Note the rounding tail.")
    case .sum, .decimalSlip: Wording(zh: "核对原表，更正该数。", en: "Check the original table and correct the figure.")
    }
  }
}

extension OtherPrint {
  fileprivate func text(zh: Bool) -> String {
    guard let place = source?.place else { return value.description }
    return zh ? "\(value)（\(place)）" : "\(value) (\(place))"
  }
}
