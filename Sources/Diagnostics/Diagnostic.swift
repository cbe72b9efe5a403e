/// How much a problem weighs (严重程度).
public enum Severity: String, Hashable, Sendable, CaseIterable {
  /// 错误: the input cannot be used; the command ends with exit 1 and writes nothing.
  case error
  /// 警告: the input can be used, but a person should look.
  case warning
  /// 提示: something worth knowing.
  case note
}

/// A language messages are written in (语言).
public enum Language: String, Hashable, Sendable, CaseIterable {
  /// 中文
  case zh
  /// English
  case en
}

extension Language {
  /// Sentences as one text (连句): one that does not end in a stop gets one, and English ones a blank between them.
  public func sentences(_ sentences: [String]) -> String {
    sentences.filter { !$0.isEmpty }.map(ended).joined(separator: self == .zh ? "" : " ")
  }

  /// A stop inside closing quotes or brackets ends the sentence, too.
  private func ended(_ sentence: String) -> String {
    let last = sentence.last { !"”’\"')）」』】".contains($0) }
    if let last, "。！？….!?".contains(last) { return sentence }
    return sentence + (self == .zh ? "。" : ".")
  }
}

/// A problem found in somebody's input (问题): what is wrong, where, and what to do about it.
///
/// Conforming types carry the facts of a problem; the words are made here, in either language.
public protocol Diagnostic: Sendable {
  /// A stable name for the kind of problem, in kebab case, for filters and tests.
  var code: String { get }
  /// Whether the input can still be used.
  var severity: Severity { get }
  /// Where it is; `nil` when the problem has no place in a file (a command-line argument, say).
  var location: SourceLocation? { get }
  /// What is wrong, in one sentence without its place.
  func message(in language: Language) -> String
  /// What to do about it; `nil` when the message says it already.
  func help(in language: Language) -> String?
}

extension Diagnostic {
  /// Most messages say what to do themselves.
  public func help(in language: Language) -> String? { nil }

  /// The problem as one line of text: `PLACE: error[CODE]: message. Help`.
  public func line(in language: Language) -> String {
    let place = location.map { "\($0): " } ?? ""
    let text = language.sentences([message(in: language)] + (help(in: language).map { [$0] } ?? []))
    return "\(place)\(severity.rawValue)[\(code)]: \(text)"
  }
}

extension Sequence where Element == any Diagnostic {
  /// Whether any of them makes the input unusable.
  public var containsErrors: Bool { contains { $0.severity == .error } }

  /// The problems in file order; problems without a place first, equal places in the order given.
  public func inFileOrder() -> [any Diagnostic] {
    enumerated()
      .sorted { left, right in
        switch (left.element.location, right.element.location) {
        case (let a?, let b?) where a != b: a < b
        case (nil, _?): true
        case (_?, nil): false
        default: left.offset < right.offset
        }
      }
      .map(\.element)
  }
}
