import Testing

@testable import EstimateRequests

struct RowNumbersTests {
  @Test func `rows have the numbers of their file, blank lines between them or not`() {
    var rows = RowNumbers()
    rows.append(from: 2, count: 3)
    rows.append(from: 5, count: 1)
    rows.append(from: 9, count: 2)
    rows.append(from: 12, count: 1)
    #expect(rows.count == 7)
    #expect((0..<7).map { rows[$0] } == [2, 3, 4, 5, 9, 10, 12])
  }

  @Test(arguments: 0...6) func `parts put together number as the whole does`(split: Int) {
    let numbers = [2, 3, 7, 8, 9, 12]
    var (first, second) = (RowNumbers(), RowNumbers())
    for number in numbers[..<split] { first.append(from: number, count: 1) }
    for number in numbers[split...] { second.append(from: number, count: 1) }
    first.append(second)
    #expect(first.count == 6)
    #expect((0..<6).map { Int(first[$0]) } == numbers)
  }
}
