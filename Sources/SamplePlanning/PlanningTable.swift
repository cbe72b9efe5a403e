public import DelimitedText
public import Diagnostics
internal import ExactNumbers
public import SurveyStatistics

/// A stratum with its name, as a table lists it (层).
public struct NamedStratum: Hashable, Sendable {
  /// 层.
  public let name: String
  /// How many it holds, and how they differ.
  public let frame: StratumFrame

  /// A stratum.
  public init(name: String, frame: StratumFrame) { (self.name, self.frame) = (name, frame) }
}

/// Small tables that plans are made from (抽样框表、处置表), one row a stratum or a disposition; headings in Chinese or
/// English.
public enum PlanningTable {
  /// Larger than mankind, so that sums of strata do not overflow.
  static let largestCount = 1_000_000_000_000
  /// More strata than any frame has.
  static let mostRows = 100_000

  /// Strata: 层 stratum, 总体数 population, and one of 标准差 deviation and 占比 share (percent expected) if known.
  ///
  /// - Returns: the strata in order; all that is wrong, and then they are not to be used.
  public static func strata(
    _ source: ByteSource, file: String
  ) -> (strata: [NamedStratum], problems: [any Diagnostic]) {
    var strata: [NamedStratum] = []
    var names: Set<String> = []
    let problems = rows(
      of: source, file: file, needing: [["层", "stratum"], ["总体数", "population"]],
      perhaps: [["标准差", "deviation"], ["占比", "share"]]
    ) { cells, place throws(PlanningProblem) in
      guard !cells[0].isEmpty else { throw PlanningProblem(.unnamed, at: place) }
      guard names.insert(cells[0]).inserted else { throw PlanningProblem(.nameTwice(cells[0]), at: place) }
      let population = try count(cells[1], atLeast: 1, at: place)
      strata.append(NamedStratum(name: cells[0], frame: try frame(population, cells, at: place)))
    }
    return (strata, problems)
  }

  private static func frame(
    _ population: Int, _ cells: [String], at place: SourceLocation
  ) throws(PlanningProblem) -> StratumFrame {
    if !cells[2].isEmpty {
      guard let deviation = ExactDecimal(cells[2])?.doubleValue, deviation > 0, deviation < 1e100 else {
        throw PlanningProblem(.noSpread(cells[2]), at: place)
      }
      return StratumFrame(population: population, deviation: deviation)
    }
    guard !cells[3].isEmpty else { return StratumFrame(population: population) }
    guard let share = ExactDecimal(cells[3]), share > 0, share < 100, case let part = share.doubleValue / 100,
      part > 0, part < 1
    else { throw PlanningProblem(.notAPercentage(cells[3]), at: place) }
    return StratumFrame(population: population, share: part)
  }

  /// Dispositions: 处置 disposition (I, P, R, NC, O, UH, UO, NE) and 数量 cases.
  ///
  /// - Returns: the counts; all that is wrong, and then they are not to be used.
  public static func outcomes(
    _ source: ByteSource, file: String
  ) -> (counts: [CaseOutcomes.Disposition: Int], problems: [any Diagnostic]) {
    var counts: [CaseOutcomes.Disposition: Int] = [:]
    let problems = rows(
      of: source, file: file, needing: [["处置", "disposition"], ["数量", "cases"]], perhaps: []
    ) { cells, place throws(PlanningProblem) in
      guard let disposition = CaseOutcomes.Disposition(rawValue: cells[0].uppercased()) else {
        let known = CaseOutcomes.Disposition.allCases.map(\.rawValue)
        throw PlanningProblem(.unknownDisposition(cells[0], known: known), at: place)
      }
      if counts[disposition] != nil { throw PlanningProblem(.nameTwice(cells[0]), at: place) }
      counts[disposition] = try count(cells[1], atLeast: 0, at: place)
    }
    return (counts, problems)
  }

  private static func count(
    _ text: String, atLeast least: Int, at place: SourceLocation
  ) throws(PlanningProblem) -> Int {
    guard let count = Int(text), (least...largestCount).contains(count) else {
      throw PlanningProblem(.notACount(text, limit: largestCount), at: place)
    }
    return count
  }

  /// Calls `read` with the cells of every row, in the order of the columns asked for; "" where a column or cell is not
  /// there.
  private static func rows(
    of source: ByteSource, file: String, needing needed: [[String]], perhaps: [[String]],
    _ read: ([String], SourceLocation) throws(PlanningProblem) -> Void
  ) -> [any Diagnostic] {
    var problems: [any Diagnostic] = []
    do throws(DelimitedTextError) {
      var reader = try RecordReader(source, file: file)
      let headings = (try reader.readRecord { $0.texts } ?? []).map(\.trimmed)
      let places = (needed + perhaps).map { names in headings.firstIndex { names.contains($0.lowercased()) } }
      for (names, place) in zip(needed, places) where place == nil {
        problems.append(
          PlanningProblem(.missingColumn(names.joined(separator: " / "), among: headings), at: .file(file)))
      }
      guard problems.isEmpty else { return problems }
      var rows = 0
      while let (cells, row) = try reader.readRecord({ ($0.texts, $0.row) }) {
        rows += 1
        if rows > mostRows {
          return problems + [PlanningProblem(.tooManyRows(limit: mostRows), at: .file(file))]
        }
        do throws(PlanningProblem) {
          try read(
            places.map { place in place.flatMap { cells.indices.contains($0) ? cells[$0].trimmed : nil } ?? ""
            },
            .cell(file: file, row: row, header: nil))
        } catch {
          problems.append(error)
        }
      }
      if rows == 0 { problems.append(PlanningProblem(.noRows, at: .file(file))) }
    } catch {
      problems.append(error)
    }
    return problems
  }
}

extension String {
  /// Without blanks at either end.
  fileprivate var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
