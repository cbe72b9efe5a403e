internal import ExactNumbers
internal import Questionnaires
internal import Tables
internal import Tabulation

extension AnalysisDocument {
  /// Items on one scale side by side, with the totals over all answers, as published evaluations print them.
  var questions: Table {
    let items = analysis.items.filter { questionnaire.satisfactionItems.contains($0.item) }
    let labels = items.flatMap { questionnaire.question(of: $0.item).scale.options.map(\.label) }.uniqued()
    var table = Table(
      title: words("满意度题逐题频数与占比", "Satisfaction questions: counts and shares"),
      columns: [.init(words("题目", "Question"))] + labels.map { .init($0, .trailing) }
        + [
          .init(words("基数", "Base"), .trailing), .init(words("未答", "Blank"), .trailing),
          .init(words("跳题", "Skipped"), .trailing), .init(words("满意占比%", "Satisfied %"), .trailing),
        ],
      notes: [
        words(
          "占比（%）以本题基数为分母，基数不含未答、跳题与不适用；四舍五入后之和可能不为 100。",
          "Shares (%) are of the question's base: no blank, skipped or not applicable answers. Rounded, they may not add "
            + "up to 100.")
      ])
    for item in items { for row in rows(item, labels: labels) { table.append(row) } }
    for row in totals(items, labels: labels) { table.append(row) }
    return table
  }

  private func rows(_ result: ItemResult, labels: [String]) -> [Table.Row] {
    let options = questionnaire.question(of: result.item).scale.options
    func cells(_ text: (Int) -> String) -> [Table.Cell] {
      labels.map { label in .init(options.firstIndex { $0.label == label }.map(text) ?? "") }
    }
    let name = questionnaire.name(of: result.item) + " " + questionnaire.text(of: result.item)
    let counts =
      [.init(name)] + cells { "\(result.tally.counts[$0])" }
      + [
        .init("\(result.base)"), .init("\(result.tally.unanswered)"), .init("\(result.tally.skipped)"),
        .init(""),
      ]
    let shares =
      [.init("%", indent: 1)] + cells { words.percent(result.shares[$0], rounding) }
      + [.init(""), .init(""), .init(""), .init(words.percent(result.satisfied?.share ?? nil, rounding))]
    return [.init(counts), .init(shares)]
  }

  private func totals(_ items: [ItemResult], labels: [String]) -> [Table.Row] {
    var counts = [Int](repeating: 0, count: labels.count)
    var isValid = [Bool](repeating: false, count: labels.count)
    for result in items {
      for (index, option) in questionnaire.question(of: result.item).scale.options.enumerated() {
        guard let column = labels.firstIndex(of: option.label) else { continue }
        counts[column] += result.tally.counts[index]
        isValid[column] = isValid[column] || option.isValid
      }
    }
    let base = items.reduce(0) { $0 + $1.base }
    let shares = labels.indices.map { isValid[$0] ? Rational(counts[$0], of: base).map { $0 * 100 } : nil }
    let blank = [Table.Cell](repeating: "", count: 3)
    return [
      .init(
        [.init(words("合计", "Total"))] + counts.map { .init("\($0)") } + [.init("\(base)")] + blank,
        isSubtotal: true),
      .init(
        [.init("%", indent: 1)] + shares.map { .init(words.percent($0, rounding)) } + [.init("")] + blank),
    ]
  }

  private func base(of result: ItemResult, _ question: Question) -> String {
    words("基数 \(result.base) 人", "base: \(result.base) persons")
      + (question.kind.hasOptionSet
        ? words("；可选多项，占比之和可超过 100", "; several options may be chosen, shares may add up to more than 100")
        : "")
  }

  var otherQuestions: [Table] {
    analysis.items.filter { result in
      let question = questionnaire.question(of: result.item)
      return !questionnaire.satisfactionItems.contains(result.item) && !question.scale.options.isEmpty
    }.map { result in
      let question = questionnaire.question(of: result.item)
      var table = Table(
        title: questionnaire.name(of: result.item) + " " + questionnaire.text(of: result.item),
        columns: [
          .init(words("选项", "Option")), .init(words("人数", "Persons"), .trailing),
          .init(words("占基数%", "% of base"), .trailing),
        ],
        notes: [base(of: result, question)])
      for (index, option) in question.scale.options.enumerated() {
        table.append([
          .init(option.label), .init("\(result.tally.counts[index])"),
          .init(words.percent(result.shares[index], rounding)),
        ])
      }
      return table
    }
  }
}

extension [String] {
  fileprivate func uniqued() -> [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
