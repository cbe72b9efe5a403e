public import Diagnostics

/// What is wrong with a definition file as such, before anything is known of surveys (定义文件问题).
public struct DefinitionProblem: Hashable, Sendable {
  /// The kind of problem with its facts.
  public enum Fault: Hashable, Sendable {
    case emptyFile
    case tooLarge(bytes: Int, limit: Int)
    case notUTF8(byteOffset: Int)
    case notYAML(reason: String)
    case fullWidthColon(key: String)
    case tabIndent
    case reservedCharacter(String)
    case commaInBraces(rest: String)
    case duplicateKey(String)
    case aliasBomb
    case aliasAsKey
    case nestingTooDeep(limit: Int)
    case unknownKey(String, in: Spelling, nearest: String?)
    case missingKey(String, in: Spelling)
    case belongsToEvaluation(String)
    case emptyValue(key: String)
    case emptyMember
    case wrongKind(expected: ExpectedKind, found: FoundKind)
    case notANumber(String)
    case leadingZero(String)
    case notACount(String)
    case notADate(String)
    case notAFlag(String)
    case notAChoice(String, among: [Spelling], nearest: String?)
    case tooFew(Int, atLeast: Int)
    /// 待填: a value that nobody has filled in yet.
    case unfilled(String)
    /// 待确认: a comment that marks a guess.
    case unconfirmed(String)
  }

  /// What a shape asks for.
  public enum ExpectedKind: Hashable, Sendable { case scalar, list, mapping, oneOfSeveral }
  /// What the file has.
  public enum FoundKind: Hashable, Sendable { case scalar(String), list, mapping }

  /// What is wrong.
  public let fault: Fault
  /// Where.
  public let place: SourceLocation

  /// A problem at a place.
  public init(_ fault: Fault, at place: SourceLocation) { (self.fault, self.place) = (fault, place) }
}
