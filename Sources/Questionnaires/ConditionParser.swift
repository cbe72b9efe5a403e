internal import Diagnostics

/// Why a condition cannot be read.
enum ConditionError: Error {
  case unreadable(near: String)
  case unknownQuestion(String, nearest: String?)
  case unknownOption(String, nearest: String?)
  /// The question's options could not be read, which has been reported.
  case unreadOptions
  /// The question's answers are no numbers: it is not numeric, and its options have no scores.
  case noNumbers(QuestionID)
}

/// Reads a condition by recursive descent.
///
///     condition  = conjunction { 或 conjunction }
///     conjunction = term { 且 term }
///     term       = 非 term | ( condition ) | item test
///     test       = 已答 | 未答 | 选项数 sign number | (= | ≠ | 含 | 不含) option | sign number
///
/// An option that holds a bracket, a sign or one of these words stands in quotes.
struct ConditionParser {
  private let questions: [Question]
  private var tokens: ArraySlice<ConditionToken>
  private let end: String
  private var depth = 0

  init(text: String, questions: [Question]) {
    self.questions = questions
    tokens = ConditionToken.tokens(of: text)[...]
    end = tokens.last?.text ?? text
  }

  mutating func parse() throws(ConditionError) -> Condition {
    let condition = try disjunction()
    if !tokens.isEmpty { throw unreadable }
    return condition
  }

  private var unreadable: ConditionError { .unreadable(near: tokens.first?.text ?? end) }

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
    guard depth < 50 else { throw unreadable }
    depth += 1
    defer { depth -= 1 }
    if take("非", "not") { return .not(try term()) }
    if take("(") {
      let inner = try disjunction()
      guard take(")") else { throw unreadable }
      return inner
    }
    return try test(of: try item())
  }

  private mutating func test(of item: Item) throws(ConditionError) -> Condition {
    if take("已答", "answered") { return .answered(item) }
    if take("未答", "unanswered") { return .not(.answered(item)) }
    if take("选项数", "optionCount") { return .optionCount(item, try comparison(), try number()) }
    if take("不含", "excludes") { return .not(.selected(item, options: [try option(of: item)])) }
    if take("含", "contains") { return .selected(item, options: [try option(of: item)]) }
    let question = questions[item.question]
    let sign = try comparison()
    switch sign {
    case .equal where question.kind.takesOptions: return .selected(item, options: [try option(of: item)])
    case .notEqual where question.kind.takesOptions:
      // Someone who did not answer has not answered differently.
      let option = try option(of: item)
      return .all([.answered(item), .not(.selected(item, options: [option]))])
    case .less, .lessOrEqual, .equal, .notEqual, .greaterOrEqual, .greater:
      let number = try number()
      try requireNumbers(of: question)
      return .compared(item, sign, number)
    }
  }

  /// A code is a name, not a number: only scores can be compared.
  private func requireNumbers(of question: Question) throws(ConditionError) {
    guard question.kind != .number else { return }
    if question.kind.takesOptions, question.scale.options.isEmpty { throw .unreadOptions }
    let valid = question.scale.options.filter(\.isValid)
    guard question.kind.hasOneOption, valid.allSatisfy({ $0.score != nil }) else {
      throw .noNumbers(question.id)
    }
  }
}

// MARK: Names, numbers, signs

extension ConditionParser {
  private mutating func item() throws(ConditionError) -> Item {
    guard let token = tokens.first, !token.endsOption else { throw unreadable }
    let name = token.text
    tokens.removeFirst()
    for (index, question) in questions.enumerated() {
      if question.id.description == name, question.rows.isEmpty { return Item(question: index) }
      if let row = question.rows.firstIndex(where: { "\(question.id).\($0.id)" == name }) {
        return Item(question: index, row: row)
      }
    }
    throw unknown(name)
  }

  private func unknown(_ name: String) -> ConditionError {
    let names = questions.flatMap { question in
      question.rows.isEmpty ? [question.id.description] : question.rows.map { "\(question.id).\($0.id)" }
    }
    if let matrix = names.first(where: { $0.hasPrefix("\(name).") }) {
      return .unknownQuestion(name, nearest: matrix)
    }
    let nearest = names.nearest(to: name)
    // `Q4含无`: the words are right, the blanks are missing.
    let lacksBlanks = nearest == nil && names.contains { name.hasPrefix($0) }
    return lacksBlanks ? .unreadable(near: name) : .unknownQuestion(name, nearest: nearest)
  }

  private mutating func option(of item: Item) throws(ConditionError) -> Int {
    let words = tokens.prefix { !$0.endsOption }.map(\.text)
    guard !words.isEmpty else { throw unreadable }
    tokens.removeFirst(words.count)
    let question = questions[item.question]
    guard !question.scale.options.isEmpty else {
      throw question.kind.takesOptions ? .unreadOptions : .unreadable(near: words[0])
    }
    let text = words.joined(separator: " ")
    if let option = question.scale.option(named: text) { return option }
    throw .unknownOption(text, nearest: question.scale.options.map(\.label).nearest(to: text))
  }

  private mutating func number() throws(ConditionError) -> Double {
    guard let value = tokens.first.flatMap({ Double($0.text) }), value.isFinite else { throw unreadable }
    tokens.removeFirst()
    return value
  }

  private mutating func comparison() throws(ConditionError) -> Condition.Comparison {
    guard let token = tokens.first, token.isSign, let sign = Condition.Comparison(rawValue: token.text) else {
      throw unreadable
    }
    tokens.removeFirst()
    return sign
  }

  private mutating func take(_ words: String...) -> Bool {
    guard let token = tokens.first, !token.isQuoted, words.contains(token.text) else { return false }
    tokens.removeFirst()
    return true
  }
}
