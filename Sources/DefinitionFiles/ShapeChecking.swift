import Diagnostics
import ExactNumbers

extension DefinitionShape {
  /// Everything about a node that this shape does not allow, in file order (结构检查). An empty result means that
  /// every reader of the node's values finds what its key promises.
  public func check(_ node: DefinitionNode) -> [DefinitionProblem] {
    guard case .mapping(let entries) = node.content else { return [node.isNotA(.mapping, keys: keys)] }
    var problems: [DefinitionProblem] = []
    var seen: Set<String> = []
    for entry in entries {
      guard let field = field(for: entry.key) else {
        problems.append(unknown(entry))
        continue
      }
      if !seen.insert(field.key).inserted {
        problems.append(DefinitionProblem(.duplicateKey(entry.key), at: entry.location))
      }
      if field.belongsToEvaluation {
        problems.append(DefinitionProblem(.belongsToEvaluation(entry.key), at: entry.location))
      } else if entry.value.isEmpty {
        problems.append(DefinitionProblem(.emptyValue(key: entry.key), at: entry.location))
      } else {
        problems += field.value.check(entry.value)
      }
    }
    for field in fields where field.isRequired && !seen.contains(field.key) {
      problems.append(DefinitionProblem(.missingKey(field.key, in: title), at: node.location))
    }
    return problems
  }

  var keys: [String] { fields.flatMap { [$0.key, Vocabulary.english(for: $0.key) ?? $0.key] } }

  private func unknown(_ entry: DefinitionNode.Entry) -> DefinitionProblem {
    if let key = fullWidthKey(in: entry.key, among: keys) {
      return DefinitionProblem(.fullWidthColon(key: key), at: entry.location)
    }
    // `{文本: 请选择,谢谢}` reads as a second key without a value: the comma was meant as text.
    if entry.value.isEmpty { return DefinitionProblem(.commaInBraces(rest: entry.key), at: entry.location) }
    let nearest = keys.nearest(to: entry.key)
    return DefinitionProblem(.unknownKey(entry.key, in: title, nearest: nearest), at: entry.location)
  }
}

/// The key in front of a full-width colon, if it is one of those expected here: `名称：某某`.
private func fullWidthKey(in text: String, among keys: [String]) -> String? {
  guard let colon = text.firstIndex(of: "：") else { return nil }
  let key = text[..<colon].filter { $0 != " " }
  return keys.first { $0 == key }
}

extension ValueShape {
  func check(_ node: DefinitionNode) -> [DefinitionProblem] {
    // The document reports it; whatever else is wrong with it ends when it is filled in.
    if node.isBlank { return [] }
    return switch self {
    case .text, .code, .decimal, .count, .flag, .date, .choice: checkScalar(node)
    case .list(let member, let least):
      {
        let items = node.items
        let tooFew = DefinitionProblem(.tooFew(items.count, atLeast: least), at: node.location)
        let problems = items.flatMap { item in
          item.isEmpty ? [DefinitionProblem(.emptyMember, at: item.location)] : member.check(item)
        }
        return problems + (items.count < least ? [tooFew] : [])
      }()
    case .mapping(let shape): shape.check(node)
    case .recursive(_, let shape): shape().check(node)
    case .variants(let key, _, let variants): checkVariants(node, on: key, variants)
    case .dictionary(let value):
      if case .mapping(let entries) = node.content {
        entries.flatMap { $0.value.isEmpty ? [.emptyValue(of: $0)] : value.check($0.value) }
      } else {
        [node.isNotA(.mapping, keys: [])]
      }
    case .either(let shapes): checkEither(node, shapes)
    }
  }

  private func checkScalar(_ node: DefinitionNode) -> [DefinitionProblem] {
    guard case .scalar(let text, let quoted) = node.content else { return [node.isNotA(.scalar, keys: [])] }
    let fault: DefinitionProblem.Fault? =
      switch self {
      case .decimal:
        node.decimal == nil
          ? .notANumber(text) : Self.hasLeadingZero(text) && !quoted ? .leadingZero(text) : nil
      case .count: node.count == nil ? .notACount(text) : Self.hasLeadingZero(text) ? .leadingZero(text) : nil
      case .flag: node.flag == nil ? .notAFlag(text) : nil
      case .date: node.date == nil ? .notADate(text) : nil
      case .choice(let choices):
        choices.contains { $0.matches(text) }
          ? nil
          : .notAChoice(text, among: choices, nearest: choices.flatMap { [$0.zh, $0.en] }.nearest(to: text))
      case .text, .code, .list, .mapping, .recursive, .variants, .dictionary, .either: nil
      }
    return fault.map { [DefinitionProblem($0, at: node.location)] } ?? []
  }

  private static func hasLeadingZero(_ text: String) -> Bool {
    let digits = text.drop { $0 == "-" || $0 == "+" }
    return digits.count > 1 && digits.first == "0" && digits.dropFirst().first != "."
  }

  private func checkVariants(
    _ node: DefinitionNode, on key: String, _ variants: [(word: Spelling, shape: DefinitionShape)]
  ) -> [DefinitionProblem] {
    guard case .mapping = node.content else { return [node.isNotA(.mapping, keys: [key])] }
    guard let word = node[key] else {
      let title = variants.first?.shape.title ?? Spelling(key, key)
      return [DefinitionProblem(.missingKey(key, in: title), at: node.location)]
    }
    guard let variant = variants.first(where: { $0.word.matches(word.text ?? "") }) else {
      return ValueShape.choice(variants.map(\.word)).check(word)
    }
    return variant.shape.check(node)
  }

  /// The problems of the alternative whose kind of node is there; when none is, that no alternative fits.
  private func checkEither(_ node: DefinitionNode, _ shapes: [ValueShape]) -> [DefinitionProblem] {
    var fitting: [DefinitionProblem]?
    for shape in shapes where shape.admits(node) {
      let problems = shape.check(node)
      if problems.isEmpty { return [] }
      fitting = fitting ?? problems
    }
    return fitting ?? [node.isNotA(.oneOfSeveral, keys: [])]
  }

  private func admits(_ node: DefinitionNode) -> Bool {
    switch (self, node.content) {
    case (.text, .scalar), (.code, .scalar), (.decimal, .scalar), (.count, .scalar), (.flag, .scalar),
      (.date, .scalar), (.choice, .scalar), (.list, .sequence), (.mapping, .mapping), (.recursive, .mapping),
      (.variants, .mapping), (.dictionary, .mapping):
      true
    case (.either(let shapes), _): shapes.contains { $0.admits(node) }
    default: false
    }
  }
}

extension DefinitionNode {
  fileprivate func isNotA(_ expected: DefinitionProblem.ExpectedKind, keys: [String]) -> DefinitionProblem {
    if case .scalar(let text, quoted: false) = content, let key = fullWidthKey(in: text, among: keys) {
      return DefinitionProblem(.fullWidthColon(key: key), at: location)
    }
    let found: DefinitionProblem.FoundKind =
      switch content {
      case .scalar(let text, _): .scalar(text)
      case .sequence: .list
      case .mapping: .mapping
      }
    return DefinitionProblem(.wrongKind(expected: expected, found: found), at: location)
  }
}

extension DefinitionProblem {
  fileprivate static func emptyValue(of entry: DefinitionNode.Entry) -> DefinitionProblem {
    DefinitionProblem(.emptyValue(key: entry.key), at: entry.location)
  }
}
