import DelimitedText
import Testing

@Suite struct ByteSourceTests {
  private static func ids(_ source: ByteSource) throws -> [String] {
    var reader = try RecordReader(source, file: "答卷.csv")
    var ids: [String] = []
    try reader.forEachRecord { ids.append($0[0].text) }
    return ids
  }

  @Test func `bytes in memory come again from the first, also when some have been read`() throws {
    let source = ByteSource(bytes: Array("1,a\n2,b\n".utf8))
    let again = try #require(source.again)
    #expect(try Self.ids(source) == ["1", "2"])
    #expect(try Self.ids(again) == ["1", "2"])
    #expect(try Self.ids(try #require(source.again)) == ["1", "2"])
    #expect(throws: DelimitedTextError.empty(file: "答卷.csv")) { try Self.ids(source) }
  }

  @Test func `bytes of which nothing is said come but once`() {
    #expect(ByteSource(expectedCount: 5) { _ in 0 }.again == nil)
  }
}
