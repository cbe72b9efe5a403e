public import Diagnostics

extension SavProblem {
  /// What is wrong, in one sentence.
  public func message(in language: Language) -> String {
    switch language {
    case .zh: fault.chinese
    case .en: fault.english
    }
  }

  /// The way out.
  public func help(in language: Language) -> String? {
    switch language {
    case .zh: fault.chineseWayOut
    case .en: fault.englishWayOut
    }
  }
}

extension SavProblem.Fault {
  fileprivate var chinese: String {
    switch self {
    case .notSupported: "这是 SPSS 数据文件（.sav），本程序编译时没有打开 SPSS 功能。"
    case .damaged(let words): "SPSS 文件损坏" + (words.map { "（\($0)）" } ?? "") + "。"
    case .cutOff(let declared?, let read): "SPSS 文件不完整：应有 \(declared) 个个案，只读到 \(read) 个。"
    case .cutOff(nil, let read): "SPSS 文件不完整：读到第 \(read) 个个案就断了。"
    case .badText(let encoding): "SPSS 文件里有的文字不是它声明的编码" + (encoding.map { "（\($0)）" } ?? "") + "。"
    case .unknownEncoding(let name): "不认识 SPSS 文件的编码" + (name.map { " \($0)" } ?? "") + "。"
    case .undeclaredEncoding(let example): "SPSS 文件没有声明编码，按西欧文字读出来像是乱码，如“\(example)”。"
    case .unknownForm: "不认识的 SPSS 文件版本或压缩方式，也可能加了密码。"
    case .tooManyVariables(let limit): "SPSS 文件的变量超过 \(limit) 个。"
    case .unreadable(let reason): "读取文件失败：\(reason)。"
    }
  }

  fileprivate var english: String {
    switch self {
    case .notSupported: "this is an SPSS data file (.sav), and this manyi was built without SPSS files."
    case .damaged(let words): "the SPSS file is damaged" + (words.map { " (\($0))" } ?? "") + "."
    case .cutOff(let declared?, let read):
      "the SPSS file is cut off: it declares \(declared) cases and holds \(read)."
    case .cutOff(nil, let read): "the SPSS file is cut off after \(read) cases."
    case .badText(let encoding):
      "text in the SPSS file is not in the encoding it declares" + (encoding.map { " (\($0))" } ?? "") + "."
    case .unknownEncoding(let name):
      "the encoding of the SPSS file is not known" + (name.map { ": \($0)" } ?? "") + "."
    case .undeclaredEncoding(let example):
      "the SPSS file declares no encoding; read as Western European, it looks garbled: ‘\(example)’."
    case .unknownForm: "the SPSS file is of an unknown version or compression, or behind a password."
    case .tooManyVariables(let limit): "the SPSS file has more than \(limit) variables."
    case .unreadable(let reason): "reading the file failed: \(reason)."
    }
  }

  fileprivate var chineseWayOut: String {
    switch self {
    case .notSupported:
      "请安装 libreadstat（Debian：apt install libreadstat-dev）后用 swift build --traits SPSS 编译；"
        + "或在 SPSS 里另存为 CSV（UTF-8）。"
    case .damaged, .cutOff: "请重新导出或下载；能在 SPSS 里打开的话，请另存一份。"
    case .badText, .unknownEncoding, .undeclaredEncoding: "旧的中文文件多半是 GBK：请加 --encoding GB18030。"
    case .unknownForm, .tooManyVariables: "请在 SPSS 里另存为不加密的 .sav，或 CSV（UTF-8）。"
    case .unreadable: "请检查文件是否存在、是否有权限、磁盘是否正常。"
    }
  }

  fileprivate var englishWayOut: String {
    switch self {
    case .notSupported:
      "Install libreadstat (Debian: apt install libreadstat-dev) and build with swift build --traits SPSS; "
        + "or save it as CSV (UTF-8) in SPSS."
    case .damaged, .cutOff: "Export or download it again; if SPSS opens it, save it anew."
    case .badText, .unknownEncoding, .undeclaredEncoding:
      "Old Chinese files are GBK as a rule: give --encoding GB18030."
    case .unknownForm, .tooManyVariables: "Save it without a password in SPSS, as .sav or as CSV (UTF-8)."
    case .unreadable: "Check the file, its permissions and the disk."
    }
  }
}
