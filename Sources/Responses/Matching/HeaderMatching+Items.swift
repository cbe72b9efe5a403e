internal import Questionnaires

extension HeaderMatching {
  /// First the headings that can mean one thing only, by its full wording: they show which numbers and names the export
  /// prints. Then, from left to right, the others.
  mutating func bindItems(_ forms: [HeadingForm]) {
    for (column, binding) in bindings.enumerated() {
      if case .item(let item) = binding {
        numbers.learn(headings[column].number, of: questionnaire.items[item].question)
      }
    }
    bindRepeatedTitles(forms)
    let said = headings.indices.map { column in
      bindings[column] == .unused && !headings[column].raw.isEmpty
        ? wordings.targets(headings[column], readings[column]) : []
    }
    let named = headings.indices.map { column in
      columns[column].name.map { wordings.targets(Heading($0), Heading($0).readings(forms)) } ?? []
    }
    for column in headings.indices where said[column].count == 1 {
      bind(column, to: said[column][0])
      if let question = question(said[column][0]) { numbers.learn(headings[column].number, of: question) }
    }
    // Names are believed unless a wording shows that they are another questionnaire's.
    let namesHold = headings.indices.allSatisfy {
      said[$0].count != 1 || named[$0].isEmpty || named[$0].contains(said[$0][0])
    }
    for column in headings.indices where namesHold && said[column].count != 1 && named[column].count == 1 {
      if bindings[column] == .unused { bind(column, to: named[column][0]) }
    }
    bindDoubtful(said, named)
  }

  private mutating func bindDoubtful(_ said: [[ColumnBinding]], _ named: [[ColumnBinding]]) {
    var matrix: Int?
    for column in headings.indices {
      if bindings[column] == .unused, said[column].count != 1, !headings[column].raw.isEmpty {
        bindDoubtful(column, among: said[column] + wordings.rows(headings[column]), after: matrix)
      }
      if case .item(let item) = bindings[column] {
        matrix = questionnaire.items[item].row == nil ? nil : questionnaire.items[item].question
      }
    }
  }

  /// A heading that several items could have, or that is a bare row: its number decides, or the matrix it follows.
  private mutating func bindDoubtful(_ column: Int, among all: [ColumnBinding], after matrix: Int?) {
    var targets = all
    if let number = headings[column].number {
      targets = targets.filter { question($0).map { !numbers.contradicts(number, $0) } ?? false }
      targets = targets.narrowed { question($0).map { numbers.confirms(number, $0) } ?? false }
    } else {
      targets = targets.narrowed { question($0) == matrix }
    }
    targets = targets.narrowed { !isTaken($0) }
    switch targets.count {
    case 0: break
    case 1: bind(column, to: targets[0])
    default: report(.ambiguousHeading(names(targets)), column)
    }
  }

  /// `为什么`, `为什么2`: titles that come again are numbered, and so are the questions of that wording, in order.
  private mutating func bindRepeatedTitles(_ forms: [HeadingForm]) {
    guard forms.contains(.repeatedTitle) else { return }
    let first = Dictionary(
      headings.indices.map { (headings[$0].raw.trimmedText, $0) }, uniquingKeysWith: { first, _ in first })
    var columnsOfTitle: [Int: [Int]] = [:]
    for column in headings.indices {
      for reading in HeadingForm.repeatedTitle.readings(
        of: headings[column].raw.trimmedText, isNumbered: false)
      {
        guard let title = first[reading.stem] else { continue }
        columnsOfTitle[title, default: [title]].append(column)
      }
    }
    for (title, all) in columnsOfTitle.sorted(by: { $0.key < $1.key }) {
      let columns = all.filter { bindings[$0] == .unused }
      let targets = wordings.targets(headings[title], []).filter { !isTaken($0) }
      guard columns.count == targets.count else { continue }
      for (column, target) in zip(columns, targets) { bind(column, to: target) }
    }
  }
}
