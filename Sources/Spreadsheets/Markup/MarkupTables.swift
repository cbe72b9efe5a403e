/// Tables that an XML document consists of (XML 表格文件): elements of rows, rows of fields, fields of text. LimeSurvey keeps
/// surveys so: `<questions><rows><row><qid>7</qid>…`.
///
/// Read with the tokenizer of workbooks, and as strict: a document type is refused, and with it every entity bomb;
/// depth, tags and size are bounded.
package struct MarkupTables {
  /// The name of the document's element.
  package private(set) var root = ""
  /// The rows of each table in the order of the document, each with its fields by name.
  package private(set) var rows: [String: [[String: String]]] = [:]

  /// Larger than any survey.
  private static let mostBytes = 16 << 20
  private static let mostRows = 200_000

  /// - Parameter part: What faults call the document.
  package init(_ bytes: [UInt8], part: String) throws(WorkbookFault) {
    guard bytes.count <= Self.mostBytes else { throw .overLimit(.totalBytes(Self.mostBytes), part: part) }
    var reader = XMLReader(PartStream(document: bytes, part: part))
    var (table, field, row) = ("", "", [String: String]())
    // Pieces of text may end inside a character.
    var text: [UInt8] = []
    var count = 0
    while true {
      switch try reader.next() {
      case .finish: return
      case .start:
        switch reader.depth {
        case 1: root = reader.elementName
        case 2: table = reader.elementName
        case 4: row = [:]
        case 5: (field, text) = (reader.elementName, [])
        default: break
        }
      case .text:
        if reader.depth == 5 { text += reader.text }
      case .end:
        // The depth is that of the element around the one that ends.
        switch reader.depth {
        case 4: row[field] = String(decoding: text, as: UTF8.self)
        case 3 where reader.elementName == "row":
          count += 1
          guard count <= Self.mostRows else {
            throw .overLimit(.entries(Self.mostRows), part: part)
          }
          rows[table, default: []].append(row)
        default: break
        }
      }
    }
  }
}

extension XMLReader {
  /// The element's name without its prefix.
  fileprivate var elementName: String {
    String(
      decoding: UnsafeBufferPointer(start: buffer + localName.lowerBound, count: localName.count),
      as: UTF8.self)
  }
}

extension PartStream {
  /// A document that stands in no archive.
  convenience init(document: [UInt8], part: String) {
    var checksum = CRC32()
    document.withUnsafeBytes { checksum.update($0) }
    self.init(
      ZipEntry(
        name: part, rawName: Array(part.utf8), method: .stored, isEncrypted: false, checksum: checksum.value,
        packedSize: document.count, size: document.count, header: 0),
      0..<document.count, of: FileBytes(document))
  }
}
