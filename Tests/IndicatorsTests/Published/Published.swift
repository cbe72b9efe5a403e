import Diagnostics
import ExactNumbers
import Indicators
import Testing

/// Five published evaluations as evaluation files: every weight, score and rate they print, and the rules that the
/// reports state or that alone reproduce their figures.
enum Published {
  /// Loads a file that has no problem.
  static func load(_ yaml: String) throws -> Evaluation {
    let (evaluation, problems, _) = Evaluation.read(bytes: Array(yaml.utf8), file: "evaluation.yaml")
    for problem in problems { Issue.record("\(problem.line(in: .en))") }
    return try #require(evaluation)
  }
}
