import CByteScan

/// Finds records and the ends of their fields in decoded text (记录扫描).
///
/// Blocks of 64 bytes become bit masks. A block without quotes is walked from delimiter to delimiter; one with quotes
/// from sign to sign, because here a quote opens a field only at its start, which no arithmetic on masks can tell.
struct RecordScanner: ~Copyable {
  /// What stopped a scan for good.
  enum Fault: Error {
    case recordTooLong
    case tooManyFields
    case unterminatedQuote
    case text(TextFailure)
  }

  private enum Place {
    /// Outside quotes.
    case open
    /// Inside quotes.
    case quoted
    /// Behind a quote that closed the field, unless the very next byte is a quote.
    case closed
  }

  let text: DecodedText
  /// The ends of the fields of the records kept, and from `first` on of the one being read.
  private var fields = FieldEnds()
  private var first = 0
  private let delimiter: UInt8
  /// LF, or CR where a lone CR ends a record as well.
  private let secondBreak: UInt8
  private let limit: Int

  /// The record's number, blank lines included, and its line; both from 1.
  private(set) var row = 0
  private(set) var line = 1
  private(set) var start = 0
  private(set) var count = 0
  private var end = 0
  private var next = 0
  private var holdsBreaks = false
  /// The text in memory ended inside a record.
  private var isWithinRecord = false

  private var block = 0
  private var scanned = 0
  private var masks = ByteScanMasks(quotes: 0, delimiters: 0, breaks: 0)
  /// The masks of whole blocks ahead, from `window` on.
  private var ahead = [ByteScanMasks](
    repeating: ByteScanMasks(quotes: 0, delimiters: 0, breaks: 0), count: masksAhead)
  private var window = 0..<0
  /// Few, since most text has no quotes and is gone through by signs.
  private static let masksAhead = 8
  private static let blocksAhead = 64
  /// Which signs of blocks without quotes end records.
  private let breaks = UnsafeMutablePointer<UInt32>.allocate(capacity: blocksAhead * endsOfBlock)
  /// Room for the ends of a block's fields: 64 signs at most, and eight written to be written over.
  private static let endsOfBlock = 64 + 8
  private var place = Place.open
  private var isEscaped = false
  private var closing = 0
  private var followsCarriageReturn = false

  init(_ text: DecodedText, dialect: Dialect, limit: Int) {
    self.text = text
    self.limit = limit
    delimiter = dialect.delimiter.byte
    secondBreak = dialect.newline == .carriageReturn ? Sign.carriageReturn : Sign.lineFeed
  }

  deinit { breaks.deallocate() }

  /// The record found last.
  var record: Record {
    Record(
      row: row, line: line, count: count, text: text.bytes, offset: text.offset, start: start,
      ends: UnsafePointer(ends))
  }

  private var ends: UnsafeMutablePointer<FieldEnd> { fields.base + first }

  /// Where the field being read starts.
  private var fieldStart: Int { count == 0 ? start : ends[count - 1].offset + 1 }

  // Records -----------------------------------------------------------------------------------------------------

  /// Goes to the next record that is not blank; `false` at the end of the text.
  mutating func advance() throws(Fault) -> Bool {
    repeat {
      if !isWithinRecord { begin() }
      isWithinRecord = false
      guard try complete() else { return false }
    } while end == start
    return true
  }

  /// Fills a batch with the next records: one, and whatever else is in memory with it. With none at the end of the text.
  ///
  /// - Throws: What stops the next record; the batch holds those before it.
  mutating func fill(_ batch: inout RecordBatch) throws(Fault) {
    batch.removeAll()
    guard try advance() else { return }
    defer { handOver(to: &batch) }
    repeat {
      batch.append(start: start, firstEnd: first, count: count, row: row, line: line)
      first += count
      repeat {
        begin()
        scanPlainRecords(into: &batch)
        guard try completeInMemory() else {
          isWithinRecord = !text.isComplete
          return
        }
      } while end == start
    } while true
  }

  /// Takes in records without quotes, as most are, until something else comes or text in memory is short: what is left is
  /// the beginning of a record, and scanned like any other.
  private mutating func scanPlainRecords(into batch: inout RecordBatch) {
    guard place == .open, secondBreak == Sign.lineFeed, count == 0, masks.quotes == 0,
      scanned - start <= limit
    else { return }
    fields.reserve(first + Self.endsOfBlock)
    take(byteScanSignsOfBlock(masks, UInt32(truncatingIfNeeded: block), positions, breaks), into: &batch)
    keepSigns(0)
    while true {
      let blocks = min(Self.blocksAhead, (text.end - scanned) / 64)
      // A record that may be too long is for those who can say so.
      guard blocks > 0, scanned + 64 * blocks - start <= limit else { return }
      fields.reserve(first + count + Self.endsOfBlock * blocks)
      let signs = byteScanSigns(
        ScanLevel.best, text.bytes + scanned, blocks, delimiter, Sign.lineFeed,
        UInt32(truncatingIfNeeded: scanned), positions, breaks)
      scanned += 64 * Int(signs.blocks)
      take(signs, into: &batch)
      if signs.blocks < blocks { return }
    }
  }

  /// Where the ends of the next fields go, as plain numbers.
  private var positions: UnsafeMutablePointer<UInt32> {
    UnsafeMutableRawPointer(ends + count).assumingMemoryBound(to: UInt32.self)
  }

  /// Takes in the records that end at signs which have been put down behind the ends that were there.
  private mutating func take(_ signs: ByteScanSigns, into batch: inout RecordBatch) {
    let (bytes, ends) = (text.bytes, fields.base)
    let newEnds = first + count
    // Where the record's ends stand. Those of blank lines are dropped, and the next ones move up.
    var source = first
    for index in 0..<Int(signs.breaks) {
      let last = newEnds + Int(breaks[index])
      let position = ends[last].offset
      let hasReturn = position > start && bytes[position - 1] == Sign.carriageReturn
      let end = hasReturn ? position - 1 : position
      if end > start {
        ends[last] = FieldEnd(end)
        let count = last + 1 - source
        moveEnds(from: source, count: count)
        batch.append(start: start, firstEnd: first, count: count, row: row, line: line)
        first += count
      }
      source = last + 1
      next = position + 1
      begin()
    }
    count = newEnds + Int(signs.positions) - source
    moveEnds(from: source, count: count)
  }

  private func moveEnds(from source: Int, count: Int) {
    if source > first { (fields.base + first).update(from: fields.base + source, count: count) }
  }

  /// The record that is not finished goes on in other memory.
  private mutating func handOver(to batch: inout RecordBatch) {
    let unfinished = Array(UnsafeBufferPointer(start: ends, count: count))
    batch.take(text, keepingFrom: start, &fields)
    fields.reserve(count)
    for (index, end) in unfinished.enumerated() { fields.base[index] = end }
    first = 0
    move(by: -start)
  }

  /// The text of the record being read has moved in memory.
  private mutating func move(by distance: Int) {
    for index in 0..<(distance == 0 ? 0 : count) { ends[index] = ends[index].moved(by: distance) }
    scanned += distance
    window = window.lowerBound + distance..<window.upperBound + distance
    closing += distance
    block += distance
    next += distance
    end += distance
    start += distance
  }

  private mutating func begin() {
    if row > 0 { line += 1 + (holdsBreaks ? lineBreaks(before: end) : 0) }
    row += 1
    start = next
    count = 0
    holdsBreaks = false
  }

  private mutating func complete() throws(Fault) -> Bool {
    while !scan() {
      // Judged by what has been scanned, not by what happens to be in memory.
      if scanned - start > limit { throw .recordTooLong }
      if text.isComplete { return try finish() }
      text.refill(keepingFrom: start)
      move(by: -start)
    }
    if end - start > limit { throw .recordTooLong }
    return true
  }

  /// The same, unless that needs more text than there is in memory.
  private mutating func completeInMemory() throws(Fault) -> Bool {
    if text.isComplete { return try complete() }
    guard scan() else { return false }
    if end - start > limit { throw .recordTooLong }
    return true
  }

  /// The last record may lack a line break.
  private mutating func finish() throws(Fault) -> Bool {
    if let failure = text.failure { throw .text(failure) }
    if place == .quoted { throw .unterminatedQuote }
    next = scanned
    if start == scanned { return false }
    end = scanned
    endField(at: end)
    return true
  }

  // Bytes -------------------------------------------------------------------------------------------------------

  /// Scans to the end of the record, or as far as there is text.
  private mutating func scan() -> Bool {
    repeat {
      fields.reserve(first + count + Self.endsOfBlock)
      if place == .open, masks.quotes == 0 {
        if scanPlainBlock() { return true }
      } else if scanQuotedBlock() {
        return true
      }
    } while loadBlock()
    return false
  }

  private mutating func loadBlock() -> Bool {
    let available = text.end - scanned
    guard available >= 64 || text.isComplete && available > 0 else { return false }
    block = scanned
    scanned += min(available, 64)
    if available < 64 {
      masks = byteScanMasks(text.bytes + block, delimiter, Sign.lineFeed, secondBreak)
      keepSigns(~0 >> (64 - UInt64(available)))
    } else {
      if !window.contains(block) { lookAhead(blocks: min(Self.masksAhead, available / 64)) }
      masks = ahead[(block - window.lowerBound) / 64]
    }
    return true
  }

  private mutating func lookAhead(blocks: Int) {
    window = block..<block + 64 * blocks
    byteScanBlocks(
      ScanLevel.best, text.bytes + block, blocks, delimiter, Sign.lineFeed, secondBreak, &ahead)
  }

  private mutating func keepSigns(_ kept: UInt64) {
    masks.quotes &= kept
    masks.delimiters &= kept
    masks.breaks &= kept
  }

  private mutating func scanPlainBlock() -> Bool {
    while true {
      let firstBreak = masks.breaks & (0 &- masks.breaks)
      let signs = masks.delimiters & (firstBreak &- 1)
      count += Int(byteScanPositions(signs, UInt32(truncatingIfNeeded: block), positions))
      guard firstBreak != 0 else {
        keepSigns(0)
        return false
      }
      // Everything above the break; nothing when the break is the block's last byte.
      keepSigns(~(firstBreak | (firstBreak &- 1)))
      if endRecord(at: block + firstBreak.trailingZeroBitCount) { return true }
    }
  }

  private mutating func scanQuotedBlock() -> Bool {
    while true {
      if place == .quoted, !findClosingQuote() { return false }
      let signs = masks.quotes | masks.delimiters | masks.breaks
      guard signs != 0 else { return false }
      let sign = signs & (0 &- signs)
      let position = block + sign.trailingZeroBitCount
      let isQuote = masks.quotes & sign != 0
      let isBreak = masks.breaks & sign != 0
      keepSigns(~sign)
      if isQuote {
        takeQuote(at: position)
      } else if !isBreak {
        endField(at: position)
      } else if endRecord(at: position) {
        return true
      }
    }
  }

  private mutating func findClosingQuote() -> Bool {
    let quote = masks.quotes & (0 &- masks.quotes)
    if masks.breaks & (quote &- 1) != 0 { holdsBreaks = true }
    keepSigns(quote == 0 ? 0 : ~(quote | (quote &- 1)))
    guard quote != 0 else { return false }
    closing = block + quote.trailingZeroBitCount
    place = .closed
    return true
  }

  private mutating func takeQuote(at position: Int) {
    switch place {
    case .open: if position == fieldStart { place = .quoted }
    case .closed:
      if position == closing + 1 {
        isEscaped = true
        place = .quoted
      }
    case .quoted: break
    }
  }

  private mutating func endField(at position: Int) {
    let hasTail = place == .closed && position != closing + 1
    ends[count] =
      place == .open
      ? FieldEnd(position) : FieldEnd(quoted: position, isEscaped: isEscaped, hasTail: hasTail)
    count += 1
    place = .open
    isEscaped = false
  }

  /// `false` when the break is no end of a record but the second half of the last one's CRLF.
  private mutating func endRecord(at position: Int) -> Bool {
    let bytes = text.bytes
    end = position
    if bytes[position] == Sign.lineFeed {
      if followsCarriageReturn, position == start {
        followsCarriageReturn = false
        start += 1
        return false
      }
      if secondBreak == Sign.lineFeed, position > fieldStart, bytes[position - 1] == Sign.carriageReturn {
        end -= 1
      }
    }
    followsCarriageReturn = bytes[position] == Sign.carriageReturn
    endField(at: end)
    next = position + 1
    return true
  }

  // Places ------------------------------------------------------------------------------------------------------

  /// The quote that is open where scanning stopped.
  var openQuote: Int? { place == .quoted ? fieldStart : nil }

  /// The line and column of a place in the record being read, both from 1; a column is one Unicode scalar.
  func lineAndColumn(of position: Int) -> (line: Int, column: Int) {
    let lineStart = (start..<position).last { isLineBreak($0) }.map { $0 + 1 } ?? start
    let column = (lineStart..<position).count { text.bytes[$0] & 0xC0 != 0x80 }
    return (line + lineBreaks(before: position), column + 1)
  }

  private func lineBreaks(before position: Int) -> Int { (start..<position).count { isLineBreak($0) } }

  /// Whether a line ends with this byte; of CRLF it is the LF.
  private func isLineBreak(_ position: Int) -> Bool {
    let bytes = text.bytes
    if bytes[position] == Sign.lineFeed { return true }
    let isAlone = position + 1 == text.end || bytes[position + 1] != Sign.lineFeed
    return secondBreak == Sign.carriageReturn && bytes[position] == Sign.carriageReturn && isAlone
  }
}
