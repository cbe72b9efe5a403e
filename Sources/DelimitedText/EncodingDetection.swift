import CByteScan

/// What the bytes of a file say about its encoding (编码识别).
///
/// In order: a byte order mark; strict UTF-8; GB18030. UTF-16 without a mark shows in its NUL bytes and is asked for
/// first, because a NUL is valid UTF-8. A decision rests on a window of fixed size, never on how much one read returned.
struct EncodingDetection {
  /// The best guess.
  var encoding: TextEncoding
  /// No encoding fits the window; `encoding` is the one that fits longest.
  var fitsNone = false

  /// The encoding whose byte order mark comes first; `nil` when there is no mark.
  static func marked(_ bytes: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
    TextEncoding.allCases.first { bytes.starts(with: $0.byteOrderMark) }
  }

  /// UTF-16 without a mark: ASCII characters leave a NUL at every second byte.
  ///
  /// A low byte can be 0 as well (一 is U+4E00), but in a table delimiters, digits and line breaks outnumber those.
  /// - Returns: `nil` when this is no text in UTF-16 either.
  static func unmarkedUTF16(_ bytes: UnsafeMutableBufferPointer<UInt8>, isWhole: Bool) -> TextEncoding? {
    var nuls = (even: 0, odd: 0)
    for index in bytes.indices where bytes[index] == 0 {
      if index.isMultiple(of: 2) { nuls.even += 1 } else { nuls.odd += 1 }
    }
    let encoding: TextEncoding = nuls.odd > nuls.even ? .utf16LE : .utf16BE
    let high = encoding == .utf16LE ? 1 : 0
    let holdsControls = stride(from: 0, to: bytes.count - 1, by: 2).contains { index in
      let low = bytes[index + 1 - high]
      return bytes[index + high] == 0 && low < 0x20 && !"\t\n\r".utf8.contains(low)
    }
    guard nuls.even != nuls.odd, !holdsControls, let converter = CharacterConverter(from: encoding),
      converter.validCount(of: UnsafeMutableRawBufferPointer(bytes), all: isWhole) == bytes.count
    else { return nil }
    return encoding
  }

  /// UTF-8 or GB18030, judged by a window that begins with the first byte above 0x7F.
  init(window: UnsafeMutableBufferPointer<UInt8>, isLast: Bool) {
    let valid = window.validCount(isLast: isLast)
    encoding = .utf8
    guard valid < window.count else { return }
    guard let converter = CharacterConverter(from: .gb18030) else {
      fitsNone = true
      return
    }
    let asGB18030 = converter.validCount(of: UnsafeMutableRawBufferPointer(window), all: isLast)
    // GB18030 accepts nearly every pair of bytes above 0x7F, damaged UTF-8 included. Its own text, on the other hand,
    // does not pass for three-byte UTF-8 ten times running: a lead byte E0–EF is one in seven, and two bytes
    // 80–BF after it are rarer still.
    if window[..<valid].count(where: { $0 >= 0xE0 }) >= 10 { return }
    fitsNone = asGB18030 < window.count
    if asGB18030 > valid || !fitsNone { encoding = .gb18030 }
  }
}

extension UnsafeMutableBufferPointer<UInt8> {
  /// How many bytes are valid UTF-8 without NUL; a character cut off at the end counts unless these bytes are the last.
  func validCount(isLast: Bool) -> Int {
    guard let start = baseAddress else { return 0 }
    let valid = byteScanValid(ScanLevel.best, start, count)
    return !isLast && Self(rebasing: self[valid...]).beginsCharacter ? count : valid
  }

  /// Whether a few bytes are the beginning of a UTF-8 character: some continuation makes one of them.
  var beginsCharacter: Bool {
    guard (1...3).contains(count), self[0] >= 0x80 else { return false }
    // Which second bytes are allowed depends on the first; one of these three always is.
    return [0x80, 0x90, 0xA0].contains { (filler: UInt8) in
      var completed = Array(self)
      completed.append(contentsOf: repeatElement(filler, count: 4 - count))
      return byteScanCharacter(completed, 4) > count
    }
  }
}
