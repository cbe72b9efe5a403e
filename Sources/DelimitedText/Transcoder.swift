#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A source in another encoding, read as UTF-8 (流式转码).
final class Transcoder {
  let encoding: TextEncoding
  private let source: ByteSource
  private let converter: CharacterConverter
  private let raw: UnsafeMutableRawBufferPointer
  /// The bytes of `raw` that wait to be converted.
  private var waiting: Range<Int>
  /// Where `waiting` begins in the file.
  private var offset: Int
  private var sourceEnded: Bool
  private var failure: TextFailure?

  /// - Parameters:
  ///   - pending: Bytes already taken from the source, from a whole character on.
  ///   - offset: Where `pending` begins in the file.
  ///   - sourceEnded: Whether the source has nothing more to give, and `failure` why if that is not its end.
  /// - Returns: `nil` when the C library does not know the encoding.
  init?(
    _ source: ByteSource, encoding: TextEncoding, pending: UnsafeRawBufferPointer, at offset: Int,
    sourceEnded: Bool, failure: TextFailure?
  ) {
    guard let converter = CharacterConverter(from: encoding) else { return nil }
    self.encoding = encoding
    self.source = source
    self.converter = converter
    self.offset = offset
    self.sourceEnded = sourceEnded
    self.failure = failure
    raw = .allocate(byteCount: max(1 << 16, pending.count), alignment: 16)
    raw.copyMemory(from: pending)
    waiting = 0..<pending.count
    stopAtNUL()
  }

  deinit { raw.deallocate() }

  /// Fills `room` with converted text.
  ///
  /// - Returns: The bytes put there; `isLast` when nothing follows, and why if that is not the end of the file.
  func fill(_ room: UnsafeMutableRawBufferPointer) -> (count: Int, isLast: Bool, failure: TextFailure?) {
    var free = room
    while true {
      var input = UnsafeMutableRawBufferPointer(rebasing: raw[waiting])
      let stop = converter.convert(&input, into: &free)
      let used = waiting.count - input.count
      offset += used
      waiting = waiting.lowerBound + used..<waiting.upperBound
      let count = room.count - free.count
      switch stop {
      case .outputFull: return (count, false, nil)
      case .invalid: return (count, true, invalidByte)
      case .inputUsed where sourceEnded: return (count, true, waiting.isEmpty ? failure : invalidByte)
      case .inputUsed: readMore()
      }
    }
  }

  private var invalidByte: TextFailure {
    TextFailure(.invalid(raw[waiting.lowerBound]), offset: offset)
  }

  private func readMore() {
    let kept = waiting.count
    raw.copyMemory(from: UnsafeRawBufferPointer(rebasing: raw[waiting]))
    var count = 0
    let problem = source.fill(UnsafeMutableRawBufferPointer(rebasing: raw[kept...]), count: &count)
    waiting = 0..<kept + count
    sourceEnded = waiting.count < raw.count
    if let problem { failure = TextFailure(.unreadable(problem), offset: offset + waiting.count) }
    stopAtNUL()
  }

  /// Text has no NUL in it: what precedes one is still read, then the file fails.
  private func stopAtNUL() {
    guard let place = firstNUL else { return }
    failure = TextFailure(.nul, offset: offset + place - waiting.lowerBound)
    waiting = waiting.lowerBound..<place
    sourceEnded = true
  }

  private var firstNUL: Int? {
    switch encoding {
    case .utf8, .gb18030:
      guard let start = raw.baseAddress, !waiting.isEmpty,
        let found = memchr(start + waiting.lowerBound, 0, waiting.count)
      else { return nil }
      return UnsafeRawPointer(found) - UnsafeRawPointer(start)
    case .utf16LE, .utf16BE:
      return stride(from: waiting.lowerBound, to: waiting.upperBound - 1, by: 2)
        .first { raw[$0] == 0 && raw[$0 + 1] == 0 }
    }
  }
}
