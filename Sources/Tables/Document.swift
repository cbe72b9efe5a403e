/// What a command prints (文稿): built once, shown as text, Markdown or CSV.
///
///     let document: Document = [.heading("样本有效性"), .facts([.init("发放数", "260")]), .table(questions)]
///     print(document.text(width: 80), terminator: "")
public struct Document: Hashable, Sendable {
  /// One part of a document (内容块).
  public enum Block: Hashable, Sendable {
    /// 标题, level 1 the highest.
    case heading(String, level: Int = 1)
    /// 正文: a paragraph, wrapped to the width.
    case paragraph(String)
    /// 表
    case table(Table)
    /// 要目: names and what belongs to them, `发放数  260`.
    case facts([Fact])
    /// 算式: lines that are printed as they stand, never wrapped.
    case verbatim([String])
  }

  /// A name and what belongs to it (要目).
  public struct Fact: Hashable, Sendable {
    /// 名称
    public var name: String
    /// 内容, finished for printing.
    public var value: String

    /// A fact.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The parts, in order.
  public var blocks: [Block]

  /// A document of these parts.
  public init(_ blocks: [Block] = []) { self.blocks = blocks }

  /// Adds a part at the end (加一块).
  public mutating func append(_ block: Block) { blocks.append(block) }
}

extension Document: ExpressibleByArrayLiteral {
  /// A document of these parts.
  public init(arrayLiteral blocks: Block...) { self.init(blocks) }
}

// MARK: - Text

extension Document {
  /// The document for a terminal (文字稿), its parts set apart by a blank line, ending in a line break.
  /// - Parameter width: The widest a line may be, in terminal cells; `nil` sets no limit. Verbatim lines may pass it.
  public func text(width: Int? = nil) -> String {
    blocks.map { $0.text(width: width) }.filter { !$0.isEmpty }.joined(separator: "\n")
  }
}

extension Document.Block {
  fileprivate func text(width: Int?) -> String {
    switch self {
    case .heading(let text, let level): text.underlined(level: level, width: width).eachEndingItsLine
    case .paragraph(let text): text.lines(toCells: width).eachEndingItsLine
    case .table(let table): table.text(width: width)
    case .facts(let facts): TextGrid(facts).lines(width: width).eachEndingItsLine
    case .verbatim(let lines): lines.flatMap { $0.lines(toCells: nil) }.map { "  " + $0 }.eachEndingItsLine
    }
  }
}

extension TextGrid {
  fileprivate init(_ facts: [Document.Fact]) {
    columns = facts.isEmpty ? [] : ["", ""]
    rows = facts.map { [Table.Cell($0.name), Table.Cell($0.value)] }
    hasHeader = false
  }
}

// MARK: - Markdown

extension Document {
  /// The document in Markdown (Markdown 稿), ending in a line break; facts are a list, verbatim lines a code block.
  public func markdown() -> String {
    blocks.map(\.markdown).filter { !$0.isEmpty }.joined(separator: "\n")
  }
}

extension Document.Block {
  fileprivate var markdown: String {
    switch self {
    case .heading(let text, let level):
      String(repeating: "#", count: min(max(level, 1), 6)) + " \(text.markdownInline)\n"
    case .paragraph(let text): text.markdownParagraph + "\n"
    case .table(let table): table.markdown()
    case .facts(let facts):
      facts.map { "- **\($0.name.markdownInline)**: \($0.value.markdownInline)\n" }.joined()
    case .verbatim(let lines): lines.isEmpty ? "" : lines.joined(separator: "\n").markdownVerbatim
    }
  }
}

// MARK: - CSV

extension Document {
  /// The document's tables and facts as comma-separated values (CSV); prose and arithmetic are left out.
  ///
  /// One table alone is pure: headings and rows. Of several, each stands under a record with its title, or the last
  /// heading before it if it has none, and an empty line sets it apart from the one above. Facts are two columns
  /// without headings.
  public func csv() -> String {
    var sections: [(title: String?, records: String)] = []
    var heading: String?
    for block in blocks {
      switch block {
      case .heading(let text, _): heading = text
      case .table(let table):
        sections.append((table.title ?? heading, table.csv()))
        heading = nil
      case .facts(let facts):
        sections.append((heading, facts.map { [$0.name, $0.value].csvRecord }.joined()))
        heading = nil
      case .paragraph, .verbatim: break
      }
    }
    sections.removeAll { $0.records.isEmpty }
    guard sections.count > 1 else { return sections.first?.records ?? "" }
    return sections.map { ($0.title.map { [$0].csvRecord } ?? "") + $0.records }.joined(separator: "\r\n")
  }
}
