import DelimitedText
import Diagnostics
import Testing

struct EncodingDetectionTests {
  /// 序号,满意⏎𠀀,㐀⏎ : two-byte and four-byte characters, GB 18030-2005 table.
  static let gb18030: [UInt8] = [
    0xD0, 0xF2, 0xBA, 0xC5, 0x2C, 0xC2, 0xFA, 0xD2, 0xE2, 0x0A, 0x95, 0x32, 0x82, 0x36, 0x2C, 0x81, 0x39,
    0xEE, 0x39,
    0x0A,
  ]
  static let rows = [["序号", "满意"], ["𠀀", "㐀"]].map { $0.map { Array($0.utf8) } }
  static let text = "序号,满意\n𠀀,㐀\n"

  static func utf16(_ text: String, highByteFirst: Bool) -> [UInt8] {
    text.utf16.flatMap {
      highByteFirst ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)]
    }
  }

  static let files: [(TextEncoding, [UInt8])] = [
    (.utf8, Array(text.utf8)), (.utf8, [0xEF, 0xBB, 0xBF] + text.utf8),
    (.gb18030, gb18030), (.gb18030, [0x84, 0x31, 0x95, 0x33] + gb18030),
    (.utf16LE, utf16("\u{FEFF}" + text, highByteFirst: false)), (.utf16LE, utf16(text, highByteFirst: false)),
    (.utf16BE, utf16("\u{FEFF}" + text, highByteFirst: true)), (.utf16BE, utf16(text, highByteFirst: true)),
  ]

  @Test(arguments: files)
  func `every encoding is found, marked or not, and read in pieces of any size`(
    encoding: TextEncoding, file: [UInt8]
  ) {
    for pieces in [[Int.max], [1], [2, 3], [7]] {
      let reading = read(file, pieces: pieces)
      #expect(reading.encoding == encoding)
      #expect(reading.rows.map(\.fields) == Self.rows)
      #expect(reading.error == nil)
    }
    #expect(read(file, encoding: encoding).rows.map(\.fields) == Self.rows)
  }

  @Test func `ASCII is UTF-8 until the first other byte decides`() {
    let head = Array(String(repeating: "1,2,3\n", count: 200_000).utf8)
    let chinese = read(head + Self.gb18030, pieces: [65_536])
    #expect(chinese.encoding == .gb18030)
    #expect(chinese.rows.count == 200_002)
    #expect(chinese.rows.suffix(2).map(\.fields) == Self.rows)
    #expect(chinese.rows.last?.offset == head.count + Array("序号,满意\n".utf8).count)
    #expect(read(head + Array(Self.text.utf8), pieces: [1_000]).encoding == .utf8)
    #expect(read(head).encoding == .utf8)
  }

  @Test(arguments: 0...3)
  func `a character cut by the end of the window is no error`(shift: Int) {
    // The window is half a megabyte from the first 汉字 on.
    let text = "a,b\n" + String(repeating: "x", count: shift) + String(repeating: "满意𠀀,1\n", count: 60_000)
    let reading = read(Array(text.utf8))
    #expect(reading.encoding == .utf8)
    #expect(reading.rows.count == 60_001)
    #expect(reading.error == nil)
  }

  @Test(arguments: 0...3)
  func `a GB18030 character cut by the end of the window is no error`(shift: Int) {
    var file = Array("a,b\n".utf8) + [UInt8](repeating: 120, count: shift)
    for _ in 0..<60_000 { file += [0xC2, 0xFA, 0xD2, 0xE2, 0x95, 0x32, 0x82, 0x36, 0x2C, 0x31, 0x0A] }
    let reading = read(file, pieces: [4_097])
    #expect(reading.encoding == .gb18030)
    #expect(reading.rows.count == 60_001)
    #expect(reading.rows.last?.fields.first == Array("满意𠀀".utf8))
  }

  @Test func `一 and other characters with a zero low byte do not hide UTF-16`() {
    let reading = read(Self.utf16("问题一,问题二\n一,二\n", highByteFirst: false))
    #expect(reading.encoding == .utf16LE)
    #expect(reading.rows.last?.fields == ["一", "二"].map { Array($0.utf8) })
  }

  @Test func `damaged UTF-8 is not taken for GB18030`() {
    var file = Array("序号,评价\n1,非常满意\n2,满意\n3,基本满意\n".utf8)
    let place = file.count - 4
    file[place] = 0x41
    let reading = read(file)
    #expect(reading.encoding == .utf8)
    #expect(
      reading.error
        == .invalidByte(
          0x84, in: .utf8, at: TextPlace(file: "答卷.csv", line: 4, column: 7, byteOffset: place + 1)))
    #expect(reading.rows.count == 3)
  }

  @Test func `bytes of no encoding are an error at the byte that fits longest`() {
    let reading = read(Array("a,b\n1,".utf8) + [0xC2, 0xFA, 0xFF, 0x0A])
    #expect(
      reading.error == .undecodable(0xFF, at: TextPlace(file: "答卷.csv", line: 2, column: 4, byteOffset: 8)))
  }

  @Test func `a bad byte behind the window is an error with line, column and byte`() {
    let good = Array(String(repeating: "满意,不满意\n", count: 100_000).utf8)
    let reading = read(good + Array("满意,".utf8) + [0xFF] + good, pieces: [10_000])
    let place = TextPlace(file: "答卷.csv", line: 100_001, column: 4, byteOffset: good.count + 7)
    #expect(reading.error == .invalidByte(0xFF, in: .utf8, at: place))
    #expect(reading.rows.count == 100_000)
  }

  @Test func `a bad byte in GB18030 is placed in the file, not in the converted text`() {
    let reading = read(Self.gb18030 + [0xC2, 0xFA, 0xFF, 0x0A], encoding: .gb18030)
    #expect(
      reading.error
        == .invalidByte(0xFF, in: .gb18030, at: TextPlace(file: "答卷.csv", line: 3, column: 2, byteOffset: 22))
    )
  }

  @Test(arguments: [Array("a\n满".utf8.dropLast()), [0x61, 0x0A, 0xC2]])
  func `a file cut off inside a character is an error there`(file: [UInt8]) {
    let reading = read(file, encoding: file.count == 3 ? .gb18030 : .utf8)
    #expect(reading.error?.code == "invalid-byte")
    #expect(reading.error?.location?.line == 2)
  }

  @Test func `names people use for an encoding are understood`() {
    #expect(TextEncoding(named: "GBK") == .gb18030)
    #expect(TextEncoding(named: "gb2312") == .gb18030)
    #expect(TextEncoding(named: "UTF-8") == .utf8)
    #expect(TextEncoding(named: "utf_16be") == .utf16BE)
    #expect(TextEncoding(named: "latin1") == nil)
    #expect(TextEncoding.allCases.map(\.name) == ["UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"])
  }
}
