import DelimitedText
import Diagnostics
import SurveyStatistics
import Testing

@testable import EstimateRequests

/// 60,000 rows, some megabyte: many parts on any number of threads.
struct ThreadsTests {
  private static let count = 60_000

  private static func data(
    _ lines: (Int) -> String, threads: Int, statistics: String = "  - {类型: 均值, 变量: x, 分组: [g]}\n"
  ) throws -> RequestData {
    let yaml = "数据: d.csv\n设计:\n  权重: w\n  阶段: [{单元: u}]\n统计:\n" + statistics
    let request = try #require(EstimateRequest.read(bytes: Array(yaml.utf8), file: "r.yaml").request)
    let csv = "u,w,x,g\n" + (0..<count).map(lines).joined()
    return try RequestData(
      ByteSource(bytes: Array(csv.utf8)), file: "d.csv", for: request, threads: threads)
  }

  /// Row i is of unit i / 20; every thousandth line is followed by a blank one, every fifth x is missing in one of the
  /// ways there are, and words are quoted, padded and first met all over the file.
  private static func line(_ i: Int) -> String {
    let x = i % 5 == 3 ? ["", "NA", "(空)", "(跳过)", " "][i / 5 % 5] : "\(i % 7).\(i % 3)"
    let group = i % 11 == 0 ? "\"组 \(i / 10_000)\"" : " 组 \(i / 10_000) "
    return "\(i / 20),\(1 + i % 4),\(x),\(group)\n" + (i % 1_000 == 999 ? "\n" : "")
  }

  @Test(arguments: [1, 2, 3, 8]) func `columns are what the lines say, on any number of threads`(threads: Int)
    throws
  {
    let data = try Self.data(Self.line, threads: threads)
    #expect(data.problems.isEmpty)
    #expect(data.rows == Self.count)
    let (units, groups) = (try #require(data.labels["u"]), try #require(data.labels["g"]))
    let (weights, values) = (try #require(data.numbers["w"]), try #require(data.numbers["x"]))
    #expect(weights.isKnown == nil)
    #expect(groups.labels == (0..<6).map { "组 \($0)" })
    #expect(units.labels == (0..<(Self.count / 20)).map { "\($0)" })
    // One expectation for all rows: a hundred thousand of them take minutes.
    let wrong = (0..<Self.count).filter { i in
      let isMissing = i % 5 == 3
      return data.places.rowNumbers[i] != Int32(2 + i + i / 1_000) || units.codes[i] != Int32(i / 20)
        || groups.codes[i] != Int32(i / 10_000) || weights.values[i] != Double(1 + i % 4)
        || values.isKnown?[i] != !isMissing
        || !isMissing && values.values[i] != Double(10 * (i % 7) + i % 3) / 10
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
  }

  /// A fault in every hundredth row: the first twenty are told, the rest counted.
  @Test(arguments: [1, 2, 8]) func `problems come in file order, the first of them and a count`(threads: Int)
    throws
  {
    let data = try Self.data(
      { $0 % 100 == 50 ? "1,1,多,东\n" : $0 % 100 == 51 ? "1,1\n" : "1,1,1,东\n" }, threads: threads)
    let expected =
      (0..<20).map {
        EstimateProblem(
          .shortRecord(fields: 2, header: 4), at: .cell(file: "d.csv", row: 53 + 100 * $0, header: nil))
      }
      + (0..<20).map {
        EstimateProblem(.notANumber("多"), at: .cell(file: "d.csv", row: 52 + 100 * $0, header: "x"))
      }
      + [EstimateProblem(.moreProblems(580), at: .cell(file: "d.csv", row: 1_952, header: "x"))]
    #expect(data.problems == expected)
  }

  @Test(arguments: [1, 2, 8]) func `a file that ends within quotes is refused at its place`(threads: Int)
    throws
  {
    let error = #expect(throws: DelimitedTextError.self) {
      try Self.data({ $0 == 50_000 ? "1,1,\"1,东\n" : "1,1,1,东\n" }, threads: threads)
    }
    guard case .unterminatedQuote(let place, let row) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(row == 50_002 && place.line == 50_002 && place.column == 5)
  }

  @Test(arguments: [1, 2]) func `a record with more fields than any table is refused at its place`(
    threads: Int
  ) throws {
    let wide = String(repeating: "1,", count: 70_000) + "1\n"
    let error = #expect(throws: DelimitedTextError.self) {
      try Self.data({ $0 == 40_000 || $0 == 50_000 ? wide : "1,1,1,东\n" }, threads: threads)
    }
    guard case .tooManyFields(let count, let place, let limit) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(count == 70_001 && limit == 65_536 && place.line == 40_002 && place.column == 1)
    // A header of eight bytes with its line break, and 40,000 lines of ten, as 东 is three.
    #expect(place.byteOffset == 8 + 40_000 * 10)
  }
}
