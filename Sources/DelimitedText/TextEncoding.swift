/// How characters are stored as bytes (字符编码).
public enum TextEncoding: String, Hashable, Sendable, CaseIterable {
  /// UTF-8, with or without a byte order mark.
  case utf8 = "UTF-8"
  /// GB18030 (国标 18030), which contains GBK and GB2312: files called by either name are read as this.
  case gb18030 = "GB18030"
  /// UTF-16, low byte first; what Excel calls “Unicode text”.
  case utf16LE = "UTF-16LE"
  /// UTF-16, high byte first.
  case utf16BE = "UTF-16BE"

  /// The name as people and glibc's iconv write it.
  public var name: String { rawValue }

  /// The encoding a person names, in any case and with or without hyphens: `utf8`, `GBK`, `GB2312`, `UTF-16LE` …
  ///
  /// `UTF-16` alone means low byte first, as Windows has it. `nil` for any other name.
  public init?(named name: String) {
    switch name.lowercased().filter({ $0 != "-" && $0 != "_" && $0 != " " }) {
    case "utf8", "utf8sig", "utf8bom": self = .utf8
    case "gb18030", "gbk", "gb2312", "cp936", "euccn": self = .gb18030
    case "utf16", "utf16le", "unicode": self = .utf16LE
    case "utf16be": self = .utf16BE
    default: return nil
    }
  }

  /// U+FEFF in this encoding: a mark before the text, not part of it.
  var byteOrderMark: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .gb18030: [0x84, 0x31, 0x95, 0x33]
    case .utf16LE: [0xFF, 0xFE]
    case .utf16BE: [0xFE, 0xFF]
    }
  }
}
