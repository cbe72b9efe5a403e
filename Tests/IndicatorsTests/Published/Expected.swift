// What the golden files leave to say: scores that rules give otherwise than printed, and findings beyond those that
// are computed or structural. Each is explained in the README of its case.

extension Published {
  /// The total by the rules, worked by hand from the leaf scores; `nil`: there is no indicator tree.
  var total: String? {
    switch self {
    case .shanghaiSingleWindow: "86.74"
    case .shenzhenCustomsPreEntry: "89.03"
    case .shenzhenSingleWindow: "95.39"  // printed 95.34: 10 × 93.94 % is 9.39, not 9.34
    case .shanghaiPortOffice: nil
    case .shanghaiCooperation: "87.13"  // printed 87.12: one of 4.56 and 4.57 is cut off
    case .hainanInformation: "97.00"
    }
  }

  /// Leaf scores that the rules give otherwise than printed.
  var corrected: [String: String] {
    switch self {
    case .shenzhenSingleWindow: ["2.1.2": "9.39"]
    case .shanghaiCooperation: ["C1.2.2": "4.57"]
    case .shanghaiSingleWindow, .shenzhenCustomsPreEntry, .shanghaiPortOffice, .hainanInformation: [:]
    }
  }

  /// Findings beyond the computed and structural ones: golden ones by reading that the definition declares,
  /// consequences of another finding (`info`), scores that rest on a reconstruction (`info`), and rates whose counts
  /// nobody prints. Each has the golden finding (F) or reconstruction (R) it is, and is explained in its case's README.
  var further: [GoldenEvaluation.Finding] {
    switch self {
    case .shanghaiSingleWindow:
      ["B33", "B332", "B34"].map { .init("—", "name-drift", node: $0) } + [
        .init("F09", "reconstructed", node: "C24"), .init("F10", "date-conflict", subject: "完成"),
        .init("R6", "not-recomputable", subject: "ent", part: "96.05%"),
        .init("R7", "impossible-rate", subject: "gov", part: "90.15%"),
        .init("—", "independence"),  // waived: the evaluated office ordered it, as is usual
      ]
    case .shenzhenCustomsPreEntry:
      [
        .init("F06", "reconstructed", node: "2.1.1"),
        .init("R2", "not-recomputable", subject: "ent", part: "95.73%"),
        .init("—", "name-drift", node: "4.1.4", subject: nil),  // 可持续影响, in the annex 可持续性影响
        // Equipment to last six years: no result, no indicator.
        .init("—", "target-unmeasured", subject: "硬件设备使用年限"),
        .init("—", "indicator-without-target", node: "4.1.5"),  // satisfaction is among no goals
      ]
    case .shenzhenSingleWindow:
      [
        .init("F07", "problem-without-deduction", subject: "采购"),
        .init("F08", "date-conflict", subject: "服务开始"),
        .init("F09", "target-unmeasured", subject: "企业用户"),
        .init("F09", "target-unmeasured", subject: "业务覆盖率"), .init("F18", "independence"),
        .init("F01", "total-mismatch"),  // follows
      ]
    case .shanghaiPortOffice:
      [
        .init("F01", "rounding-mode"), .init("F02", "aggregation-undisclosed"),
        .init("F08", "evidence-missing", subject: "p1"), .init("F08", "evidence-missing", subject: "p2"),
      ]
    case .shanghaiCooperation:
      [
        .init("F01", "subtotal-mismatch", node: "C"), .init("F01", "total-mismatch"),  // both follow
        .init("F02", "impossible-rate", subject: "users", part: "89.13%"),
        .init("R2", "impossible-rate", subject: "users", part: "4.56/5"),
        .init("F03", "rule-inconsistency", subject: "users"),
        .init("F04", "date-conflict", subject: "访谈一"), .init("F04", "date-conflict", subject: "访谈二"),
        .init("F05", "sample-frame", subject: "users"),
        .init("F09", "target-unmeasured", subject: "运维时间保障情况"),
        .init("F12", "numbering", subject: "表2 第3行证据序号"),
        .init("—", "independence"),  // waived: the evaluated office ordered it, as is usual
        .init("F14", "zero-score-unreported", node: "B2.3"), .init("R2", "reconstructed", node: "C1.2.2"),
      ] + ["C2.1.2", "C2.1.3", "C2.1.4"].map { .init("R1", "reconstructed", node: $0) }
    case .hainanInformation: [.init("F10", "indicator-disconnect"), .init("F12", "self-evaluation")]
    }
  }
}
