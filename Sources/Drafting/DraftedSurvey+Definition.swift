internal import DefinitionFiles
internal import Diagnostics
internal import ExactNumbers
internal import Questionnaires

extension DraftedSurvey {
  /// The draft as a questionnaire file (问卷初稿文本): valid YAML, every guess with a comment `# 待确认`.
  package var yaml: String {
    var entries: [WrittenNode.Entry] = [
      .init("格式版本", "1"), .init("编号", WrittenNode(.scalar(id), note: note(.naming))),
      .init("名称", WrittenNode(.scalar(title))),
    ]
    if let survey = fieldwork { entries.append(.init("调查", survey)) }
    if !scales.isEmpty {
      entries.append(.init("量表", WrittenNode(.block(scales.map { .init($0.id, $0.node) }))))
    }
    if !dimensions.isEmpty { entries.append(.init("维度", WrittenNode(.list(dimensions)))) }
    entries.append(.init("题目", WrittenNode(.list(questions.map(\.node)), note: note(.noSatisfaction))))
    if !rules.isEmpty {
      entries.append(.init("有效性", WrittenNode(.list(rules.enumerated().map { $1.node(number: $0 + 1) }))))
    }
    entries.append(.init("满意度", satisfaction))
    return WrittenNode(.block(entries)).yaml(head: head)
  }

  private var head: [String] {
    var lines = ["问卷初稿" + (responses.map { "，依据 \($0) 份答卷" } ?? "") + "。标着“待确认”的各处请逐一核对，核对后删去标记。"]
    if responses != nil { lines.append("选项后面的次数是这份导出文件里的作答次数，没有人选的选项看不出来，请按问卷补上。") }
    lines += doubts.filter { $0 == .dimensions || $0 == .order }.map(\.note)
    for case .notCarriedOver(let text) in doubts { lines.append(Doubt.notCarriedOver(text).note) }
    return lines
  }

  /// The parts of the original questionnaire that rate something, without weights, which are no question's to tell.
  private var dimensions: [WrittenNode] {
    let rated = questions.filter { $0.role == .satisfaction && $0.section != nil }
    let sections = rated.compactMap(\.section).unique
    guard sections.count > 1 else { return [] }
    return sections.enumerated().map { index, section in
      let members = rated.filter { $0.section == section }.map { WrittenNode(.scalar($0.id)) }
      return WrittenNode(
        .flow([
          .init("编号", WrittenNode(.scalar("D\(index + 1)"))), .init("名称", WrittenNode(.scalar(section))),
          .init("题目", WrittenNode(.flowList(members))),
        ]), note: Doubt.dimensions.note)
    }
  }

  private var fieldwork: WrittenNode? {
    var entries: [WrittenNode.Entry] = []
    if let platform { entries.append(.init("平台", WrittenNode(.scalar(platform)))) }
    if let fielding {
      entries += [
        .init("开始", WrittenNode(.scalar(fielding.first))), .init("结束", WrittenNode(.scalar(fielding.last))),
      ]
    }
    guard !entries.isEmpty else { return nil }
    return WrittenNode(.flow(entries), note: fielding == nil ? nil : Doubt.limit(.dates).note)
  }

  /// 满意率 always; scored formulas where every point of the satisfaction scales has a score.
  private var satisfaction: WrittenNode {
    let rated = questions.filter { $0.role == .satisfaction }
    let options = rated.map { question in
      scales.first { $0.id == question.scale }?.options ?? question.options
    }
    let isScored = !rated.isEmpty && options.allSatisfy { $0.allSatisfy { !$0.isValid || $0.score != nil } }
    var formulas: [WrittenNode] = [WrittenNode(.flow([.init("编号", "满意率"), .init("算法", "满意占比")]))]
    if isScored {
      formulas.append(
        WrittenNode(.flow([.init("编号", "加权满意度"), .init("算法", "加权平均分"), .init("满分", "100")])))
    }
    return WrittenNode(
      .block([
        .init("口径", WrittenNode(.list(formulas))),
        .init("主口径", WrittenNode(.scalar("满意率"), note: note(.formula))),
        .init("分母", "本题有效答题数"), .init("题目汇总", "池化"), .init("小数位", "2"), .init("舍入", "四舍五入"),
      ]))
  }

  /// Those of the doubts about the whole that belong to one place.
  private func note(_ doubt: Doubt) -> String? { doubts.contains(doubt) ? doubt.note : nil }
}

extension Doubt {
  /// The doubt as a comment of the file.
  fileprivate var note: String { "\(OpenPoint.guessMarks[0])：\(chinese)" }
}

extension [Doubt] {
  /// One mark for all doubts about a place.
  fileprivate var note: String? {
    isEmpty ? nil : "\(OpenPoint.guessMarks[0])：" + map(\.chinese).joined(separator: "；")
  }
}

extension DraftedScale {
  fileprivate var node: WrittenNode {
    WrittenNode(
      .block([.init("选项", WrittenNode(.list(options.map { $0.node })))]), note: doubts.note)
  }
}

extension DraftedOption {
  /// The option in braces, the number of answers behind it.
  fileprivate var node: WrittenNode {
    var entries: [WrittenNode.Entry] = [
      .init("码", WrittenNode(.scalar(code))), .init("文本", WrittenNode(.scalar(text))),
    ]
    if let score { entries.append(.init("分值", WrittenNode(.scalar(score.description)))) }
    if let isSatisfied { entries.append(.init("满意", WrittenNode(.scalar(isSatisfied ? "是" : "否")))) }
    if !isValid { entries.append(.init("有效", "否")) }
    if isExclusive { entries.append(.init("互斥", "是")) }
    if !aliases.isEmpty {
      entries.append(.init("别名", WrittenNode(.flowList(aliases.map { WrittenNode(.scalar($0)) }))))
    }
    let parts = [count.map { "\($0) 次" }, doubts.note].compactMap(\.self)
    return WrittenNode(.flow(entries), note: parts.isEmpty ? nil : parts.joined(separator: "；"))
  }
}

extension DraftedQuestion {
  /// On one line where the question has no options or rows of its own.
  fileprivate var node: WrittenNode {
    var entries: [WrittenNode.Entry] = [.init("编号", WrittenNode(.scalar(id)))]
    if let number { entries.append(.init("题号", WrittenNode(.scalar(number)))) }
    entries += [.init("题干", WrittenNode(.scalar(text))), .init("题型", WrittenNode(.scalar(kind.spelling.zh)))]
    if let role, role != kind.usualRole {
      entries.append(.init("用途", WrittenNode(.scalar(role.spelling.zh))))
    }
    if let scale { entries.append(.init("量表", WrittenNode(.scalar(scale)))) }
    if !isRequired { entries.append(.init("必答", "否")) }
    if isReversed { entries.append(.init("反向", "是")) }
    if allowsOtherText { entries.append(.init("其他填写", "是")) }
    if let least { entries.append(.init("最少", WrittenNode(.scalar("\(least)")))) }
    if let most { entries.append(.init("最多", WrittenNode(.scalar("\(most)")))) }
    if !correct.isEmpty {
      entries.append(.init("正确", WrittenNode(.flowList(correct.map { WrittenNode(.scalar($0)) }))))
    }
    if let shownIf { entries.append(.init("显示条件", WrittenNode(.scalar(shownIf)))) }
    guard !options.isEmpty || !rows.isEmpty else { return WrittenNode(.flow(entries), note: doubts.note) }
    if !rows.isEmpty { entries.append(.init("行", WrittenNode(.list(rows.map(\.node))))) }
    if !options.isEmpty {
      entries.append(.init("选项", WrittenNode(.list(options.map { $0.node }))))
    }
    return WrittenNode(.block(entries), note: doubts.note)
  }
}

extension DraftedQuestion.Row {
  fileprivate var node: WrittenNode {
    WrittenNode(.flow([.init("编号", WrittenNode(.scalar(id))), .init("文本", WrittenNode(.scalar(text)))]))
  }
}

extension QuestionKind {
  /// What the reader takes a question of this type to be for, when the definition does not say.
  fileprivate var usualRole: QuestionRole {
    switch self {
    case .scale, .matrixSingle: .satisfaction
    case .single, .multiple, .matrixMultiple, .text, .multipleText, .number, .date, .ranking, .proportions,
      .instruction:
      .other
    }
  }
}

extension DraftedRule {
  fileprivate func node(number: Int) -> WrittenNode {
    var entries: [WrittenNode.Entry] = [
      .init("编号", WrittenNode(.scalar("V\(number)"))), .init("规则", WrittenNode(.scalar(kind.spelling.zh))),
      .init("处理", WrittenNode(.scalar(action.spelling.zh))),
    ]
    for parameter in parameters {
      let isList = parameter.key == "依据"
      let values = parameter.values.map { WrittenNode(.scalar($0)) }
      entries.append(.init(parameter.key, isList ? WrittenNode(.flowList(values)) : values[0]))
    }
    return WrittenNode(.flow(entries), note: doubt?.note)
  }
}
