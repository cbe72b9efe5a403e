internal import DefinitionFiles
public import SurveyStatistics

/// An answer of several figures (分析结果): a comparison, a reliability, drivers, waves, response quality.
///
/// Facts are about the whole; a table has one row for each group, pair, item or response. Figures are named once,
/// for people and for programs, so that text, CSV and JSON say the same.
public struct Analysis: Sendable {
  /// What a figure is called.
  public struct Name: Hashable, Sendable {
    /// The key in JSON, and in CSV.
    public let key: String
    /// The words.
    public let zh: String, en: String

    init(_ key: String, _ zh: String, _ en: String) { (self.key, self.zh, self.en) = (key, zh, en) }
  }

  /// A figure, or why there is none.
  public enum Value: Hashable, Sendable {
    case number(Double)
    case count(Int)
    case words(String)
    /// A word of ours: for programs, then for people.
    case term(String, zh: String, en: String)
    case undefined(UndefinedReason)

    init(_ number: Double?, else reason: UndefinedReason = .noVariation) {
      self = number.map { .number($0) } ?? .undefined(reason)
    }
  }

  /// A figure with its name.
  public struct Fact: Hashable, Sendable {
    /// What it is.
    public let name: Name
    /// How much.
    public let value: Value

    init(_ key: String, _ zh: String, _ en: String, _ value: Value) {
      (self.name, self.value) = (Name(key, zh, en), value)
    }
  }

  /// Rows of the same figures.
  public struct Part: Sendable {
    /// 标题.
    public let name: Name
    /// What tells the rows apart, then a name for each value.
    public let subject: Name, columns: [Name]
    /// What a row is of, and its values.
    public var rows: [(subject: String, values: [Value])]

    init(_ name: Name, by subject: Name, _ columns: [Name]) {
      (self.name, self.subject, self.columns, rows) = (name, subject, columns, [])
    }

  }

  /// 类型, in English and in Chinese.
  public let statistic: String, title: String
  /// The column or columns.
  public let variable: String
  /// About the whole.
  public var facts: [Fact] = []
  /// By group, pair, item or response.
  public var parts: [Part] = []
  /// Why there is nothing at all; `nil` when there is.
  public var reason: UndefinedReason?

  init(_ statistic: RequestedStatistic, of columns: [ColumnName]) {
    (self.statistic, title) = (statistic.word.en, statistic.word.zh)
    variable = columns.map(\.name).joined(separator: "、")
  }
}

/// Fills a part row by row; a row has as many values as there are columns.
extension Analysis.Part {
  mutating func append(_ subject: String, _ values: [Analysis.Value]) {
    precondition(values.count == columns.count, "a row has a value in every column")
    rows.append((subject, values))
  }
}
