/// What a file seems to be when it is not delimited text (非文本表格的文件类型).
public enum BinaryKind: Hashable, Sendable, CaseIterable {
  /// A ZIP archive, which is what an .xlsx workbook is.
  case zip
  /// An OLE2 container: an .xls workbook of Excel 97–2003, or a workbook behind a password.
  case ole2
  /// An SPSS .sav or .zsav file.
  case spss
  /// A gzip file.
  case gzip
  /// HTML, which some platforms call .xls.
  case webPage
  /// The XML of Excel 2003.
  case spreadsheetXML
  /// Something else with NUL bytes in it.
  case unknown

  /// What the first bytes of a file give away; `nil` when they could be delimited text. 64 bytes are enough unless
  /// blanks stand in front of a web page.
  public init?(firstBytes bytes: UnsafeBufferPointer<UInt8>) {
    let signatures: [(Self, [UInt8])] = [
      (.zip, [0x50, 0x4B, 0x03, 0x04]), (.zip, [0x50, 0x4B, 0x05, 0x06]),
      (.ole2, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
      (.spss, Array("$FL2".utf8)), (.spss, Array("$FL3".utf8)),
      (.gzip, [0x1F, 0x8B, 0x08]),
    ]
    if let match = signatures.first(where: { bytes.starts(with: $0.1) }) {
      self = match.0
    } else if let markup = Self(markup: bytes) {
      self = markup
    } else {
      return nil
    }
  }

  /// By the tag a document begins with. A heading may begin with `<`, too, but with none of these.
  private init?(markup bytes: UnsafeBufferPointer<UInt8>) {
    let mark = TextEncoding.utf8.byteOrderMark
    let text = bytes.dropFirst(bytes.starts(with: mark) ? mark.count : 0).drop { $0 <= 0x20 }
    guard text.first == UInt8(ascii: "<") else { return nil }
    let start = String(decoding: text.prefix(16), as: UTF8.self).lowercased()
    if start.hasPrefix("<?xml") {
      self = .spreadsheetXML
    } else if ["<!doctype", "<html", "<head", "<meta", "<table", "<style"].contains(where: start.hasPrefix) {
      self = .webPage
    } else {
      return nil
    }
  }
}
