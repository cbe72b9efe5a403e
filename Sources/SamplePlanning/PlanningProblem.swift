public import Diagnostics

/// What is wrong with a table that a plan is made from (抽样计划问题).
public struct PlanningProblem: Error, Hashable, Sendable {
  /// The kind of problem with its facts.
  public enum Fault: Hashable, Sendable {
    case missingColumn(String, among: [String])
    case noRows
    case tooManyRows(limit: Int)
    case unnamed
    case nameTwice(String)
    case notACount(String, limit: Int)
    case noSpread(String)
    case notAPercentage(String)
    case unknownDisposition(String, known: [String])
    case populationDiffers(declared: Int, strata: Int)
    case sampleExceedsPopulation(sample: Int, population: Int)
    case minimaExceedSample(needed: Int, sample: Int)
  }

  /// What is wrong.
  public let fault: Fault
  /// Where; `nil` when it is between options of the command line.
  public let place: SourceLocation?

  init(_ fault: Fault, at place: SourceLocation?) { (self.fault, self.place) = (fault, place) }
}

extension PlanningProblem: Diagnostic {
  /// The place.
  public var location: SourceLocation? { place }
  /// A plan with a fault is none.
  public var severity: Severity { .error }

  /// The kind of problem.
  public var code: String {
    switch fault {
    case .missingColumn: "missing-column"
    case .noRows: "no-rows"
    case .tooManyRows: "too-many-rows"
    case .unnamed: "no-name"
    case .nameTwice: "repeated-id"
    case .notACount: "not-a-count"
    case .noSpread: "not-a-deviation"
    case .notAPercentage: "not-a-percentage"
    case .unknownDisposition: "unknown-disposition"
    case .populationDiffers: "population-differs"
    case .sampleExceedsPopulation: "sample-exceeds-population"
    case .minimaExceedSample: "minimum-too-large"
    }
  }

  /// What is wrong, and what to do.
  public func message(in language: Language) -> String {
    switch language {
    case .zh: chinese
    case .en: english
    }
  }

  private var chinese: String {
    switch fault {
    case .missingColumn(let column, let found): "没有“\(column)”一列，表头是：\(found.joined(separator: "、"))。"
    case .noRows: "表头下面没有一行。"
    case .tooManyRows(let limit): "多于 \(limit) 行。请合并小层。"
    case .unnamed: "这一行没有名称。"
    case .nameTwice(let name): "“\(name)”写了两次。"
    case .notACount(let text, let limit): "“\(text)”不是可用的数量：应为整数，不大于 \(limit)，层的总体数至少为 1。"
    case .noSpread(let text): "标准差“\(text)”须大于 0。"
    case .notAPercentage(let text): "预计占比“\(text)”须在 0 与 100 之间（百分数，不含两端）。"
    case .unknownDisposition(let text, let known): "没有处置代码“\(text)”。可写：\(known.joined(separator: "、"))。"
    case .populationDiffers(let declared, let strata): "--population 是 \(declared)，各层合计 \(strata)。请核对。"
    case .sampleExceedsPopulation(let sample, let population): "样本 \(sample) 多于总体 \(population)。"
    case .minimaExceedSample(let needed, let sample): "各层最低数合计 \(needed)，多于样本 \(sample)。请降低 --minimum 或增加样本。"
    }
  }

  private var english: String {
    switch fault {
    case .missingColumn(let column, let found):
      "there is no column ‘\(column)’; the headings are \(found.joined(separator: ", "))."
    case .noRows: "there is no row below the headings."
    case .tooManyRows(let limit): "more than \(limit) rows. Join small strata."
    case .unnamed: "this row has no name."
    case .nameTwice(let name): "‘\(name)’ stands twice."
    case .notACount(let text, let limit):
      "‘\(text)’ is no count to use: whole, at most \(limit), and a stratum holds 1 at least."
    case .noSpread(let text): "the standard deviation ‘\(text)’ must be above 0."
    case .notAPercentage(let text):
      "the share expected, ‘\(text)’, must lie between 0 and 100 (percent), both excluded."
    case .unknownDisposition(let text, let known):
      "there is no disposition ‘\(text)’. Known: \(known.joined(separator: ", "))."
    case .populationDiffers(let declared, let strata):
      "--population says \(declared), the strata add up to \(strata). Check both."
    case .sampleExceedsPopulation(let sample, let population):
      "a sample of \(sample) exceeds the population of \(population)."
    case .minimaExceedSample(let needed, let sample):
      "the minima of the strata add up to \(needed), more than the sample of \(sample). Lower --minimum or raise the "
        + "sample."
    }
  }
}
