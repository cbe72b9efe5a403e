public import Diagnostics

/// The same words in both languages of a report (双语文字).
public struct Wording: Hashable, Sendable {
  /// 中文
  public let zh: String
  /// English
  public let en: String

  /// The words in both languages.
  public init(zh: String, en: String) { (self.zh, self.en) = (zh, en) }

  /// A name that is the same in both languages, such as one a person wrote.
  public init(_ name: String) { self.init(zh: name, en: name) }

  /// The words in one language.
  public func text(in language: Language) -> String {
    switch language {
    case .zh: zh
    case .en: en
    }
  }
}
