/// Records for other programs (逐条记录): each is made when it is written, so that a million of them take no more memory
/// than the file they go to.
public struct RecordList {
  /// The columns, in order.
  public let columns: [Table.Column]
  private let parts: [Part]

  /// Records that are made alike.
  public struct Part {
    let count: Int
    let record: (Int) -> [String]

    /// - Parameter record: A record's cells, by its index below `count`: as many as there are columns.
    public init(count: Int, record: @escaping (Int) -> [String]) {
      (self.count, self.record) = (count, record)
    }
  }

  /// The records of all parts, one part after the other.
  public init(columns: [Table.Column], parts: [Part]) { (self.columns, self.parts) = (columns, parts) }

  /// The records as CSV, as `Table.csv()` writes them.
  public func csv() -> String { String(decoding: csvBytes(), as: UTF8.self) }

  /// The same in UTF-8, as it goes into a file.
  public func csvBytes() -> [UInt8] {
    guard !columns.isEmpty else { return [] }
    var bytes = Array(columns.map(\.header).csvRecord.utf8)
    for part in parts {
      for index in 0..<part.count { bytes.append(contentsOf: part.record(index).csvRecord.utf8) }
    }
    return bytes
  }

  /// All records at once, for formats that are laid out as a whole.
  public var table: Table {
    Table(
      columns: columns,
      rows: parts.flatMap { part in
        (0..<part.count).map { Table.Row(part.record($0).map { Table.Cell($0) }) }
      })
  }
}
