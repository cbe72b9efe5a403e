/// The character between two fields (分隔符).
public enum Delimiter: Hashable, Sendable, CaseIterable {
  /// `,`
  case comma
  /// `;`
  case semicolon
  /// A tab character.
  case tab

  /// The delimiter as it stands in a file.
  public var byte: UInt8 {
    switch self {
    case .comma: UInt8(ascii: ",")
    case .semicolon: UInt8(ascii: ";")
    case .tab: UInt8(ascii: "\t")
    }
  }
}

/// How a file ends its lines (换行符).
public enum Newline: Hashable, Sendable, CaseIterable {
  /// LF, as on Linux and macOS.
  case lineFeed
  /// CRLF, as on Windows and in RFC 4180.
  case carriageReturnLineFeed
  /// CR alone, as on the old Macintosh; some platforms still export it.
  case carriageReturn
}

/// What a delimited file looks like beyond RFC 4180 (格式特征).
public struct Dialect: Hashable, Sendable {
  /// The delimiter, given or counted in the header.
  public var delimiter: Delimiter
  /// The first line break outside quotes; LF when the file has none. After CR every line break ends a record, after
  /// the others LF and CRLF do and a lone CR is text.
  public var newline: Newline

  /// A dialect made by hand.
  public init(delimiter: Delimiter = .comma, newline: Newline = .lineFeed) {
    self.delimiter = delimiter
    self.newline = newline
  }
}

/// Bytes with a meaning in delimited text.
enum Sign {
  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
}
