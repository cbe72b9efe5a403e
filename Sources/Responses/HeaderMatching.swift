internal import Diagnostics
internal import Questionnaires

/// Finds for every column what it answers (表头匹配). One column never answers two questions, and no question is answered
/// by two columns unless it has a column for each option.
struct HeaderMatching {
  private let questionnaire: Questionnaire
  private let file: String
  private let headings: [Heading]
  private let columns: [ExportColumn]
  private(set) var bindings: [ColumnBinding]
  private(set) var problems: [ResponseProblem] = []
  private var columnOfItem: [Int: Int] = [:]
  private var declaredItems: Set<Int> = []

  init(
    _ layout: ExportLayout, questionnaire: Questionnaire, declared: [String: ColumnReference],
    group: GroupID?,
    file: String
  ) {
    self.questionnaire = questionnaire
    self.file = file
    let row = layout.headerRow
    headings = layout.headings
    columns = layout.columns
    bindings = headings.map { _ in .unused }
    bindDeclared(declared, row: row)
    bindMetadata()
    bindItems(row: row)
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
      // A declaration settles which of the columns it is.
      if declaredItems.contains(item) { return }
      report(.twoColumns(questionnaire.name(of: questionnaire.items[item]), headings[other].raw), row, column)
      return
    }
    if case .item(let other) = bindings[column] {
      let names = [other, item].map { questionnaire.name(of: questionnaire.items[$0]) }
      report(.ambiguousHeading(names), row, column)
      return
    }
    columnOfItem[item] = column
    bindings[column] = .item(item)
  }

  private mutating func report(_ fault: ResponseProblem.Fault, _ row: Int, _ column: Int? = nil) {
    problems.append(ResponseProblem(fault, at: place(row, column)))
  }

  private mutating func bindDeclared(_ declared: [String: ColumnReference], row: Int) {
    for (name, reference) in declared.sorted(by: { $0.key < $1.key }) {
      guard let item = questionnaire.items.firstIndex(where: { questionnaire.name(of: $0) == name }) else {
        let known = questionnaire.items.map { questionnaire.name(of: $0) }
        problems.append(
          ResponseProblem(.unknownItem(name, nearest: known.nearest(to: name)), at: .file(file)))
        continue
      }
      declaredItems.insert(item)
      let columns = headings.indices.filter { headings[$0].fits(reference, number: $0 + 1) }
      switch columns.count {
      case 1: bind(columns[0], to: item, row: row)
      case 0: report(.declaredColumnMissing(name, nearest: nil), row)
      default: report(.ambiguousColumn(name, columns.map { headings[$0].raw }), row)
      }
    }
  }

  private mutating func bindMetadata() {
    var taken: Set<MetadataRole> = []
    for column in headings.indices where bindings[column] == .unused {
      guard case .metadata(let role) = columns[column].meaning, role.mayRepeat || taken.insert(role).inserted
      else { continue }
      bindings[column] = .metadata(role)
    }
  }

  /// First the headings that can mean one item only, by its full wording: they show which numbers the export prints.
  /// Then, from left to right, the others.
  private mutating func bindItems(row: Int) {
    let wordings = ItemWordings(questionnaire)
    var numbers = HeadingNumbers(questionnaire)
    for (column, binding) in bindings.enumerated() {
      if case .item(let item) = binding {
        numbers.learn(headings[column].number, of: questionnaire.items[item].question)
      }
    }
    for (column, heading) in headings.enumerated() where bindings[column] == .unused {
      guard let item = wordings.unmistakable(heading) else { continue }
      bind(column, to: item, row: row)
      numbers.learn(heading.number, of: questionnaire.items[item].question)
    }
    var matrix: Int?
    for (column, heading) in headings.enumerated() {
      if case .item(let item) = bindings[column] {
        matrix = questionnaire.items[item].row == nil ? nil : questionnaire.items[item].question
      }
      guard bindings[column] == .unused, wordings.unmistakable(heading) == nil else { continue }
      bindDoubtful(column, among: wordings.items(heading), numbers, after: matrix, row: row)
      if case .item(let item) = bindings[column], questionnaire.items[item].row != nil {
        matrix = questionnaire.items[item].question
      }
    }
    bindOptionFlags(numbers, row: row)
  }

  /// A heading that several items could have, or that is a bare row: its number decides, or the matrix it follows.
  private mutating func bindDoubtful(
    _ column: Int, among all: [Int], _ numbers: HeadingNumbers, after matrix: Int?, row: Int
  ) {
    func question(_ item: Int) -> Int { questionnaire.items[item].question }
    var items = all
    if let number = headings[column].number {
      items = items.filter { !numbers.contradicts(number, question($0)) }
      items = items.narrowed { numbers.confirms(number, question($0)) }
    } else {
      items = items.narrowed { question($0) == matrix }
    }
    items = items.narrowed { columnOfItem[$0] == nil }
    switch items.count {
    case 0: break
    case 1: bind(column, to: items[0], row: row)
    default:
      report(.ambiguousHeading(items.map { questionnaire.name(of: questionnaire.items[$0]) }), row, column)
    }
  }

  /// One column for each option, as number exports write multiple choice and rankings.
  private mutating func bindOptionFlags(_ numbers: HeadingNumbers, row: Int) {
    let free = questionnaire.items.indices.filter { index in
      let kind = questionnaire.question(of: questionnaire.items[index]).kind
      return columnOfItem[index] == nil && (kind == .multiple || kind == .ranking)
    }
    var itemOfNumber: [String: Int] = [:]
    for heading in headings {
      guard let text = heading.option, let number = heading.number, itemOfNumber[number] == nil else {
        continue
      }
      func question(_ item: Int) -> Int { questionnaire.items[item].question }
      var items = free.filter {
        !numbers.contradicts(number, question($0)) && !itemOfNumber.values.contains($0)
      }
      items = items.filter { questionnaire.questions[question($0)].option(inHeading: text) != nil }
      items = items.narrowed { numbers.confirms(number, question($0)) }
      if items.count == 1 { itemOfNumber[number] = items[0] }
    }
    for (column, heading) in headings.enumerated() where bindings[column] == .unused {
      guard let text = heading.option, let item = heading.number.flatMap({ itemOfNumber[$0] }) else {
        continue
      }
      let question = questionnaire.question(of: questionnaire.items[item])
      guard let option = question.option(inHeading: text) else {
        let nearest = question.scale.options.map(\.label).nearest(to: text)
        report(.unknownOptionColumn(question.id.description, text, nearest: nearest), row, column)
        continue
      }
      bindings[column] = .optionFlag(item: item, option: option)
    }
    reportMissingFlags(row: row)
  }

  /// An option without its column would print as chosen by nobody.
  private mutating func reportMissingFlags(row: Int) {
    for (index, item) in questionnaire.items.enumerated() {
      let bound = bindings.compactMap { binding -> Int? in
        if case .optionFlag(index, let option) = binding { option } else { nil }
      }
      guard !bound.isEmpty else { continue }
      let question = questionnaire.question(of: item)
      for (option, wording) in question.scale.options.enumerated() where !bound.contains(option) {
        report(
          .missingColumn(question.id.description, text: wording.label, nearest: nil, isNeeded: true), row)
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
