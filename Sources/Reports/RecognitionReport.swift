public import Diagnostics
public import Responses
public import Tables

/// What exports were taken for, and why (导出文件识别).
public enum RecognitionReport {
  /// One object a file, in the order they were read.
  public static func json(_ files: [ExportRecognition], language: Language) -> JSONValue {
    let words = Words(language)
    return .array(
      files.map { file in
        .members([
          "file": .string(file.baseName), "platform": .string(file.platform),
          "declared": .bool(file.isDeclared),
          "evidence": .array(file.evidence.map { .string($0.sentence(words)) }),
          "content": .string(file.content.rawValue), "encoding": .string(file.encoding),
          "preambleRecords": .integer(file.preambleRecords), "headerRecords": .integer(file.headerRecords),
          "responses": .integer(file.responses),
          "repeated": file.repeated > 0 ? .integer(file.repeated) : nil,
          "verdictColumns": .array(file.verdictHeadings.map(JSONValue.string)),
          "unusedColumns": .array(file.unusedHeadings.map(JSONValue.string)),
        ])
      })
  }

  /// One row a file.
  public static func table(_ files: [ExportRecognition], language: Language) -> Table {
    let words = Words(language)
    var table = Table(
      title: words("答卷文件", "Exports"),
      columns: [
        .init(words("文件", "File")), .init(words("识别为", "Recognised as")), .init(words("依据", "Because")),
        .init(words("答卷", "Responses"), .trailing),
      ])
    for file in files {
      let kind = [file.platform, file.content.words(words), file.encoding].joined(separator: words("，", ", "))
      table.append([.init(file.baseName), .init(kind), .init(file.reason(words)), .init("\(file.responses)")])
      if file.repeated > 0 {
        table.notes.append(
          words(
            "\(file.baseName)：其中 \(file.repeated) 份前面的文件里已有，只计一次。",
            "\(file.baseName): \(file.repeated) of them stand in earlier files and count once."))
      }
      if !file.verdictHeadings.isEmpty {
        let columns = file.verdictHeadings.joined(separator: words("、", ", "))
        table.notes.append(
          words(
            "\(file.baseName)：平台自己的判断在“\(columns)”列，要用请写 平台标记 规则。",
            "\(file.baseName): the platform's own verdict is in \(columns); a 平台标记 (platform flag) rule can use it."
          ))
      }
    }
    return table
  }

  /// One line a file, for those who have to find out why it does not fit.
  public static func lines(_ files: [ExportRecognition], language: Language) -> [String] {
    let words = Words(language)
    return files.map { file in
      words(
        "\(file.file)：识别为 \(file.platform)，\(file.content.words(words))，\(file.reason(words))。",
        "\(file.file): recognised as \(file.platform), \(file.content.words(words)), because \(file.reason(words))."
      )
    }
  }
}

extension ExportRecognition {
  fileprivate func reason(_ words: Words) -> String {
    if isDeclared { return words("已指明", "it was named") }
    if evidence.isEmpty { return words("没有平台的特征列", "no platform shows") }
    return evidence.map { $0.sentence(words) }.joined(separator: words("；", "; "))
  }
}

extension ExportEvidence {
  func sentence(_ words: Words) -> String {
    switch self {
    case .headings(let headings):
      words("有列 ", "columns ") + headings.prefix(4).joined(separator: words("、", ", "))
        + (headings.count > 4 ? words(" 等 \(headings.count) 列", " and \(headings.count - 4) more") : "")
    case .form(let example):
      words("列标题的写法如“\(example.fitted(toCells: 30))”", "headings like ‘\(example.fitted(toCells: 30))’")
    case .below(let start): words("表头下有“\(start)”", "‘\(start)’ below the header")
    }
  }
}

extension ExportContent {
  fileprivate func words(_ words: Words) -> String {
    switch self {
    case .text: words("按文本", "text export")
    case .number: words("按序号", "number export")
    case .score: words("按分数", "score export")
    }
  }
}
