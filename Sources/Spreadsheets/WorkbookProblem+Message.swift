public import Diagnostics

extension WorkbookProblem: Diagnostic {
  /// The kind of fault, in kebab case.
  public var code: String {
    switch fault {
    case .other(let kind, _): kind.code
    case .unreadable: "unreadable-file"
    case .damaged: "damaged-workbook"
    case .encrypted: "encrypted-workbook"
    case .overLimit: "huge-workbook"
    case .malformed: "malformed-workbook"
    case .missingPart: "incomplete-workbook"
    case .noWorksheet: "no-worksheet"
    case .unknownSheet: "unknown-sheet"
    case .badCell: "damaged-cell"
    }
  }

  /// Always an error: figures from part of a workbook would be wrong.
  public var severity: Severity { .error }

  /// The file as a whole.
  public var location: SourceLocation? { .file(file) }

  /// What is wrong, in one sentence.
  public func message(in language: Language) -> String {
    switch language {
    case .zh: fault.chinese
    case .en: fault.english
    }
  }

  /// The way out.
  public func help(in language: Language) -> String? {
    let zh = language == .zh
    return switch fault {
    case .other(let kind, _): zh ? kind.chineseWayOut : kind.englishWayOut
    case .unreadable: zh ? "请检查文件是否存在、是否有权限、磁盘是否正常。" : "Check the file, its permissions and the disk."
    case .encrypted: zh ? "请在 Excel 里去掉密码后另存。" : "Save it without a password in Excel."
    case .overLimit:
      zh
        ? "若确是真实数据，请拆成几个文件，或另存为 CSV。"
        : "If the data are real, split them over several files or save them as CSV."
    case .damaged, .malformed, .missingPart, .badCell:
      zh
        ? "请重新导出，或在 Excel 里打开并另存为 .xlsx。" : "Export it again, or open it in Excel and save it as .xlsx."
    case .noWorksheet: zh ? "请确认保存的是含数据的工作簿。" : "See that the workbook with the data was saved."
    case .unknownSheet(_, let sheets, let nearest):
      if let nearest {
        zh ? "是不是“\(nearest)”？" : "Did you mean ‘\(nearest)’?"
      } else {
        zh
          ? "有：\(sheets.prefix(20).joined(separator: "、"))。"
          : "There are: \(sheets.prefix(20).joined(separator: ", "))."
      }
    }
  }
}

extension WorkbookFault {
  fileprivate var chinese: String {
    switch self {
    case .other(let kind, let names):
      "这不是 .xlsx 工作簿，而是\(kind.chineseName)" + (names.isEmpty ? "。" : "（内有 \(names.joined(separator: "、"))）。")
    case .unreadable(let reason): "读取文件失败：\(reason)。"
    case .damaged(let damage, let part): "工作簿损坏：" + (part.map { "\($0) " } ?? "") + "\(damage.chinese)。"
    case .encrypted(let part): "工作簿里的 \(part) 加了密码。"
    case .overLimit(let limit, let part): (part.map { "工作簿里的 \($0) " } ?? "工作簿") + "\(limit.chinese)，拒绝展开。"
    case .malformed(let damage, let part, let offset):
      "工作簿里的 \(part) 在第 \(offset) 字节附近\(damage.chinese)。"
    case .missingPart(let part): "工作簿里缺少 \(part)。"
    case .noWorksheet: "工作簿里没有工作表。"
    case .unknownSheet(let name, _, _): "没有工作表“\(name)”。"
    case .badCell(let damage, let sheet, let cell): "工作表“\(sheet)”的 \(cell) \(damage.chinese)。"
    }
  }

  fileprivate var english: String {
    switch self {
    case .other(let kind, let names):
      "this is no .xlsx workbook but \(kind.englishName)"
        + (names.isEmpty ? "." : " (in it: \(names.joined(separator: ", "))).")
    case .unreadable(let reason): "reading the file failed: \(reason)."
    case .damaged(let damage, let part):
      "the workbook is damaged: " + (part.map { "\($0) " } ?? "it ") + "\(damage.english)."
    case .encrypted(let part): "\(part) in the workbook asks for a password."
    case .overLimit(let limit, let part):
      (part.map { "\($0) in the workbook " } ?? "the workbook ") + "\(limit.english); it is not expanded."
    case .malformed(let damage, let part, let offset):
      "\(part) in the workbook, near its byte \(offset), \(damage.english)."
    case .missingPart(let part): "the workbook lacks its part \(part)."
    case .noWorksheet: "the workbook has no worksheet."
    case .unknownSheet(let name, _, _): "there is no sheet ‘\(name)’."
    case .badCell(let damage, let sheet, let cell): "\(cell) of sheet ‘\(sheet)’ \(damage.english)."
    }
  }
}

extension ArchiveDamage {
  fileprivate var chinese: String {
    switch self {
    case .cutOff: "没有到头，文件被截断"
    case .noDirectory: "没有可用的压缩目录，可能没有下载完"
    case .severalVolumes: "是分卷压缩的一部分"
    case .badName: "的条目名不合规"
    case .nameTwice: "在压缩包里出现了两次"
    case .noEntry: "与压缩目录所记不符"
    case .overlap: "与另一条目占用同一段数据"
    case .unknownCompression(let method): "用了不认识的压缩方法 \(method)"
    case .badCompression: "的压缩数据解不开"
    case .wrongSize: "解开后的长度与所记不符"
    case .wrongChecksum: "解开后的校验和不符"
    }
  }

  fileprivate var english: String {
    switch self {
    case .cutOff: "ends before its end: the file is cut off"
    case .noDirectory: "has no usable directory; the download may be incomplete"
    case .severalVolumes: "is one volume of a split archive"
    case .badName: "has an entry under an impossible name"
    case .nameTwice: "is in the archive twice"
    case .noEntry: "is not where the directory says"
    case .overlap: "shares bytes with another entry"
    case .unknownCompression(let method): "uses the unknown compression method \(method)"
    case .badCompression: "cannot be expanded"
    case .wrongSize: "does not expand to the size it declares"
    case .wrongChecksum: "does not match its checksum"
    }
  }
}

extension XMLDamage {
  fileprivate var chinese: String {
    switch self {
    case .cutOff: "没有写完就断了"
    case .unbalanced: "的标签不成对"
    case .badTag: "的标签写法不对"
    case .attributeTwice: "有重复的属性"
    case .badReference: "有不认识的 & 引用"
    case .documentType: "有文档类型声明（DOCTYPE），不予读取"
    case .textOutside: "在根元素之外还有内容"
    case .tooDeep: "嵌套太深"
    case .tagTooLong: "有过长的标签"
    case .badCharacter: "有不合法的字符"
    case .encoding(let name): "声明的编码 \(name) 与内容不符或不支持"
    case .unknownPrefix: "有没有声明的前缀"
    }
  }

  fileprivate var english: String {
    switch self {
    case .cutOff: "is cut off"
    case .unbalanced: "has tags that do not balance"
    case .badTag: "has a tag that is none"
    case .attributeTwice: "has an attribute twice"
    case .badReference: "has an unknown & reference"
    case .documentType: "has a document type (DOCTYPE), which is not read"
    case .textOutside: "has content outside its root element"
    case .tooDeep: "is nested too deep"
    case .tagTooLong: "has a tag that is too long"
    case .badCharacter: "has an invalid character"
    case .encoding(let name): "declares the encoding \(name), which is not supported or not its own"
    case .unknownPrefix: "has an undeclared prefix"
    }
  }
}

extension WorkbookLimit {
  fileprivate var chinese: String {
    switch self {
    case .entries(let limit): "超过 \(limit) 个条目"
    case .totalBytes(let limit): "展开后超过 \(limit) 字节"
    case .ratio(let limit): "声称展开到压缩数据的 \(limit) 倍以上，像是压缩炸弹"
    case .cellBytes(let limit): "有超过 \(limit) 字节的单元格"
    case .sharedBytes(let limit): "的文本合计超过 \(limit) 字节"
    case .blankCells(let limit): "的空单元格超过 \(limit) 个"
    }
  }

  fileprivate var english: String {
    switch self {
    case .entries(let limit): "has more than \(limit) entries"
    case .totalBytes(let limit): "expands to more than \(limit) bytes"
    case .ratio(let limit): "claims to expand to more than \(limit) times its size, as a zip bomb does"
    case .cellBytes(let limit): "has a cell of more than \(limit) bytes"
    case .sharedBytes(let limit): "has more than \(limit) bytes of text"
    case .blankCells(let limit): "has more than \(limit) blank cells"
    }
  }
}

extension CellDamage {
  fileprivate var chinese: String {
    switch self {
    case .badReference: "单元格引用不对，或超出行列上限"
    case .outOfOrder: "重复出现，或次序颠倒"
    case .noSharedText: "引用了不存在的共享文本"
    case .notANumber: "应是数字而不是"
    case .unknownType: "的类型不认识"
    }
  }

  fileprivate var english: String {
    switch self {
    case .badReference: "has an impossible reference"
    case .outOfOrder: "comes twice or out of order"
    case .noSharedText: "refers to a shared text that is not there"
    case .notANumber: "should be a number and is none"
    case .unknownType: "has an unknown type"
    }
  }
}

extension OtherFile {
  fileprivate var code: String {
    switch self {
    case .oldWorkbook: "old-workbook"
    case .encryptedWorkbook: "encrypted-workbook"
    case .macroWorkbook: "macro-workbook"
    case .binaryWorkbook: "binary-workbook"
    case .openDocument, .appleDocument, .officeDocument, .otherCompoundFile, .archive: "not-a-workbook"
    }
  }

  fileprivate var chineseName: String {
    switch self {
    case .oldWorkbook: "Excel 97–2003 工作簿（.xls）"
    case .encryptedWorkbook: "加了打开密码的工作簿"
    case .otherCompoundFile: "旧版 Office 文件（OLE 复合文档）"
    case .macroWorkbook: "带宏的工作簿（.xlsm）"
    case .binaryWorkbook: "二进制工作簿（.xlsb）"
    case .openDocument: "OpenDocument 文件（.ods）"
    case .appleDocument: "苹果 Numbers 一类的文件（.numbers）"
    case .officeDocument: "Word 或 PowerPoint 文件"
    case .archive: "普通压缩包（ZIP）"
    }
  }

  fileprivate var englishName: String {
    switch self {
    case .oldWorkbook: "an Excel 97–2003 workbook (.xls)"
    case .encryptedWorkbook: "a workbook that asks for a password to open"
    case .otherCompoundFile: "a file of an old Office (OLE container)"
    case .macroWorkbook: "a workbook with macros (.xlsm)"
    case .binaryWorkbook: "a binary workbook (.xlsb)"
    case .openDocument: "an OpenDocument file (.ods)"
    case .appleDocument: "an Apple Numbers or similar file (.numbers)"
    case .officeDocument: "a Word or PowerPoint document"
    case .archive: "a plain ZIP archive"
    }
  }

  fileprivate var chineseWayOut: String {
    switch self {
    case .oldWorkbook, .binaryWorkbook, .otherCompoundFile:
      "请在 Excel 里打开，另存为“Excel 工作簿（.xlsx）”。"
    case .macroWorkbook: "宏不予读取；请在 Excel 里另存为不带宏的“Excel 工作簿（.xlsx）”。"
    case .encryptedWorkbook: "请在 Excel 的“文件”→“信息”→“保护工作簿”里去掉密码后另存。"
    case .openDocument: "请在 LibreOffice 或 Excel 里另存为 .xlsx。"
    case .appleDocument: "请在 Numbers 里“导出为”→“Excel”。"
    case .officeDocument: "请给出含答卷的工作簿或 CSV。"
    case .archive: "请先解压，再给出其中的 .xlsx 或 .csv。"
    }
  }

  fileprivate var englishWayOut: String {
    switch self {
    case .oldWorkbook, .binaryWorkbook, .otherCompoundFile:
      "Open it in Excel and save it as “Excel Workbook (.xlsx)”."
    case .macroWorkbook: "Macros are not read; save it in Excel as “Excel Workbook (.xlsx)”, without macros."
    case .encryptedWorkbook: "Remove the password in Excel (File, Info, Protect Workbook) and save it."
    case .openDocument: "Save it as .xlsx in LibreOffice or Excel."
    case .appleDocument: "In Numbers, export it to Excel."
    case .officeDocument: "Give the workbook or CSV with the responses."
    case .archive: "Unpack it first and give the .xlsx or .csv in it."
    }
  }
}
