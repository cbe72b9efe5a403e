internal import Diagnostics
internal import Yams

/// A definition file read into nodes (定义文件), or the reasons why not.
public struct DefinitionDocument: Sendable {
  /// The outermost value; `nil` when the file cannot be read as YAML at all.
  public let root: DefinitionNode?
  /// What is wrong with the file as text and as YAML, in file order.
  public let problems: [DefinitionProblem]
  /// The file's lines, for excerpts.
  public let lines: [String]

  /// The most bytes a definition may have; 20,000 questions take about 1.5 MB.
  public static let largestFile = 2 << 20
  /// The deepest a definition may nest; the formats need eight levels and four more for each level of indicators.
  public static let deepestNesting = 64

  /// Reads a file's bytes. Mistakes that stop a YAML parser but whose meaning is plain (a tab, a full-width colon, a
  /// key that stands twice) are reported and read past, so that the rest of the file is checked in the same run.
  /// - Parameter file: The file's name as problems should print it.
  public init(bytes: [UInt8], file: String) {
    guard bytes.count <= Self.largestFile else {
      self.init(.tooLarge(bytes: bytes.count, limit: Self.largestFile), in: file)
      return
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      self.init(.notUTF8(byteOffset: Self.firstInvalidByte(of: bytes)), in: file)
      return
    }
    let unmarked = text.first == "\u{FEFF}" ? String(text.dropFirst()) : text
    var parser = DefinitionParser(text: unmarked, file: file)
    let root = parser.parse()
    let open = (root?.blanks() ?? []) + CommentScanner.guesses(in: parser.originalLines, file: file)
    self.init(
      root: root, problems: (parser.problems + open).sorted { $0.place < $1.place },
      lines: parser.originalLines)
  }

  private init(root: DefinitionNode?, problems: [DefinitionProblem], lines: [String]) {
    (self.root, self.problems, self.lines) = (root, problems, lines)
  }

  private init(_ fault: DefinitionProblem.Fault, in file: String) {
    self.init(root: nil, problems: [DefinitionProblem(fault, at: .file(file))], lines: [])
  }

  private static func firstInvalidByte(of bytes: [UInt8]) -> Int {
    // Bisection on the longest valid prefix; a prefix may cut a character, which costs at most three bytes.
    var (valid, invalid) = (0, bytes.count)
    while invalid - valid > 1 {
      let middle = (valid + invalid) / 2
      let cut = (0..<4).contains { extra in
        middle + extra <= invalid && String(validating: bytes[..<(middle + extra)], as: UTF8.self) != nil
      }
      if cut { valid = middle } else { invalid = middle }
    }
    return valid
  }
}

/// One attempt after another to compose the text, each with one more mistake read past.
struct DefinitionParser {
  let file: String
  let originalLines: [String]
  private(set) var problems: [DefinitionProblem] = []
  private var lines: [String]
  private var maskedKeys: [String: String] = [:]

  init(text: String, file: String) {
    self.file = file
    lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
      .map(String.init)
    originalLines = lines
  }

  /// A file with more duplicate keys than this is beyond reading past.
  private static let mostRepairs = 50
  /// Every repair reads the file again, so a large file has fewer.
  private static let mostBytesRead = 8 << 20

  mutating func parse() -> DefinitionNode? {
    if let place = aliasUsedAsKey() {
      problems.append(DefinitionProblem(.aliasAsKey, at: place))
      return nil
    }
    var triedTraps = false
    let bytes = lines.reduce(1) { $0 + $1.utf8.count + 1 }
    for _ in 0..<min(Self.mostRepairs, max(2, Self.mostBytesRead / bytes)) {
      switch compose() {
      case .success(let root?): return convert(root)
      case .success(nil):
        problems.append(DefinitionProblem(.emptyFile, at: .file(file)))
        return nil
      case .failure(.duplicate(let line, let column)):
        guard maskKey(line: line, column: column) else { return nil }
      case .failure(.syntax(let reason, let line, let column)):
        let before = problems.count
        if !triedTraps { repairTraps() }
        if triedTraps || problems.count == before {
          // A trap already reported explains the failure better than the parser's words do.
          if problems.isEmpty {
            problems.append(DefinitionProblem(fault(reason, line, column), at: place(line, column)))
          }
          return nil
        }
        triedTraps = true
      }
    }
    // The keys taken out so far stand in no node that would report them.
    for key in Set(maskedKeys.values).sorted() {
      problems.append(DefinitionProblem(.duplicateKey(key), at: .file(file)))
    }
    return nil
  }

  private func fault(_ reason: String, _ line: Int, _ column: Int) -> DefinitionProblem.Fault {
    guard lines.indices.contains(line - 1) else { return .notYAML(reason: reason) }
    let character = lines[line - 1].unicodeScalars.dropFirst(column - 1).first.map(String.init)
    if let character, ["%", "@", "`"].contains(character) { return .reservedCharacter(character) }
    return .notYAML(reason: reason)
  }

  private func place(_ line: Int, _ column: Int) -> SourceLocation {
    .position(file: file, line: max(1, min(line, lines.count)), column: max(1, column))
  }
}

// MARK: Composing

extension DefinitionParser {
  private enum Failure: Error {
    case duplicate(line: Int, column: Int)
    case syntax(reason: String, line: Int, column: Int)
  }

  private func compose() -> Result<Node?, Failure> {
    do {
      // libyaml is told UTF-8 explicitly: the default looks at the environment.
      return .success(try Yams.compose(yaml: lines.joined(separator: "\n"), .basic, .default, .utf8))
    } catch let error as YamlError {
      return .failure(Self.failure(of: error))
    } catch {
      return .failure(.syntax(reason: "\(error)", line: 1, column: 1))
    }
  }

  private static func failure(of error: YamlError) -> Failure {
    switch error {
    case .duplicatedKeysInMapping(_, let context):
      .duplicate(line: context.mark.line, column: context.mark.column)
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      .syntax(reason: problem, line: mark.line, column: mark.column)
    case .reader(let problem, _, _, _): .syntax(reason: problem, line: 1, column: 1)
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      .syntax(reason: "unreadable", line: 1, column: 1)
    }
  }
}

// MARK: Reading past mistakes

extension DefinitionParser {
  /// Replaces the first of two equal keys by private-use characters of the same number, so that the mapping composes
  /// and columns stay; the key is put back, and reported, when nodes are made.
  private mutating func maskKey(line: Int, column: Int) -> Bool {
    guard lines.indices.contains(line - 1) else { return false }
    var scalars = Array(lines[line - 1].unicodeScalars)
    let isQuoted =
      scalars.indices.contains(column - 1) && (scalars[column - 1] == "\"" || scalars[column - 1] == "'")
    let start = isQuoted ? column : column - 1
    guard scalars.indices.contains(start) else { return false }
    let length = scalars[start...].prefix { !":\"',{}[]".unicodeScalars.contains($0) }.count
    guard length > 0, let mark = Unicode.Scalar(0xE000 + UInt32(maskedKeys.count)) else { return false }
    let original = String(String.UnicodeScalarView(scalars[start..<(start + length)]))
    let mask = [Unicode.Scalar](repeating: mark, count: length)
    scalars.replaceSubrange(start..<(start + length), with: mask)
    lines[line - 1] = String(String.UnicodeScalarView(scalars))
    maskedKeys[String(String.UnicodeScalarView(mask))] = original
    return true
  }

  private mutating func repairTraps() {
    for (index, line) in lines.enumerated() {
      let indent = line.prefix { $0 == " " || $0 == "\t" }
      if let tab = indent.firstIndex(of: "\t"), line.count > indent.count {
        let column = line.distance(from: line.startIndex, to: tab) + 1
        problems.append(DefinitionProblem(.tabIndent, at: place(index + 1, column)))
        lines[index] = indent.map { $0 == "\t" ? "  " : " " }.joined() + line.dropFirst(indent.count)
      }
      // Few lines have such a colon at all.
      guard lines[index].unicodeScalars.contains("：") else { continue }
      // Blanks are taken off before: two runs of them in one pattern would be tried against each other.
      let blanks = lines[index].prefix { $0 == " " }
      let content = lines[index][blanks.endIndex...]
      if let match = content.prefixMatch(
        of: /(?<lead>(?:- +)*\{?\s*)(?<key>[^\s:：#"'\[\]{},|>&*!%@`-]+)：(?<rest>.*)/),
        Vocabulary.contains(String(match.key))
      {
        let column = blanks.count + match.lead.unicodeScalars.count + match.key.unicodeScalars.count + 1
        problems.append(
          DefinitionProblem(.fullWidthColon(key: String(match.key)), at: place(index + 1, column)))
        lines[index] = blanks + match.lead + match.key + ": " + match.rest
      }
    }
  }

  /// Hashing a key that is an alias expands it: `*a: 1` could take for ever, and means nothing here.
  private func aliasUsedAsKey() -> SourceLocation? {
    // A pattern is compiled where it stands, so it stands outside the loops; few files have an & at all.
    let anchor = /(^|[\s\[{,:\-])&[^\s,\[\]{}]/
    let hasAnchor = lines.contains { $0.utf8.contains(UInt8(ascii: "&")) && $0.contains(anchor) }
    guard hasAnchor else { return nil }
    // The name is atomic and ends where another could begin, so that no text is looked at twice.
    let complexKey = /(^|[\s\[{,\-])(\*(?>[^\s,\[\]{}:*&]+)\s*:(\s|$)|\?(\s|$))|[\]}]\s*:(\s|$)/
    for (index, line) in lines.enumerated() {
      if let match = line.firstMatch(of: complexKey) {
        let column = line[..<match.range.lowerBound].unicodeScalars.count + 1
        return place(index + 1, column)
      }
    }
    return nil
  }
}

// MARK: Making nodes

extension DefinitionParser {
  private mutating func convert(_ root: Node) -> DefinitionNode? {
    // Without aliases a file cannot hold more nodes than bytes.
    var left = lines.reduce(16) { $0 + $1.utf8.count + 1 }
    return convert(root, depth: 0, left: &left)
  }

  private mutating func convert(_ node: Node, depth: Int, left: inout Int) -> DefinitionNode? {
    let location = node.mark.map { place($0.line, $0.column) } ?? .file(file)
    guard depth <= DefinitionDocument.deepestNesting else {
      report(.nestingTooDeep(limit: DefinitionDocument.deepestNesting), at: location)
      return nil
    }
    left -= 1
    guard left > 0 else {
      report(.aliasBomb, at: .file(file))
      return nil
    }
    switch node {
    case .scalar(let scalar):
      let quoted = scalar.style != .plain && scalar.style != .any
      return DefinitionNode(.scalar(scalar.string, quoted: quoted), at: location)
    case .sequence(let sequence):
      var items: [DefinitionNode] = []
      for item in sequence {
        guard let item = convert(item, depth: depth + 1, left: &left) else { return nil }
        items.append(item)
      }
      return DefinitionNode(.sequence(items), at: location)
    case .mapping(let mapping):
      guard let entries = entries(of: mapping, depth: depth, left: &left) else { return nil }
      return DefinitionNode(.mapping(entries), at: location)
    case .alias: return DefinitionNode(.scalar("", quoted: false), at: location)
    }
  }

  private mutating func entries(
    of mapping: Node.Mapping, depth: Int, left: inout Int
  ) -> [DefinitionNode.Entry]? {
    var entries: [DefinitionNode.Entry] = []
    for (key, value) in mapping {
      let location = key.mark.map { place($0.line, $0.column) } ?? .file(file)
      guard let value = convert(value, depth: depth + 1, left: &left) else { return nil }
      let name = key.scalar?.string ?? ""
      if let original = maskedKeys[name] {
        // The second of the pair is the one a reader of the file would strike out; it is reported at the first.
        report(.duplicateKey(original), at: location)
        continue
      }
      entries.append(DefinitionNode.Entry(key: name, location: location, value: value))
    }
    return entries
  }

  private mutating func report(_ fault: DefinitionProblem.Fault, at location: SourceLocation) {
    let problem = DefinitionProblem(fault, at: location)
    if !problems.contains(problem) { problems.append(problem) }
  }
}
