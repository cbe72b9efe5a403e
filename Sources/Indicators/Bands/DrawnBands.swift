public import Diagnostics
public import ExactNumbers

/// A band table as it is drawn beside what is said of it (图示档表).
public struct DrawnBands: Hashable, Sendable {
  /// What the table is called.
  public let name: Wording
  /// The bands with what each earns or is called, best first.
  public let table: BandTable<Wording>
  /// A value to show on the axis; `nil`: none.
  public let mark: Mark?

  /// A value and what it is called (标记): the target, the measured value, the total.
  public struct Mark: Hashable, Sendable {
    /// Where it lies.
    public let value: Rational
    /// What is written there.
    public let text: Wording
  }

  init(_ name: Wording, _ table: BandTable<Wording>, mark: Mark? = nil) {
    (self.name, self.table, self.mark) = (name, table, mark)
  }

  /// The bands in words made from their ends (区间文字): 优：47（含）–51（不含）.
  public var wording: Wording {
    let rows = table.bands.map { ($0.content, $0.bounds.wording()) }
    return Wording(
      zh: rows.map { "\($0.zh)：\($1.zh)" }.joined(separator: "；"),
      en: rows.map { "\($0.en): \($1.en)" }.joined(separator: "; "))
  }

  /// The number line (数轴图).
  /// - Parameter width: The widest a line should be, in terminal cells.
  public func lines(in language: Language, width: Int = 72) -> [String] {
    let mark = mark.map { BandDrawing.Mark($0.value, text: $0.text.text(in: language)) }
    return BandDrawing(table, in: language, width: width, mark: mark) { $0 }.lines
  }
}

extension DrawnBands {
  /// The grade bands with a total marked, converted to the whole the bands are written for (等级数轴).
  /// - Returns: `nil` without grade bands.
  public init?(_ grades: GradeScale, total: Points, outOf fullMarks: ExactDecimal) {
    guard case .scheme(let scheme) = grades else { return nil }
    let marks = total.rounded.flatMap { rounded in
      rounded.rational.divided(by: fullMarks.rational).map { share in
        Mark(value: share * scheme.fullMarks.rational, text: Wording("\(rounded)"))
      }
    }
    self.init(
      Wording(zh: "等级分档", en: "the grade bands"), scheme.bands.mapContents { Wording($0) }, mark: marks)
  }
}
