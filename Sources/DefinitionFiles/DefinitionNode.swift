public import CivilTime
public import Diagnostics
public import ExactNumbers

/// A value in a definition file, with its place (节点). Every scalar is text: the shape decides what it means, so that
/// `是`, `010` and `2024-05-06` arrive as written.
public struct DefinitionNode: Sendable {
  /// What a node holds.
  public enum Content: Sendable {
    /// Text; `quoted` when the file puts it in quotes or a block, which makes it text and nothing else.
    case scalar(String, quoted: Bool)
    /// A list, in file order.
    case sequence([DefinitionNode])
    /// Keys and values, in file order; a key may stand twice, `DefinitionShape.check` reports it.
    case mapping([Entry])
  }

  /// A key with its value.
  public struct Entry: Sendable {
    /// The key as written, Chinese or English.
    public let key: String
    /// Where the key stands.
    public let location: SourceLocation
    /// What it stands for.
    public let value: DefinitionNode
  }

  /// Where the value begins.
  public let location: SourceLocation
  /// The value.
  public let content: Content

  /// A node at a place.
  public init(_ content: Content, at location: SourceLocation) {
    (self.content, self.location) = (content, location)
  }
}

// Readers. `nil` means absent or, once the shape has been checked, already reported.
extension DefinitionNode {
  /// The value under a key, given by its Chinese name and found under either.
  public subscript(key: String) -> DefinitionNode? {
    entries.first { $0.key == key || $0.key == Vocabulary.english(for: key) }.map(\.value)
  }

  /// The keys and values of a mapping; empty for any other value.
  public var entries: [Entry] { if case .mapping(let entries) = content { entries } else { [] } }

  /// The members of a list; a lone value counts as a list of one, so that `方式: 线上` reads like `方式: [线上]`.
  public var items: [DefinitionNode] {
    switch content {
    case .sequence(let items): items
    case .scalar: isEmpty ? [] : [self]
    case .mapping: [self]
    }
  }

  /// The text of a scalar; `nil` for one that is still to be filled in (待填), which has been reported.
  public var text: String? { if case .scalar(let text, _) = content, !isBlank { text } else { nil } }

  /// Whether nothing was written: an empty value or `~`.
  public var isEmpty: Bool {
    if case .scalar(let text, let quoted) = content {
      !quoted && (text.isEmpty || text == "~" || text == "null")
    } else {
      false
    }
  }

  /// A decimal number with its written digits.
  public var decimal: ExactDecimal? { text.flatMap { ExactDecimal($0) } }

  /// A whole number of 0 or more.
  public var count: Int? { text.flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil } }

  /// 是/否, true/false, yes/no.
  public var flag: Bool? { text.flatMap { Self.flags[$0] } }

  /// A date, with or without a time of day.
  public var date: CivilDateTime? { text.flatMap { CivilDateTime($0) } }

  /// One of a closed set of words.
  public func choice<Choice: DefinitionChoice>(of type: Choice.Type = Choice.self) -> Choice? {
    text.flatMap { text in Choice.allCases.first { $0.spelling.matches(text) } }
  }

  static let flags = ["是": true, "否": false, "true": true, "false": false, "yes": true, "no": false]
}

/// A word of a closed set as definitions write it (取值).
public struct Spelling: Hashable, Sendable {
  /// The canonical Chinese word.
  public let zh: String
  /// The English alias.
  public let en: String
  /// Further accepted words.
  public let others: [String]

  /// A word in both languages.
  public init(_ zh: String, _ en: String, or others: String...) {
    (self.zh, self.en, self.others) = (zh, en, others)
  }

  /// Whether text is one of the words.
  public func matches(_ text: String) -> Bool { text == zh || text == en || others.contains(text) }
}

/// A closed set of words a definition may write (取值集合).
public protocol DefinitionChoice: CaseIterable, Hashable, Sendable {
  /// The word for this member.
  var spelling: Spelling { get }
}
