import DelimitedText
import Diagnostics
import EstimateRequests
import Tables
import Testing

/// Requests and data that were damaged at random, the same way every time: an answer or a problem, never a crash.
struct RequestMutationTests {
  /// xorshift64*, so that a failure can be run again.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state ^= state >> 12
      state ^= state << 25
      state ^= state >> 27
      return state &* 2_685_821_657_736_338_717
    }
  }

  private static let pieces = [
    "0", "-1", "1e308", "9223372036854775807", "99999999999999999999", "[]", "{}", "~", "nan", "", "1", ",",
    "q1", "region", "village", "全", "\"", ": ", "[1, 1]", "0.5",
  ]

  private static func damaged(_ text: String, by generator: inout Generator) -> String {
    var characters = Array(text)
    for _ in 0..<Int.random(in: 1...3, using: &generator) where !characters.isEmpty {
      let start = Int.random(in: 0..<characters.count, using: &generator)
      let length = min(Int.random(in: 0...4, using: &generator), characters.count - start)
      let piece = pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      characters.replaceSubrange(start..<(start + length), with: Array(piece))
    }
    return String(characters)
  }

  @Test(arguments: StatisticTypesTests.article.examples)
  func `a damaged request never crashes`(example: StatisticTypesTests.Example) throws {
    let article = StatisticTypesTests.article
    var generator = Generator(state: 0x9E37_79B9_7F4A_7C15)
    var answered = 0
    for round in 0..<60 {
      let isData = round.isMultiple(of: 3)
      let yaml = isData ? article.yaml(example) : Self.damaged(article.yaml(example), by: &generator)
      let csv = isData ? Self.damaged(article.data, by: &generator) : article.data
      let read = EstimateRequest.read(bytes: Array(yaml.utf8), file: "r.yaml")
      guard let request = read.request else {
        #expect(!read.problems.isEmpty)
        continue
      }
      guard let data = try? RequestData(ByteSource(bytes: Array(csv.utf8)), file: "v.csv", for: request)
      else {
        continue
      }
      let (results, problems) = try request.estimate(
        from: ByteSource(bytes: Array(csv.utf8)), file: "v.csv")
      let kept = request.evaluate(data)
      #expect((results == nil) == (kept.results == nil) && problems == kept.problems, "\(yaml)\n\(csv)")
      #expect(results != nil || !problems.isEmpty, "\(yaml)")
      if let results {
        answered += 1
        #expect(!EstimateReport.document(results, language: .zh).text(width: 80).isEmpty)
        #expect(!EstimateReport.json(results).isEmpty)
      }
    }
    #expect(answered > 0)
  }
}
