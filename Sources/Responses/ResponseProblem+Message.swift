public import Diagnostics

extension ResponseProblem: Diagnostic {
  /// The place.
  public var location: SourceLocation? { place }

  /// Nothing that changes a figure is less than an error.
  public var severity: Severity {
    switch fault {
    case .missingColumn(_, _, _, let isNeeded), .missingMetadata(_, _, let isNeeded):
      isNeeded ? .error : .warning
    case .unreadableCell, .noWeight, .shortRecords, .unknownPlatform, .ambiguousAnswer, .dayOrderAssumed,
      .sameIDsWithoutTimes:
      .warning
    case .emptyRecords, .durationFromTimes, .repeatedResponses: .note
    case .twoColumns, .ambiguousHeading, .ambiguousColumn, .declaredColumnMissing, .unknownItem,
      .unknownGroup,
      .unknownOption, .moreUnknownOptions, .textAmongNumbers, .unknownOptionColumn, .contentUnclear,
      .tooManyOptions,
      .notANumber, .longRecord, .moreLongRecords, .noResponses, .notACountsTable, .repeatedCount,
      .countOutOfRange, .noCounts,
      .tooManyCounts,
      .changedResponse, .changedWhileRead, .unreadableWeight, .tooManyFiles:
      .error
    }
  }

  /// The kind of problem.
  public var code: String {
    switch fault {
    case .missingColumn: "missing-column"
    case .twoColumns: "two-columns"
    case .ambiguousHeading, .ambiguousColumn: "ambiguous-column"
    case .declaredColumnMissing: "declared-column-missing"
    case .unknownItem: "unknown-question"
    case .unknownGroup: "unknown-group"
    case .unknownOption, .moreUnknownOptions, .unknownOptionColumn: "unknown-option"
    case .ambiguousAnswer: "ambiguous-answer"
    case .textAmongNumbers: "text-among-numbers"
    case .unknownPlatform: "unknown-platform"
    case .contentUnclear: "content-unclear"
    case .tooManyOptions: "too-many-options"
    case .notANumber, .unreadableWeight: "not-a-number"
    case .unreadableCell: "unreadable-cell"
    case .missingMetadata: "missing-metadata"
    case .durationFromTimes: "duration-from-times"
    case .dayOrderAssumed: "day-order-assumed"
    case .repeatedResponses: "repeated-response"
    case .changedResponse: "changed-response"
    case .sameIDsWithoutTimes: "same-ids"
    case .changedWhileRead: "changed-while-read"
    case .noWeight: "no-weight"
    case .tooManyFiles: "too-many-files"
    case .shortRecords: "short-record"
    case .longRecord, .moreLongRecords: "long-record"
    case .emptyRecords: "empty-record"
    case .noResponses: "no-responses"
    case .notACountsTable: "not-a-counts-table"
    case .repeatedCount: "repeated-count"
    case .countOutOfRange: "huge-count"
    case .noCounts: "no-counts"
    case .tooManyCounts: "too-many-counts"
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
    case .missingColumn(let name, let text, let nearest, _):
      "没有题目 \(name)（\(text.fitted(toCells: 40))）的列。"
        + (nearest.map { "是不是“\($0.fitted(toCells: 40))”？请改题干，或在“列”里指明。" } ?? "请补上该列，或在“列”里指明。")
    case .twoColumns(let name, let other): "题目 \(name) 已有“\(other.fitted(toCells: 40))”一列。一道题只能有一列，请在“列”里指明。"
    case .ambiguousHeading(let names): "这一列可能是 \(names.joined(separator: "、"))。请在“列”里指明。"
    case .ambiguousColumn(let name, let headings):
      "题目 \(name) 的“列”匹配到多列：\(headings.map { $0.fitted(toCells: 30) }.joined(separator: "、"))。请写得更准确。"
    case .declaredColumnMissing(let name, _): "“列”里给题目 \(name) 指明的列不在表头里。请核对列名或列号。"
    case .unknownItem(let name, let nearest): "问卷里没有题目“\(name)”。" + (nearest.map { "是不是“\($0)”？" } ?? "")
    case .unknownGroup(let name, let nearest): "问卷里没有群体“\(name)”。" + (nearest.map { "是不是“\($0)”？" } ?? "")
    case .unknownOption(let text, let count, let nearest):
      "“\(text.fitted(toCells: 40))”不是本题的选项，共 \(count) 处。"
        + (nearest.map { "是不是“\($0)”？若同义，请写入别名。" } ?? "请补充选项或别名，或更正数据。")
    case .ambiguousAnswer(let name, let count):
      "题目 \(name) 的选项里含有分隔符，\(count) 处有不止一种拆法，按最长的选项拆。请改用每个选项一列的导出，或核对这些答案。"
    case .textAmongNumbers(let text, let count):
      "“\(text.fitted(toCells: 40))”是选项的文本，而这份导出被当作按序号或按分数的，共 \(count) 处。请改 内容（--content text）。"
    case .unknownPlatform(let name, let known, let nearest):
      "不认识平台“\(name)”，按表头识别。" + (nearest.map { "是不是“\($0)”？" } ?? "认识的有：\(known.joined(separator: "、"))。")
    case .moreUnknownOptions(let count): "还有 \(count) 处不是本题选项的文本。这一列也许不是选择题。"
    case .unknownOptionColumn(let name, let text, let nearest):
      "这一列是“\(text.fitted(toCells: 40))”，不是题目 \(name) 的选项。"
        + (nearest.map { "是不是“\($0)”？" } ?? "") + "请补上选项或别名。"
    case .contentUnclear: "答案可以是序号，也可以是分值，两种读法结果不同。请在“内容”里写明。"
    case .tooManyOptions(let name, let limit): "题目 \(name) 的选项超过 \(limit) 个。"
    case .notANumber(let text, let count): "“\(text.fitted(toCells: 40))”不是数字，共 \(count) 处。"
    case .unreadableCell(let role, let text, let count):
      "\(role.zh)“\(text.fitted(toCells: 40))”读不懂，共 \(count) 处；这些答卷不按该项判断，予以保留。"
    case .missingMetadata(let name, let user, let isNeeded):
      "\(user) 要用“\(name)”，导出文件里没有这一列。" + (isNeeded ? "请补上。" : "这份文件的答卷不按该项判断，予以保留。")
    case .durationFromTimes(let user): "\(user) 的用时由开始时间和结束时间相减得出。"
    case .dayOrderAssumed: "时间里的日和月分不清先后，按月在前读。若不对，请改为年在前的写法再导出。"
    case .repeatedResponses(let count, let files):
      "\(count) 份答卷与前面的同号、同时间、答案也相同（\(files.joined(separator: "、"))），是同一份，只计一次。"
    case .changedResponse(let id, let first, let count):
      "编号 \(id) 的答卷在 \(first) 已有，同时间而答案不同，共 \(count) 份如此。请核对哪一份是更正后的，删去另一份。"
    case .sameIDsWithoutTimes(let count, let files):
      "\(count) 份答卷的编号在前面的文件里出现过（\(files.joined(separator: "、"))），没有提交时间，无法判断是不是同一份；都计入。"
    case .changedWhileRead: "读取当中这个文件变了，答卷之间的比较因此不成立。请等它写完，再运行一次。"
    case .noWeight(let rows, let count):
      "\(count) 份答卷没有可用的权重（应为正数，十亿分之一到一万亿；第 \(rows.map(String.init).joined(separator: "、")) 行"
        + (count > rows.count ? " 等" : "") + "）；计入未加权结果，不计入加权结果。"
    case .unreadableWeight(let text, let count):
      "权重“\(text.fitted(toCells: 40))”不是数字，共 \(count) 处。请更正；没有权重的答卷请留空。"
    case .tooManyFiles(let limit): "一次最多读 \(limit) 份导出文件，从这一份起没有读。请合并一些文件，或分批用 manyi tally 计数再 manyi merge。"
    case .shortRecords(let count, let fields, let header):
      "只有 \(fields) 个字段，表头有 \(header) 个，共 \(count) 行如此；缺少的按空白处理。"
    case .longRecord(let fields, let header):
      "有 \(fields) 个字段，多于表头的 \(header) 个，答案可能错位。请检查没有加引号的分隔符。"
    case .moreLongRecords(let count): "到这一行为止，还有 \(count) 行的字段多于表头。"
    case .emptyRecords(let count): "有 \(count) 行只有分隔符，不算答卷。"
    case .noResponses: "只有表头，没有答卷。"
    case .notACountsTable: "汇总表要有“题目”“选项”“人数”三列。"
    case .repeatedCount(let item, let option): "题目 \(item) 的“\(option)”写了两次人数。请删去一行。"
    case .countOutOfRange(let count): "人数 \(count) 大得不合理。请核对。"
    case .noCounts(let item): "汇总里没有满意度题 \(item) 的人数。请补上。"
    case .tooManyCounts(let item, let total, let valid):
      "题目 \(item) 的人数合计 \(total)，多于有效数 \(valid)。请核对。"
    }
  }

  private var english: String {
    switch fault {
    case .missingColumn(let name, let text, let nearest, _):
      "no column for question \(name) (\(text.fitted(toCells: 40))). "
        + (nearest.map {
          "Is it ‘\($0.fitted(toCells: 40))’? Correct the stem, or name it under 列 (columns)."
        }
          ?? "Add it, or name it under 列 (columns).")
    case .twoColumns(let name, let other):
      "question \(name) already has the column ‘\(other.fitted(toCells: 40))’. Say which under 列 (columns)."
    case .ambiguousHeading(let names):
      "this column may be \(names.joined(separator: ", ")). Say which under 列 (columns)."
    case .ambiguousColumn(let name, let headings):
      "what 列 (columns) says of \(name) fits several: \(headings.map { $0.fitted(toCells: 30) }.joined(separator: ", "))."
    case .declaredColumnMissing(let name, _):
      "the column that 列 (columns) names for \(name) is not in the header. Check its heading or number."
    case .unknownItem(let name, let nearest):
      "the questionnaire has no question ‘\(name)’." + (nearest.map { " Did you mean ‘\($0)’?" } ?? "")
    case .unknownGroup(let name, let nearest):
      "the questionnaire has no group ‘\(name)’." + (nearest.map { " Did you mean ‘\($0)’?" } ?? "")
    case .unknownOption(let text, let count, let nearest):
      "‘\(text.fitted(toCells: 40))’ is no option of this question, \(count) in all. "
        + (nearest.map { "Did you mean ‘\($0)’? If it means the same, add it to 别名 (aliases)." }
          ?? "Add the option or an alias, or correct the data.")
    case .ambiguousAnswer(let name, let count):
      "options of question \(name) hold the separator, so that \(count) answers can be taken apart in several ways; the "
        + "longest options were taken. Export one column for each option, or check these answers."
    case .textAmongNumbers(let text, let count):
      "‘\(text.fitted(toCells: 40))’ is an option's text, but the export is taken for numbers or scores, \(count) in all. "
        + "Correct 内容 (--content text)."
    case .unknownPlatform(let name, let known, let nearest):
      "the platform ‘\(name)’ is not known; the header decides. "
        + (nearest.map { "Did you mean ‘\($0)’?" } ?? "Known: \(known.joined(separator: ", ")).")
    case .moreUnknownOptions(let count):
      "\(count) more texts are no option of this question. Perhaps the column is no choice question."
    case .unknownOptionColumn(let name, let text, let nearest):
      "this column is for ‘\(text.fitted(toCells: 40))’, which is no option of question \(name). "
        + (nearest.map { "Did you mean ‘\($0)’? " } ?? "") + "Add the option or an alias."
    case .contentUnclear:
      "the answers may be positions or scores, which do not mean the same here. Say which under 内容 (content)."
    case .tooManyOptions(let name, let limit): "question \(name) has more than \(limit) options."
    case .notANumber(let text, let count): "‘\(text.fitted(toCells: 40))’ is not a number, \(count) in all."
    case .unreadableCell(let role, let text, let count):
      "the \(role.en) ‘\(text.fitted(toCells: 40))’ cannot be read, \(count) in all; these responses are not judged by it "
        + "and stay."
    case .missingMetadata(let name, let user, let isNeeded):
      "\(user) needs the column ‘\(name)’, which the export lacks. "
        + (isNeeded ? "Add it." : "Its responses are not judged by it and stay.")
    case .durationFromTimes(let user): "the duration \(user) looks at is the time between start and end."
    case .dayOrderAssumed:
      "days and months cannot be told apart in the times; the month is taken to come first. If that is wrong, export them "
        + "with the year first."
    case .repeatedResponses(let count, let files):
      "\(count) responses have the id, time and answers of earlier ones (\(files.joined(separator: ", "))): they are the same "
        + "and count once."
    case .changedResponse(let id, let first, let count):
      "response \(id) stands at \(first) already, with the same time and other answers; \(count) in all. Find out which is "
        + "the corrected one and remove the other."
    case .sameIDsWithoutTimes(let count, let files):
      "the ids of \(count) responses stand in earlier files too (\(files.joined(separator: ", "))); without a submission time "
        + "nobody can tell whether they are the same. All count."
    case .changedWhileRead:
      "the file changed while it was read, so that its responses could not be compared. Wait until it is written, and run "
        + "again."
    case .noWeight(let rows, let count):
      "\(count) responses have no weight between 1e-9 and 1e12 (rows \(rows.map(String.init).joined(separator: ", "))"
        + (count > rows.count ? ", …" : "") + "): they count in unweighted figures and not in weighted ones."
    case .unreadableWeight(let text, let count):
      "the weight ‘\(text.fitted(toCells: 40))’ is not a number, \(count) in all. Correct it; a response without a weight has "
        + "a blank."
    case .tooManyFiles(let limit):
      "at most \(limit) exports can be read at once; from this one on none was. Join some, or count them in batches with "
        + "manyi tally and manyi merge."
    case .shortRecords(let count, let fields, let header):
      "\(fields) fields where the header has \(header), \(count) records in all; what is missing counts as blank."
    case .longRecord(let fields, let header):
      "\(fields) fields where the header has \(header): answers may be shifted. Look for an unquoted delimiter."
    case .moreLongRecords(let count): "\(count) more records up to this one have more fields than the header."
    case .emptyRecords(let count):
      "\(count) records hold nothing but delimiters and are no responses."
    case .noResponses: "there is a header and no response."
    case .notACountsTable: "a table of counts has the columns 题目, 选项 and 人数 (question, option, count)."
    case .repeatedCount(let item, let option):
      "‘\(option)’ of question \(item) is counted twice. Remove one line."
    case .countOutOfRange(let count): "a count of \(count) cannot be. Check it."
    case .noCounts(let item): "there are no counts for the satisfaction question \(item). Add them."
    case .tooManyCounts(let item, let total, let valid):
      "the counts of question \(item) add up to \(total), more than the \(valid) valid responses."
    }
  }
}

extension MetadataRole {
  fileprivate var zh: String {
    switch self {
    case .responseID: "序号"
    case .submitted: "提交时间"
    case .duration: "用时"
    case .address: "IP"
    case .started: "开始时间"
    case .finished: "答完时间"
    case .identity: "身份信息"
    case .region: "地区"
    case .verdict: "平台标记"
    case .other: "内容"
    }
  }

  fileprivate var en: String {
    switch self {
    case .responseID: "response id"
    case .submitted: "submission time"
    case .duration: "duration"
    case .address: "address"
    case .started: "start time"
    case .finished: "end time"
    case .identity: "identity"
    case .region: "region"
    case .verdict: "platform's verdict"
    case .other: "text"
    }
  }
}
