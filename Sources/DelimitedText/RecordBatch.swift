internal import CByteScan

/// Records that lie in memory together (记录批), as one look at a file brought them in.
///
/// It owns its text and points into no reader, so that one thread can read the next batch while another works on this.
/// Made once and filled again and again, it allocates only when a batch is larger than any before.
public struct RecordBatch: ~Copyable, @unchecked Sendable {
  /// Where a record stands in the batch.
  @usableFromInline
  struct Place {
    @usableFromInline let packedStart: UInt32, packedFirst: UInt32, packedCount: UInt32
    @usableFromInline let row: Int
    let line: Int

    /// Numbers of 32 bits hold whatever has a place in memory: text there is shorter than 2³⁰ bytes.
    init(start: Int, firstEnd: Int, count: Int, row: Int, line: Int) {
      packedStart = UInt32(truncatingIfNeeded: start)
      packedFirst = UInt32(truncatingIfNeeded: firstEnd)
      packedCount = UInt32(truncatingIfNeeded: count)
      (self.row, self.line) = (row, line)
    }

    @inlinable var start: Int { Int(packedStart) }
    @inlinable var firstEnd: Int { Int(packedFirst) }
    @inlinable var count: Int { Int(packedCount) }
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
        row: place.row, line: place.line, count: place.count, text: textStart, offset: offset,
        start: place.start, ends: fieldEnds + place.firstEnd))
  }

  /// Asks for the text of some records, and where its fields end, before they are read column by column.
  public func prefetch(_ records: Range<Int>) {
    guard let first = records.first.map({ places[$0] }), let last = records.last.map({ places[$0] }) else {
      return
    }
    let end = fieldEnds[last.firstEnd + last.count - 1].offset
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
    return Field(at: column, in: textStart, from: place.start, ends: fieldEnds + place.firstEnd)
  }

  /// One column of some records as it lies in memory; `nil` where records differ in their number of fields, and of the
  /// first column, which no field's end comes before.
  @usableFromInline
  package func run(of column: Int, in records: Range<Int>) -> FieldRun? {
    let fields = fieldCounts.lowerBound
    guard column > 0, column < fields, fields == fieldCounts.upperBound else { return nil }
    precondition(records.lowerBound >= 0 && records.upperBound <= count, "the batch has these records")
    let ends = UnsafeRawPointer(fieldEnds).assumingMemoryBound(to: UInt32.self) + column
    return FieldRun(
      text: UnsafeRawPointer(textStart), ends: ends + records.lowerBound * fields,
      last: ends + records.upperBound * fields, stride: fields)
  }

  /// Appends the numbers in one column of some records, as long as they are short decimals within a range.
  ///
  /// - Returns: The record it stopped at; the end of the records when all are.
  package func appendDecimals(
    of column: Int, in records: Range<Int>, within range: ClosedRange<Double>, to numbers: inout [Double]
  ) -> Int {
    goThrough(column, of: records) { start, count, _ in
      let text = UnsafeRawBufferPointer(start: start, count: count)
      guard let number = DecimalText.short(text), range.contains(number) else { return false }
      numbers.append(number)
      return true
    }
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
  package func goThrough(
    _ column: Int, of records: Range<Int>, _ body: (UnsafeRawPointer, _ count: Int, _ record: Int) -> Bool
  ) -> Int {
    if let run = run(of: column, in: records) {
      return records.lowerBound + run.goThrough { body($0, $1, records.lowerBound + $2) }
    }
    for record in records {
      guard let field = field(column, of: record), !field.needsUnescaping,
        let start = field.bytes.baseAddress, body(start, field.bytes.count, record)
      else { return record }
    }
    return records.upperBound
  }
}
