internal import DefinitionFiles
public import Diagnostics
internal import ExactNumbers
internal import Questionnaires

extension WeightingProblem: Diagnostic {
  /// The place.
  public var location: SourceLocation? { place }

  /// Weights that exist but should be looked at are warnings; what leaves no weights, or wrong ones, is an error.
  public var severity: Severity {
    switch fault {
    case .negativeWeights, .nobodyThere, .boundsUnused, .unweighted: .warning
    case .unknownResponses(_, _, let isAll): isAll ? .error : .warning
    case .unsupportedVersion, .nothingToMeet, .unknownQuestion, .notASingleChoice, .notANumber, .noGroups,
      .basisUnclear, .targetsUnclear, .unknownCategory, .combinationTooLong, .categoryTwice,
      .tooManyCombinations, .countsAndShares, .targetOutOfRange, .sharesDoNotAddUp, .countsDisagree,
      .boundsNeeded, .boundsWithoutOne, .trimmingWithoutOne, .oneMarginOnly, .nobody, .unlisted,
      .missingAnswers, .emptyCategory, .contradictory, .factorNeeded, .unreachable, .notConverged,
      .trimmingImpossible, .notAWeightFile, .weightUnreadable, .responseNumberUnreadable, .repeatedResponse,
      .responseDiffers, .sameFileName:
      .error
    }
  }

  /// The kind of problem.
  public var code: String {
    switch fault {
    case .unsupportedVersion: "unsupported-version"
    case .nothingToMeet: "nothing-to-meet"
    case .unknownQuestion: "unknown-question"
    case .notASingleChoice: "not-a-single-choice"
    case .notANumber: "not-a-number-question"
    case .noGroups: "no-groups"
    case .basisUnclear: "margin-basis"
    case .targetsUnclear: "margin-targets"
    case .unknownCategory: "unknown-category"
    case .combinationTooLong: "combination-length"
    case .categoryTwice: "category-twice"
    case .tooManyCombinations: "too-many-combinations"
    case .countsAndShares: "counts-and-shares"
    case .targetOutOfRange: "target-out-of-range"
    case .sharesDoNotAddUp: "shares-do-not-add-up"
    case .countsDisagree: "margins-disagree"
    case .boundsNeeded: "bounds-needed"
    case .boundsUnused: "bounds-unused"
    case .boundsWithoutOne: "bounds-without-one"
    case .trimmingWithoutOne: "trimming-without-one"
    case .oneMarginOnly: "one-margin-only"
    case .nobody: "nobody-to-weight"
    case .unlisted: "category-not-listed"
    case .missingAnswers: "margin-unanswered"
    case .emptyCategory: "empty-category"
    case .contradictory: "margins-contradict"
    case .factorNeeded: "bounds-too-narrow"
    case .unreachable: "margins-unreachable"
    case .notConverged: "not-converged"
    case .trimmingImpossible: "trimming-impossible"
    case .negativeWeights: "negative-weights"
    case .nobodyThere: "target-zero"
    case .notAWeightFile: "not-a-weight-file"
    case .weightUnreadable: "weight-unreadable"
    case .responseNumberUnreadable: "row-unreadable"
    case .repeatedResponse: "response-twice"
    case .responseDiffers: "response-differs"
    case .unknownResponses: "unknown-response"
    case .unweighted: "no-weight"
    case .sameFileName: "same-file-name"
    }
  }

  /// What is wrong, and what to do.
  public func message(in language: Language) -> String {
    switch language {
    case .zh: chinese
    case .en: english
    }
  }
}

extension WeightingProblem {
  private var chinese: String {
    switch fault {
    case .unsupportedVersion(let version): "格式版本 \(version) 不支持。本版读取格式版本 1。"
    case .nothingToMeet: "既没有 边际 也没有 总量，不知道加权到什么。请至少写一个。"
    case .unknownQuestion(let name, let nearest):
      "问卷里没有题目“\(name)”。" + (nearest.map { "是不是“\($0)”？" } ?? "")
    case .notASingleChoice(let id): "题目 \(id) 不是单选题，不能作边际。"
    case .notANumber(let id): "题目 \(id) 不是数值题，没有总量。"
    case .noGroups: "问卷没有写 群体，不能按群体加权。"
    case .basisUnclear: "一个边际要么写 题目，要么写 依据: 群体。"
    case .targetsUnclear: "一个边际（或一格）只写 占比、计数 之一；几道题的组合写在 格 里。"
    case .unknownCategory(let name, let owner, let nearest):
      "\(owner) 没有“\(name)”。" + (nearest.map { "是不是“\($0)”？" } ?? "请照问卷里的选项写。")
    case .combinationTooLong(let needed, let written):
      "边际有 \(needed) 道题，这里写了 \(written) 项。每道题写一项；几个选项并为一类时用方括号。"
    case .categoryTwice(let label): "“\(label)”与前面的类别重叠，同一个人会算两次。"
    case .tooManyCombinations(let limit): "组合太多（超过 \(limit) 种）。请减少题目或合并选项。"
    case .countsAndShares: "同一个边际里既有 占比 又有 计数。请只用一种。"
    case .targetOutOfRange(let value): "目标值 \(value) 不可用：须不小于 0、不大于 10¹⁵，总体数须大于 0。"
    case .sharesDoNotAddUp(let margin, let sum):
      "边际 \(margin) 的占比合计 \(sum)，不是 100。请改正；若只是舍入造成，写 调平: 是。"
    case .countsDisagree(let margin, let sum, let population):
      "边际总数矛盾：\(margin) 合计 \(sum)，总体数（或前一个边际）是 \(population)。请核对来源；确知口径一致时写 调平: 是。"
    case .boundsNeeded(let method): "算法“\(method.zh)”需要 界限。"
    case .boundsUnused(let method): "算法“\(method.zh)”不用 界限，这里写的不起作用。"
    case .boundsWithoutOne: "界限须下限小于 1、上限大于 1。"
    case .trimmingWithoutOne: "截尾的下限不能大于 1，上限不能小于 1：它们是平均权重的倍数。"
    case .oneMarginOnly(let margins): "事后分层只用一个边际，这里有 \(margins) 个边际或还有总量。请改用 迭代比例，或写成一个组合边际。"
    case .nobody: "没有可加权的有效答卷。"
    case .unlisted(let option, let margin, let responses):
      "\(responses) 份答卷在 \(margin) 上是“\(option)”，边际里没有这一类。请补上目标值，或用 格 并入别的类。"
    case .missingAnswers(let name, let responses):
      "\(responses) 份答卷没有回答 \(name)，无法放进边际。请补查，或写 漏答: 不加权（这些答卷不得权重）。"
    case .emptyCategory(let category, let margin, let target):
      "空类别：\(margin) 的“\(category)”应有 \(brief(target))，却没有一份答卷。请用 格 并入相近的类。"
    case .contradictory(let control, let target, let implied):
      "控制条件相互矛盾：\(control) 应为 \(brief(target))，由其他条件推出的却是 \(brief(implied))。"
    case .factorNeeded(let control, let factor, let bounds):
      "界限过窄：要达到 \(control)，平均要乘 \(brief(factor))，在 \(brief(bounds.lowerBound))–\(brief(bounds.upperBound)) 之外。"
    case .unreachable(let control, let target, let achieved):
      "无解：在界限内没有权重能同时满足全部边际；差得最多的是 \(control)，应为 \(brief(target))，只到 \(brief(achieved))。请放宽界限或合并类别。"
    case .notConverged(let control, let target, let achieved, let iterations):
      "\(iterations) 轮后仍未收敛：差得最多的是 \(control)，应为 \(brief(target))，到了 \(brief(achieved))。边际很可能互不相容，请合并小类。"
    case .trimmingImpossible(let bounds):
      "截尾到平均权重的 \(brief(bounds.lowerBound))–\(brief(bounds.upperBound)) 倍后，权重加不到总数。请放宽。"
    case .negativeWeights(let count): "\(count) 份答卷的权重为负（线性校准）。请改用 迭代比例、限幅线性 或 限幅逻辑。"
    case .nobodyThere(let category, let margin, let responses):
      "\(margin) 的“\(category)”目标为 0，却有 \(responses) 份答卷；它们的权重为 0。"
    case .notAWeightFile(let missing): "这不是 manyi weight 写出的权数文件：没有“\(missing)”一列。"
    case .weightUnreadable(let text): "权重“\(text)”不是 0，也不在十亿分之一到一万亿之间。"
    case .responseNumberUnreadable(let text): "行号“\(text)”不是正整数。"
    case .repeatedResponse(let file, let row): "\(file) 第 \(row) 行的权重写了两次。"
    case .responseDiffers(let row, let file, let id, let written):
      "\(file) 第 \(row) 行的序号是 \(id)，权数文件里是 \(written)：权数是按另一份导出做的。请重新运行 manyi weight。"
    case .unknownResponses(let count, let first, _): "权数文件里有 \(count) 行在答卷中找不到（先是 \(first)）。"
    case .unweighted(let count, let row):
      "\(count) 份答卷在权数文件里没有权重（先是第 \(row) 行），不计入加权结果。"
    case .sameFileName(let name): "两份答卷文件都叫 \(name)，权数分不清属于哪一份。请改名。"
    }
  }

  private var english: String {
    switch fault {
    case .unsupportedVersion(let version): "format version \(version) is not supported; this reads version 1."
    case .nothingToMeet:
      "neither 边际 (margins) nor 总量 (totals): there is nothing to weight to. Write at least one."
    case .unknownQuestion(let name, let nearest):
      "the questionnaire has no question ‘\(name)’." + (nearest.map { " Did you mean ‘\($0)’?" } ?? "")
    case .notASingleChoice(let id): "question \(id) is not single choice and cannot be a margin."
    case .notANumber(let id): "question \(id) is not numeric and has no total."
    case .noGroups: "the questionnaire has no 群体 (groups) to weight by."
    case .basisUnclear: "a margin has either 题目 (questions) or 依据: 群体 (basis: groups)."
    case .targetsUnclear:
      "a margin (or a cell) has one of 占比 (shares) and 计数 (counts); combinations of questions go under 格 (cells)."
    case .unknownCategory(let name, let owner, let nearest):
      "\(owner) has no ‘\(name)’. "
        + (nearest.map { "Did you mean ‘\($0)’?" } ?? "Write options as the questionnaire does.")
    case .combinationTooLong(let needed, let written):
      "the margin has \(needed) questions and \(written) entries stand here. Write one a question; brackets join options."
    case .categoryTwice(let label):
      "‘\(label)’ overlaps a category before it: somebody would count twice. Take it out of one."
    case .tooManyCombinations(let limit):
      "more than \(limit) combinations. Use fewer questions or join options."
    case .countsAndShares: "占比 (shares) and 计数 (counts) in one margin. Use one kind."
    case .targetOutOfRange(let value):
      "\(value) is no target: they are from 0 to 10¹⁵, and a population is above 0."
    case .sharesDoNotAddUp(let margin, let sum):
      "the shares of margin \(margin) add up to \(sum), not 100. Correct them; if only rounding is to blame, write "
        + "调平: 是 (rescaled: yes)."
    case .countsDisagree(let margin, let sum, let population):
      "margins disagree: \(margin) adds up to \(sum), the population (or the first margin) is \(population). Check the "
        + "sources; write 调平: 是 (rescaled: yes) if they mean the same people."
    case .boundsNeeded(let method): "method ‘\(method.en)’ needs 界限 (bounds)."
    case .boundsUnused(let method): "method ‘\(method.en)’ has no bounds; these do nothing. Remove them."
    case .boundsWithoutOne: "bounds have a lower end below 1 and an upper end above 1."
    case .trimmingWithoutOne:
      "trimming has a lower end of at most 1 and an upper one of at least 1: multiples of the mean weight."
    case .oneMarginOnly(let margins):
      "post-stratification takes one margin; there are \(margins), or totals beside. Use raking, or one margin of "
        + "combinations."
    case .nobody: "there is no valid response to weight."
    case .unlisted(let option, let margin, let responses):
      "\(responses) responses are ‘\(option)’ in \(margin), which has no such category. Give it a target, or join it to "
        + "another under 格 (cells)."
    case .missingAnswers(let name, let responses):
      "\(responses) responses do not say \(name) and fit no category. Complete them, or write 漏答: 不加权 (missing: "
        + "leaveOut) to give them no weight."
    case .emptyCategory(let category, let margin, let target):
      "empty category: ‘\(category)’ of \(margin) should count \(brief(target)), and no response is in it. Join it to a "
        + "similar one under 格 (cells)."
    case .contradictory(let control, let target, let implied):
      "controls contradict each other: \(control) should be \(brief(target)), the others make it \(brief(implied))."
    case .factorNeeded(let control, let factor, let bounds):
      "bounds too narrow: \(control) needs a mean factor of \(brief(factor)), outside \(brief(bounds.lowerBound)) to "
        + "\(brief(bounds.upperBound)). Widen them."
    case .unreachable(let control, let target, let achieved):
      "no weights inside the bounds meet all controls at once; missed most is \(control): \(brief(target)) wanted, "
        + "\(brief(achieved)) reached. Widen the bounds or join categories."
    case .notConverged(let control, let target, let achieved, let iterations):
      "not converged after \(iterations) rounds; missed most is \(control): \(brief(target)) wanted, \(brief(achieved)) "
        + "reached. The margins are probably incompatible: join small categories."
    case .trimmingImpossible(let bounds):
      "trimmed to \(brief(bounds.lowerBound))–\(brief(bounds.upperBound)) times the mean, weights cannot add up to their "
        + "sum. Widen the trimming."
    case .negativeWeights(let count):
      "\(count) weights are below 0 (linear calibration). Use raking, boundedLinear or logit."
    case .nobodyThere(let category, let margin, let responses):
      "‘\(category)’ of \(margin) should count nobody, and \(responses) responses are in it: their weight is 0."
    case .notAWeightFile(let missing): "not a file that manyi weight wrote: it has no column ‘\(missing)’."
    case .weightUnreadable(let text): "the weight ‘\(text)’ is neither 0 nor between 1e-9 and 1e12."
    case .responseNumberUnreadable(let text): "the row ‘\(text)’ is not a whole number from 1."
    case .repeatedResponse(let file, let row): "the weight of row \(row) of \(file) stands twice."
    case .responseDiffers(let row, let file, let id, let written):
      "row \(row) of \(file) has the id \(id), the weights say \(written): they were made for another export. Run manyi "
        + "weight again."
    case .unknownResponses(let count, let first, _):
      "\(count) rows of the weights are in no export (the first: \(first))."
    case .unweighted(let count, let row):
      "\(count) responses have no weight in the file (the first: row \(row)) and are in no weighted figure."
    case .sameFileName(let name):
      "two exports are called \(name): weights cannot be told apart. Rename one."
    }
  }

  /// Six digits say how far off a figure is.
  private func brief(_ value: Double) -> String {
    Rounding(places: 6)(value)?.trimmed.description ?? "\(value)"
  }
}
