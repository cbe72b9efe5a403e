public import Diagnostics

extension DelimitedTextError {
  /// What is wrong, in one sentence.
  public func message(in language: Language) -> String {
    switch language {
    case .zh: chineseMessage
    case .en: englishMessage
    }
  }

  /// The way out.
  public func help(in language: Language) -> String? {
    switch language {
    case .zh: chineseHelp
    case .en: englishHelp
    }
  }

  private var chineseMessage: String {
    switch self {
    case .empty: "文件是空的，一条记录也没有。"
    case .binary(let kind, _): "这不是 CSV 一类的文本，看起来是\(kind.chineseName)。"
    case .nulByte(let place): "第 \(place.byteOffset) 字节是空字符（NUL），文本文件里不应有：文件可能损坏，或不是文本。"
    case .undecodable(let byte, let place):
      "识别不出编码：UTF-8、GB18030、UTF-16 都不符，第 \(place.byteOffset) 字节 \(hexadecimal(byte)) 起不通。"
    case .invalidByte(let byte, let encoding, let place):
      "第 \(place.byteOffset) 字节 \(hexadecimal(byte)) 不是有效的 \(encoding.name) 字符。"
    case .unsupported(let encoding, _): "本机的 C 函数库不能转换 \(encoding.name)。"
    case .unterminatedQuote(let place, let row):
      "第 \(row) 行记录里，从第 \(place.byteOffset) 字节开始的双引号到文件末尾都没有闭合。"
    case .recordTooLong(let place, let row, let limit, let quote):
      "从第 \(place.byteOffset) 字节开始的第 \(row) 行记录超过 \(limit) 字节。"
        + (quote.map { "其中第 \($0.line) 行第 \($0.column) 列的双引号没有闭合。" } ?? "")
    case .tooManyFields(let count, _, let limit): "这条记录有 \(count) 列，超过 \(limit) 列，不像一张表。"
    case .unreadable(_, let reason): reason.message(in: .zh)
    }
  }

  private var chineseHelp: String? {
    switch self {
    case .empty: "请检查导出是否完成，重新下载后再试。"
    case .binary(let kind, _): kind.chineseWayOut
    case .nulByte: "请重新导出；若用 Excel，请“另存为”→“CSV UTF-8（逗号分隔）”。"
    case .undecodable: "请用 Excel 或记事本打开，确认文字正常后另存为 UTF-8；或指明文件的编码。"
    case .invalidByte: "请重新导出或另存为 UTF-8；若编码判断有误，请指明文件的编码。"
    case .unsupported: "请把文件另存为 UTF-8，或安装系统的字符集转换模块（gconv）。"
    case .unterminatedQuote: "请在该处补上右引号，或删去多余的引号；字段内的引号要写两遍。"
    case .recordTooLong: "请检查此处是否漏了右引号或换行。"
    case .tooManyFields: "请检查是否漏了换行；数据表请每份答卷占一行、每题占一列。"
    case .unreadable(_, let reason): reason.help(in: .zh)
    }
  }

  private var englishMessage: String {
    switch self {
    case .empty: "the file is empty; it has no records."
    case .binary(let kind, _): "this is no delimited text; it seems to be \(kind.englishName)."
    case .nulByte(let place):
      "byte \(place.byteOffset) is NUL, which no text has: the file is damaged or not text."
    case .undecodable(let byte, let place):
      "the encoding is neither UTF-8 nor GB18030 nor UTF-16; what fits longest breaks at byte "
        + "\(place.byteOffset) (\(hexadecimal(byte)))."
    case .invalidByte(let byte, let encoding, let place):
      "byte \(place.byteOffset) (\(hexadecimal(byte))) is not valid \(encoding.name)."
    case .unsupported(let encoding, _): "the C library of this machine cannot convert \(encoding.name)."
    case .unterminatedQuote(let place, let row):
      "the quote at byte \(place.byteOffset), in record \(row), is not closed before the end of the file."
    case .recordTooLong(let place, let row, let limit, let quote):
      "record \(row), starting at byte \(place.byteOffset), is longer than \(limit) bytes."
        + (quote.map { " The quote at line \($0.line), column \($0.column) in it is not closed." } ?? "")
    case .tooManyFields(let count, _, let limit):
      "this record has \(count) columns, more than \(limit): this is hardly a table."
    case .unreadable(_, let reason): reason.message(in: .en)
    }
  }

  private var englishHelp: String? {
    switch self {
    case .empty: "Check that the export had finished and download it again."
    case .binary(let kind, _): kind.englishWayOut
    case .nulByte: "Export it again; in Excel, save as “CSV UTF-8 (Comma delimited)”."
    case .undecodable:
      "Open it in Excel or an editor, see that the text is right and save as UTF-8; or name the encoding."
    case .invalidByte: "Export it again or save it as UTF-8; if the encoding was misjudged, name it."
    case .unsupported: "Save the file as UTF-8, or install the system's character set converters (gconv)."
    case .unterminatedQuote: "Close it there, or delete it; a quote inside a quoted field is written twice."
    case .recordTooLong: "See whether a closing quote or a line break is missing there."
    case .tooManyFields: "Look for missing line breaks; a table has a row for each response."
    case .unreadable(_, let reason): reason.help(in: .en)
    }
  }

  private func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "0x" + (digits.count < 2 ? "0" : "") + digits
  }
}

extension BinaryKind {
  fileprivate var chineseName: String {
    switch self {
    case .zip: "ZIP 压缩包或 Excel 工作簿（.xlsx）"
    case .ole2: "旧版 Excel 工作簿（.xls）"
    case .spss: "SPSS 数据文件（.sav）"
    case .webPage: "网页（HTML），有的平台把它叫作 .xls"
    case .spreadsheetXML: "XML 表格（Excel 2003）"
    case .gzip: "gzip 压缩文件"
    case .unknown: "二进制数据（含空字符 NUL）"
    }
  }

  fileprivate var englishName: String {
    switch self {
    case .zip: "a ZIP archive or an Excel workbook (.xlsx)"
    case .ole2: "an old Excel workbook (.xls)"
    case .spss: "an SPSS data file (.sav)"
    case .webPage: "a web page (HTML), which some platforms call .xls"
    case .spreadsheetXML: "an XML spreadsheet (Excel 2003)"
    case .gzip: "a gzip file"
    case .unknown: "binary data (it has NUL bytes)"
    }
  }

  fileprivate var chineseWayOut: String {
    switch self {
    case .zip: "若是工作簿，请在 Excel 里“另存为”→“CSV UTF-8（逗号分隔）”；若是压缩包，请先解压。"
    case .ole2: "请在 Excel 里“另存为”→“CSV UTF-8（逗号分隔）”。"
    case .webPage, .spreadsheetXML: "请在 Excel 里打开，另存为“Excel 工作簿（.xlsx）”。"
    case .spss: "请在 SPSS 里另存为 CSV（UTF-8），或从问卷平台直接导出 CSV。"
    case .gzip: "请先解压。"
    case .unknown: "请从问卷平台导出 CSV，或在 Excel 里“另存为”→“CSV UTF-8（逗号分隔）”。"
    }
  }

  fileprivate var englishWayOut: String {
    switch self {
    case .zip: "Save a workbook as “CSV UTF-8 (Comma delimited)” in Excel; unpack an archive first."
    case .ole2: "Save it as “CSV UTF-8 (Comma delimited)” in Excel."
    case .webPage, .spreadsheetXML: "Open it in Excel and save it as “Excel Workbook (.xlsx)”."
    case .spss: "Save it as CSV (UTF-8) in SPSS, or export CSV from the survey platform."
    case .gzip: "Unpack it first."
    case .unknown: "Export CSV from the survey platform, or save as “CSV UTF-8 (Comma delimited)” in Excel."
    }
  }
}
