/// Reads delimited text (分隔文本: CSV, TSV) record by record, in memory that does not grow with the file.
///
/// ```swift
/// var reader = try RecordReader(source, file: "答卷.csv")
/// let header = try reader.readRecord { $0.texts }
/// try reader.forEachRecord { record in tally(record[3]) }
/// ```
/// RFC 4180, with these departures:
/// - A quote inside a field that does not begin with one is text. So is whatever follows a closing quote, up to the
///   next delimiter: `"a"b` is `ab`.
/// - The delimiter may be `;` or a tab; unless given, it is the one most frequent in the header outside quotes.
/// - LF ends a record as CRLF does. A lone CR does only where the first line break of the file is one; elsewhere it is
///   text.
/// - Blank lines are no records, but they are counted in `Record.row`.
/// - Records may differ in their number of fields, and the last may lack its line break.
/// - The encoding is detected: by the byte order mark, else UTF-8 if valid, else GB18030, else UTF-16. Text is ASCII
///   until the first other byte, where half a megabyte is looked at.
///
/// What comes before an error in the file is read, whatever the size of the source's pieces; after an error every
/// call throws it again.
public struct RecordReader: ~Copyable {
  /// How much a reader puts up with (上限).
  public struct Limits: Hashable, Sendable {
    /// The longest record, in bytes of UTF-8, at most 256 MiB. A quote never closed would otherwise swallow the file.
    public var recordBytes: Int
    /// The most fields of a record that is read by itself. Spreadsheets go up to 16,384; what has more is no table.
    public var fields: Int

    /// 16 MiB and 65,536 fields unless given.
    public init(recordBytes: Int = 16 << 20, fields: Int = 1 << 16) {
      precondition(recordBytes > 0 && recordBytes <= 256 << 20, "a record is at most 256 MiB long")
      precondition(fields > 0, "a record has a field")
      (self.recordBytes, self.fields) = (recordBytes, fields)
    }
  }

  /// The file's name, as errors give it.
  public let file: String
  /// What the header showed of the file, and what was given.
  public let dialect: Dialect
  private let limits: Limits
  private var scanner: RecordScanner
  private var hasRecords = false
  private var error: DelimitedTextError?

  /// Opens a source and reads as much of it as it takes to know the encoding and the dialect.
  ///
  /// - Parameters:
  ///   - source: The bytes, from the start of the file.
  ///   - file: The file's name for errors.
  ///   - encoding: `nil` detects it.
  ///   - delimiter: `nil` takes it from the header.
  /// - Throws: When there is nothing to read: the file is empty, binary or fails at once.
  public init(
    _ source: ByteSource, file: String, encoding: TextEncoding? = nil, delimiter: Delimiter? = nil,
    limits: Limits = Limits()
  ) throws(DelimitedTextError) {
    let text = try DecodedText(source, file: file, encoding: encoding)
    let dialect = Self.dialect(of: text, delimiter: delimiter)
    self.file = file
    self.limits = limits
    self.dialect = dialect
    scanner = RecordScanner(text, dialect: dialect, limit: limits.recordBytes)
  }

  /// The file's encoding; UTF-8 as long as all that was read is ASCII.
  public var encoding: TextEncoding { scanner.text.encoding }

  /// Calls `body` with the next record that is not blank.
  ///
  /// - Returns: What `body` returns; `nil` at the end of the file.
  public mutating func readRecord<Value>(_ body: (borrowing Record) -> Value) throws(DelimitedTextError)
    -> Value?
  {
    guard try advance() else { return nil }
    return body(scanner.record)
  }

  /// Calls `body` with every record that is left and not blank, in order.
  public mutating func forEachRecord(_ body: (borrowing Record) -> Void) throws(DelimitedTextError) {
    while try advance() { body(scanner.record) }
  }

  /// Calls `body` with every record that is left and not blank, in order, until it throws. Reading can go on after that
  /// with the record behind the one it threw at.
  ///
  /// - Throws: `DelimitedTextError`, or what `body` throws.
  public mutating func forEachRecord<Failure: Error>(
    _ body: (borrowing Record) throws(Failure) -> Void
  ) throws {
    while try advance() { try body(scanner.record) }
  }

  /// Fills a batch with the next records that are not blank: at least one, and none at the end of the file.
  ///
  /// The batch's own memory goes into use for what comes next, so two batches that take turns copy nothing.
  public mutating func fill(_ batch: inout RecordBatch) throws(DelimitedTextError) {
    if let error {
      batch.removeAll()
      throw error
    }
    do throws(RecordScanner.Fault) {
      try scanner.fill(&batch)
    } catch {
      let described = describe(error)
      self.error = described
      if batch.count == 0 { throw described }
    }
    if batch.count > 0 { hasRecords = true } else if !hasRecords { try fail(.empty(file: file)) }
  }

  /// A header is judged by its first mebibyte: a longer one lacks a closing quote, which reading will find.
  private static func dialect(of text: DecodedText, delimiter: Delimiter?) -> Dialect {
    let longestHeader = 1 << 20
    while true {
      let bytes = UnsafeBufferPointer(start: text.bytes, count: min(text.end, longestHeader))
      let isWhole = text.isComplete || bytes.count == longestHeader
      if let dialect = HeaderSniffer(bytes, isWhole: isWhole).dialect(delimiter: delimiter) { return dialect }
      // Every look starts anew, so each has twice as much to look at.
      repeat { text.refill(keepingFrom: 0) } while text.end < 2 * bytes.count && !text.isComplete
    }
  }

  private mutating func advance() throws(DelimitedTextError) -> Bool {
    if let error { throw error }
    do throws(RecordScanner.Fault) {
      if try scanner.advance() {
        if scanner.count > limits.fields { throw .tooManyFields }
        hasRecords = true
        return true
      }
    } catch {
      try fail(describe(error))
    }
    if !hasRecords { try fail(.empty(file: file)) }
    return false
  }

  private mutating func fail(_ error: DelimitedTextError) throws(DelimitedTextError) {
    self.error = error
    throw error
  }
}

extension RecordReader {
  private func describe(_ fault: RecordScanner.Fault) -> DelimitedTextError {
    let text = scanner.text
    switch fault {
    case .recordTooLong:
      let quote = scanner.openQuote.map { place(of: $0) }
      return .recordTooLong(
        place(of: scanner.start), row: scanner.row, limit: limits.recordBytes, openQuote: quote)
    case .tooManyFields:
      return .tooManyFields(scanner.count, at: place(of: scanner.start), limit: limits.fields)
    case .unterminatedQuote:
      return .unterminatedQuote(place(of: scanner.openQuote ?? scanner.start), row: scanner.row)
    case .text(let failure):
      var place = place(of: text.end)
      place.byteOffset = failure.offset
      switch failure.reason {
      case .invalid(let byte) where text.isUndecodable: return .undecodable(byte, at: place)
      case .invalid(let byte): return .invalidByte(byte, in: encoding, at: place)
      case .nul: return .nulByte(at: place)
      case .unreadable(let reason): return .unreadable(file: file, reason: reason)
      case .unsupported(let encoding): return .unsupported(encoding, file: file)
      }
    }
  }

  private func place(of position: Int) -> TextPlace {
    let (line, column) = scanner.lineAndColumn(of: position)
    return TextPlace(file: file, line: line, column: column, byteOffset: scanner.text.offset + position)
  }
}
