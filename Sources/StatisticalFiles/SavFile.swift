public import DelimitedText
public import Spreadsheets

#if SPSS
  internal import Foundation
#endif

/// An SPSS data file, .sav or .zsav (SPSS 数据文件): its dictionary, and its cases as text.
///
/// Read by libreadstat where the package is built with the trait `SPSS`; else opening one says so. Memory does not grow
/// with the cases.
public struct SavFile {
  /// Which records stand above the cases.
  public enum Header: Hashable, Sendable {
    /// 变量名 alone, as any table has them.
    case names
    /// 变量名, and below them 变量标签, as survey platforms label what they asked.
    case namesAndLabels
  }

  /// What the file says of its data.
  public let dictionary: SavDictionary
  private let bytes: FileBytes
  private let file: String
  private let encoding: String?

  /// Reads a file's dictionary.
  /// - Parameters:
  ///   - file: What messages call it.
  ///   - encoding: Its encoding, when it is not the one declared; `nil` = as declared.
  public init(_ bytes: FileBytes, file: String, encoding: TextEncoding? = nil) throws(SavProblem) {
    (self.bytes, self.file) = (bytes, file)
    #if SPSS
      do throws(SavProblem) {
        dictionary = try Self.dictionary(bytes, file, encoding?.name)
        self.encoding = encoding?.name
      } catch {
        guard encoding == nil, case .unknownEncoding = error.fault,
          let declared = SavCodePage.chineseEncoding(of: bytes)
        else { throw error }
        dictionary = try Self.dictionary(bytes, file, declared)
        self.encoding = declared
      }
    #else
      throw SavProblem(.notSupported, file: file)
    #endif
  }

  /// What a person should know before believing the file: that nothing says in which encoding its labels are, and they do
  /// not look right in the one libreadstat then takes, Windows-1252.
  public var remarks: [SavProblem] {
    guard encoding == nil, dictionary.encoding?.uppercased() == "WINDOWS-1252" else { return [] }
    let wordings = dictionary.variables.flatMap { [$0.label ?? ""] + $0.valueLabels.map(\.label) }
    guard let example = wordings.first(where: \.looksGarbled) else { return [] }
    return [SavProblem(.undeclaredEncoding(example: String(example.prefix(20))), file: file)]
  }

  /// The cases as tab-separated UTF-8: codes as they are, 系统缺失 as empty cells, 用户缺失 as their codes. What is wrong
  /// further on is thrown by it as a `SavProblem`.
  public func text(_ header: Header) -> ByteSource {
    #if SPSS
      let reader = SavReading(bytes, file: file, encoding: encoding, headings: headings(header))
      return ByteSource { buffer in try reader.read(buffer) }
    #else
      return ByteSource(bytes: [])
    #endif
  }

  #if SPSS
    private static func dictionary(
      _ bytes: FileBytes, _ file: String, _ encoding: String?
    ) throws(SavProblem) -> SavDictionary {
      let parser = SavParser(bytes, file: file, encoding: encoding)
      try parser.run(writingTo: nil)
      guard !parser.dictionary.variables.isEmpty else { throw SavProblem(.damaged(nil), file: file) }
      return parser.dictionary
    }
  #endif

  private func headings(_ header: Header) -> [[String]] {
    let names = dictionary.variables.map(\.name)
    return switch header {
    case .names: [names]
    case .namesAndLabels: [names, dictionary.variables.map { $0.wording.text }]
    }
  }
}

extension String {
  /// Whether four letters beyond ASCII stand side by side: two 汉字 read as Western European, and hardly a word of one.
  fileprivate var looksGarbled: Bool {
    var run = 0
    for scalar in unicodeScalars {
      run = scalar.isASCII ? 0 : run + 1
      if run == 4 { return true }
    }
    return false
  }
}

#if SPSS
  /// A file being parsed by a thread of its own while its text is read (边解析边读取).
  private final class SavReading {
    private let channel = ChunkChannel()
    private var chunk: [UInt8] = []
    private var next = 0
    private var isStarted = false
    private let start: @Sendable (ChunkChannel) -> Void

    init(_ bytes: FileBytes, file: String, encoding: String?, headings: [[String]]) {
      start = { channel in
        let rows = SavRowText(width: headings[0].count) { channel.put($0) }
        for record in headings { rows.add(headings: record) }
        do throws(SavProblem) {
          try SavParser(bytes, file: file, encoding: encoding).run(writingTo: rows)
          _ = rows.flush()
          channel.finish(.success(()))
        } catch {
          channel.finish(.failure(error))
        }
      }
    }

    deinit { channel.abandon() }

    func read(_ buffer: UnsafeMutableRawBufferPointer) throws(SavProblem) -> Int {
      if !isStarted {
        isStarted = true
        let (start, channel) = (start, channel)
        Thread.detachNewThread { start(channel) }
      }
      if next == chunk.count {
        chunk = try channel.take() ?? []
        next = 0
      }
      let count = min(buffer.count, chunk.count - next)
      buffer.copyBytes(from: chunk[next..<next + count])
      next += count
      return count
    }
  }
#endif
