public import Diagnostics
public import Tables

/// Problems as other programs read them (问题清单).
public enum ProblemsReport {
  /// One object a problem, in the order given; keys without a value are left out.
  public static func json(_ problems: [any Diagnostic], _ language: Language) -> JSONValue {
    .array(problems.map { json($0, language) })
  }

  private static func json(_ problem: any Diagnostic, _ language: Language) -> JSONValue {
    let location = problem.location
    return .members([
      "code": .string(problem.code), "severity": .string(problem.severity.rawValue),
      "file": (location?.file).map(JSONValue.string), "line": (location?.line).map(JSONValue.integer),
      "column": (location?.column).map(JSONValue.integer), "row": (location?.row).map(JSONValue.integer),
      "header": (location?.header).map(JSONValue.string), "message": .string(problem.message(in: language)),
      "help": problem.help(in: language).map(JSONValue.string),
    ])
  }
}
