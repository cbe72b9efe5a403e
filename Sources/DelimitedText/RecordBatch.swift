internal import CByteScan

/// Records that lie in memory together (记录批), as one look at a file brought them in.
///
/// It owns its text and points into no reader, so that one thread can read the next batch while another works on this.
/// Made once and filled again and again, it allocates only when a batch is larger than any before.
public struct RecordBatch: ~Copyable, @unchecked Sendable {
  /// Where a record stands in the batch.
  @usableFromInline
  struct Place {
    @usableFromInline let start: Int
    @usableFromInline let firstEnd: Int
    @usableFromInline let count: Int
    @usableFromInline let row: Int
    let line: Int
  }

  private var memory = TextMemory()
  private var ends = FieldEnds()
  @usableFromInline private(set) var places: [Place] = []
  /// Where the text begins in its file.
  private var offset = 0

  /// No records yet.
  public init() {}

  /// The fewest and the most fields of a record; nothing before there is one.
  public private(set) var fieldCounts = Int.max...Int.max

  mutating func removeAll() {
    places.removeAll(keepingCapacity: true)
    fieldCounts = .max ... .max
  }

  mutating func append(start: Int, firstEnd: Int, count: Int, row: Int, line: Int) {
    if !fieldCounts.contains(count) || places.isEmpty {
      fieldCounts =
        places.isEmpty
        ? count...count : min(count, fieldCounts.lowerBound)...max(count, fieldCounts.upperBound)
    }
    places.append(Place(start: start, firstEnd: firstEnd, count: count, row: row, line: line))
  }

  /// Takes over text and the ends of its fields, and gives its own memory in exchange.
  mutating func take(_ text: DecodedText, keepingFrom start: Int, _ fields: inout FieldEnds) {
    offset = text.offset
    text.handOver(keepingFrom: start, to: &memory)
    swap(&fields, &ends)
  }

  @usableFromInline var textStart: UnsafePointer<UInt8> { UnsafePointer(memory.bytes) }
  @usableFromInline var fieldEnds: UnsafePointer<FieldEnd> { UnsafePointer(ends.base) }

  /// The number of records; 0 at the end of the file.
  @inlinable
  public var count: Int { places.count }

  /// The number of a record in its file, from 1, blank lines included.
  @inlinable
  public func row(of index: Int) -> Int { places[index].row }

  /// Where the last record starts, in the bytes of `Record.byteOffset`.
  package var lastByteOffset: Int { offset + (places.last?.start ?? 0) }

  /// The number of fields of a record, at least 1.
  @inlinable
  public func fieldCount(of index: Int) -> Int { places[index].count }

  /// Calls `body` with a record, by its index in the batch.
  public func withRecord<Value>(_ index: Int, _ body: (borrowing Record) -> Value) -> Value {
    let place = places[index]
    return body(
      Record(
        row: place.row, line: place.line, byteOffset: offset + place.start, count: place.count,
        start: textStart + place.start, ends: fieldEnds + place.firstEnd))
  }

  /// Asks for the text of some records, and where its fields end, before they are read column by column.
  public func prefetch(_ records: Range<Int>) {
    guard let first = records.first.map({ places[$0] }), let last = records.last.map({ places[$0] }) else {
      return
    }
    let end = last.start + fieldEnds[last.firstEnd + last.count - 1].offset
    byteScanPrefetch(textStart + first.start, end - first.start)
    let ends = last.firstEnd + last.count - first.firstEnd
    byteScanPrefetch(fieldEnds + first.firstEnd, ends * MemoryLayout<FieldEnd>.stride)
  }

  /// One field of a record; `nil` where the record ends before it.
  ///
  /// Up to 16 bytes behind a field may be read too, whatever they are.
  @inlinable
  public func field(_ column: Int, of record: Int) -> Field? {
    let place = places[record]
    guard column < place.count else { return nil }
    return Field(at: column, start: textStart + place.start, ends: fieldEnds + place.firstEnd)
  }

  /// Calls `body` with one field of some records in order; with `nil` where a record ends before it.
  @inlinable
  public func forEachField(_ column: Int, of records: Range<Int>, _ body: (Field?) -> Void) {
    for record in records { body(field(column, of: record)) }
  }

  /// Calls `body` with the text of one field of some records in order, until it returns `false` or a record has no such
  /// field, or one with doubled quotes.
  ///
  /// - Returns: The record it stopped at; the end of the range when it went through all.
  @inlinable
  public func goThrough(
    _ column: Int, of records: Range<Int>, _ body: (UnsafeRawPointer, _ count: Int) -> Bool
  ) -> Int {
    let (bytes, ends) = (textStart, fieldEnds)
    return places.withUnsafeBufferPointer { places in
      for record in records {
        let place = places[record]
        guard column < place.count else { return record }
        let end = ends[place.firstEnd + column]
        guard !end.needsUnescaping else { return record }
        let first = column == 0 ? 0 : ends[place.firstEnd + column - 1].offset + 1
        var (start, count) = (bytes + place.start + first, end.offset - first)
        if count > 0, start[0] == 0x22 { (start, count) = (start + 1, count - 2) }
        guard body(UnsafeRawPointer(start), count) else { return record }
      }
      return records.upperBound
    }
  }
}
