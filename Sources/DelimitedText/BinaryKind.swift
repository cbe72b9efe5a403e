/// What a file seems to be when it is not text (二进制文件类型).
public enum BinaryKind: Hashable, Sendable, CaseIterable {
  /// A ZIP archive, which is what an .xlsx workbook is.
  case zip
  /// An OLE2 container: an .xls workbook of Excel 97–2003.
  case ole2
  /// An SPSS .sav or .zsav file.
  case spss
  /// A gzip file.
  case gzip
  /// Something else with NUL bytes in it.
  case unknown

  /// What the first bytes of a file give away; `nil` when they could be text.
  init?(firstBytes bytes: UnsafeBufferPointer<UInt8>) {
    let signatures: [(Self, [UInt8])] = [
      (.zip, [0x50, 0x4B, 0x03, 0x04]), (.zip, [0x50, 0x4B, 0x05, 0x06]),
      (.ole2, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
      (.spss, Array("$FL2".utf8)), (.spss, Array("$FL3".utf8)),
      (.gzip, [0x1F, 0x8B, 0x08]),
    ]
    guard let match = signatures.first(where: { bytes.starts(with: $0.1) }) else { return nil }
    self = match.0
  }
}
