internal import DefinitionFiles
public import Diagnostics

extension QuestionnaireProblem: Diagnostic {
  /// The place.
  public var location: SourceLocation? { place }

  /// Left out by intent or by mistake: a question in no dimension is a warning. All others make the questionnaire
  /// unusable.
  public var severity: Severity { if case .inNoDimension = fault { .warning } else { .error } }

  /// The kind of problem.
  public var code: String {
    switch fault {
    case .unsupportedVersion: "unsupported-version"
    case .unknown(let thing, _, _): "unknown-\(thing.en)"
    case .repeated: "repeated-id"
    case .noOptions: "no-options"
    case .scaleAndOptions: "scale-and-options"
    case .noRows: "no-rows"
    case .unwantedRows: "unwanted-rows"
    case .leastExceedsMost: "least-exceeds-most"
    case .conflictingDimensions: "conflicting-dimensions"
    case .circularParents: "circular-parents"
    case .weightMissing: "weight-missing"
    case .weightsDoNotAddUp: "weights-do-not-add-up"
    case .weightsNotDeclared: "weights-not-declared"
    case .inNoDimension: "in-no-dimension"
    case .noSatisfactionQuestion: "no-satisfaction-question"
    case .scaleLacks(let lack, _, _): "scale-lacks-\(lack.code)"
    case .parameterMissing: "parameter-missing"
    case .noDates: "no-dates"
    case .notAChoiceQuestion: "not-a-choice-question"
    case .noCorrectOption: "no-correct-option"
    case .limitOutOfRange: "limit-out-of-range"
    case .tooMany(let thing, _): "too-many-\(thing.en)s"
    case .badCondition: "bad-condition"
    case .noNumbers: "no-numbers"
    case .endsBeforeStart: "ends-before-start"
    case .secondsNotPositive: "seconds-not-positive"
    case .fullMarksNotPositive: "full-marks-not-positive"
    case .unmeasurable: "unmeasurable-question"
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
    case .unsupportedVersion(let version): "格式版本 \(version) 不支持。本版读取格式版本 1。"
    case .unknown(let thing, let name, let nearest):
      "没有名为“\(name)”的\(thing.zh)。" + (nearest.map { "是不是“\($0)”？" } ?? "请先定义它，或改正名称。")
    case .repeated(let thing, let name): "\(thing.zh)“\(name)”重复。每个编号（码、文本、别名）只能用一次。"
    case .noOptions(let id): "题目 \(id) 没有选项。请写 选项 或引用 量表。"
    case .scaleAndOptions(let id): "题目 \(id) 同时写了 量表 和 选项。请只留一个。"
    case .noRows(let id): "矩阵题 \(id) 没有 行。请逐行写出。"
    case .unwantedRows(let id): "题目 \(id) 不是矩阵题，不能有 行。"
    case .leastExceedsMost(let id): "题目 \(id) 的 最少 大于 最多。"
    case .conflictingDimensions(let id, let first, let second):
      "题目 \(id) 同时归入维度 \(first) 和 \(second)。请只留一个。"
    case .circularParents(let id): "维度 \(id) 的上级绕回了自己。"
    case .weightMissing(let thing, let name): "\(thing.zh)“\(name)”没有权重，而同级的都有。请补上，或全部不写。"
    case .weightsDoNotAddUp(let thing, let within, let sum, let whole):
      (within.map { "“\($0)”内" } ?? "") + "各\(thing.zh)权重合计 \(sum)，应为 \(whole)。请核对。"
    case .inNoDimension(let question, let formula):
      "题目 \(question) 不属于任何维度，按维度汇总的口径“\(formula)”不计它。请归入维度，或确认无误。"
    case .weightsNotDeclared(let formula, let combination):
      "口径“\(formula)”按“\(combination.zh)”汇总，却一个权重也没有写。请写出权重，或改用 等权。"
    case .noSatisfactionQuestion: "没有满意度题。至少一道量表题（或用途为 满意度 的单选题）。"
    case .scaleLacks(.satisfiedFlags, let question, let formula):
      "口径“\(formula)”要看 满意 标记，题目 \(question) 有选项没写。请给每个有效选项写 满意: 是 或 否。"
    case .scaleLacks(.scores, let question, let formula):
      "口径“\(formula)”要用 分值，题目 \(question) 有选项没写（或最高分不大于 0）。请补上。"
    case .scaleLacks(.levels, let question, let formula):
      "口径“\(formula)”给的分值个数与题目 \(question) 的有效选项数不同。"
    case .parameterMissing(let formula, let key): "口径“\(formula)”缺少“\(key)”。请补上。"
    case .noDates(let rule): "规则 \(rule) 没有起止日期。请在规则里或“调查”里写 开始、结束。"
    case .notAChoiceQuestion(let id, let user): "\(user) 用到的题目 \(id) 不是选择题。"
    case .noCorrectOption(let id): "注意力题 \(id) 没有写 正确。请写出正确的选项。"
    case .limitOutOfRange(let rule): "规则 \(rule) 的 上限 应在 0 与 1 之间。"
    case .tooMany(let thing, let limit): "\(thing.zh)超过 \(limit) 个。请合并。"
    case .badCondition(let text, let near):
      "条件“\(text)”读不懂（“\(near)”附近）。写法如：Q4 含 无 且 Q4 选项数 > 1；各词之间留空格，选项里有括号就加引号。"
    case .noNumbers(let id, let text):
      "条件“\(text)”把题目 \(id) 与数比较，它既不是数值题，有效选项也没有都写 分值。请写 分值，或用 = 选项。"
    case .endsBeforeStart(let start, let end): "结束 \(end) 早于 开始 \(start)。请核对日期。"
    case .secondsNotPositive(let rule): "规则 \(rule) 的 秒 应大于 0。"
    case .fullMarksNotPositive(let formula): "口径“\(formula)”的 满分 应大于 0。"
    case .unmeasurable(let id): "题目 \(id) 的用途写 满意度，但这种题型不选一个选项，无法计算。请改用途，或改为量表或单选。"
    }
  }

  private var english: String {
    switch fault {
    case .unsupportedVersion(let version): "format version \(version) is not supported; this version reads 1."
    case .unknown(let thing, let name, let nearest):
      "no \(thing.en) is called ‘\(name)’. "
        + (nearest.map { "Did you mean ‘\($0)’?" } ?? "Define it, or correct the name.")
    case .repeated(let thing, let name):
      "the \(thing.en) ‘\(name)’ stands twice. Every id, code, text and alias may be used once."
    case .noOptions(let id): "question \(id) has no options. Write 选项 (options) or name a 量表 (scale)."
    case .scaleAndOptions(let id): "question \(id) has both 量表 and 选项. Keep one."
    case .noRows(let id): "matrix question \(id) has no 行 (rows). Write them out."
    case .unwantedRows(let id): "question \(id) is no matrix and cannot have 行 (rows)."
    case .leastExceedsMost(let id): "question \(id): 最少 (least) exceeds 最多 (most)."
    case .conflictingDimensions(let id, let first, let second):
      "question \(id) belongs to dimensions \(first) and \(second). Keep one."
    case .circularParents(let id): "dimension \(id) is its own ancestor."
    case .weightMissing(let thing, let name):
      "\(thing.en) ‘\(name)’ has no weight while its siblings do. Add it, or leave all out."
    case .weightsDoNotAddUp(let thing, let within, let sum, let whole):
      "the \(thing.en) weights" + (within.map { " within ‘\($0)’" } ?? "")
        + " add up to \(sum), not \(whole)."
    case .inNoDimension(let question, let formula):
      "question \(question) is in no dimension, so formula ‘\(formula)’, which combines dimensions, leaves it out. "
        + "Give it a dimension, or confirm that this is meant."
    case .weightsNotDeclared(let formula, let combination):
      "formula ‘\(formula)’ combines by \(combination.zh) (\(combination.en)), but no such weight is declared. "
        + "Declare them, or use 等权 (equal)."
    case .noSatisfactionQuestion:
      "there is no satisfaction question: at least one scale, or single choice with 用途: 满意度."
    case .scaleLacks(.satisfiedFlags, let question, let formula):
      "formula ‘\(formula)’ looks at 满意 (satisfied), which an option of \(question) lacks. Give every valid option one."
    case .scaleLacks(.scores, let question, let formula):
      "formula ‘\(formula)’ uses 分值 (score), which an option of \(question) lacks, or its best score is not above 0."
    case .scaleLacks(.levels, let question, let formula):
      "formula ‘\(formula)’ gives another number of points than \(question) has valid options."
    case .parameterMissing(let formula, let key):
      "formula ‘\(formula)’ lacks ‘\(key)’ (\(Vocabulary.english(for: key) ?? key)). Add it."
    case .noDates(let rule): "rule \(rule) has no dates. Write 开始/结束 (start/end) in it or under 调查 (survey)."
    case .notAChoiceQuestion(let id, let user): "\(user) uses question \(id), which is no choice question."
    case .noCorrectOption(let id): "attention item \(id) lacks 正确 (correct). Name the options that pass."
    case .limitOutOfRange(let rule): "the 上限 (limit) of rule \(rule) must lie between 0 and 1."
    case .tooMany(let thing, let limit): "there are more than \(limit) \(thing.en)s. Join some of them."
    case .badCondition(let text, let near):
      "cannot read the condition ‘\(text)’ near ‘\(near)’. Write, for example: Q4 含 无 且 Q4 选项数 > 1, with "
        + "blanks between the words and quotes around an option that has brackets."
    case .noNumbers(let id, let text):
      "the condition ‘\(text)’ compares question \(id) with a number, but it is not numeric and not every valid option "
        + "has a 分值 (score). Add scores, or name an option after =."
    case .endsBeforeStart(let start, let end):
      "结束 (end) \(end) comes before 开始 (start) \(start). Check the dates."
    case .secondsNotPositive(let rule): "the 秒 (seconds) of rule \(rule) must be above 0."
    case .fullMarksNotPositive(let formula): "the 满分 (fullMarks) of formula ‘\(formula)’ must be above 0."
    case .unmeasurable(let id):
      "question \(id) has 用途: 满意度 (satisfaction), but its kind does not choose one option, so nothing can be "
        + "computed. Change the role, or make it a scale or single choice."
    }
  }
}

extension QuestionnaireProblem.Thing {
  fileprivate var zh: String {
    switch self {
    case .scale: "量表"
    case .question: "题目"
    case .row: "行"
    case .dimension: "维度"
    case .group: "群体"
    case .option: "选项"
    case .formula: "口径"
    case .rule: "规则"
    }
  }

  fileprivate var en: String {
    switch self {
    case .scale: "scale"
    case .question: "question"
    case .row: "row"
    case .dimension: "dimension"
    case .group: "group"
    case .option: "option"
    case .formula: "formula"
    case .rule: "rule"
    }
  }
}

extension QuestionnaireProblem.Lack {
  fileprivate var code: String {
    switch self {
    case .satisfiedFlags: "flags"
    case .scores: "scores"
    case .levels: "levels"
    }
  }
}
