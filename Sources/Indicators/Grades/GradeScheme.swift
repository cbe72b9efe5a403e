public import ExactNumbers

/// Which grade a total earns (等级标准).
public enum GradeScale: Hashable, Sendable {
  /// Bands are known.
  case scheme(GradeScheme)
  /// 未提供: a grade may be printed, but nobody says what it takes. No grade is computed.
  case notPrinted
}

/// Bands of totals with their grades (等级分档).
public struct GradeScheme: Hashable, Sendable {
  /// 90/80/60, or the name an evaluation gives its own bands.
  public let name: String
  /// The bands, best grade first, in points of `fullMarks`.
  public let bands: BandTable<String>
  /// The full marks the bands are written for; a total out of another whole is converted first.
  public let fullMarks: ExactDecimal

  /// Bands of totals, best first.
  public init(name: String, bands: BandTable<String>, fullMarks: ExactDecimal = 100) {
    (self.name, self.bands, self.fullMarks) = (name, bands, fullMarks)
  }

  /// 优 90（含）–100，良 80（含）–90，中 60（含）–80，差 0–60.
  /// - Source: 财预〔2020〕10号《项目支出绩效评价管理办法》 as published evaluations quote it.
  public static let national = GradeScheme(
    name: "90/80/60", bands: table([("优", 90, 100), ("良", 80, 90), ("中", 60, 80), ("差", 0, 60)]))

  /// 优 90（含）–100，良 75（含）–90，合格 60（含）–75，不合格 0–60.
  /// - Source: Shanghai evaluation of 2017, 二（三）3 评分标准及评价等级.
  public static let shanghai = GradeScheme(
    name: "90/75/60", bands: table([("优", 90, 100), ("良", 75, 90), ("合格", 60, 75), ("不合格", 0, 60)]))

  /// The schemes an evaluation can name.
  public static let shipped = [national, shanghai]

  private static func table(_ rows: [(String, ExactDecimal, ExactDecimal)]) -> BandTable<String> {
    BandTable(
      rows.compactMap { label, lower, upper in
        let top = upper == 100 ? Bound.including(upper) : .excluding(upper)
        return Bounds(from: .including(lower), to: top).map { Band($0, label) }
      })
  }
}

/// The grade of a total (等级).
public enum Grade: Hashable, Sendable {
  /// 优, 良….
  case grade(String)
  /// 未提供分档: no bands to grade by.
  case noBands
  /// The total is undefined, or falls between bands or into several.
  case undefined(UndefinedScore)

  /// The label; `nil` when there is none.
  public var label: String? { if case .grade(let label) = self { label } else { nil } }
}

extension GradeScheme {
  /// The grade of a total out of `whole` marks.
  func grade(of total: Rational, outOf whole: Rational) -> Grade {
    guard let share = total.divided(by: whole) else { return .undefined(.divisionByZero("0")) }
    let marks = share * fullMarks.rational
    switch bands.lookup(marks) {
    case .band(let band): return .grade(band.content)
    case .gap: return .undefined(.noBand(marks))
    case .overlap(let bands): return .undefined(.severalBands(marks, bands.map(\.content)))
    }
  }

  /// The label's place, best grade 0; `nil` when the scheme has no such grade.
  func rank(of label: String) -> Int? { bands.bands.firstIndex { $0.content == label } }
}
