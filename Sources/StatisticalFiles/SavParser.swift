#if SPSS
  internal import CReadStat
  internal import Spreadsheets

  /// One run of libreadstat over a file (SPSS 解析). Its callbacks get this object as their context.
  final class SavParser {
    private(set) var dictionary = SavDictionary()
    private let bytes: FileBytes
    private let file: String
    private let encoding: String?
    private var offset = 0
    /// By the name the library gives each list of value labels.
    private var valueLabels: [String: [SavValueLabel]] = [:]
    private var listOfVariable: [String?] = []
    private var rows: SavRowText?
    private var fault: SavProblem.Fault?
    private var casesRead = 0

    /// More than any survey has; each takes some kilobytes in the library.
    private static let mostVariables = 32_767

    init(_ bytes: FileBytes, file: String, encoding: String?) {
      (self.bytes, self.file, self.encoding) = (bytes, file, encoding)
    }

    /// Reads the dictionary, and the cases when there is something to write them to.
    func run(writingTo rows: SavRowText?) throws(SavProblem) {
      self.rows = rows
      guard let parser = readstat_parser_init() else { throw SavProblem(.damaged(nil), file: file) }
      defer { readstat_parser_free(parser) }
      readstat_set_open_handler(parser) { _, _ in 0 }
      readstat_set_close_handler(parser) { _ in 0 }
      readstat_set_seek_handler(parser) { SavParser.from($2)?.seek(Int($0), $1) ?? -1 }
      readstat_set_read_handler(parser) { SavParser.from($2)?.read($0, $1) ?? -1 }
      let context = Unmanaged.passUnretained(self).toOpaque()
      readstat_set_io_ctx(parser, context)
      readstat_set_metadata_handler(parser) { SavParser.answer(SavParser.from($1)?.add($0)) }
      readstat_set_variable_handler(parser) { SavParser.answer(SavParser.from($3)?.add($1, list: $2)) }
      readstat_set_value_label_handler(parser) {
        SavParser.answer(SavParser.from($3)?.add($2, for: $1, list: $0))
      }
      if rows != nil {
        readstat_set_value_handler(parser) {
          SavParser.answer(SavParser.from($3)?.add($2, of: $1, case: Int($0)))
        }
      }
      // The library keeps the pointer, not the name.
      let name = encoding.map { UnsafeMutableBufferPointer<CChar>.copy(of: $0) }
      defer { name?.deallocate() }
      if let name { readstat_set_file_character_encoding(parser, name.baseAddress) }
      let outcome = withExtendedLifetime(self) { readstat_parse_sav(parser, "", context) }
      try settle(outcome)
    }

    private static func from(_ context: UnsafeMutableRawPointer?) -> SavParser? {
      context.map { Unmanaged<SavParser>.fromOpaque($0).takeUnretainedValue() }
    }

    /// What the library wants to hear: go on, or stop.
    private static func answer(_ goesOn: Bool?) -> Int32 { goesOn == true ? 0 : 1 }

    private func settle(_ outcome: readstat_error_t) throws(SavProblem) {
      let name = encoding ?? dictionary.encoding
      if let fault { throw SavProblem(fault, file: file) }
      switch outcome {
      case READSTAT_OK, READSTAT_ERROR_USER_ABORT:
        for (index, list) in listOfVariable.enumerated() {
          guard let list, let labels = valueLabels[list] else { continue }
          dictionary.variables[index].valueLabels = labels.inCodeOrder
        }
      case READSTAT_ERROR_READ, READSTAT_ERROR_ROW_COUNT_MISMATCH, READSTAT_ERROR_SEEK:
        throw SavProblem(
          rows == nil ? .damaged(nil) : .cutOff(declared: dictionary.cases, read: casesRead), file: file)
      case READSTAT_ERROR_UNSUPPORTED_CHARSET: throw SavProblem(.unknownEncoding(name), file: file)
      case READSTAT_ERROR_CONVERT, READSTAT_ERROR_CONVERT_BAD_STRING, READSTAT_ERROR_CONVERT_SHORT_STRING:
        throw SavProblem(.badText(encoding: name), file: file)
      case READSTAT_ERROR_UNSUPPORTED_COMPRESSION, READSTAT_ERROR_UNSUPPORTED_FILE_FORMAT_VERSION:
        throw SavProblem(.unknownForm, file: file)
      default:
        throw SavProblem(.damaged(readstat_error_message(outcome).map { String(cString: $0) }), file: file)
      }
    }
  }

  // MARK: Bytes

  extension SavParser {
    private func seek(_ distance: Int, _ origin: readstat_io_flags_t) -> readstat_off_t {
      let start =
        switch origin {
        case READSTAT_SEEK_CUR: offset
        case READSTAT_SEEK_END: bytes.count
        default: 0
        }
      let (target, isTooFar) = start.addingReportingOverflow(distance)
      guard !isTooFar, (0...bytes.count).contains(target) else { return -1 }
      offset = target
      return readstat_off_t(target)
    }

    private func read(_ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
      guard let buffer, count > 0 else { return 0 }
      let whole = UnsafeMutableRawBufferPointer(start: buffer, count: count)
      var filled = 0
      do {
        while filled < count {
          let free = UnsafeMutableRawBufferPointer(rebasing: whole[filled...])
          let got = try bytes.read(upTo: free, at: offset)
          if got == 0 { break }
          filled += got
          offset += got
        }
      } catch {
        fault = .unreadable("\(error)")
        return -1
      }
      return filled
    }
  }

  // MARK: The dictionary

  extension SavParser {
    private func add(_ metadata: UnsafeMutablePointer<readstat_metadata_t>?) -> Bool {
      let count = Int(readstat_get_row_count(metadata))
      dictionary.cases = count >= 0 ? count : nil
      dictionary.encoding = readstat_get_file_encoding(metadata).map { String(cString: $0) }
      guard readstat_get_var_count(metadata) <= Self.mostVariables else {
        fault = .tooManyVariables(limit: Self.mostVariables)
        return false
      }
      return true
    }

    private func add(_ variable: UnsafeMutablePointer<readstat_variable_t>?, list: UnsafePointer<CChar>?)
      -> Bool
    {
      guard let variable, dictionary.variables.count < Self.mostVariables else { return false }
      let name = readstat_variable_get_name(variable).map { String(cString: $0) } ?? ""
      let label = readstat_variable_get_label(variable).map { String(cString: $0) } ?? ""
      let format = readstat_variable_get_format(variable).map { String(cString: $0) } ?? ""
      let isText = readstat_variable_get_type_class(variable) == READSTAT_TYPE_CLASS_STRING
      var added = SavVariable(
        name: name, label: label.isEmpty ? nil : label, kind: isText ? .text : SavKind(numberFormat: format))
      for index in 0..<readstat_variable_get_missing_ranges_count(variable) {
        let low = readstat_variable_get_missing_range_lo(variable, index).code
        let high = readstat_variable_get_missing_range_hi(variable, index).code
        if let missing = SavMissing(low, high) { added.missing.append(missing) }
      }
      dictionary.variables.append(added)
      listOfVariable.append(list.map { String(cString: $0) })
      return true
    }

    private func add(
      _ label: UnsafePointer<CChar>?, for value: readstat_value_t, list: UnsafePointer<CChar>?
    ) -> Bool {
      guard let list, let label, let code = value.code else { return true }
      valueLabels[String(cString: list), default: []].append(SavValueLabel(code, String(cString: label)))
      return true
    }
  }

  // MARK: The cases

  extension SavParser {
    private func add(
      _ value: readstat_value_t, of variable: UnsafeMutablePointer<readstat_variable_t>?, case number: Int
    ) -> Bool {
      let column = Int(readstat_variable_get_index(variable))
      guard let rows, dictionary.variables.indices.contains(column) else { return false }
      casesRead = number + (column == dictionary.variables.count - 1 ? 1 : 0)
      return rows.add(value.code, of: dictionary.variables[column].kind, column: column)
    }
  }

  extension UnsafeMutableBufferPointer<CChar> {
    fileprivate static func copy(of text: String) -> Self {
      let characters = text.utf8CString
      let copy = allocate(capacity: characters.count)
      _ = copy.initialize(from: characters)
      return copy
    }
  }

  extension readstat_value_t {
    /// The value; `nil` = system-missing.
    fileprivate var code: SavCode? {
      if readstat_value_type_class(self) == READSTAT_TYPE_CLASS_STRING {
        return .text(readstat_string_value(self).map { String(cString: $0) } ?? "")
      }
      guard readstat_value_is_system_missing(self) == 0 else { return nil }
      let number = readstat_double_value(self)
      return number.isFinite ? .number(number) : nil
    }
  }

  extension SavMissing {
    /// LOWEST and HIGHEST come as infinite, or as the largest numbers there are.
    fileprivate init?(_ low: SavCode?, _ high: SavCode?) {
      switch (low, high) {
      case (.text(let text)?, _): self = .value(.text(text))
      case (.number(let low)?, .number(let high)?) where low == high: self = .value(.number(low))
      case (.number, .text): return nil
      case (.number, _), (nil, _):
        let ends = [low, high].map { code in
          if case .number(let value)? = code { value } else { nil as Double? }
        }
        let range = (ends[0] ?? -.infinity, ends[1] ?? .infinity)
        guard range.0 <= range.1, ends[0] != nil || ends[1] != nil else { return nil }
        self = .range(range.0...range.1)
      }
    }
  }

  extension [SavValueLabel] {
    /// Numbers by size, texts as they came; a value labelled twice keeps its first label.
    fileprivate var inCodeOrder: [SavValueLabel] {
      var seen: Set<SavCode> = []
      let unique = filter { seen.insert($0.code).inserted }
      return unique.enumerated().sorted { left, right in
        if case (.number(let one), .number(let other)) = (left.element.code, right.element.code) {
          return one < other
        }
        return left.offset < right.offset
      }.map(\.element)
    }
  }
#endif
