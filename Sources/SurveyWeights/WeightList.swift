public import DelimitedText
public import Diagnostics
public import Responses
public import Screening
public import Tables

/// Weights written out response by response (权数文件), as `manyi weight` writes and `analyze --weights` reads them.
///
/// A response is known by its file's name and its row there; its id (序号) is a check that the export is the same.
/// Weights have as many digits as it takes to read the same number back.
public struct WeightList: Sendable {
  private let entries: [Key: Entry]
  private let file: String

  private struct Entry {
    let id: String
    /// Above 0, or 0 for none.
    let weight: Double
    let place: SourceLocation
  }

  private struct Key: Hashable {
    let file: String
    let row: Int

    init(_ path: String, _ row: Int) {
      file = path.split(separator: "/").last.map(String.init) ?? path
      self.row = row
    }
  }
}

// MARK: Writing

extension ResponseWeights {
  /// One row a response: 序号, 权重, the reason where there is none, and its place; then what the weight was made of, which
  /// standard errors need to know of the calibration. Other programs read it, so its words are the same in every language.
  public func records(of screened: ScreenedResponses) -> RecordList {
    RecordList(
      columns: (WeightList.columns + basis.map(\.heading)).map { .init($0) },
      parts: [
        RecordList.Part(count: outcomes.count) { response in
          let (file, row) = screened.table.place(of: response)
          let (id, outcome) = (screened.table.metadata.identifier(of: response), outcomes[response])
          return [id ?? "", outcome.weight.map { "\($0)" } ?? "", outcome.reason, file, "\(row)"]
            + basis.map { $0.cells[response] }
        }
      ])
  }
}

extension WeightList {
  static let columns = ["序号", "权重", "无权重原因", "文件", "行"]
}

extension ResponseWeights.Outcome {
  fileprivate var reason: String {
    switch self {
    case .weighted(let weight): weight == 0 ? "目标为0" : ""
    case .excluded(let rule): "剔除 \(rule)"
    case .noBaseWeight: "无基础权重"
    case .unanswered: "漏答"
    }
  }
}

// MARK: Reading

extension WeightList {
  /// Reads a file of weights.
  ///
  /// - Returns: the list, `nil` when the file is none; its problems.
  public static func read(
    _ source: ByteSource, file: String
  ) -> (list: WeightList?, problems: [any Diagnostic]) {
    var problems: [any Diagnostic] = []
    do throws(DelimitedTextError) {
      var reader = try RecordReader(source, file: file)
      let headings = try reader.readRecord { $0.texts } ?? []
      let places = columns.compactMap { headings.firstIndex(of: $0) }
      if let missing = columns.first(where: { !headings.contains($0) }) {
        return (nil, [WeightingProblem(.notAWeightFile(missing: missing), at: .file(file))])
      }
      var entries: [Key: Entry] = [:]
      try reader.forEachRecord { record in
        let place = SourceLocation.cell(file: file, row: record.row, header: nil)
        let cells = record.texts
        let fields = places.map { cells.indices.contains($0) ? cells[$0] : "" }
        do throws(WeightingProblem) {
          let (key, entry) = try entry(fields, at: place)
          if entries.updateValue(entry, forKey: key) != nil {
            throw WeightingProblem(.repeatedResponse(file: key.file, row: key.row), at: place)
          }
        } catch {
          problems.append(error)
        }
      }
      return (WeightList(entries: entries, file: file), problems)
    } catch {
      return (nil, problems + [error])
    }
  }

  private static func entry(
    _ fields: [String], at place: SourceLocation
  ) throws(WeightingProblem) -> (Key, Entry) {
    guard let row = Int(fields[4]), row > 0 else {
      throw WeightingProblem(.responseNumberUnreadable(fields[4]), at: place)
    }
    guard let weight = fields[1].isEmpty ? 0 : Double(fields[1]),
      weight == 0 || MetadataColumns.weightRange.contains(weight)
    else {
      throw WeightingProblem(.weightUnreadable(fields[1]), at: place)
    }
    // A name that begins like a formula was given an apostrophe when it was written.
    let name = fields[3].first == "'" ? String(fields[3].dropFirst()) : fields[3]
    return (Key(name, row), Entry(id: fields[0], weight: weight, place: place))
  }

  /// The answers with these weights.
  ///
  /// - Parameter table: read with its ids, so that another export with as many rows is noticed.
  /// - Returns: the table, in which responses without a weight have 0; what does not fit.
  public func applied(to table: ResponseTable) -> (table: ResponseTable, problems: [WeightingProblem]) {
    let names = table.files.map { Key($0.file, 1).file }
    var problems = Set(names.filter { name in names.count { $0 == name } > 1 }).sorted().map {
      WeightingProblem(.sameFileName($0), at: .file(file))
    }
    var rest = entries
    var weights = [Double](repeating: 0, count: table.count)
    var unweighted: (count: Int, first: Int) = (0, 0)
    for response in weights.indices {
      let (path, row) = table.place(of: response)
      guard let entry = rest.removeValue(forKey: Key(path, row)) else {
        unweighted = (unweighted.count + 1, unweighted.count == 0 ? row : unweighted.first)
        continue
      }
      weights[response] = entry.weight
      if let id = table.metadata.identifier(of: response), id != entry.id {
        problems.append(
          WeightingProblem(.responseDiffers(row: row, file: path, id: id, written: entry.id), at: entry.place)
        )
        break
      }
    }
    if unweighted.count > 0 {
      problems.append(
        WeightingProblem(.unweighted(count: unweighted.count, firstRow: unweighted.first), at: .file(file)))
    }
    if let first = rest.values.map(\.place).min(), problems.isEmpty || unweighted.count > 0 {
      problems.append(
        WeightingProblem(
          .unknownResponses(count: rest.count, first: "\(first)", isAll: rest.count == entries.count),
          at: first))
    }
    return (table.weighted(by: weights), problems)
  }
}
