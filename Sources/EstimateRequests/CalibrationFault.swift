internal import Diagnostics

extension EstimateProblem {
  /// What stands against calibrated weights (校准问题).
  public enum CalibrationFault: Hashable, Sendable {
    case nothingToMeet
    case targetOutOfRange(String)
    case boundsNeeded
    case boundsUnused
    case badBounds
    case withReplicates
    case noTarget(String)
    case unanswered(rows: Int)
    case emptyCategory(String)
    case totalsDiffer(total: Double, first: Double)
    case contradictory(String)
    case boundsTooNarrow(String, needed: Double)
    case unreachable(String)
    case notConverged(String)
    case weightNotPositive(rows: Int)
    case targetsOfSome
    case onlyForGiven(String)
    case onlyForMade(String)
    case weightsNeeded
    case tooManyCategories(Int, limit: Int)
  }
}

extension EstimateProblem.CalibrationFault {
  var code: String {
    switch self {
    case .nothingToMeet: "nothing-to-meet"
    case .targetOutOfRange: "target-out-of-range"
    case .boundsNeeded: "bounds-needed"
    case .boundsUnused: "bounds-unused"
    case .badBounds: "bad-bounds"
    case .withReplicates: "calibration-of-replicates"
    case .noTarget: "no-target"
    case .unanswered: "control-unanswered"
    case .emptyCategory: "empty-category"
    case .totalsDiffer: "totals-differ"
    case .contradictory: "contradictory-controls"
    case .boundsTooNarrow: "bounds-too-narrow"
    case .unreachable: "controls-unreachable"
    case .notConverged: "not-converged"
    case .weightNotPositive: "calibrated-weight-not-positive"
    case .targetsOfSome: "targets-of-some"
    case .onlyForGiven, .onlyForMade: "not-with-targets"
    case .weightsNeeded: "weights-needed"
    case .tooManyCategories: "too-many-categories"
    }
  }

  func message(in language: Language) -> String {
    let (zh, en) = words
    return language == .zh ? zh : en
  }

  private var words: (String, String) {
    switch self {
    case .nothingToMeet:
      ("校准要有“边际”或“总量”，人数合计大于 0。", "calibration needs 边际 (margins) or 总量 (totals), of more than nobody.")
    case .targetOutOfRange(let text):
      ("“\(text)”不是可用的总体人数或总量。", "‘\(text)’ cannot be a number of people or a total.")
    case .boundsNeeded: ("这种算法要写“界限”。", "this method needs 界限 (bounds).")
    case .boundsUnused:
      (
        "这种算法不用“界限”。请删去，或改用 限幅线性、限幅逻辑。",
        "this method keeps no bounds; remove them, or choose boundedLinear or logit."
      )
    case .badBounds: ("界限的下限在 0 与 1 之间，上限大于 1。", "the lower bound lies between 0 and 1, the upper above 1.")
    case .withReplicates:
      ("校准与复制权重不能同用。", "calibration does not go with replicate weights.")
    case .noTarget(let label): ("答案“\(label)”没有总体人数。请补上。", "the answer ‘\(label)’ has no target. Add one.")
    case .unanswered(let rows):
      ("有 \(rows) 行没有校准要用的答案。", "\(rows) rows have no answer to calibrate by.")
    case .emptyCategory(let label):
      (
        "样本里没有人答“\(label)”，总体里却有。请并类。",
        "nobody answered ‘\(label)’, though the population has some. Merge categories."
      )
    case .totalsDiffer(let total, let first):
      (
        "这个边际合计 \(total)，第一个合计 \(first)，应相等。",
        "this margin adds up to \(total), the first to \(first); they must agree."
      )
    case .contradictory(let name):
      ("“\(name)”与其他控制矛盾。", "‘\(name)’ contradicts the other controls.")
    case .boundsTooNarrow(let name, let needed):
      ("界限太窄：“\(name)”要 \(needed) 倍。", "bounds are too narrow: ‘\(name)’ needs a factor of \(needed).")
    case .unreachable(let name):
      ("没有权数能满足全部控制，差得最多的是“\(name)”。", "no weights meet all controls; ‘\(name)’ is missed by most.")
    case .notConverged(let name):
      ("校准没有收敛，差得最多的是“\(name)”。", "calibration did not settle; ‘\(name)’ is missed by most.")
    case .weightNotPositive(let rows):
      (
        "校准后有 \(rows) 行的权数不大于 0。请用 迭代比例 或 限幅，或去掉人数为 0 的类。",
        "\(rows) rows have calibrated weights of 0 or less. Use raking or bounds, or drop categories of nobody."
      )
    case .targetsOfSome:
      (
        "有的写了“计数”或“值”，有的没有。全写则由此校准，全不写则表示权重已经校准。",
        "some controls have 计数 (counts) or 值 (value), some have not. Write all of them to calibrate here, or none if 权重 came calibrated."
      )
    case .onlyForGiven(let key):
      (
        "“\(key)”只用于已经校准的权重；写了“计数”或“值”时请删去。",
        "\(key) is for weights that came calibrated; remove it, or every 计数 (counts) and 值 (value)."
      )
    case .onlyForMade(let key):
      (
        "没有“计数”和“值”，权重视为已经校准，“\(key)”无从谈起。请补上总体人数，或删去“\(key)”。",
        "without 计数 (counts) or 值 (value) the weights are taken as calibrated, and \(key) says nothing. Add targets, or remove it."
      )
    case .tooManyCategories(let count, let limit):
      (
        "各边际共 \(count) 类，超过上限 \(limit)。请并类，或核对变量是不是编号。",
        "the margins have \(count) categories, more than \(limit). Merge some, or check that no column is an id."
      )
    case .weightsNeeded:
      ("校准不写“计数”，就要有已经校准的“权重”。", "calibration without 计数 (counts) needs 权重 (weights) that came calibrated.")
    }
  }
}
