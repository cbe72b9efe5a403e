public import Diagnostics

extension DefinitionProblem: Diagnostic {
  /// The place.
  public var location: SourceLocation? { place }

  /// A key that belongs elsewhere is ignored, a guess is a value all the same; everything else makes the file unusable.
  public var severity: Severity {
    switch fault {
    case .belongsToEvaluation, .unconfirmed: .warning
    case .emptyFile, .tooLarge, .notUTF8, .notYAML, .fullWidthColon, .tabIndent, .reservedCharacter,
      .commaInBraces, .duplicateKey, .aliasBomb, .aliasAsKey, .nestingTooDeep, .unknownKey, .missingKey,
      .emptyValue, .emptyMember, .wrongKind, .notANumber, .leadingZero, .notACount, .notADate, .notAFlag,
      .notAChoice, .tooFew, .unfilled:
      .error
    }
  }

  /// The kind of problem.
  public var code: String {
    switch fault {
    case .emptyFile: "empty-file"
    case .tooLarge: "file-too-large"
    case .notUTF8: "not-utf8"
    case .notYAML: "yaml-syntax"
    case .fullWidthColon: "full-width-colon"
    case .tabIndent: "tab-indent"
    case .reservedCharacter: "reserved-character"
    case .commaInBraces: "comma-in-braces"
    case .duplicateKey: "duplicate-key"
    case .aliasBomb: "alias-bomb"
    case .aliasAsKey: "alias-as-key"
    case .nestingTooDeep: "nesting-too-deep"
    case .unknownKey: "unknown-key"
    case .missingKey: "missing-key"
    case .belongsToEvaluation: "belongs-to-evaluation"
    case .emptyValue: "empty-value"
    case .emptyMember: "empty-member"
    case .wrongKind: "wrong-kind"
    case .notANumber: "not-a-number"
    case .leadingZero: "leading-zero"
    case .notACount: "not-a-count"
    case .notADate: "not-a-date"
    case .notAFlag: "not-a-flag"
    case .notAChoice: "not-a-choice"
    case .tooFew: "too-few"
    case .unfilled: "to-fill"
    case .unconfirmed: "to-confirm"
    }
  }

  /// What is wrong.
  public func message(in language: Language) -> String {
    switch language {
    case .zh: chinese
    case .en: english
    }
  }

  private var chinese: String {
    switch fault {
    case .emptyFile: "文件是空的。"
    case .tooLarge(let bytes, let limit): "文件有 \(bytes) 字节，超过上限 \(limit)；定义文件不应这么大。"
    case .notUTF8(let offset): "不是 UTF-8 文本（字节 \(offset) 处）。请用编辑器另存为 UTF-8。"
    case .notYAML(let reason): "不是合法的 YAML：\(reason)。"
    case .fullWidthColon(let key): "“\(key)”后面是全角冒号“：”。请改成半角冒号加空格“: ”。"
    case .tabIndent: "缩进用了制表符（Tab）。YAML 只认空格，请改成空格。"
    case .reservedCharacter(let character): "值不能以“\(character)”开头，YAML 另有用处。请加引号，如 \"\(character)\"。"
    case .commaInBraces(let rest):
      "花括号里的半角逗号把文本断开了，“\(rest)”成了一个键。请用全角逗号“，”，或把整段文本放进引号。"
    case .duplicateKey(let key): "键“\(key)”在同一处出现了两次。请删去一个。"
    case .aliasBomb: "别名（& 和 *）展开后过大，文件不读取。请把重复的内容写成量表，用名称引用。"
    case .aliasAsKey: "别名（*）不能当键。请直接写出键名。"
    case .nestingTooDeep(let limit): "嵌套超过 \(limit) 层。请检查括号是否配对。"
    case .unknownKey(let key, let shape, let nearest):
      "\(shape.zh)里没有“\(key)”这个键。" + (nearest.map { "是不是“\($0)”？" } ?? "请对照 manyi schema 检查。")
    case .missingKey(let key, let shape): "\(shape.zh)缺少必填的“\(key)”。请补上。"
    case .belongsToEvaluation(let key): "“\(key)”属于评价文件（evaluation.yaml），问卷里不读取。请移过去。"
    case .emptyValue(let key): "“\(key)”后面没有内容。请填写，或删去这一行。"
    case .emptyMember: "列表里有一项没有内容。请填写，或删去这一项。"
    case .wrongKind(let expected, let found): "这里应是\(expected.zh)，写的却是\(found.zh)。"
    case .notANumber(let text): "“\(text)”不是数字。请只写数字（小数点用“.”），不带单位、百分号和千分位。"
    case .leadingZero(let text): "数字“\(text)”以 0 开头。请去掉前导 0；若是代码，请加引号。"
    case .notACount(let text): "“\(text)”不是非负整数。"
    case .notADate(let text): "“\(text)”不是日期。请写成 2024-05-06 或 2024-05-06 08:30。"
    case .notAFlag(let text): "“\(text)”不是是非值。请写 是 或 否。"
    case .notAChoice(let text, let choices, let nearest):
      "“\(text)”不在可选值之列。" + (nearest.map { "是不是“\($0)”？" } ?? "")
        + "可选：\(choices.map(\.zh).joined(separator: "、"))。"
    case .tooFew(let count, let least): "只有 \(count) 项，至少要 \(least) 项。"
    case .unfilled(let text): "这里还没有填：“\(text)”。请填写实际内容；不需要的，连同键一起删去。"
    case .unconfirmed(let note):
      "待确认" + (note.isEmpty ? "。" : "：\(note)。") + "核对后请删去这个标记。"
    }
  }

  private var english: String {
    switch fault {
    case .emptyFile: "the file is empty."
    case .tooLarge(let bytes, let limit):
      "the file has \(bytes) bytes, more than the limit of \(limit); no definition is that large."
    case .notUTF8(let offset): "not UTF-8 text (byte \(offset)). Save it as UTF-8 in an editor."
    case .notYAML(let reason): "not valid YAML: \(reason)."
    case .fullWidthColon(let key):
      "a full-width colon “：” follows ‘\(key)’. Write a plain colon and a space: “: ”."
    case .tabIndent: "the indentation is a tab. YAML takes blanks only; replace the tab by blanks."
    case .reservedCharacter(let character):
      "a value cannot begin with ‘\(character)’, which YAML keeps for itself. Quote it, as in \"\(character)\"."
    case .commaInBraces(let rest):
      "a plain comma inside braces ends the text, so that ‘\(rest)’ became a key. Use a full-width comma “，” or "
        + "put the text in quotes."
    case .duplicateKey(let key): "the key ‘\(key)’ stands twice here. Remove one."
    case .aliasBomb:
      "the aliases (& and *) expand beyond reason; the file is not read. Name a scale once and refer to its name."
    case .aliasAsKey: "an alias (*) cannot be a key. Write the key itself."
    case .nestingTooDeep(let limit): "nested deeper than \(limit) levels. Check that brackets close."
    case .unknownKey(let key, let shape, let nearest):
      "\(shape.en) has no key ‘\(key)’. " + (nearest.map { "Did you mean ‘\($0)’?" } ?? "See manyi schema.")
    case .missingKey(let key, let shape):
      "\(shape.en) lacks the required key ‘\(key)’ (\(Vocabulary.english(for: key) ?? key)). Add it."
    case .belongsToEvaluation(let key):
      "‘\(key)’ belongs to the evaluation file (evaluation.yaml) and is not read from a questionnaire. Move it there."
    case .emptyValue(let key): "nothing stands after ‘\(key)’. Fill it in or remove the line."
    case .emptyMember: "a member of the list is empty. Fill it in or remove it."
    case .wrongKind(let expected, let found): "\(expected.en) belongs here, not \(found.en)."
    case .notANumber(let text):
      "‘\(text)’ is not a number. Write digits only, with “.” as the point: no unit, percent sign or separators."
    case .leadingZero(let text):
      "the number ‘\(text)’ starts with 0. Drop the zero; if it is a code, quote it."
    case .notACount(let text): "‘\(text)’ is not a whole number of 0 or more."
    case .notADate(let text): "‘\(text)’ is not a date. Write 2024-05-06 or 2024-05-06 08:30."
    case .notAFlag(let text): "‘\(text)’ is neither yes nor no. Write 是 or 否 (true or false)."
    case .notAChoice(let text, let choices, let nearest):
      "‘\(text)’ is not one of the choices. " + (nearest.map { "Did you mean ‘\($0)’? " } ?? "")
        + "Choices: \(choices.map { "\($0.zh) (\($0.en))" }.joined(separator: ", "))."
    case .tooFew(let count, let least): "\(count) members, at least \(least) are needed."
    case .unfilled(let text):
      "not filled in yet: ‘\(text)’. Write what belongs here; remove the key if it is not needed."
    case .unconfirmed(let note):
      "to be confirmed" + (note.isEmpty ? "." : ": \(note).") + " Delete the mark when it is settled."
    }
  }
}

extension DefinitionProblem.ExpectedKind {
  fileprivate var zh: String {
    switch self {
    case .scalar: "单个值"
    case .list: "列表"
    case .mapping: "“键: 值”的组合"
    case .oneOfSeveral: "另一种写法（见 manyi schema）"
    }
  }

  fileprivate var en: String {
    switch self {
    case .scalar: "a single value"
    case .list: "a list"
    case .mapping: "a group of “key: value”"
    case .oneOfSeveral: "another form (see manyi schema)"
    }
  }
}

extension DefinitionProblem.FoundKind {
  fileprivate var zh: String {
    switch self {
    case .scalar(let text): "“\(text.fitted(toCells: 30))”"
    case .list: "列表"
    case .mapping: "“键: 值”的组合"
    }
  }

  fileprivate var en: String {
    switch self {
    case .scalar(let text): "‘\(text.fitted(toCells: 30))’"
    case .list: "a list"
    case .mapping: "a group of “key: value”"
    }
  }
}
