internal import DefinitionFiles
public import Diagnostics
internal import ExactNumbers

extension Questionnaire {
  /// Reads a questionnaire file: whole and valid, or all its problems.
  /// - Parameter file: The file's name as problems should print it.
  /// - Returns: The questionnaire, `nil` when a problem is an error; the problems in file order; the file's lines.
  public static func read(
    bytes: [UInt8], file: String
  ) -> (questionnaire: Questionnaire?, problems: [any Diagnostic], lines: [String]) {
    let document = DefinitionDocument(bytes: bytes, file: file)
    guard let root = document.root else { return (nil, document.problems, document.lines) }
    let shapeProblems = shape.check(root)
    var reader = QuestionnaireReader(root: root)
    let questionnaire = reader.read()
    let problems: [any Diagnostic] = document.problems + shapeProblems + reader.problems
    return (problems.containsErrors ? nil : questionnaire, problems.inFileOrder(), document.lines)
  }
}

/// Makes a questionnaire of checked nodes. What the shape check has reported reads as absent here and is passed over.
struct QuestionnaireReader {
  let root: DefinitionNode
  var problems: [QuestionnaireProblem] = []
  var scales: [ScaleID: RatingScale] = [:]
  var questions: [Question] = []
  var groups: [RespondentGroup] = []

  init(root: DefinitionNode) { self.root = root }

  mutating func read() -> Questionnaire? {
    if let version = root["格式版本"]?.count, version != 1 {
      report(.unsupportedVersion(version), at: root["格式版本"])
    }
    readScales()
    let groupNodes = root["群体"]?.items ?? []
    let groupIDs = groupNodes.compactMap { $0["编号"]?.text }
    readQuestions(groupIDs: groupIDs)
    reportTooMany(.group, groupNodes, limit: RespondentGroup.mostGroups)
    groups = groupNodes.compactMap { group($0) }
    reportRepeated(.group, in: groupNodes.compactMap { node in node["编号"]?.text.map { ($0, node) } })
    let dimensions = readDimensions()
    checkOrder(root["调查"]?["开始"], root["调查"]?["结束"])
    let rules = readRules()
    let satisfaction = readSatisfaction(dimensions: dimensions)
    for question in root["开放题"]?["题目"]?.items ?? [] { _ = questionIndex(question) }
    guard let id = root["编号"]?.text, let title = root["名称"]?.text, let satisfaction else { return nil }
    return Questionnaire(
      id: id, title: title, questions: questions, dimensions: dimensions, groups: groups,
      validityRules: rules,
      satisfaction: satisfaction, platform: root["调查"]?["平台"]?.text)
  }

  mutating func report(_ fault: QuestionnaireProblem.Fault, at node: DefinitionNode?) {
    problems.append(QuestionnaireProblem(fault, at: (node ?? root).location))
  }

  mutating func reportTooMany(_ thing: QuestionnaireProblem.Thing, _ nodes: [DefinitionNode], limit: Int) {
    if nodes.count > limit { report(.tooMany(thing, limit: limit), at: nodes[limit]) }
  }

  mutating func reportRepeated(_ thing: QuestionnaireProblem.Thing, in names: [(String, DefinitionNode)]) {
    // A name that is missing has been reported as such.
    var seen: Set<String> = [""]
    for (name, node) in names where !seen.insert(name).inserted && !name.isEmpty {
      report(.repeated(thing, name), at: node)
    }
  }

  mutating func questionIndex(_ node: DefinitionNode?) -> Int? {
    guard let node, let name = node.text else { return nil }
    if let index = questions.firstIndex(where: { $0.id.description == name }) { return index }
    let nearest = questions.map(\.id.description).nearest(to: name)
    report(.unknown(.question, name, nearest: nearest), at: node)
    return nil
  }
}

// MARK: 量表, 选项

extension QuestionnaireReader {
  private mutating func readScales() {
    for entry in root["量表"]?.entries ?? [] {
      let id = ScaleID(entry.key)
      if scales[id] != nil { report(.repeated(.scale, entry.key), at: entry.value) }
      scales[id] = RatingScale(id: id, options: options(entry.value["选项"]))
    }
  }

  private mutating func options(_ node: DefinitionNode?) -> [AnswerOption] {
    let nodes = node?.items ?? []
    reportTooMany(.option, nodes, limit: RatingScale.mostOptions)
    let options = nodes.map { option($0) }
    let wordings = zip(options, nodes).flatMap { option, node in
      ([option.label] + option.aliases).map { ($0, node) }
    }
    reportRepeated(.option, in: wordings)
    reportRepeated(.option, in: zip(options, nodes).map { ($0.code, $1) })
    return options
  }

  private func option(_ node: DefinitionNode) -> AnswerOption {
    AnswerOption(
      code: node["码"]?.text ?? "", label: node["文本"]?.text ?? "",
      aliases: node["别名"]?.items.compactMap(\.text) ?? [], score: node["分值"]?.decimal,
      isSatisfied: node["满意"]?.flag, isValid: node["有效"]?.flag ?? true, isExclusive: node["互斥"]?.flag ?? false
    )
  }

  mutating func optionIndices(_ node: DefinitionNode?, in scale: RatingScale) -> Set<Int> {
    // A scale that could not be read has been reported; its options' names are not wrong.
    guard !scale.options.isEmpty else { return [] }
    var indices: Set<Int> = []
    for item in node?.items ?? [] {
      guard let text = item.text else { continue }
      if let index = scale.option(named: text) {
        indices.insert(index)
      } else {
        report(.unknown(.option, text, nearest: scale.options.map(\.label).nearest(to: text)), at: item)
      }
    }
    return indices
  }
}

// MARK: 题目

extension QuestionnaireReader {
  private mutating func readQuestions(groupIDs: [String]) {
    let nodes = root["题目"]?.items ?? []
    // Conditions refer to other questions, also later ones: first the questions, then who sees them.
    questions = nodes.map { question($0, shownIf: nil, groupIDs: groupIDs) }
    reportRepeated(.question, in: zip(questions, nodes).map { ($0.id.description, $1) })
    for (index, node) in nodes.enumerated() {
      guard let condition = node["显示条件"] else { continue }
      questions[index] = questions[index].shown(if: self.condition(condition))
    }
  }

  private mutating func question(
    _ node: DefinitionNode, shownIf: Condition?, groupIDs: [String]
  ) -> Question {
    let kind = node["题型"]?.choice(of: QuestionKind.self) ?? .text
    let id = QuestionID(node["编号"]?.text ?? "")
    let scale = scale(of: node, kind: kind, id: id)
    let role = node["用途"]?.choice(of: QuestionRole.self)
    let rows = rows(of: node, kind: kind, id: id)
    let correct = optionIndices(node["正确"], in: scale)
    if let node = node["正确"], !kind.takesOptions { report(.notAChoiceQuestion(id, usedBy: "正确"), at: node) }
    if role == .attention, correct.isEmpty, node["正确"] == nil { report(.noCorrectOption(id), at: node) }
    if role == .satisfaction, !kind.hasOneOption { report(.unmeasurable(id), at: node["用途"]) }
    let (least, most) = (node["最少"]?.count, node["最多"]?.count)
    if let least, let most, least > most { report(.leastExceedsMost(id), at: node["最少"]) }
    for group in node["群体"]?.items ?? [] {
      guard let name = group.text, !groupIDs.contains(name) else { continue }
      report(.unknown(.group, name, nearest: groupIDs.nearest(to: name)), at: group)
    }
    return Question(
      id: id, number: node["题号"]?.text, stem: node["题干"]?.text ?? "", kind: kind,
      role: role ?? (kind == .scale || kind == .matrixSingle ? .satisfaction : .other), scale: scale,
      rows: rows,
      dimension: node["维度"]?.text.map { DimensionID($0) }, weight: node["权重"]?.decimal,
      isRequired: node["必答"]?.flag ?? true, isReversed: node["反向"]?.flag ?? false,
      allowsOtherText: node["其他填写"]?.flag ?? false, least: least, most: most, correct: correct,
      shownIf: shownIf,
      groups: node["群体"]?.items.compactMap { $0.text.map { GroupID($0) } } ?? [], location: node.location)
  }

  private mutating func scale(of node: DefinitionNode, kind: QuestionKind, id: QuestionID) -> RatingScale {
    switch (node["量表"], node["选项"]) {
    case (let name?, nil):
      guard let text = name.text else { return RatingScale(options: []) }
      if let scale = scales[ScaleID(text)] { return scale }
      report(
        .unknown(.scale, text, nearest: scales.keys.map(\.description).sorted().nearest(to: text)), at: name)
      return RatingScale(options: [])
    case (nil, let options?): return RatingScale(options: self.options(options))
    case (_?, _?):
      report(.scaleAndOptions(id), at: node)
      return RatingScale(options: [])
    case (nil, nil):
      if kind.takesOptions { report(.noOptions(id), at: node) }
      return RatingScale(options: [])
    }
  }

  private mutating func rows(of node: DefinitionNode, kind: QuestionKind, id: QuestionID) -> [Question.Row] {
    let nodes = node["行"]?.items ?? []
    if kind.isMatrix, node["行"] == nil { report(.noRows(id), at: node) }
    if !nodes.isEmpty, !kind.isMatrix, kind != .multipleText, kind != .proportions {
      report(.unwantedRows(id), at: node["行"])
      return []
    }
    let rows = nodes.map { row in
      Question.Row(
        id: row["编号"]?.text ?? "", text: row["文本"]?.text ?? "",
        aliases: row["别名"]?.items.compactMap(\.text) ?? [], weight: row["权重"]?.decimal)
    }
    reportRepeated(.row, in: zip(rows, nodes).map { ($0.id, $1) })
    return rows
  }
}

extension Question {
  func shown(if condition: Condition?) -> Question {
    Question(
      id: id, number: number, stem: stem, kind: kind, role: role, scale: scale, rows: rows,
      dimension: dimension,
      weight: weight, isRequired: isRequired, isReversed: isReversed, allowsOtherText: allowsOtherText,
      least: least,
      most: most, correct: correct, shownIf: condition, groups: groups, location: location)
  }
}
