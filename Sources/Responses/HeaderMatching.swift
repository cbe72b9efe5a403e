internal import Diagnostics
internal import Questionnaires

/// Finds for every column what it answers (表头匹配). One column never answers two questions, and no question is answered
/// by two columns unless it has a column for each option.
struct HeaderMatching {
  private let questionnaire: Questionnaire
  private let profile: ExportProfile
  private let file: String
  private let headings: [Heading]
  private(set) var bindings: [ColumnBinding]
  private(set) var problems: [ResponseProblem] = []
  private var columnOfItem: [Int: Int] = [:]

  init(
    header: [String], questionnaire: Questionnaire, profile: ExportProfile,
    declared: [String: ColumnReference],
    group: GroupID?, row: Int, file: String
  ) {
    self.questionnaire = questionnaire
    self.profile = profile
    self.file = file
    headings = header.map { Heading($0) }
    bindings = header.map { _ in .unused }
    bindDeclared(declared, row: row)
    bindMetadata()
    bindItems(row: row)
    bindOptionFlags()
    reportMissing(group: group, row: row)
  }

  var unusedHeadings: [String] {
    zip(headings, bindings).filter { $1 == .unused && !$0.raw.isEmpty }.map(\.0.raw)
  }

  private func place(_ row: Int, _ column: Int? = nil) -> SourceLocation {
    .cell(file: file, row: row, header: column.map { headings[$0].raw })
  }

  private mutating func bind(_ column: Int, to item: Int, row: Int) {
    if let other = columnOfItem[item] {
      problems.append(
        ResponseProblem(
          .twoColumns(questionnaire.name(of: questionnaire.items[item]), headings[other].raw),
          at: place(row, column)))
      return
    }
    columnOfItem[item] = column
    bindings[column] = .item(item)
  }

  private mutating func bindDeclared(_ declared: [String: ColumnReference], row: Int) {
    for (name, reference) in declared.sorted(by: { $0.key < $1.key }) {
      guard let item = questionnaire.items.firstIndex(where: { questionnaire.name(of: $0) == name }) else {
        let known = questionnaire.items.map { questionnaire.name(of: $0) }
        problems.append(
          ResponseProblem(.unknownItem(name, nearest: known.nearest(to: name)), at: .file(file)))
        continue
      }
      let columns = headings.indices.filter { column in
        switch reference {
        case .heading(let text): headings[column].raw == text || headings[column].raw.folded == text.folded
        case .number(let number): column == number - 1
        case .containing(let text): headings[column].raw.folded.contains(text.folded)
        }
      }
      switch columns.count {
      case 1: bind(columns[0], to: item, row: row)
      case 0: problems.append(ResponseProblem(.declaredColumnMissing(name, nearest: nil), at: place(row)))
      default:
        problems.append(
          ResponseProblem(.ambiguousColumn(name, columns.map { headings[$0].raw }), at: place(row)))
      }
    }
  }

  private mutating func bindMetadata() {
    var taken: Set<MetadataRole> = []
    for (column, heading) in headings.enumerated() where bindings[column] == .unused {
      let name = heading.raw.folded
      guard let role = profile.metadata[name], role == .other || taken.insert(role).inserted else { continue }
      bindings[column] = .metadata(role)
    }
  }

  private mutating func bindItems(row: Int) {
    let candidates = itemsByKey()
    var lastMatrix: Int?
    for (column, heading) in headings.enumerated() where bindings[column] == .unused {
      guard let found = candidates[heading.raw] ?? candidates[heading.body] else { continue }
      var items = found.filter { columnOfItem[$0] == nil }
      if items.isEmpty { items = found }
      if items.count > 1, let number = heading.number {
        let numbered = items.filter { self.number(of: $0) == number }
        if !numbered.isEmpty { items = numbered }
      }
      if items.count > 1 {
        let continuing = items.filter { questionnaire.items[$0].question == lastMatrix }
        if !continuing.isEmpty { items = continuing }
      }
      guard items.count == 1 else {
        let names = items.map { questionnaire.name(of: questionnaire.items[$0]) }
        problems.append(ResponseProblem(.ambiguousHeading(names), at: place(row, column)))
        continue
      }
      bind(column, to: items[0], row: row)
      let item = questionnaire.items[items[0]]
      if item.row != nil { lastMatrix = item.question }
    }
  }

  /// Everything a heading may say, and whom it then means: the item's name to the letter, its stem, `题干—行`, and the
  /// bare row, which some exports print from the second row on.
  private func itemsByKey() -> [String: [Int]] {
    var keys: [String: [Int]] = [:]
    for (index, item) in questionnaire.items.enumerated() {
      let question = questionnaire.question(of: item)
      var names: Set<String> = [questionnaire.name(of: item)]
      if let row = item.row {
        for wording in [question.rows[row].text] + question.rows[row].aliases {
          names.insert(Heading.comparable(wording))
          names.insert(Heading.comparable(question.stem + "—" + wording))
          names.insert(Heading.comparable("\(question.stem)(\(wording))"))
        }
      } else {
        names.insert(Heading.comparable(question.stem))
      }
      for name in names { keys[name, default: []].append(index) }
    }
    return keys
  }

  /// The number a platform prints before the question: declared, or its position among the questions asked.
  private func number(of item: Int) -> String {
    let index = questionnaire.items[item].question
    let position = questionnaire.questions[..<index].count { $0.kind.isAsked } + 1
    return questionnaire.questions[index].number ?? "\(position)"
  }

  /// One column for each option, as number exports write multiple choice.
  private mutating func bindOptionFlags() {
    for (column, heading) in headings.enumerated() where bindings[column] == .unused {
      guard let text = heading.option, let number = heading.number else { continue }
      for (index, item) in questionnaire.items.enumerated() where columnOfItem[index] == nil {
        let question = questionnaire.question(of: item)
        guard question.kind.hasOptionSet, self.number(of: index) == number else { continue }
        if let option = question.scale.options.firstIndex(where: { $0.label.folded == text }) {
          bindings[column] = .optionFlag(item: index, option: option)
        }
      }
    }
  }

  private mutating func reportMissing(group: GroupID?, row: Int) {
    let free = headings.indices.filter { bindings[$0] == .unused }.map { headings[$0].raw }
    let flagged = bindings.compactMap { if case .optionFlag(let item, _) = $0 { item } else { nil } }
    for (index, item) in questionnaire.items.enumerated() where columnOfItem[index] == nil {
      let question = questionnaire.question(of: item)
      let isAsked = group.map { question.groups.isEmpty || question.groups.contains($0) } ?? true
      guard isAsked, !flagged.contains(index) else { continue }
      let text = questionnaire.text(of: item)
      problems.append(
        ResponseProblem(
          .missingColumn(
            questionnaire.name(of: item), text: text,
            nearest: free.nearest(to: text) ?? nearest(to: text, among: free),
            isNeeded: isNeeded(item)),
          at: place(row)))
    }
  }

  /// Headings carry numbers and suffixes, so likeness is judged on what is left of them.
  private func nearest(to text: String, among free: [String]) -> String? {
    let bodies = free.map { Heading.comparable($0) }
    guard let body = bodies.nearest(to: Heading.comparable(text)) else { return nil }
    return bodies.firstIndex(of: body).map { free[$0] }
  }

  private func isNeeded(_ item: Item) -> Bool {
    let question = questionnaire.question(of: item)
    if question.kind.hasOneOption || question.kind.hasOptionSet { return true }
    return questionnaire.validityRules.contains { $0.looksAt(item.question) }
  }
}

extension ValidityRule {
  fileprivate func looksAt(_ question: Int) -> Bool {
    switch test {
    case .duplicate(let keys, _): keys.contains(.answer(question))
    case .failedAttention(let index), .notInRegister(let index, _): index == question
    case .contradiction(let condition): condition.questions.contains(question)
    case .missingMoreThan(_, .questions(let named)), .straightLining(.questions(let named)):
      named.contains(question)
    case .missingMoreThan, .straightLining, .fasterThan, .slowerThan, .outsideDates, .addressSharedByMoreThan,
      .platformFlag, .unsubmitted, .manual:
      false
    }
  }
}
