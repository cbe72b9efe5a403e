public import Diagnostics

/// A document evidence is taken from (资料): a report, a voucher, a contract.
public struct SourceDocument: Hashable, Sendable {
  /// How facts and evidence refer to it.
  public let id: SourceID
  /// What it is called; `nil` when only the file is named.
  public let name: String?
  /// Its file, relative to the definition; `nil` for paper.
  public let file: String?
  /// Where the definition declares it.
  public let location: SourceLocation?

  /// A document named once, referred to by `id`.
  public init(id: SourceID, name: String? = nil, file: String? = nil, location: SourceLocation? = nil) {
    (self.id, self.name, self.file, self.location) = (id, name, file, location)
  }
}

/// A place in a document (出处): the last arrow of the chain from a score to its evidence.
public struct SourceReference: Hashable, Sendable {
  /// The document; `nil` when only a place is given, such as a voucher number.
  public let document: SourceID?
  /// Section, table, page or voucher number, in words.
  public let place: String?
  /// Lines of a text document, as written (`1480-1482`).
  public let lines: String?

  /// A reference with any of its parts.
  public init(_ document: SourceID? = nil, place: String? = nil, lines: String? = nil) {
    (self.document, self.place, self.lines) = (document, place, lines)
  }
}
