internal import SurveyStatistics

/// 作答质量: what each person's answers look like, and the responses to look at first.
extension RequestEvaluation {
  /// What hints at carelessness in one response.
  private struct Response {
    let row: Int
    let longestRun: Int
    let variability: Double?
    let nonresponse: Double
    let evenOdd: Double?
    let distance: Double?
    let tail: Double?
  }

  mutating func responseQuality(
    _ statistic: RequestedStatistic, _ items: ScaleItems, scaleLengths: [Int], listed: Int
  ) -> Analysis? {
    guard let columns = numbers(items) else { return nil }
    // As ticked: a reversed item answered alike is part of the run.
    let raw = items.columns.compactMap { numbers($0) }
    var analysis = Analysis(statistic, of: items.names)
    let rows = (0..<data.rows).map { NumericColumn.answers(columns, row: $0) }
    let distances: Result<MahalanobisDistances, UndefinedReason>
    do throws(UndefinedReason) {
      distances = .success(try MahalanobisDistances(rows))
    } catch {
      distances = .failure(error)
    }
    let (squared, tails) = ((try? distances.get())?.squared, (try? distances.get())?.tailProbabilities)
    let responses = rows.enumerated().map { row, answers in
      let ticked = NumericColumn.answers(raw, row: row)
      return Response(
        row: row, longestRun: ResponsePattern.longestRun(of: ticked),
        variability: ResponsePattern.individualVariability(of: ticked),
        nonresponse: ResponsePattern.itemNonresponse(of: answers, asked: answers.map { _ in true }) ?? 0,
        evenOdd: scaleLengths.isEmpty
          ? nil : ResponsePattern.evenOddConsistency(of: answers, scaleLengths: scaleLengths),
        distance: squared?[row], tail: tails?[row])
    }
    analysis.facts = Self.facts(
      responses, items: items.names.count, distances, hasScales: !scaleLengths.isEmpty)
    analysis.parts = [Self.nonresponse(items, rows), suspects(responses, listed)]
    return analysis
  }

  private static func facts(
    _ responses: [Response], items: Int, _ distances: Result<MahalanobisDistances, UndefinedReason>,
    hasScales: Bool
  ) -> [Analysis.Fact] {
    let variabilities = responses.compactMap(\.variability)
    let consistencies = responses.compactMap(\.evenOdd)
    func mean(_ values: [Double]) -> Analysis.Value {
      .init(values.reduce(into: MomentTally()) { $0.add($1) }.mean, else: .nobodyAnswered)
    }
    var facts: [Analysis.Fact] = [
      .init("responses", "答卷数", "responses", .count(responses.count)),
      .init("complete", "各题齐全", "complete", .count(responses.count { $0.nonresponse == 0 })),
      .init(
        "straightliners", "全部同选", "straight-liners",
        .count(responses.count { items > 1 && $0.longestRun == items })),
      .init("longestRunMean", "最长连续同选均值", "mean longest run", mean(responses.map { Double($0.longestRun) })),
      .init("variabilityMean", "个体变异均值", "mean individual variability", mean(variabilities)),
    ]
    switch distances {
    case .success(let distances):
      facts.append(
        .init(
          "outliers", "马氏距离 p < 0.001", "Mahalanobis p < 0.001",
          .count(distances.tailProbabilities.count { $0 ?? 1 < 0.001 })))
    case .failure(let reason):
      facts.append(.init("outliers", "马氏距离 p < 0.001", "Mahalanobis p < 0.001", .undefined(reason)))
    }
    if hasScales {
      facts.append(.init("evenOddMean", "奇偶一致性均值", "mean even–odd consistency", mean(consistencies)))
    }
    return facts
  }

  private static func nonresponse(_ items: ScaleItems, _ rows: [[Double?]]) -> Analysis.Part {
    var part = Analysis.Part(
      .init("items", "各题无应答", "Item non-response"), by: .init("variable", "题目", "item"),
      [.init("blank", "未答", "blank"), .init("nonresponse", "无应答率", "non-response")])
    for (index, name) in items.names.enumerated() {
      let answers = rows.map { $0[index] }
      let rate = ResponsePattern.itemNonresponse(of: answers, asked: answers.map { _ in true })
      part.append(name.name, [.count(answers.count { $0 == nil }), .init(rate, else: .nobodyAnswered)])
    }
    return part
  }

  /// The longest runs first, then the farthest from the middle, then in the order of the file.
  private func suspects(_ responses: [Response], _ listed: Int) -> Analysis.Part {
    var part = Analysis.Part(
      .init("suspects", "先看的答卷", "Responses to look at first"), by: .init("row", "行", "row"),
      [
        .init("longestRun", "最长连续同选", "longest run"), .init("variability", "个体变异", "variability"),
        .init("nonresponse", "无应答率", "non-response"), .init("evenOdd", "奇偶一致性", "even–odd"),
        .init("mahalanobis", "马氏距离²", "Mahalanobis D²"), .init("mahalanobisPValue", "p", "p"),
      ])
    let order = responses.sorted {
      ($1.longestRun, $1.distance ?? -1, $0.row) < ($0.longestRun, $0.distance ?? -1, $1.row)
    }
    for response in order.prefix(listed) {
      part.append(
        "\(data.places.rowNumbers[response.row])",
        [
          .count(response.longestRun), .init(response.variability, else: .oneRespondent),
          .number(response.nonresponse), .init(response.evenOdd, else: .tooFewItems(needed: 2)),
          .init(response.distance, else: .nobodyAnswered), .init(response.tail, else: .nobodyAnswered),
        ])
    }
    return part
  }
}
