import Diagnostics
import ExactNumbers
import Foundation
import Indicators
import Questionnaires
import Testing

/// The six published evaluations of `data/`, loaded from the repository.
enum Published: String, CaseIterable, CustomTestStringConvertible {
  case shanghaiSingleWindow = "shanghai-single-window-2017"
  case shenzhenCustomsPreEntry = "shenzhen-customs-preentry-2020"
  case shenzhenSingleWindow = "shenzhen-single-window-2020"
  case shanghaiPortOffice = "shanghai-port-office-2016"
  case shanghaiCooperation = "shanghai-cooperation-platform-2017"
  case hainanInformation = "hainan-infosystem-2018"

  var testDescription: String { rawValue }

  /// This folder, and the repository three folders up.
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  private static let repository = tests.deletingLastPathComponent().deletingLastPathComponent()

  /// The evaluation file's text.
  var yaml: String {
    get throws {
      let file = Self.repository.appending(path: "data/\(rawValue)/evaluation.yaml")
      return try String(contentsOf: file, encoding: .utf8)
    }
  }

  /// What the report prints and what a reviewer has to find, transcribed by hand; never our own output.
  var golden: GoldenEvaluation {
    get throws {
      let file = Self.tests.appending(path: "Golden/\(rawValue).json")
      return try JSONDecoder().decode(GoldenEvaluation.self, from: Data(contentsOf: file))
    }
  }

  /// What a reader is told of the case.
  var readme: String {
    get throws {
      try String(contentsOf: Self.repository.appending(path: "data/\(rawValue)/README.md"), encoding: .utf8)
    }
  }

  /// The card of a file's text, the file's own unless given.
  func card(of text: String? = nil) throws -> Scorecard {
    Scorecard(of: try Self.load(try text ?? yaml).framework, figures: figures)
  }

  /// 满意度 of the one published table of counts: 1098 of 1137 answers, with two other formulas beside it.
  private var figures: [SurveyReference: SurveyFigure] {
    guard self == .shenzhenSingleWindow else { return [:] }
    let figure = SurveyFigure(
      satisfied: 1098, of: 1137, formula: .init(id: "前三级", name: Wording("前三级占比（池化）")), respondents: 231,
      alternatives: [
        .init(.init(id: "top2", name: Wording("前两级")), value: Rational(92100, of: 1137)),
        .init(.init(id: "75", name: Wording("100/75/50/25")), value: Rational(89600, of: 1137)),
      ])
    return figure.map { [SurveyReference("ent", formula: "满意度"): $0] } ?? [:]
  }

  /// Loads a file that has no problem.
  static func load(_ yaml: String) throws -> Evaluation {
    let (evaluation, problems, _) = Evaluation.read(bytes: Array(yaml.utf8), file: "evaluation.yaml")
    for problem in problems { Issue.record("\(problem.line(in: .en))") }
    return try #require(evaluation)
  }
}

/// A trimmed golden evaluation: values exactly as printed.
struct GoldenEvaluation: Decodable {
  let total: String?
  let grade: String?
  let gradeBandsPrinted: Bool
  let indicators: [Indicator]
  let facts: [Fact]
  /// The faults that are computed or structural, one entry each.
  let findings: [Finding]

  struct Indicator: Decodable {
    let code: String
    let name: String
    let level: Int
    let parent: String?
    let weight: String?
    let score: String?
    let rate: String?
  }

  struct Fact: Decodable {
    let id: String
    let value: String
  }

  /// One fault: what identifies it among those of its code.
  struct Finding: Decodable {
    /// The golden finding; several faults share one where its statement lists them.
    let id: String
    let code: String
    let node: String?
    let subject: String?
    /// `nil`: node and subject say enough.
    let part: String?
    /// What the golden file computes, where it does.
    let computed: String?

    init(_ id: String, _ code: String, node: String? = nil, subject: String? = nil, part: String? = nil) {
      (self.id, self.code, self.node, self.subject, self.part) = (id, code, node, subject, part)
      computed = nil
    }

    func matches(_ finding: Indicators.Finding) -> Bool {
      code == finding.code && node == finding.node?.description && subject == finding.subject
        && (part == nil || part == finding.part) && (computed == nil || computed == finding.computed)
    }
  }
}
