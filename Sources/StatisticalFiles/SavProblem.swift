public import Diagnostics

/// Why an SPSS file cannot be read, or not to its end (SPSS 文件问题).
public struct SavProblem: Error, Hashable, Sendable, Diagnostic {
  /// What is wrong.
  public enum Fault: Hashable, Sendable {
    /// This build reads no SPSS files: the trait `SPSS` is off.
    case notSupported
    /// The file cannot be what it says it is; the library's words, if it was the library that found out.
    case damaged(String?)
    /// The file ends before its last case.
    case cutOff(declared: Int?, read: Int)
    /// Text that is not in the encoding the file declares.
    case badText(encoding: String?)
    /// An encoding nobody knows here.
    case unknownEncoding(String?)
    /// No encoding is declared, and this text does not look like what Western European readers write.
    case undeclaredEncoding(example: String)
    /// Compressed or encrypted in a way that is not known.
    case unknownForm
    /// More variables than any survey has.
    case tooManyVariables(limit: Int)
    /// Reading the bytes failed.
    case unreadable(String)
  }

  /// What is wrong.
  public let fault: Fault
  let file: String

  init(_ fault: Fault, file: String) { (self.fault, self.file) = (fault, file) }

  /// The kind of fault, in kebab case.
  public var code: String {
    switch fault {
    case .notSupported: "spss-not-built-in"
    case .damaged, .cutOff: "damaged-spss-file"
    case .badText, .unknownEncoding: "spss-encoding"
    case .undeclaredEncoding: "spss-encoding-undeclared"
    case .unknownForm: "unknown-spss-file"
    case .tooManyVariables: "huge-spss-file"
    case .unreadable: "unreadable-file"
    }
  }

  /// An error wherever something is lost: figures from part of a file would be wrong.
  public var severity: Severity {
    switch fault {
    case .undeclaredEncoding: .warning
    case .notSupported, .damaged, .cutOff, .badText, .unknownEncoding, .unknownForm, .tooManyVariables,
      .unreadable:
      .error
    }
  }

  /// The file as a whole.
  public var location: SourceLocation? { .file(file) }
}
