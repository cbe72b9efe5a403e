public import Diagnostics

/// A place in a text file (文本位置).
public struct TextPlace: Hashable, Sendable {
  /// The file's name, as given to the reader.
  public var file: String
  /// The line, from 1, as an editor counts.
  public var line: Int
  /// The character in the line, from 1.
  public var column: Int
  /// The byte, from 0: of the file where a byte is at fault or the file is UTF-8, else of its text as UTF-8.
  public var byteOffset: Int

  /// A place as the reader found it.
  public init(file: String, line: Int, column: Int, byteOffset: Int) {
    self.file = file
    self.line = line
    self.column = column
    self.byteOffset = byteOffset
  }
}

/// Why a delimited file cannot be read, or not to its end (读取错误).
public enum DelimitedTextError: Error, Hashable, Sendable {
  /// The file has no records: no bytes but a byte order mark and blank lines, if that.
  case empty(file: String)
  /// The file is no text.
  case binary(BinaryKind, file: String)
  /// There is a NUL in what looked like text.
  case nulByte(at: TextPlace)
  /// No known encoding fits; this byte breaks the one that fits longest.
  case undecodable(UInt8, at: TextPlace)
  /// This byte is no character in the file's encoding.
  case invalidByte(UInt8, in: TextEncoding, at: TextPlace)
  /// The C library has no converter from the encoding.
  case unsupported(TextEncoding, file: String)
  /// The file ends inside quotes; the place is the quote that opened them.
  case unterminatedQuote(TextPlace, row: Int)
  /// A record is longer than `limit` bytes; `openQuote` is the quote it is inside of there, the likely cause.
  case recordTooLong(TextPlace, row: Int, limit: Int, openQuote: TextPlace?)
  /// A record has so many fields that the file is no table.
  case tooManyFields(Int, at: TextPlace, limit: Int)
  /// The source failed; the reason in its words.
  case unreadable(file: String, reason: SourceFailure)
}

extension DelimitedTextError: Diagnostic {
  /// The kind of error, in kebab case.
  public var code: String {
    switch self {
    case .empty: "empty-file"
    case .binary, .nulByte: "binary-file"
    case .undecodable: "undecodable-text"
    case .invalidByte: "invalid-byte"
    case .unsupported: "unsupported-encoding"
    case .unterminatedQuote: "unterminated-quote"
    case .recordTooLong: "record-too-long"
    case .tooManyFields: "too-many-columns"
    case .unreadable(_, let reason): reason.code
    }
  }

  /// Always an error: figures from part of a file would be wrong.
  public var severity: Severity { .error }

  /// The character at fault, or the file where it is at fault as a whole.
  public var location: SourceLocation? {
    switch self {
    case .nulByte(let place), .undecodable(_, let place), .invalidByte(_, _, let place),
      .unterminatedQuote(let place, _), .recordTooLong(let place, _, _, _), .tooManyFields(_, let place, _):
      .position(file: place.file, line: place.line, column: place.column)
    case .empty(let file), .binary(_, let file), .unsupported(_, let file), .unreadable(let file, _):
      .file(file)
    }
  }
}
