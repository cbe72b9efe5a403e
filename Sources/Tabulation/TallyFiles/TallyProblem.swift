public import Diagnostics
public import Questionnaires

/// Why a tally cannot be used (计数文件的毛病).
public enum TallyFault: Error, Hashable, Sendable {
  /// Something else altogether.
  case notATally
  /// Written by another version of the program.
  case otherVersion(Int, known: Int)
  /// Larger than any tally.
  case tooLarge(limit: Int)
  /// The end is missing.
  case cutOff
  /// Not the bytes that were written, or numbers that no survey can have.
  case damaged
  /// Counted by another definition; the tally's, and the one it should be.
  case otherDefinition(SHA256, SHA256)
  /// Counted by other questions.
  case otherGroupings([String], [String])
  /// Counted with other weights.
  case otherWeights(String?, String?)
  /// The rule's register held other names.
  case otherRegister(String)
  /// The rule compares responses with each other, and these were counted apart.
  case comparesResponses(RuleID)
}

/// A tally that cannot be used, with its file (计数文件问题).
public struct TallyProblem: Error, Hashable, Sendable, Diagnostic {
  /// What is wrong.
  public let fault: TallyFault
  private let file: String

  init(_ fault: TallyFault, _ file: String) { (self.fault, self.file) = (fault, file) }

  /// Part of a count would be worthless.
  public var severity: Severity { .error }
  /// The file.
  public var location: SourceLocation? { .file(file) }

  /// The kind of problem.
  public var code: String {
    switch fault {
    case .notATally: "not-a-tally"
    case .otherVersion: "tally-version"
    case .tooLarge: "tally-too-large"
    case .cutOff: "tally-cut-off"
    case .damaged: "tally-damaged"
    case .otherDefinition: "tally-definition-differs"
    case .otherGroupings: "tally-groups-differ"
    case .otherWeights: "tally-weights-differ"
    case .otherRegister: "tally-register-differs"
    case .comparesResponses: "tally-rule-compares"
    }
  }
}
