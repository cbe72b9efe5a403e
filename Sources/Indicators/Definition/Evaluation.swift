internal import DefinitionFiles
public import Diagnostics

/// An evaluation file (评价): the framework to score, and the surveys its figures come from.
public struct Evaluation: Sendable {
  /// Facts, indicators, rules, grades and what a published report prints.
  public let framework: EvaluationFramework
  /// Which questionnaire went to whom and where the answers are, in file order.
  public let surveys: [SurveyPlan]

  /// Reads an evaluation file: whole and valid, or all its problems. No other file is opened.
  /// - Parameter file: The file's name as problems should print it.
  /// - Returns: The evaluation, `nil` when a problem is an error; the problems in file order; the file's lines.
  public static func read(
    bytes: [UInt8], file: String
  ) -> (evaluation: Evaluation?, problems: [any Diagnostic], lines: [String]) {
    let document = DefinitionDocument(bytes: bytes, file: file)
    guard let root = document.root else { return (nil, document.problems, document.lines) }
    let shapeProblems = shape.check(root)
    var reader = EvaluationReader(root: root)
    let evaluation = reader.read()
    let problems: [any Diagnostic] = document.problems + shapeProblems + reader.problems
    return (problems.containsErrors ? nil : evaluation, problems.inFileOrder(), document.lines)
  }
}
