/// What is wrong with an archive (压缩包损坏).
public enum ArchiveDamage: Hashable, Sendable {
  /// The file ends before what it says it holds.
  case cutOff
  /// There is no directory at its end, or one that cannot be right.
  case noDirectory
  /// It goes on in another file.
  case severalVolumes
  /// A name that no workbook has: absolute, leading outside, too long or with control characters.
  case badName
  /// Two entries have one name, so that programs disagree about which is meant.
  case nameTwice
  /// The directory and the entry itself do not say the same.
  case noEntry
  /// Two entries share bytes.
  case overlap
  /// A compression method other than “stored” and “deflate”.
  case unknownCompression(Int)
  /// The compressed bytes mean nothing.
  case badCompression
  /// What comes out is not as long as was said.
  case wrongSize
  /// What comes out is not what was put in.
  case wrongChecksum
}

/// What is wrong with a part's XML (XML 错误).
public enum XMLDamage: Hashable, Sendable {
  /// The document ends inside an element.
  case cutOff
  /// A tag closes what was not opened.
  case unbalanced
  /// `<` is followed by what is no tag.
  case badTag
  /// An attribute stands twice in a tag.
  case attributeTwice
  /// `&` is followed by neither a character nor one of the five entities.
  case badReference
  /// A document type, which could define entities without end; no workbook has one.
  case documentType
  /// Text, or a second root, beside the one element a document is.
  case textOutside
  /// Elements nested deeper than any workbook's.
  case tooDeep
  /// A tag longer than any workbook's.
  case tagTooLong
  /// Bytes that are no character of the document's encoding, or a control character.
  case badCharacter
  /// An encoding other than UTF-8 and UTF-16, or not the one the bytes are in.
  case encoding(String)
  /// A prefix that stands for no namespace.
  case unknownPrefix
}

/// A limit that a workbook passes (超出上限).
public enum WorkbookLimit: Hashable, Sendable {
  /// 条目数
  case entries(Int)
  /// 解压后总字节数
  case totalBytes(Int)
  /// 压缩比
  case ratio(Int)
  /// 单元格字节数
  case cellBytes(Int)
  /// 共享文本字节数
  case sharedBytes(Int)
  /// 空单元格数: rows of few cells that are far apart
  case blankCells(Int)
}

/// What is wrong with a cell or row (单元格错误).
public enum CellDamage: Hashable, Sendable {
  /// A reference that is no column and row, or not in this row, or beyond 1,048,576 rows and 16,384 columns.
  case badReference
  /// The cell was there already, or its row was.
  case outOfOrder
  /// It refers to a shared text that is not there.
  case noSharedText
  /// A number that is none.
  case notANumber
  /// A cell type the format does not have.
  case unknownType
}

/// A file that is no plain workbook, though it may look like one (非 .xlsx 文件).
public enum OtherFile: Hashable, Sendable, CaseIterable {
  /// An .xls workbook of Excel 97–2003.
  case oldWorkbook
  /// A workbook that asks for a password to open.
  case encryptedWorkbook
  /// Another file in an OLE container, such as .doc.
  case otherCompoundFile
  /// An .xlsm workbook, with macros.
  case macroWorkbook
  /// An .xlsb workbook.
  case binaryWorkbook
  /// An .ods workbook or another OpenDocument file.
  case openDocument
  /// An Apple Numbers, Pages or Keynote file.
  case appleDocument
  /// A .docx or .pptx document.
  case officeDocument
  /// An archive with anything else in it.
  case archive
}

/// Why a workbook cannot be read, or not to its end (工作簿错误).
public enum WorkbookFault: Error, Hashable, Sendable {
  /// It is another kind of file; of an archive, the first names in it.
  case other(OtherFile, names: [String])
  /// The source failed; the reason in its words.
  case unreadable(reason: String)
  /// The archive is damaged; `part` is the file in it.
  case damaged(ArchiveDamage, part: String?)
  /// A part is encrypted on its own.
  case encrypted(part: String)
  /// It would take more memory or time than any honest workbook.
  case overLimit(WorkbookLimit, part: String?)
  /// A part is no XML; `offset` counts its bytes from 0, as UTF-8.
  case malformed(XMLDamage, part: String, offset: Int)
  /// A part that others refer to is not there.
  case missingPart(String)
  /// There is no worksheet in it.
  case noWorksheet
  /// There is no such worksheet.
  case unknownSheet(String, sheets: [String], nearest: String?)
  /// A cell, or a row, cannot be read.
  case badCell(CellDamage, sheet: String, cell: String)
}

/// A workbook's fault and the file it is in (工作簿问题).
public struct WorkbookProblem: Error, Hashable, Sendable {
  /// What is wrong.
  public let fault: WorkbookFault
  /// The file as the user gave it.
  public let file: String

  /// A fault in a file.
  public init(_ fault: WorkbookFault, file: String) { (self.fault, self.file) = (fault, file) }
}

/// How much a workbook may ask of the machine (上限).
public struct WorkbookLimits: Hashable, Sendable {
  /// Files in the archive.
  public var entries = 10_000
  /// All of them expanded, in bytes. A full sheet of a hundred columns takes about 3 GiB.
  public var totalBytes = 4 << 30
  /// How many bytes one byte may stand for, in a part larger than `unsuspiciousBytes`. Sheets reach about 50.
  public var ratio = 250
  /// The size up to which no ratio is suspicious.
  public var unsuspiciousBytes = 16 << 20
  /// The text of one cell; Excel allows 32,767 characters.
  public var cellBytes = 1 << 20
  /// Blank cells between and before those with text, where a row is read as a record.
  public var blankCells = 1 << 29
  /// The texts that cells share, with eight bytes for each: they are kept in memory.
  public var sharedBytes = 128 << 20

  /// The limits above.
  public init() {}
}
