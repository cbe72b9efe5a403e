public import Diagnostics

extension EstimateProblem: Diagnostic {
  /// The place.
  public var location: SourceLocation? { place }

  /// A value no row has is a share of 0, and more often a slip; everything else stops the estimate.
  public var severity: Severity { if case .unknownValue = fault { .warning } else { .error } }

  /// The kind of problem.
  public var code: String {
    switch fault {
    case .unsupportedVersion: "unsupported-version"
    case .notAShareKept: "bad-fay-coefficient"
    case .badReplicateCount, .tooFewReplicates: "bad-replicate-count"
    case .scalesDiffer, .scalesInvalid: "bad-replicate-scales"
    case .badLevel: "bad-level"
    case .nothingToCompare: "nothing-to-compare"
    case .repeatedGroup: "repeated-group"
    case .intervalOfShares: "interval-of-shares"
    case .badCompositeWeights: "bad-composite-weights"
    case .badProbabilities: "bad-probabilities"
    case .unknownColumn: "unknown-column"
    case .repeatedHeader: "repeated-header"
    case .shortRecord: "short-record"
    case .noRows: "no-rows"
    case .tooManyRows: "too-many-rows"
    case .notANumber: "not-a-number"
    case .notACount: "not-a-count"
    case .missingCell: "missing-cell"
    case .moreProblems: "more-problems"
    case .unknownValue: "unknown-value"
    case .unscoredValue: "unscored-value"
    case .weightNotPositive: "weight-not-positive"
    case .populationVaries: "population-varies"
    case .populationBelowSample: "population-below-sample"
    case .loneUnit, .loneUnitReplicated: "lone-psu"
    case .nothingToAverage: "nothing-to-average"
    case .stratumNotOfTwo: "stratum-not-of-two"
    case .tooLarge: "too-many-replicates"
    case .tooManyDomains: "too-many-domains"
    case .tooManyValues: "too-many-values"
    case .notANetPromoterAnswer: "not-0-to-10"
    case .badSignificance: "bad-significance"
    case .badEndpoints: "bad-endpoints"
    case .endpointsNeeded: "endpoints-needed"
    case .unknownReversed: "unknown-reversed"
    case .importanceUnclear, .importanceDiffers: "importance-unclear"
    case .badThresholds: "bad-thresholds"
    case .itemCountsDiffer: "item-counts-differ"
    case .answerOffScale: "answer-off-scale"
    case .readTwoWays: "read-two-ways"
    case .calibration(let fault): fault.code
    }
  }

  /// What is wrong.
  public func message(in language: Language) -> String {
    switch language {
    case .zh: chinese
    case .en: english
    }
  }

  private var chinese: String {
    switch fault {
    case .unsupportedVersion(let version): "格式版本 \(version) 不认识，请写 1。"
    case .notAShareKept: "保留比例在 0 与 1 之间（可为 0，不可为 1）。"
    case .badReplicateCount(let count): "个数 \(count) 不行，请写 2 到 100000。"
    case .scalesDiffer(let scales, let columns): "倍率有 \(scales) 个，复制权重列有 \(columns) 列，应一一对应。"
    case .badLevel(let text): "置信度“\(text)”应在 0 与 1 之间，如 0.95。"
    case .nothingToCompare: "两两比较要有分组。请补上“分组”。"
    case .repeatedGroup(let name): "分组里“\(name)”写了不止一次。请删去多余的。"
    case .intervalOfShares: "区间方法只用于占比、池化、综合、多选；其余统计用 t 区间，请删去“区间”。"
    case .badCompositeWeights(let weights, let variables):
      "权重有 \(weights) 个，变量有 \(variables) 个；应一一对应，不为负，且不全为 0。"
    case .badProbabilities: "分位应在 0 与 1 之间，如 [0.25, 0.5, 0.75]。"
    case .unknownColumn(let name, let nearest):
      "数据里没有列“\(name)”。" + (nearest.map { "是不是“\($0)”？" } ?? "请核对表头。")
    case .repeatedHeader(let name): "表头“\(name)”出现了不止一次，不知用哪一列。请改名。"
    case .shortRecord(let fields, let header): "这一行有 \(fields) 格，表头有 \(header) 格。请补齐或检查引号。"
    case .noRows: "表头之下没有数据。"
    case .tooManyRows(let limit): "数据超过 \(limit) 行。"
    case .notANumber(let text): "“\(text)”不是数。缺失请留空或写 NA。"
    case .notACount(let text): "“\(text)”不是 1 以上的整数。总体数是单元个数，不是比例。"
    case .missingCell: "设计用到的列不能空。请补上，或把这一行移出数据。"
    case .moreProblems(let count): "这一列还有 \(count) 处同类问题，未逐一列出。"
    case .unknownValue(let value, let column, let nearest):
      "列“\(column)”里没有取值“\(value)”。" + (nearest.map { "是不是“\($0)”？" } ?? "请核对写法。")
    case .unscoredValue(let value, let column): "列“\(column)”的取值“\(value)”没有赋分。请补上，或在数据里留空。"
    case .weightNotPositive: "权数必须大于 0。"
    case .populationVaries(let stage, let firstRow):
      "第 \(stage) 阶段同一层的总体数与第 \(firstRow) 行不同。一层只有一个总体数。"
    case .populationBelowSample(let stage, let sampled, let population):
      "第 \(stage) 阶段这一层抽了 \(sampled) 个单元，总体数却只有 \(population)。总体数是单元个数，不是比例。"
    case .loneUnit(let stage): "第 \(stage) 阶段这一层只有一个单元，看不出差异。请并层，或写明“孤层: 确定”“居中”“平均”。"
    case .nothingToAverage(let stage): "第 \(stage) 阶段没有一层有两个单元，无从取平均。请用别的孤层办法。"
    case .stratumNotOfTwo(let sampled): "平衡半样本要每层恰好两个单元，这一层有 \(sampled) 个。"
    case .loneUnitReplicated: "这一层只有一个单元，复制权重去不掉它。请并层，或写“孤层: 确定”。"
    case .tooFewReplicates(let count): "复制权重只有 \(count) 组，至少要两组。"
    case .tooLarge(let units, let replicates):
      "\(units) 个单元乘 \(replicates) 组复制权重太多。请减少个数，或不用复制权重（线性化误差几乎相同）。"
    case .scalesInvalid: "倍率应为不小于 0 的数，与复制权重列一一对应。"
    case .tooManyDomains(let count, let limit): "分组共有 \(count) 组，超过上限 \(limit)。请减少分组列。"
    case .tooManyValues(let count, let limit):
      "该列有 \(count) 种取值，超过上限 \(limit)。请用“取值”写明计入的答案。"
    case .notANetPromoterAnswer(let text): "“\(text)”不是 0 到 10 的整数，净推荐值只认这样的答案。"
    case .badSignificance(let text): "显著水平“\(text)”应在 0 与 1 之间，如 0.05。"
    case .badEndpoints: "两端是两个数，先小后大，如 [1, 5]。"
    case .endpointsNeeded: "反向计分要知道量表两端。请补上“两端”，如 [1, 5]。"
    case .unknownReversed(let name): "反向的“\(name)”不在“变量”里。"
    case .importanceUnclear: "重要性从哪里来？请写“因变量”（推算）或“重要性”（受访者打分），只写一个。"
    case .importanceDiffers(let importances, let variables):
      "重要性有 \(importances) 列，变量有 \(variables) 列，应一一对应。"
    case .badThresholds: "分界写 均值、中位数，或两个数 [重要性, 绩效]。"
    case .itemCountsDiffer(let sum, let variables): "题组合计 \(sum) 题，变量有 \(variables) 列，应相等。"
    case .answerOffScale(let text, let least, let most): "“\(text)”不在量表 \(least)–\(most) 之内。请更正或留空。"
    case .readTwoWays: "“赋分”与“取值”只能写一个：前者比较均值，后者比较占比。"
    case .calibration(let fault): fault.message(in: .zh)
    }
  }

  private var english: String {
    switch fault {
    case .unsupportedVersion(let version): "unknown format version \(version); write 1."
    case .notAShareKept: "Fay's coefficient is at least 0 and below 1."
    case .badReplicateCount(let count): "\(count) replicates cannot be made; ask for 2 to 100000."
    case .scalesDiffer(let scales, let columns):
      "\(scales) scales for \(columns) replicate columns; each column has one."
    case .badLevel(let text): "the confidence ‘\(text)’ must lie between 0 and 1, as 0.95."
    case .nothingToCompare: "pairwise comparisons need groups; add 分组 (by)."
    case .repeatedGroup(let name): "分组 (by) names ‘\(name)’ more than once. Remove the others."
    case .intervalOfShares:
      "interval methods are for shares, pooled rates, composites and multiple responses; others have t. Remove 区间 (interval)."
    case .badCompositeWeights(let weights, let variables):
      "\(weights) weights for \(variables) variables; each has one, none is negative, not all are 0."
    case .badProbabilities: "probabilities lie between 0 and 1, as [0.25, 0.5, 0.75]."
    case .unknownColumn(let name, let nearest):
      "the data have no column ‘\(name)’."
        + (nearest.map { " Did you mean ‘\($0)’?" } ?? " Check the header.")
    case .repeatedHeader(let name):
      "the heading ‘\(name)’ stands more than once, so that it names no column. Rename one."
    case .shortRecord(let fields, let header):
      "this record has \(fields) fields, the header \(header). Complete it, or check its quotes."
    case .noRows: "there are no data below the header."
    case .tooManyRows(let limit): "there are more than \(limit) rows."
    case .notANumber(let text): "‘\(text)’ is not a number. Leave missing ones empty or write NA."
    case .notACount(let text):
      "‘\(text)’ is not a whole number of 1 or more. A population is a count of units, not a fraction."
    case .missingCell: "a column of the design has no empty cells. Fill it in, or take the row out."
    case .moreProblems(let count): "\(count) more problems of this kind in this column are not listed."
    case .unknownValue(let value, let column, let nearest):
      "column ‘\(column)’ has no value ‘\(value)’."
        + (nearest.map { " Did you mean ‘\($0)’?" } ?? " Check its spelling.")
    case .unscoredValue(let value, let column):
      "value ‘\(value)’ of column ‘\(column)’ has no score. Add one, or leave it empty in the data."
    case .weightNotPositive: "a weight must be above 0."
    case .populationVaries(let stage, let firstRow):
      "at stage \(stage) this stratum's population differs from that in row \(firstRow). A stratum has one."
    case .populationBelowSample(let stage, let sampled, let population):
      "at stage \(stage) \(sampled) units were drawn from this stratum of \(population). A population is a count of units, not a fraction."
    case .loneUnit(let stage):
      "at stage \(stage) this stratum has one unit, which shows no spread. Merge strata, or choose 孤层 (lonePSU): certainty, adjust or average."
    case .nothingToAverage(let stage):
      "at stage \(stage) no stratum has two units to average. Choose another 孤层 (lonePSU)."
    case .stratumNotOfTwo(let sampled):
      "balanced half samples need two units in every stratum; this one has \(sampled)."
    case .loneUnitReplicated:
      "this stratum has one unit, which no replicate can leave out. Merge strata, or choose 孤层 (lonePSU): certainty."
    case .tooFewReplicates(let count): "\(count) sets of replicate weights; two or more are needed."
    case .tooLarge(let units, let replicates):
      "\(units) units times \(replicates) replicates are too many. Ask for fewer, or leave replicates out: linearised errors are nearly the same."
    case .scalesInvalid: "scales are numbers of 0 or more, one for each replicate column."
    case .tooManyDomains(let count, let limit):
      "the groups make \(count) domains, more than \(limit). Group by fewer columns."
    case .tooManyValues(let count, let limit):
      "the column has \(count) values, more than \(limit); write which of them count (取值)"
    case .notANetPromoterAnswer(let text):
      "‘\(text)’ is not a whole number from 0 to 10, the only answers a net promoter score knows."
    case .badSignificance(let text): "the significance ‘\(text)’ must lie between 0 and 1, as 0.05."
    case .badEndpoints: "endpoints are two numbers, the smaller first, as [1, 5]."
    case .endpointsNeeded:
      "to reverse an item its scale must be known; add 两端 (endpoints), as [1, 5]."
    case .unknownReversed(let name): "‘\(name)’, to be reversed, is not among the variables."
    case .importanceUnclear:
      "write either 因变量 (outcome), to derive importance, or 重要性 (importance), columns where it is stated."
    case .importanceDiffers(let importances, let variables):
      "\(importances) columns of importance for \(variables) variables; each has one."
    case .badThresholds: "thresholds are means, medians, or two numbers [importance, performance]."
    case .itemCountsDiffer(let sum, let variables):
      "the item counts add up to \(sum), but there are \(variables) variables."
    case .answerOffScale(let text, let least, let most):
      "‘\(text)’ lies off the scale of \(least) to \(most). Correct it, or leave it empty."
    case .readTwoWays:
      "write 赋分 (answerScores), which compares means, or 取值 (membership), which compares shares, not both."
    case .calibration(let fault): fault.message(in: .en)
    }
  }
}
