import DefinitionFiles
import DelimitedText
import Diagnostics
import EstimateRequests
import Foundation
import Tables
import Testing

/// The article `StatisticTypes.md`: its requests run, and give the figures it prints.
struct StatisticTypesTests {
  struct Example: CustomTestStringConvertible, Sendable {
    let title: String
    var request = ""
    var figures: [(path: String, value: String)] = []
    var testDescription: String { title }
  }

  /// The article taken apart: the data, the design, and a section for each type.
  struct Article {
    var data = ""
    var design = ""
    var examples: [Example] = []

    init(_ text: String) {
      var fence: String?
      for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
        if line.hasPrefix("```") {
          fence = fence == nil ? String(line.dropFirst(3)) : nil
        } else if let fence {
          let place = (fence, examples.isEmpty)
          switch place {
          case ("csv", _): data += line + "\n"
          case (_, true): design += line + "\n"
          default: examples[examples.count - 1].request += line + "\n"
          }
        } else if line.hasPrefix("### ") {
          examples.append(Example(title: String(line.dropFirst(4))))
        } else if line.hasPrefix("| `") {
          let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
          examples[examples.count - 1].figures.append((cells[0].replacing("`", with: ""), cells[1]))
        }
      }
    }

    func yaml(_ example: Example) -> String {
      example.request.contains("统计:")
        ? "数据: v.csv\n" + example.request : "数据: v.csv\n" + design + "统计:\n  - " + example.request
    }
  }

  static let article: Article = {
    let path = "Sources/EstimateRequests/EstimateRequests.docc/StatisticTypes.md"
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let text = try? String(contentsOf: root.appending(path: path), encoding: .utf8)
    return Article(text ?? "")
  }()

  static func results(_ yaml: String, _ csv: String) throws -> EstimateResults {
    let read = EstimateRequest.read(bytes: Array(yaml.utf8), file: "r.yaml")
    let request = try #require(read.request, "\(read.problems.map { $0.line(in: .en) })")
    let (results, problems) = try request.estimate(
      from: ByteSource(bytes: Array(csv.utf8)), file: "v.csv")
    return try #require(results, "\(problems.map { $0.line(in: .en) })")
  }

  @Test(arguments: article.examples) func `an example gives what the article prints`(example: Example) throws
  {
    let results = try Self.results(Self.article.yaml(example), Self.article.data)
    let json = JSONValue.object(EstimateReport.json(results))
    #expect(!example.figures.isEmpty)
    for figure in example.figures {
      let found = json.value(at: figure.path)
      guard let printed = Double(figure.value) else {
        #expect(found == .string(figure.value), "\(figure.path)")
        continue
      }
      let number = try #require(found?.number, "\(figure.path) is \(String(describing: found))")
      #expect(abs(number - printed) < 5.1e-11, "\(figure.path): \(number), the article has \(printed)")
    }
  }

  @Test(arguments: article.examples)
  func `its text, Markdown and CSV hold together in both languages`(example: Example) throws {
    let results = try Self.results(Self.article.yaml(example), Self.article.data)
    for language in [Language.zh, .en] {
      let document = EstimateReport.document(results, language: language)
      #expect(!document.text(width: 100).contains("nan") && !document.markdown().isEmpty)
      let records = EstimateReport.records(results, language: language)
      #expect(!records.rows.isEmpty)
      #expect(records.rows.allSatisfy { $0.cells.count == records.columns.count })
    }
  }

  @Test func `every type has its example, by both names`() throws {
    let statistics = try #require(EstimateRequest.shape.fields.first { $0.key == "统计" })
    guard case .list(.variants(_, _, let variants), _) = statistics.value else {
      Issue.record("统计 is no list of types")
      return
    }
    let titles = Self.article.examples.map(\.title)
    #expect(variants.count >= 20)
    for variant in variants { #expect(titles.contains("\(variant.word.zh) \(variant.word.en)")) }
  }
}

extension JSONValue {
  fileprivate var number: Double? {
    switch self {
    case .double(let value): value
    case .integer(let value): Double(value)
    case .string(let text): Double(text)
    case .null, .bool, .decimal, .array, .object: nil
    }
  }

  /// `a[0].b`.
  fileprivate func value(at path: String) -> JSONValue? {
    path.replacing("[", with: ".").replacing("]", with: "").split(separator: ".").reduce(self) { value, key in
      switch value {
      case .object(let members): members[String(key)]
      case .array(let elements): Int(key).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
      case nil, .null, .bool, .integer, .decimal, .double, .string: nil
      }
    }
  }
}
