public import Diagnostics
internal import ExactNumbers
internal import SurveyStatistics
public import Tables

/// Results as JSON, as a document and as records (估计结果的写法).
public enum EstimateReport {
  /// `design` and `estimates`, as other programs rely on them.
  public static func json(_ results: EstimateResults) -> [String: JSONValue] {
    let design = results.design
    var members: [String: JSONValue] = [
      "design": .members([
        "rows": .integer(design.rows), "strata": .integer(design.strata),
        "clusters": .integer(design.clusters), "degreesOfFreedom": .integer(design.degreesOfFreedom),
        "replicates": design.replicates.map(JSONValue.integer),
        "effectiveSample": number(design.weighting.effectiveCount),
        "weightDesignEffect": number(design.weighting.designEffect),
      ]),
      "estimates": .array(results.rows.map { json($0) }),
    ]
    if let report = design.calibration { members["calibration"] = json(report) }
    if !results.tests.isEmpty { members["tests"] = .array(results.tests.map { json($0) }) }
    if !results.analyses.isEmpty { members["analyses"] = .array(results.analyses.map { json($0) }) }
    return members
  }

  private static func json(_ row: EstimateRow) -> JSONValue {
    let named: JSONValue = .members([
      "statistic": .string(row.statistic), "variable": .string(row.variable),
      "answers": row.value.map(JSONValue.string), "domain": domain(row.domain),
      "minus": row.minus.map(domain), "formula": .string(row.formula),
      "publication": row.publication.map(json),
    ])
    guard let estimate = row.estimate else {
      return named.undefined("value", "standardError", "interval", reason: "nobodyAnswered")
    }
    let flags = estimate.flags.sorted().map { JSONValue.string($0.rawValue) }
    let valued = named.adding([
      "value": .double(estimate.value), "respondents": .integer(estimate.respondents),
      "weightedBase": .double(estimate.weightedBase), "missing": .integer(estimate.missing),
      "designEffect": number(estimate.designEffect), "effectiveSample": number(estimate.effectiveSample),
      "finiteDesignEffect": number(estimate.finiteDesignEffect), "flags": .array(flags),
      "interval": estimate.interval.map { interval in
        .members([
          "lower": .double(interval.lower), "upper": .double(interval.upper),
          "level": .double(interval.level),
        ])
      } ?? .null,
      "method": estimate.interval.map { .string($0.method.rawValue) },
    ])
    switch estimate.error {
    case .success(let error):
      return valued.adding([
        "standardError": .double(error.value), "degreesOfFreedom": .integer(error.degreesOfFreedom),
        "reason": estimate.interval == nil ? .string("noDegreesOfFreedom") : nil,
      ])
    case .failure(let reason): return valued.undefined("standardError", reason: name(reason))
    }
  }

  private static func json(_ report: WeightingReport) -> JSONValue {
    func controls(_ reached: [WeightingReport.Achievement]) -> JSONValue {
      .array(
        reached.map {
          .object([
            "base": .double($0.base), "target": .double($0.target), "achieved": .double($0.achieved),
            "respondents": .integer($0.units),
          ])
        })
    }
    return .object([
      "iterations": .integer(report.iterations), "margins": .array(report.margins.map(controls)),
      "totals": controls(report.totals), "leastFactor": .double(report.factors.lowerBound),
      "greatestFactor": .double(report.factors.upperBound), "largestMiss": .double(report.largestMiss),
    ])
  }

  private static func json(_ verdict: PublicationVerdict) -> JSONValue {
    .object([
      "decision": .string(verdict.decision.code),
      "findings": .array(verdict.findings.map { .string($0.code) }),
    ])
  }

  private static func domain(_ parts: [(column: String, value: String)]) -> JSONValue {
    parts.isEmpty
      ? .null : .object(Dictionary(uniqueKeysWithValues: parts.map { ($0.column, .string($0.value)) }))
  }

  private static func number(_ value: Double?) -> JSONValue { value.map(JSONValue.double) ?? .null }

  static func name(_ reason: UndefinedReason) -> String {
    switch reason {
    case .nobodyAnswered: "nobodyAnswered"
    case .answersNotPaired: "answersNotPaired"
    case .oneRespondent: "oneRespondent"
    case .oneRespondentToAPart: "oneRespondentToAPart"
    case .noDegreesOfFreedom: "noDegreesOfFreedom"
    case .intervalBeyondRange: "intervalBeyondRange"
    case .undefinedInReplicate: "undefinedInReplicate"
    case .sampleExceedsPopulation: "sampleExceedsPopulation"
    case .populationUnknown: "populationUnknown"
    case .populationTooLarge: "populationTooLarge"
    case .unequalWeights: "unequalWeights"
    case .noVariation: "noVariation"
    case .tooFewItems: "tooFewItems"
    case .tooManyItems: "tooManyItems"
    case .tooManyCells: "tooManyCells"
    case .noSamplingError: "noSamplingError"
    case .noConvergence: "noConvergence"
    case .singularMatrix: "singularMatrix"
    }
  }

  // MARK: For people

  /// The design in a few facts, and a table of the estimates.
  public static func document(_ results: EstimateResults, language: Language) -> Document {
    func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
    let design = results.design
    var facts: [Document.Fact] = [
      .init(say("行数", "rows"), "\(design.rows)"), .init(say("层", "strata"), "\(design.strata)"),
      .init(say("初级单元", "first-stage units"), "\(design.clusters)"),
      .init(say("自由度", "degrees of freedom"), "\(design.degreesOfFreedom)"),
      .init(
        say("有效样本量（权数）", "effective sample (weights)"), rounded(design.weighting.effectiveCount, 1)),
      .init(say("权数设计效应", "design effect of weights"), rounded(design.weighting.designEffect, 3)),
    ]
    if let report = design.calibration {
      facts.append(
        .init(
          say("校准倍数", "calibration factors"),
          "\(rounded(report.factors.lowerBound, 3))–\(rounded(report.factors.upperBound, 3))"))
    }
    if let replicates = design.replicates {
      facts.append(.init(say("复制权重", "replicates"), "\(replicates)"))
    }
    var notes = [
      say(
        "占比为 0–1；区间方法与自由度逐行给出；设计效应以放回抽样为基准。",
        "Shares lie between 0 and 1; each row states its interval's method and degrees of freedom; the design effect is against sampling with replacement."
      )
    ]
    let flags = Set(results.rows.flatMap { $0.estimate?.flags ?? [] }).sorted()
    notes += flags.map { "\($0.rawValue): \(meaning($0, language))" }
    let table = Table(
      columns: headers(language, of: results), rows: rows(results, places: 4, language), notes: notes)
    let estimates: [Document.Block] =
      table.rows.isEmpty ? [] : [.heading(say("估计", "Estimates")), .table(table)]
    return Document(
      [.heading(say("抽样设计", "Design")), .facts(facts)] + estimates
        + results.analyses.flatMap { blocks($0, language: language) })
  }

  /// One record an estimate, numbers unrounded: what `--format csv` writes.
  public static func records(_ results: EstimateResults, language: Language) -> Table {
    let analyses = results.analyses.flatMap {
      cells($0, isChinese: language == .zh, hasTests: !results.tests.isEmpty)
    }
    return Table(
      columns: headers(language, of: results),
      rows: rows(results, places: nil, language) + analyses.map { Table.Row($0.map { Table.Cell($0) }) })
  }

  /// Estimates, then tests; only a request with tests has a column for p.
  private static func rows(_ results: EstimateResults, places: Int?, _ language: Language) -> [Table.Row] {
    let estimates = results.rows.map {
      cells($0, places: places, language) + (results.tests.isEmpty ? [] : [""])
    }
    let tests = results.tests.map { cells($0, places: places, isChinese: language == .zh) }
    return (estimates + tests).map { Table.Row($0.map { Table.Cell($0) }) }
  }

  private static func headers(_ language: Language, of results: EstimateResults) -> [Table.Column] {
    var names: [(String, String, Table.Alignment)] = [
      ("统计", "statistic", .leading), ("变量", "variable", .leading), ("取值", "answers", .leading),
      ("分组", "domain", .leading), ("估计值", "value", .trailing), ("标准误", "standard error", .trailing),
      ("自由度", "df", .trailing), ("下限", "lower", .trailing), ("上限", "upper", .trailing),
      ("方法", "method", .leading), ("人数", "respondents", .trailing),
      ("加权基数", "weighted base", .trailing), ("缺失", "missing", .trailing),
      ("设计效应", "design effect", .trailing), ("提示", "flags", .leading),
      ("发布", "publication", .leading),
    ]
    if !results.tests.isEmpty { names.append(("p", "p", .trailing)) }
    return names.map { Table.Column(language == .zh ? $0.0 : $0.1, $0.2) }
  }

  private static func cells(_ row: EstimateRow, places: Int?, _ language: Language) -> [String] {
    func text(_ value: Double?, _ fixed: Int? = nil) -> String {
      guard let places else { return value.map { "\($0)" } ?? "" }
      return rounded(value, fixed ?? places)
    }
    let estimate = row.estimate
    let domain = row.domain.map { "\($0.column)=\($0.value)" }.joined(separator: " ")
    let minus = row.minus.map { " − " + $0.map { "\($0.column)=\($0.value)" }.joined(separator: " ") }
    return [
      language == .zh ? row.title : row.statistic, row.variable, row.value ?? "", domain + (minus ?? ""),
      text(estimate?.value),
      text(estimate?.standardError), estimate?.degreesOfFreedom.map { "\($0)" } ?? "",
      text(estimate?.interval?.lower), text(estimate?.interval?.upper),
      estimate?.interval?.method.rawValue ?? "", "\(estimate?.respondents ?? 0)",
      text(estimate?.weightedBase, 1), "\(estimate?.missing ?? 0)", text(estimate?.designEffect, 3),
      (estimate?.flags.sorted().map(\.rawValue) ?? []).joined(separator: " "), publication(row, language),
    ]
  }

  /// The decision in a word; nothing for figures the standard is not about.
  private static func publication(_ row: EstimateRow, _ language: Language) -> String {
    guard let decision = row.publication?.decision else { return "" }
    guard language == .zh else { return decision.code }
    return switch decision {
    case .present: "可发布"
    case .review: "复核"
    case .suppress: "不发布"
    }
  }

  private static func rounded(_ value: Double?, _ places: Int) -> String {
    value.flatMap { Rounding(places: places)($0) }.map(\.description) ?? "–"
  }

  private static func meaning(_ flag: EstimateFlag, _ language: Language) -> String {
    let (zh, en) =
      switch flag {
      case .smallBase: ("人数或有效人数不足 30", "fewer than 30 respondents, or effective ones")
      case .allSame: ("答案全部相同", "all answers are the same")
      case .lonePSU: ("有孤层，或答案只来自一个单元", "a stratum with one unit, or answers from one unit")
      case .weightsUnequal: ("权数悬殊，设计效应超过 1.5", "weights alone have a design effect above 1.5")
      case .imprecise: ("区间过宽", "the interval is wide")
      }
    return language == .zh ? zh : en
  }
}
