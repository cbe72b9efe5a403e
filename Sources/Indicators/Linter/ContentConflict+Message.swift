internal import Questionnaires

extension ContentConflict {
  var wording: Wording {
    switch self {
    case .structures(let view, let leaves, let scored, let merged):
      Wording(
        zh: "\(view)有 \(leaves) 个末级指标，评分表有 \(scored) 个"
          + (merged.isEmpty ? "" : "；合并：\(merged.joined(separator: "、"))"),
        en: "\(view) has \(leaves) leaves, the score table \(scored)"
          + (merged.isEmpty ? "" : "; merged: \(merged.joined(separator: ", "))"))
    case .numbering(let name, let missing, let repeated): Self.numbering(name, missing, repeated)
    case .goalUnmeasured(let name, let target):
      Wording(
        zh: "绩效目标“\(name)”\(target.map { "（\($0)）" } ?? "")没有对应指标",
        en: "no indicator measures the goal ‘\(name)’\(target.map { " (\($0))" } ?? "")")
    case .indicatorWithoutGoal(let name):
      Wording(
        zh: "定量指标“\(name)”没有目标值，绩效目标里也没有对应的目标",
        en: "the measured indicator ‘\(name)’ has no target, and no goal stands behind it")
    case .goalsDisconnected(let names):
      Wording(
        zh: "\(names.count) 个绩效目标都没有对应指标：\(names.joined(separator: "、"))",
        en: "none of the \(names.count) goals has an indicator: \(names.joined(separator: ", "))")
    case .problemWithoutDeduction(let text, let codes):
      Wording(
        zh: "报告列为问题“\(text)”，而相关指标 \(Self.list(codes, "、")) 都得满分",
        en: "the report names a problem, ‘\(text)’, yet \(Self.list(codes, ", ")) have full marks")
    case .zeroUnreported(let name):
      Wording(zh: "“\(name)”得 0 分，存在问题里没有提到", en: "‘\(name)’ scores 0 and no reported problem mentions it")
    }
  }

  var advice: Wording {
    switch self {
    case .structures: Wording(zh: "正文与附件用同一套指标体系。", en: "Use one tree in body and annex.")
    case .numbering: Wording(zh: "重新编排序号。", en: "Number again.")
    case .goalUnmeasured, .goalsDisconnected:
      Wording(zh: "为目标设指标，或说明为何不评。", en: "Give the goal an indicator, or say why it is not evaluated.")
    case .indicatorWithoutGoal:
      Wording(zh: "为指标设目标值，或写明它对应的绩效目标。", en: "Set a target, or name the goal it measures.")
    case .problemWithoutDeduction:
      Wording(zh: "扣减得分，或说明为何不扣。", en: "Take points off, or say why none are.")
    case .zeroUnreported: Wording(zh: "在存在问题中说明。", en: "Name it among the problems.")
    }
  }

  private static func numbering(_ name: String, _ missing: [Int], _ repeated: [Int]) -> Wording {
    func text(_ numbers: [Int], _ separator: String) -> String {
      numbers.map(String.init).joined(separator: separator)
    }
    let zh = [
      missing.isEmpty ? nil : "缺 \(text(missing, "、"))", repeated.isEmpty ? nil : "重复 \(text(repeated, "、"))",
    ]
    let en = [
      missing.isEmpty ? nil : "without \(text(missing, ", "))",
      repeated.isEmpty ? nil : "twice \(text(repeated, ", "))",
    ]
    return Wording(
      zh: "\(name)编号\(zh.compactMap { $0 }.joined(separator: "，"))",
      en: "numbers of \(name): \(en.compactMap { $0 }.joined(separator: "; "))")
  }

  private static func list(_ codes: [IndicatorCode], _ separator: String) -> String {
    codes.map(\.description).joined(separator: separator)
  }
}
