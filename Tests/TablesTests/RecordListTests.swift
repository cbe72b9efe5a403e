import Tables
import Testing

@Suite struct RecordListTests {
  private let list = RecordList(
    columns: [.init("序号", .trailing), "说明"],
    parts: [
      .init(count: 2) { ["\($0 + 1)", $0 == 0 ? "甲,乙" : "=1+1"] },
      .init(count: 0) { _ in ["never", "asked"] },
      .init(count: 1) { _ in ["9", "说\"好\""] },
    ])

  @Test func `records of all parts are written one after the other, as RFC 4180 has it`() {
    #expect(list.csv() == "序号,说明\r\n1,\"甲,乙\"\r\n2,'=1+1\r\n9,\"说\"\"好\"\"\"\r\n")
    #expect(list.csvBytes() == Array(list.csv().utf8))
  }

  @Test func `as a table they are the same cells`() {
    #expect(
      list.table.rows.map { $0.cells.map(\.text) } == [["1", "甲,乙"], ["2", "=1+1"], ["9", "说\"好\""]])
    #expect(list.table.csv() == list.csv())
  }

  @Test func `without columns there is nothing to write`() {
    #expect(RecordList(columns: [], parts: []).csvBytes().isEmpty)
  }
}
