#if SPSS
  internal import Spreadsheets

  /// The code page an SPSS file declares (代码页): libreadstat 1.1.8 does not know the Chinese ones and refuses such files.
  enum SavCodePage {
    /// `GB18030` for a file that declares code page 936 or 54936; `nil` for all others.
    ///
    /// Found by the record's own beginning: type 7, subtype 3, eight integers of four bytes, the last of them the code
    /// page. Source: PSPP developer's guide, “Machine Integer Info Record”.
    static func chineseEncoding(of bytes: FileBytes) -> String? {
      var start = [UInt8](repeating: 0, count: min(bytes.count, mostBytes))
      let length = (try? start.withUnsafeMutableBytes { try bytes.read(upTo: $0, at: 0) }) ?? 0
      let beginning: [UInt8] = [7, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0, 8, 0, 0, 0]
      let last = length - beginning.count - 32
      guard last >= 176 else { return nil }
      guard let record = (176...last).first(where: { start[$0...].starts(with: beginning) }) else {
        return nil
      }
      let page = start[(record + 44)..<(record + 48)].reversed().reduce(0) { $0 << 8 | Int($1) }
      return page == 936 || page == 54_936 ? "GB18030" : nil
    }

    /// Variables stand before the record; a questionnaire's take far less.
    private static let mostBytes = 16 << 20
  }
#endif
