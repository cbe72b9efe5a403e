internal import DefinitionFiles
internal import Diagnostics
public import SurveyStatistics

/// 方法 of a test of independence.
public enum IndependenceMethod: String, CaseIterable, Sendable {
  /// Rao and Scott's F, the default.
  case raoScott = "rao-scott"
  /// Their χ², as if degrees of freedom were endless.
  case chiSquare = "rao-scott-chisq"
  /// Wald's F on ν.
  case wald
  /// Wald's F on ν − k + 1.
  case adjustedWald = "adjusted-wald"
}

/// 方法 by name.
struct IndependenceMethodChoice: DefinitionChoice {
  let method: IndependenceMethod

  static let allCases = IndependenceMethod.allCases.map { IndependenceMethodChoice(method: $0) }

  var spelling: Spelling {
    switch method {
    case .raoScott: Spelling("拉奥-斯科特", method.rawValue)
    case .chiSquare: Spelling("拉奥-斯科特卡方", method.rawValue)
    case .wald: Spelling("沃尔德", method.rawValue)
    case .adjustedWald: Spelling("校正沃尔德", method.rawValue)
    }
  }
}

/// One test of a request (检验结果行).
public struct TestRow: Sendable {
  /// The statistic and its degrees of freedom.
  public struct Figures: Sendable {
    /// F, or χ² by that method.
    public let statistic: Double
    /// ν₁, or k of χ².
    public let numeratorDegreesOfFreedom: Double
    /// ν₂; `nil` for χ².
    public let denominatorDegreesOfFreedom: Double?
    /// P(as large) were the questions unrelated.
    public let pValue: Double
    /// Pearson's X² of the weighted table scaled to the base.
    public let pearson: Double
    /// By which X² is too large.
    public let designEffect: Double
    /// Who answered both.
    public let respondents: Int
  }

  /// 行 and 列: the columns of the data.
  public let row: String, column: String
  /// By which method.
  public let method: IndependenceMethod
  /// The figures, or why there are none.
  public let figures: Result<Figures, UndefinedReason>
}

extension RequestEvaluation {
  /// 独立性检验.
  func test(_ row: ColumnName, _ column: ColumnName, _ method: IndependenceMethod) -> TestRow? {
    guard let first = data.labels[row.name], let second = data.labels[column.name] else { return nil }
    let (rows, columns) = (
      DomainColumn(codes: first.codes, count: first.labels.count),
      DomainColumn(codes: second.codes, count: second.labels.count)
    )
    let figures: Result<TestRow.Figures, UndefinedReason>
    do throws(UndefinedReason) {
      figures = .success(try TestRow.Figures(sample.independence(rows, columns), method))
    } catch {
      figures = .failure(error)
    }
    return TestRow(row: row.name, column: column.name, method: method, figures: figures)
  }
}

extension TestRow.Figures {
  fileprivate init(_ test: IndependenceTest, _ method: IndependenceMethod) throws(UndefinedReason) {
    switch method {
    case .raoScott: self.init(test, test.raoScott)
    case .wald: self.init(test, try test.wald.get())
    case .adjustedWald: self.init(test, try test.adjustedWald.get())
    case .chiSquare:
      let chiSquare = test.raoScottChiSquare
      self.init(
        statistic: chiSquare.statistic, numeratorDegreesOfFreedom: Double(chiSquare.degreesOfFreedom),
        denominatorDegreesOfFreedom: nil, pValue: chiSquare.pValue, pearson: test.pearson,
        designEffect: test.designEffect, respondents: test.respondents)
    }
  }

  private init(_ test: IndependenceTest, _ f: FTest) {
    self.init(
      statistic: f.statistic, numeratorDegreesOfFreedom: f.numeratorDegreesOfFreedom,
      denominatorDegreesOfFreedom: f.denominatorDegreesOfFreedom, pValue: f.pValue, pearson: test.pearson,
      designEffect: test.designEffect, respondents: test.respondents)
  }
}
