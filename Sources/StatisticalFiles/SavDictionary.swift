/// What an SPSS file says of its own data (SPSS 数据字典): its variables in order, and how many cases there are.
public struct SavDictionary: Hashable, Sendable {
  /// 变量, one for each column.
  public internal(set) var variables: [SavVariable] = []
  /// 个案数 as the file declares it; `nil` when it does not.
  public internal(set) var cases: Int?
  /// The encoding the file declares; `nil` when it does not.
  public internal(set) var encoding: String?

  /// A dictionary of these variables.
  public init(variables: [SavVariable] = []) { self.variables = variables }
}

/// A variable of an SPSS file (变量).
public struct SavVariable: Hashable, Sendable {
  /// 变量名, as programs call it: `Q6_Row1`.
  public var name: String
  /// 变量标签: the wording respondents saw; `nil` when there is none.
  public var label: String?
  /// What its values are.
  public var kind: SavKind
  /// 值标签, in the order of their codes.
  public var valueLabels: [SavValueLabel] = []
  /// 用户缺失值.
  public var missing: [SavMissing] = []

  /// A variable without labels.
  public init(name: String, label: String? = nil, kind: SavKind) {
    (self.name, self.label, self.kind) = (name, label, kind)
  }

  /// Whether a code is declared missing by the user (用户缺失). The code stays in the data all the same.
  public func isMissing(_ code: SavCode) -> Bool { missing.contains { $0.covers(code) } }
}

/// What the values of a variable are, by its print format (变量类型).
public enum SavKind: Hashable, Sendable {
  /// Numbers, or codes.
  case number
  /// 日期, kept as seconds since 1582-10-14.
  case date
  /// 日期时间, kept likewise.
  case dateTime
  /// 时长 or time of day, in seconds.
  case time
  /// Text.
  case text

  /// The kind that a numeric print format shows, by its name before the width: `DATE11`, `DATETIME20`, `F8.2`.
  init(numberFormat format: String) {
    self =
      switch format.prefix(while: \.isLetter).uppercased() {
      case "DATE", "ADATE", "EDATE", "SDATE", "JDATE", "QYR", "MOYR", "WKYR": .date
      case "DATETIME", "YMDHMS": .dateTime
      case "TIME", "DTIME", "MTIME": .time
      default: .number
      }
  }
}

/// A value as a variable holds it (取值).
public enum SavCode: Hashable, Sendable {
  /// A number; never NaN.
  case number(Double)
  /// Text without the blanks SPSS fills it up with.
  case text(String)

  /// The value as exports print it: `1`, `-3`, `2.5`, never `1.0`.
  public var text: String {
    switch self {
    case .number(let value): SavKind.number.text(of: value)
    case .text(let text): text
    }
  }
}

/// A value and what it stands for (值标签).
public struct SavValueLabel: Hashable, Sendable {
  /// The value.
  public var code: SavCode
  /// What it stands for.
  public var label: String

  /// A labelled value.
  public init(_ code: SavCode, _ label: String) { (self.code, self.label) = (code, label) }
}

/// Values that the author declared missing (用户缺失值).
public enum SavMissing: Hashable, Sendable {
  /// One value.
  case value(SavCode)
  /// Every number of a range, both ends included.
  case range(ClosedRange<Double>)

  func covers(_ code: SavCode) -> Bool {
    switch (self, code) {
    case (.value(let value), _): value == code
    case (.range(let range), .number(let number)): range.contains(number)
    case (.range, .text): false
    }
  }
}
