internal import Diagnostics
internal import Questionnaires

/// Finds for every column what it answers (表头匹配). One column never answers two questions, and no question is answered
/// by two columns unless it has a column for each option.
struct HeaderMatching {
  let questionnaire: Questionnaire
  let wordings: ItemWordings
  private let file: String
  private let row: Int
  let headings: [Heading]
  let columns: [ExportColumn]
  /// For each column, the ways to take its heading apart.
  let readings: [[HeadingReading]]
  var bindings: [ColumnBinding]
  private(set) var problems: [ResponseProblem] = []
  private var columnOfItem: [Int: Int] = [:]
  private var columnOfOption: [OptionPlace: Int] = [:]
  private var declaredItems: Set<Int> = []
  var numbers: HeadingNumbers

  private struct OptionPlace: Hashable { let item: Int, option: Int }

  init(
    _ layout: ExportLayout, questionnaire: Questionnaire, declared: [String: ColumnReference],
    group: GroupID?, file: String
  ) {
    (self.questionnaire, self.file, row) = (questionnaire, file, layout.headerRow)
    (headings, columns) = (layout.headings, layout.columns)
    wordings = ItemWordings(questionnaire)
    numbers = HeadingNumbers(questionnaire)
    readings = zip(layout.readings, columns).map { $0.typed(as: $1.meaning) }
    bindings = headings.map { _ in .unused }
    bindDeclared(declared)
    bindMetadata()
    bindItems(layout.profile.headings)
    bindOptionFlags()
    bindByPosition()
    settleFlags()
    reportMissing(group: group)
  }

  var unusedHeadings: [String] {
    zip(headings, bindings).filter { $1 == .unused && !$0.raw.isEmpty }.map(\.0.raw)
  }

  func question(_ binding: ColumnBinding) -> Int? { binding.item.map { questionnaire.items[$0].question } }

  mutating func report(_ fault: ResponseProblem.Fault, _ column: Int? = nil) {
    let place = SourceLocation.cell(file: file, row: row, header: column.map { headings[$0].raw })
    problems.append(ResponseProblem(fault, at: place))
  }

  /// Binds a free column, unless what it answers has a column already.
  mutating func bind(_ column: Int, to target: ColumnBinding) {
    switch target {
    case .unused, .metadata: return
    case .typedText, .summary: break
    case .item(let item):
      if let other = columnOfItem[item] {
        // A declaration settles which of the columns it is.
        if declaredItems.contains(item) { return }
        return report(
          .twoColumns(questionnaire.name(of: questionnaire.items[item]), headings[other].raw), column)
      }
      if case .item(let other) = bindings[column] {
        return report(.ambiguousHeading(names([.item(other), target])), column)
      }
      columnOfItem[item] = column
    case .optionFlag(let item, let option):
      if let other = columnOfOption[OptionPlace(item: item, option: option)] {
        let name = questionnaire.name(of: questionnaire.items[item])
        return report(.twoColumns(name, headings[other].raw), column)
      }
      columnOfOption[OptionPlace(item: item, option: option)] = column
    }
    bindings[column] = target
  }

  func isTaken(_ target: ColumnBinding) -> Bool {
    switch target {
    case .unused, .metadata, .typedText, .summary: false
    case .item(let item): columnOfItem[item] != nil
    case .optionFlag(let item, let option): columnOfOption[OptionPlace(item: item, option: option)] != nil
    }
  }

  func names(_ targets: [ColumnBinding]) -> [String] {
    targets.compactMap(\.item).reduce(into: []) { names, item in
      let name = questionnaire.name(of: questionnaire.items[item])
      if !names.contains(name) { names.append(name) }
    }
  }

  private mutating func bindDeclared(_ declared: [String: ColumnReference]) {
    for (name, reference) in declared.sorted(by: { $0.key < $1.key }) {
      guard let item = questionnaire.items.firstIndex(where: { questionnaire.name(of: $0) == name }) else {
        let known = questionnaire.items.map { questionnaire.name(of: $0) }
        problems.append(
          ResponseProblem(.unknownItem(name, nearest: known.nearest(to: name)), at: .file(file)))
        continue
      }
      declaredItems.insert(item)
      let fitting = headings.indices.filter { headings[$0].fits(reference, number: $0 + 1) }
      switch fitting.count {
      case 1: bind(fitting[0], to: .item(item))
      case 0: report(.declaredColumnMissing(name, nearest: nil))
      default: report(.ambiguousColumn(name, fitting.map { headings[$0].raw }))
      }
    }
  }

  private mutating func bindMetadata() {
    var taken: Set<MetadataRole> = []
    for column in headings.indices where bindings[column] == .unused {
      guard case .metadata(let role) = columns[column].meaning, !isQuestion(column, role) else { continue }
      bindings[column] = .metadata(role.mayRepeat || taken.insert(role).inserted ? role : .other)
    }
  }

  /// Whether a question is called what the platform calls a column of its own, and this is the question's: 姓名. Where
  /// both stand in the export, the question's title comes second and is numbered.
  private func isQuestion(_ column: Int, _ role: MetadataRole) -> Bool {
    role.mayRepeat && wordings.targets(headings[column], []).count == 1
      && !headings.contains { $0.raw == headings[column].raw + "2" }
  }

  // MARK: What is missing

  private mutating func reportMissing(group: GroupID?) {
    let free = headings.indices.filter { bindings[$0] == .unused && !headings[$0].raw.isEmpty }.map {
      headings[$0].raw
    }
    // Headings carry numbers and suffixes, so likeness is judged on what is left of them, too.
    let names = KnownNames(free)
    let bodies = KnownNames(free.map { Heading.comparable($0) })
    let bound = Set(
      bindings.compactMap { binding -> Int? in if case .typedText = binding { nil } else { binding.item } })
    for (index, item) in questionnaire.items.enumerated() where !bound.contains(index) {
      let question = questionnaire.question(of: item)
      let isAsked = group.map { question.groups.isEmpty || question.groups.contains($0) } ?? true
      guard isAsked else { continue }
      let text = questionnaire.text(of: item)
      let nearest =
        names.nearest(to: text) ?? bodies.nearestIndex(to: Heading.comparable(text)).map { free[$0] }
      report(
        .missingColumn(
          questionnaire.name(of: item), text: text, nearest: nearest, isNeeded: isNeeded(item)))
    }
  }

  private func isNeeded(_ item: Item) -> Bool {
    let question = questionnaire.question(of: item)
    if question.kind.hasOneOption || question.kind.hasOptionSet { return true }
    return questionnaire.validityRules.contains { $0.looksAt(item.question) }
  }

  /// The options of an item that have columns, and those columns.
  func flagColumns(of item: Int) -> [(option: Int, column: Int)] {
    columnOfOption.filter { $0.key.item == item }.map { ($0.key.option, $0.value) }.sorted {
      $0.column < $1.column
    }
  }

  /// Items with a column for at least one option, in order.
  var flaggedItems: [Int] { Set(columnOfOption.keys.map(\.item)).sorted() }

  /// The column of the whole item.
  func column(of item: Int) -> Int? { columnOfItem[item] }
}

extension [HeadingReading] {
  /// What the header says is typed beside an option is no option's own column.
  fileprivate func typed(as meaning: ColumnMeaning) -> Self {
    guard case .question(let part) = meaning, case .typedText = part.part else { return self }
    return map { reading in
      var reading = reading
      reading.isTypedText = true
      return reading
    }
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
