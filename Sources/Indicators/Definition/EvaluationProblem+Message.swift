internal import DefinitionFiles
public import Diagnostics
internal import ExactNumbers
internal import Questionnaires

extension EvaluationProblem: Diagnostic {
  /// The place.
  public var location: SourceLocation? { place }

  /// All of them make the evaluation unusable.
  public var severity: Severity { .error }

  /// The kind of problem.
  public var code: String {
    switch fault {
    case .unsupportedVersion: "unsupported-version"
    case .indicator(_, let mismatch): mismatch.code
    case .unclearOperand: "unclear-operand"
    case .differenceOfMany: "difference-of-many"
    case .emptyBand: "empty-band"
    case .unclearAward: "unclear-award"
    case .partlyWithoutPoints: "partly-without-points"
    case .severalKindsOfData: "several-kinds-of-data"
    case .unclearColumn: "unclear-column"
    case .unclearGrades: "unclear-grades"
    case .rateOutsideWhole: "rate-outside-whole"
    case .questionCount: "question-count"
    case .notPositive: "not-positive"
    case .contents(let fault): fault.code
    }
  }

  /// What is wrong, and what to do.
  public func message(in language: Language) -> String { wording.text(in: language) }

  private var wording: Wording {
    switch fault {
    case .unsupportedVersion(let version):
      Wording(
        zh: "格式版本 \(version) 不支持。本版读取格式版本 1。",
        en: "format version \(version) is not supported. This version reads format version 1.")
    case .indicator(let code, let mismatch):
      Wording(zh: "指标 \(code) \(mismatch.wording.zh)", en: "indicator \(code) \(mismatch.wording.en)")
    case .unclearOperand:
      Wording(
        zh: "运算项只能是 和、差、换算（连同 乘）之一。请只留一个。",
        en: "an operand is one of sum, difference, or convert with times. Keep one.")
    case .differenceOfMany(let count):
      Wording(zh: "差 要写两项，这里有 \(count) 项。", en: "a difference takes two operands, not \(count).")
    case .emptyBand:
      Wording(
        zh: "这一档的上下限之间没有数。请核对上下限；各档从最好的一档写起。",
        en: "no number lies between the ends of this band. Check them; bands begin with the best one.")
    case .unclearAward:
      Wording(zh: "这里要写 得分 或 系数，且只写一个。", en: "write points or coefficient here, and only one of them.")
    case .partlyWithoutPoints:
      Wording(zh: "部分满足的要点要写得分。", en: "a point that is partly satisfied needs points.")
    case .severalKindsOfData(let id):
      Wording(
        zh: "调查 \(id) 的 答卷、汇总、计数 只能写一种。请只留一种。",
        en: "survey \(id) has several of responses, summary and counts. Keep one.")
    case .unclearColumn(let item):
      Wording(
        zh: "\(item) 的列要写 列名、列号、匹配 之一。请只写一个。",
        en: "the column of \(item) takes one of column, columnNumber, matching. Write one."
      )
    case .unclearGrades:
      Wording(zh: "等级要写 方案 或 分档，且只写一个。", en: "a grade takes scheme or bands, and only one of them.")
    case .rateOutsideWhole(let value, let whole):
      Wording(
        zh: "印出比率 \(value) 不在 0 与满分 \(whole) 之间（满分大于 0，小数至多 \(PrintedShare.mostPlaces) 位）。请核对。",
        en: "the printed rate \(value) does not lie between 0 and \(whole), a whole above 0, with at most "
          + "\(PrintedShare.mostPlaces) decimals. Check it.")
    case .questionCount:
      Wording(
        zh: "题数在 1 与 \(Granularity.mostSteps) 之间；不知道就不写。",
        en: "questionCount lies between 1 and \(Granularity.mostSteps); leave it out when it is not known.")
    case .notPositive(let key):
      Wording(zh: "\(key) 应大于 0。", en: "\(Vocabulary.english(for: key) ?? key) must be above 0.")
    case .contents(let fault): fault.wording
    }
  }
}

extension EvaluationProblem.Mismatch {
  fileprivate var code: String {
    switch self {
    case .noContent: "no-content"
    case .groupWithRule: "group-with-rule"
    case .ruleWithoutMeasure: "rule-without-measure"
    case .unusedMeasure: "unused-measure"
    case .noTarget: "no-target"
    }
  }

  fileprivate var wording: Wording {
    switch self {
    case .noContent:
      Wording(zh: "既没有下级也没有规则。请写其中之一。", en: "has neither children nor a rule. Write one of them.")
    case .groupWithRule:
      Wording(
        zh: "有下级，又写了规则或度量。请把它们移到末级。", en: "has children and also a rule or measure. Move these to a leaf.")
    case .ruleWithoutMeasure: Wording(zh: "的规则需要度量。请写度量。", en: "has a rule that needs a measure. Write one.")
    case .unusedMeasure:
      Wording(
        zh: "的规则不用度量。请删去度量，或改用定量规则。",
        en: "has a rule that uses no measure. Remove it, or choose a rule for measured values.")
    case .noTarget:
      Wording(
        zh: "的规则没有目标值。请在规则或指标里写目标。",
        en: "has a rule without a target. Write one in the rule or the indicator.")
    }
  }
}

extension EvaluationProblem.Contents {
  fileprivate var code: String {
    switch self {
    case .rowLength: "row-length"
    case .unknownCell: "unknown-cell"
    case .unclearNumber: "unclear-number"
    case .unclearDate: "unclear-date"
    }
  }

  fileprivate var wording: Wording {
    switch self {
    case .rowLength(let name, let cells, let columns):
      Wording(
        zh: "行“\(name)”有 \(cells) 个值，表有 \(columns) 列。没有印出的值写 未提供。",
        en:
          "row ‘\(name)’ has \(cells) values, the table \(columns) columns. Write notGiven for a blank cell.")
    case .unknownCell(let name):
      Wording(
        zh: "合计里的“\(name)”不是表中的行或列。请核对名称。",
        en: "‘\(name)’ in a sum is no row or column of the table. Check the name.")
    case .unclearNumber(let text):
      Wording(
        zh: "“\(text)”不是序号。写数字、①–⑳、a–z，或一段 1-39。",
        en: "‘\(text)’ is no number. Write digits, ①–⑳, a–z, or a run such as 1-39.")
    case .unclearDate(let text):
      Wording(
        zh: "“\(text)”不是日期。写 2018、2018-05 或 2018-05-20。",
        en: "‘\(text)’ is no date. Write 2018, 2018-05 or 2018-05-20.")
    }
  }
}
