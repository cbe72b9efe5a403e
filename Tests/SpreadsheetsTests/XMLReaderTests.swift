import Spreadsheets
import Testing

/// What the XML of a workbook may not be, seen through the sheet it spoils.
@Suite struct XMLReaderTests {
  private func damage(_ sheet: String) -> XMLDamage? { damage(Array(sheet.utf8)) }

  private func damage(_ sheet: [UInt8]) -> XMLDamage? {
    var archive = BookBuilder().archive
    archive.entries[6].data = sheet
    if case .malformed(let damage, _, _) = ReadBook(archive.bytes).fault { return damage }
    return nil
  }

  private static let start = "<worksheet xmlns=\"\(BookBuilder.main)\"><sheetData>"
  private static let end = "</sheetData></worksheet>"

  @Test func `every cut of a document is noticed`() {
    let document = Array(
      "\(Self.start)<!-- c --><row r=\"1\"><c r=\"A1\" t=\"str\"><v>a&amp;<![CDATA[b]]></v></c></row>\(Self.end)"
        .utf8)
    for length in 0..<document.count {
      #expect(damage(Array(document[..<length])) != nil, "\(length) of \(document.count) bytes")
    }
    #expect(damage(document) == nil)
  }

  @Test(arguments: [
    ("<row></c></row>", XMLDamage.unbalanced), ("</row>", .unbalanced),
    ("<row r=\"1\" r=\"2\"/>", .attributeTwice),
    ("<row r=1/>", .badTag), ("<row r/>", .badTag), ("<row r=\"1\"s=\"2\"/>", .badTag),
    ("<row <c/>", .badTag), ("< row/>", .badTag),
    ("<!ELEMENT a>", .badTag), ("<row><c><v>&nbsp;</v></c></row>", .badReference),
    ("<row><c><v>&#0;</v></c></row>", .badReference),
    ("<row><c><v>&#xD800;</v></c></row>", .badReference), ("<row><c><v>&amp</v></c></row>", .badReference),
    ("<row><c><v>&#99999999999;</v></c></row>", .badReference), ("<q:row/>", .unknownPrefix),
    ("<row>\u{1}</row>", .badCharacter), ("<row/>" + String(repeating: "<a>", count: 70), .tooDeep),
  ])
  func `what is not well-formed is refused by name`(inside: String, expected: XMLDamage) {
    #expect(damage("\(Self.start)\(inside)\(Self.end)") == expected)
  }

  @Test func `document types are refused, wherever they would lead`() {
    let bomb = "<!DOCTYPE a [<!ENTITY b \"cc\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>"
    #expect(damage("<?xml version=\"1.0\"?>\(bomb)\(Self.start)\(Self.end)") == .documentType)
    #expect(damage("\(Self.start)\(Self.end)<a/>") == .textOutside)
    #expect(damage("\(Self.start)\(Self.end)text") == .textOutside)
    #expect(damage("") == .cutOff)
  }

  @Test func `UTF-16 reads as UTF-8 does, with a mark and without`() {
    let text = "\(Self.start)<row r=\"1\"><c r=\"A1\" t=\"str\"><v>满意😀</v></c></row>\(Self.end)"
    for (declaration, mark, isBig) in [
      ("<?xml version=\"1.0\" encoding=\"UTF-16\"?>", true, false), ("", true, true), ("", false, false),
    ] {
      let units = Array((declaration + text).utf16)
      let bytes = ((mark ? [0xFEFF] : []) + units).flatMap { unit -> [UInt8] in
        let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        return isBig ? pair.reversed() : pair
      }
      var archive = BookBuilder().archive
      archive.entries[6].data = bytes
      #expect(ReadBook(archive.bytes).rows == [1: ["满意😀"]])
      #expect(damage(Array(bytes.dropLast())) != nil)
    }
  }

  @Test func `an encoding that is not the bytes' own is refused`() {
    #expect(
      damage("<?xml version=\"1.0\" encoding=\"GB2312\"?>\(Self.start)\(Self.end)") == .encoding("gb2312"))
    #expect(
      damage("<?xml version=\"1.0\" encoding='utf-16'?>\(Self.start)\(Self.end)") == .encoding("utf-16"))
  }

  @Test(
    arguments: [
      [0xC0, 0x80], [0xC3], [0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xF8],
      [0x00],
    ] as [[UInt8]])
  func `bytes that are no UTF-8 are refused`(bytes: [UInt8]) {
    let spoilt =
      Array("\(Self.start)<row><c t=\"str\"><v>".utf8) + bytes + Array("</v></c></row>\(Self.end)".utf8)
    #expect(damage(spoilt) == .badCharacter)
  }

  @Test func `a tag without end and a comment without end are told apart from a long one`() {
    let long = String(repeating: "x", count: 3 << 20)
    #expect(damage("\(Self.start)<row a=\"\(long)\"/>\(Self.end)") == .tagTooLong)
    #expect(damage("\(Self.start)<!--\(long)-->\(Self.end)") == nil)
    #expect(damage("\(Self.start)<!--\(long)") == .cutOff)
  }
}
