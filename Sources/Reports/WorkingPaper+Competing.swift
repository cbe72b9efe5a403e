internal import ExactNumbers
internal import Indicators
internal import Tables

extension WorkingPaper {
  /// Rules that are printed for the leaf and not applied (另印规则): each in words, what it would give, its number line.
  func competingBlocks(width: Int) -> [Document.Block] {
    guard let leaf = indicator.leaf, !score.competing.isEmpty else { return [] }
    let drawings = leaf.competingRules.compactMap {
      $0.drawing(in: language, width: width, mark: mark)?.lines
    }
    return [.table(competing)] + drawings.map { .verbatim($0) }
  }

  private var competing: Table {
    var table = Table(
      title: words("另印规则", "Rules printed and not applied"),
      columns: [
        .init(words("规则", "Rule")), .init(words("读法", "Reading")), .init(words("得分", "Score"), .trailing),
        .init(words("总分", "Total"), .trailing), .init(words("等级", "Grade")),
      ])
    for other in score.competing {
      let rule = other.rule.text(in: language)
      if other.readings.isEmpty {
        table.append([.init(rule), .init(words("没有实测值可套用", "no measured value to apply it to"))])
      }
      for (place, reading) in other.readings.enumerated() {
        table.append([
          .init(place == 0 ? rule : ""),
          .init(reading.isScaled ? words("折算到权重", "scaled to the weight") : words("照印", "as printed")),
          .init(scoreDocument.text(reading.points)), .init(scoreDocument.text(reading.total)),
          .init(reading.grade.label ?? Words.absent),
        ])
      }
    }
    return table
  }

  /// The same for programs; `nil` without such rules.
  var competingJSON: JSONValue? {
    guard !score.competing.isEmpty else { return nil }
    func points(_ points: Points) -> JSONValue { points.rounded.map(JSONValue.decimal) ?? .null }
    return .array(
      score.competing.map { other in
        .object([
          "rule": .string(other.rule.text(in: language)),
          "readings": .array(
            other.readings.map { reading in
              .object([
                "scaled": .bool(reading.isScaled), "score": points(reading.points),
                "total": points(reading.total), "grade": reading.grade.label.map(JSONValue.string) ?? .null,
              ])
            }),
        ])
      })
  }
}
