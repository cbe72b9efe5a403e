import CByteScan

/// A file's text as valid UTF-8 (解码后的文本), a window at a time.
///
/// `bytes[..<end]` are whole characters without NUL. A fault in the file does not stop what precedes it: the text ends
/// there, and `failure` says why.
final class DecodedText {
  /// The bytes an encoding is decided on.
  static let window = 1 << 19
  /// The bytes a refill asks for: small enough to stay in a core's cache until they are scanned.
  static let portion = 1 << 17

  private enum Form {
    /// ASCII so far; the first other byte decides.
    case undecided
    case utf8
    case transcoded(Transcoder)
  }

  private let source: ByteSource
  private var form = Form.undecided
  private var sourceEnded = false
  private var memory = TextMemory()
  /// Bytes in memory, `end` included; more than `end` by the beginning of a character at most.
  private var filled = 0

  private(set) var end = 0
  /// What `bytes[0]` is in the file; in UTF-8 text made from the file if that is in another encoding.
  private(set) var offset = 0
  /// Nothing follows `end`.
  private(set) var isComplete = false
  private(set) var failure: TextFailure?
  /// No encoding was named and none fits.
  private(set) var isUndecodable = false

  init(_ source: ByteSource, file: String, encoding: TextEncoding?) throws(DelimitedTextError) {
    self.source = source
    reserve(Self.window)
    read(Self.window)
    if let failure, filled == 0, case .unreadable(let reason) = failure.reason {
      throw .unreadable(file: file, reason: reason)
    }
    let start = UnsafeMutableBufferPointer(start: bytes, count: filled)
    if let kind = BinaryKind(firstBytes: UnsafeBufferPointer(start)) { throw .binary(kind, file: file) }
    let marked = EncodingDetection.marked(UnsafeBufferPointer(start))
    var chosen = encoding ?? marked
    if chosen == nil, start.contains(0) {
      chosen = EncodingDetection.unmarkedUTF16(start, isWhole: sourceEnded)
      if chosen == nil { throw .binary(.unknown, file: file) }
    }
    if let marked, marked == chosen { discard(marked.byteOrderMark.count) }
    if filled == 0 { throw .empty(file: file) }
    if let chosen { adopt(chosen) }
    takeIn()
  }

  var bytes: UnsafeMutablePointer<UInt8> { memory.bytes }

  /// The encoding in force; UTF-8 as long as all is ASCII.
  var encoding: TextEncoding {
    switch form {
    case .undecided, .utf8: .utf8
    case .transcoded(let transcoder): transcoder.encoding
    }
  }

  /// Forgets the bytes before `start` and brings in more. Afterwards there are more, or the text is complete.
  func refill(keepingFrom start: Int) {
    discard(start)
    if case .transcoded = form {} else { read(Self.portion) }
    takeIn()
  }

  // Memory ------------------------------------------------------------------------------------------------------

  private func discard(_ count: Int) {
    guard count > 0 else { return }
    filled -= count
    end = max(0, end - count)
    offset += count
    bytes.update(from: bytes + count, count: filled)
  }

  private func reserve(_ wanted: Int) { memory.reserve(wanted, keeping: filled) }

  /// Gives the memory away with all that is in it, and goes on in other memory with the bytes from `start` on.
  func handOver(keepingFrom start: Int, to other: inout TextMemory) {
    let kept = filled - start
    other.reserve(kept, keeping: 0)
    other.bytes.update(from: bytes + start, count: kept)
    swap(&memory, &other)
    filled = kept
    end -= start
    offset += start
    if isComplete { (bytes + filled).update(repeating: 0, count: TextMemory.padding) }
  }

  // Decoding ----------------------------------------------------------------------------------------------------

  private func read(_ count: Int) {
    guard !sourceEnded else { return }
    reserve(filled + count)
    var got = 0
    let problem = source.fill(UnsafeMutableRawBufferPointer(start: bytes + filled, count: count), count: &got)
    filled += got
    sourceEnded = got < count
    if let problem { failure = TextFailure(.unreadable(problem), offset: offset + filled) }
  }

  /// Decodes what has been read.
  private func takeIn() {
    if case .undecided = form { takeInASCII() }
    switch form {
    case .undecided: isComplete = sourceEnded
    case .utf8: takeInUTF8()
    case .transcoded(let transcoder):
      reserve(end + Self.portion)
      let room = UnsafeMutableRawBufferPointer(start: bytes + end, count: Self.portion)
      let (count, isLast, failure) = transcoder.fill(room)
      end += count
      filled = end
      isComplete = isLast
      self.failure = failure
    }
    if isComplete { (bytes + filled).update(repeating: 0, count: TextMemory.padding) }
  }

  private func takeInASCII() {
    end += byteScanASCII(bytes + end, filled - end)
    guard end < filled else { return }
    if bytes[end] == 0 { return adopt(.utf8) }
    let missing = end + Self.window - filled
    if missing > 0 { read(missing) }
    let window = UnsafeMutableBufferPointer(start: bytes + end, count: min(filled - end, Self.window))
    let isLast = sourceEnded && window.count == filled - end
    let detection = EncodingDetection(window: window, isLast: isLast)
    isUndecodable = detection.fitsNone
    adopt(detection.encoding)
  }

  private func takeInUTF8() {
    end += byteScanValid(ScanLevel.best, bytes + end, filled - end)
    let rest = UnsafeMutableBufferPointer(start: bytes + end, count: filled - end)
    if rest.isEmpty || rest.beginsCharacter && (!sourceEnded || failure != nil) {
      isComplete = sourceEnded
      return
    }
    isComplete = true
    failure = TextFailure(rest[0] == 0 ? .nul : .invalid(rest[0]), offset: offset + end)
  }

  /// Everything from `end` on is in this encoding.
  private func adopt(_ encoding: TextEncoding) {
    guard encoding != .utf8 else { return form = .utf8 }
    let pending = UnsafeRawBufferPointer(start: bytes + end, count: filled - end)
    let transcoder = Transcoder(
      source, encoding: encoding, pending: pending, at: offset + end, sourceEnded: sourceEnded,
      failure: failure)
    filled = end
    if let transcoder {
      form = .transcoded(transcoder)
      if end == 0 { offset = 0 }
    } else {
      form = .utf8
      sourceEnded = true
      failure = TextFailure(.unsupported(encoding), offset: offset + end)
    }
  }
}
