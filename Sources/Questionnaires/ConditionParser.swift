internal import Diagnostics

/// Why a condition cannot be read.
enum ConditionError: Error {
  case unreadable(near: String)
  case unknownQuestion(String, nearest: String?)
  case unknownOption(String, nearest: String?)
}

/// Reads a condition by recursive descent.
///
///     condition  = conjunction { 或 conjunction }
///     conjunction = term { 且 term }
///     term       = 非 term | ( condition ) | item test
///     test       = 已答 | 未答 | 选项数 sign number | (= | ≠ | 含 | 不含) option | sign number
struct ConditionParser {
  private let questions: [Question]
  private var tokens: ArraySlice<String>
  private var depth = 0

  init(text: String, questions: [Question]) {
    self.questions = questions
    tokens = Self.tokens(of: text)[...]
  }

  mutating func parse() throws(ConditionError) -> Condition {
    let condition = try disjunction()
    if let rest = tokens.first { throw .unreadable(near: rest) }
    return condition
  }

  private mutating func disjunction() throws(ConditionError) -> Condition {
    var parts = [try conjunction()]
    while take("或", "or") { parts.append(try conjunction()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func conjunction() throws(ConditionError) -> Condition {
    var parts = [try term()]
    while take("且", "and") { parts.append(try term()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func term() throws(ConditionError) -> Condition {
    // A condition nested deeper than this was not written by a person.
    guard depth < 50 else { throw .unreadable(near: tokens.first ?? "") }
    depth += 1
    defer { depth -= 1 }
    if take("非", "not") { return .not(try term()) }
    if take("(") {
      let inner = try disjunction()
      guard take(")") else { throw .unreadable(near: tokens.first ?? ")") }
      return inner
    }
    let item = try item()
    if take("已答", "answered") { return .answered(item) }
    if take("未答", "unanswered") { return .not(.answered(item)) }
    if take("选项数", "optionCount") {
      guard let sign = comparison() else { throw .unreadable(near: tokens.first ?? "选项数") }
      return .optionCount(item, sign, try number())
    }
    if take("不含", "excludes") { return .not(.selected(item, options: [try option(of: item)])) }
    if take("含", "contains") { return .selected(item, options: [try option(of: item)]) }
    guard let sign = comparison() else { throw .unreadable(near: tokens.first ?? "…") }
    return try test(of: item, sign)
  }

  private mutating func test(
    of item: Item, _ sign: Condition.Comparison
  ) throws(ConditionError) -> Condition {
    let hasOptions = !questions[item.question].scale.options.isEmpty
    switch sign {
    case .equal where hasOptions: return .selected(item, options: [try option(of: item)])
    case .notEqual where hasOptions:
      // Someone who did not answer has not answered differently.
      let option = try option(of: item)
      return .all([.answered(item), .not(.selected(item, options: [option]))])
    case .less, .lessOrEqual, .equal, .notEqual, .greaterOrEqual, .greater:
      return .compared(item, sign, try number())
    }
  }

  private mutating func item() throws(ConditionError) -> Item {
    guard let name = tokens.popFirst() else { throw .unreadable(near: "…") }
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    guard let index = questions.firstIndex(where: { $0.id.description == parts.first }) else {
      throw .unknownQuestion(name, nearest: questions.map(\.id.description).nearest(to: name))
    }
    let question = questions[index]
    guard parts.count == 2 else {
      guard question.rows.isEmpty else {
        throw .unknownQuestion(name, nearest: "\(name).\(question.rows[0].id)")
      }
      return Item(question: index)
    }
    guard let row = question.rows.firstIndex(where: { $0.id == parts[1] }) else {
      let rows = question.rows.map { "\(question.id).\($0.id)" }
      throw .unknownQuestion(name, nearest: rows.nearest(to: name))
    }
    return Item(question: index, row: row)
  }

  private mutating func option(of item: Item) throws(ConditionError) -> Int {
    var words: [String] = []
    while let word = tokens.first, !["且", "或", "and", "or", "(", ")"].contains(word) {
      words.append(word)
      tokens.removeFirst()
    }
    let text = words.joined(separator: " ")
    let options = questions[item.question].scale.options
    let match =
      options.firstIndex { $0.label == text } ?? options.firstIndex { $0.aliases.contains(text) }
      ?? options.firstIndex { $0.code == text }
    guard let match else { throw .unknownOption(text, nearest: options.map(\.label).nearest(to: text)) }
    return match
  }

  private mutating func number() throws(ConditionError) -> Double {
    guard let token = tokens.popFirst(), let value = Double(token), value.isFinite else {
      throw .unreadable(near: tokens.first ?? "…")
    }
    return value
  }

  private mutating func comparison() -> Condition.Comparison? {
    let signs = ["!=": "≠", "<=": "≤", ">=": "≥", "==": "=", "＝": "=", "＜": "<", "＞": ">"]
    guard let token = tokens.first, let sign = Condition.Comparison(rawValue: signs[token] ?? token) else {
      return nil
    }
    tokens.removeFirst()
    return sign
  }

  private mutating func take(_ words: String...) -> Bool {
    guard let token = tokens.first, words.contains(token) else { return false }
    tokens.removeFirst()
    return true
  }

  /// Words, quoted texts, brackets and comparison signs; blanks are optional around signs and brackets.
  private static func tokens(of text: String) -> [String] {
    let pattern =
      /"(?<plain>[^"]*)"|“(?<curly>[^”]*)”|(?<sign>[<>!=]=|[<>=≠≤≥＝＜＞])|(?<bracket>[()（）])|(?<word>[^\s<>!=≠≤≥＝＜＞()（）"“”]+)/
    return text.matches(of: pattern).map { match in
      let brackets = ["（": "(", "）": ")"]
      if let bracket = match.bracket { return brackets[String(bracket)] ?? String(bracket) }
      return String(match.plain ?? match.curly ?? match.sign ?? match.word ?? "")
    }
  }
}
