/// A part's text as valid UTF-8 (部件文本), whatever encoding it is written in: UTF-8 or UTF-16.
///
/// Every byte is looked at once: what is no character, or a control character XML does not have, is a fault here.
final class XMLInput {
  private enum Encoding {
    case undecided
    case utf8
    case utf16(isBigEndian: Bool)
  }

  private let stream: PartStream
  private let part: String
  private var encoding = Encoding.undecided
  private var waiting = UnsafeRawBufferPointer(start: nil, count: 0)
  private var checker = UTF8Checker()
  private var units = UTF16Decoder()
  /// Bytes handed out so far.
  private(set) var count = 0

  init(_ stream: PartStream) { (self.stream, part) = (stream, stream.part) }

  var isUTF16: Bool { if case .utf16 = encoding { true } else { false } }

  /// Fills the front of a buffer of at least four bytes and returns how many it put there; 0 at the end.
  func fill(_ buffer: UnsafeMutableRawBufferPointer) throws(WorkbookFault) -> Int {
    var filled = 0
    while buffer.count - filled >= 4 {
      if waiting.isEmpty {
        waiting = try stream.read()
        if waiting.isEmpty { break }
        if case .undecided = encoding { recogniseEncoding() }
      }
      let room = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      filled += try isUTF16 ? transcode(into: room) : copy(into: room)
    }
    if filled == 0, !checker.isBetweenCharacters || !units.isBetweenCharacters { throw badText }
    count += filled
    return filled
  }

  private var badText: WorkbookFault { .malformed(.badCharacter, part: part, offset: count) }

  /// By the byte order mark, else by the NUL beside the `<` every document begins with.
  private func recogniseEncoding() {
    let start = Array(waiting.prefix(3))
    var mark = 0
    switch (start.first, start.dropFirst().first) {
    case (0xFF, 0xFE): (encoding, mark) = (.utf16(isBigEndian: false), 2)
    case (0xFE, 0xFF): (encoding, mark) = (.utf16(isBigEndian: true), 2)
    case (UInt8(ascii: "<"), 0): encoding = .utf16(isBigEndian: false)
    case (0, UInt8(ascii: "<")): encoding = .utf16(isBigEndian: true)
    default: (encoding, mark) = (.utf8, start == [0xEF, 0xBB, 0xBF] ? 3 : 0)
    }
    waiting = UnsafeRawBufferPointer(rebasing: waiting[mark...])
  }

  private func copy(into room: UnsafeMutableRawBufferPointer) throws(WorkbookFault) -> Int {
    let taken = min(room.count, waiting.count)
    let portion = UnsafeRawBufferPointer(rebasing: waiting[..<taken])
    guard checker.accepts(portion) else { throw badText }
    room.copyMemory(from: portion)
    waiting = UnsafeRawBufferPointer(rebasing: waiting[taken...])
    return taken
  }

  private func transcode(into room: UnsafeMutableRawBufferPointer) throws(WorkbookFault) -> Int {
    guard case .utf16(let isBigEndian) = encoding else { return 0 }
    var filled = 0
    var used = 0
    while used < waiting.count, room.count - filled >= 4 {
      let scalar = units.take(waiting[used], isBigEndian: isBigEndian)
      used += 1
      switch scalar {
      case .none: continue
      case .failure: throw badText
      case .success(let scalar):
        for byte in UTF8.encode(scalar).map(Array.init) ?? [] {
          room[filled] = byte
          filled += 1
        }
      }
    }
    waiting = UnsafeRawBufferPointer(rebasing: waiting[used...])
    return filled
  }
}

/// Whether bytes that arrive in pieces are UTF-8 of characters XML has (UTF-8 校验). Source: RFC 3629, XML 1.0 §2.2.
struct UTF8Checker {
  /// Continuation bytes still to come, and what the next may be.
  private var missing = 0
  private var allowed: ClosedRange<UInt8> = 0x80...0xBF

  var isBetweenCharacters: Bool { missing == 0 }

  mutating func accepts(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var index = 0
    while index < bytes.count {
      if missing == 0, bytes.count - index >= 8 {
        let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        // The high bit of a byte that is not ASCII, or of the first one below a blank.
        let odd = (word | ((word &- 0x2020_2020_2020_2020) & ~word)) & 0x8080_8080_8080_8080
        if odd == 0 {
          index += 8
          continue
        }
      }
      guard accepts(bytes[index]) else { return false }
      index += 1
    }
    return true
  }

  private mutating func accepts(_ byte: UInt8) -> Bool {
    if missing > 0 {
      guard allowed.contains(byte) else { return false }
      missing -= 1
      allowed = 0x80...0xBF
      return true
    }
    switch byte {
    case 0x20...0x7F, 0x09, 0x0A, 0x0D: return true
    case 0xC2...0xDF: missing = 1
    case 0xE0: (missing, allowed) = (2, 0xA0...0xBF)
    case 0xED: (missing, allowed) = (2, 0x80...0x9F)
    case 0xE1...0xEF: missing = 2
    case 0xF0: (missing, allowed) = (3, 0x90...0xBF)
    case 0xF4: (missing, allowed) = (3, 0x80...0x8F)
    case 0xF1...0xF3: missing = 3
    default: return false
    }
    return true
  }
}

/// Characters from the bytes of UTF-16 (UTF-16 解码).
struct UTF16Decoder {
  enum Scalar {
    case success(Unicode.Scalar)
    case failure
  }

  private var firstByte: UInt8?
  private var lead: UInt32?

  var isBetweenCharacters: Bool { firstByte == nil && lead == nil }

  /// `nil` while the character is not complete.
  mutating func take(_ byte: UInt8, isBigEndian: Bool) -> Scalar? {
    guard let first = firstByte else {
      firstByte = byte
      return nil
    }
    firstByte = nil
    let unit = isBigEndian ? UInt32(first) << 8 | UInt32(byte) : UInt32(byte) << 8 | UInt32(first)
    if let high = lead {
      lead = nil
      guard (0xDC00...0xDFFF).contains(unit) else { return .failure }
      return Unicode.Scalar(0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00)).map { .success($0) }
        ?? .failure
    }
    if (0xD800...0xDBFF).contains(unit) {
      lead = unit
      return nil
    }
    if unit < 0x20, ![0x09, 0x0A, 0x0D].contains(unit) { return .failure }
    return Unicode.Scalar(unit).map { .success($0) } ?? .failure
  }
}
