internal import ExactNumbers
internal import Indicators
internal import Tables

extension WorkingPaper {
  /// What a judged score is made of (评分明细): items, points of evaluation, or experts' sheets; `nil` for others.
  var parts: Table? {
    switch indicator.leaf?.scoring.judgement {
    case .items(let items, _): parts(items.map { ($0.name, $0.full.description, given($0.score)) })
    case .checklist(let items): parts(items.map { ($0.name, $0.points?.description ?? "", outcome($0)) })
    case .experts(let panel):
      parts(panel.sheets.map { ($0.expert, score.weight.description, given($0.points)) })
    case .points, .deductions, .level, .fillBand, nil: nil
    }
  }

  private func parts(_ rows: [(name: String, full: String, score: String)]) -> Table {
    var table = Table(
      title: words("评分明细", "Parts of the score"),
      columns: [
        .init(words("项目", "Item")), .init(words("满分", "Full marks"), .trailing),
        .init(words("得分", "Score"), .trailing),
      ])
    for row in rows { table.append([.init(row.name), .init(row.full), .init(row.score)]) }
    return table
  }

  private func given(_ points: ExactDecimal?) -> String { points?.description ?? words("未提供", "not given") }

  private func outcome(_ item: ChecklistItem) -> String {
    switch item.outcome {
    case .satisfied: words("是", "yes")
    case .notSatisfied: words("否", "no")
    case .partly(let points): points.description
    }
  }
}
