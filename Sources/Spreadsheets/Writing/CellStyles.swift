/// The looks of the cells written, numbered in the order they are first used (样式表).
struct CellStyles {
  struct Style: Hashable {
    var role: SheetContent.Role
    /// Places after the point; `nil` = text.
    var places: Int?
    var isPercent = false
    var isTrailing: Bool
    var indent: Int
    /// Whether a spreadsheet would take the text for a formula when somebody edits it.
    var isGuarded: Bool
  }

  /// The first style is what cells that say nothing have.
  private var styles = [
    Style(role: .body, places: nil, isTrailing: false, indent: 0, isGuarded: false)
  ]
  private var indices: [Style: Int] = [:]

  mutating func index(of style: Style) -> Int {
    if style == styles[0] { return 0 }
    if let index = indices[style] { return index }
    indices[style] = styles.count
    styles.append(style)
    return styles.count - 1
  }

  /// The styles part; its elements stand in the order Excel insists on.
  var xml: String {
    let own = Set(styles.map(Self.numberFormat)).filter { $0 >= Self.firstOwn }.sorted()
    let formats = own.map { "<numFmt numFmtId=\"\($0)\" formatCode=\"\(Self.code(ofOwn: $0))\"/>" }
    let numberFormats =
      formats.isEmpty ? "" : "<numFmts count=\"\(formats.count)\">\(formats.joined())</numFmts>"
    return """
      \(WorkbookWriter.declaration)<styleSheet xmlns="\(WorkbookWriter.main)">\(numberFormats)\
      <fonts count="4">\(Self.font(size: 11))\(Self.font(size: 11, isBold: true))\(Self.font(size: 14, isBold: true))\
      \(Self.font(size: 9, colour: "FF595959"))</fonts>\
      <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
      <fill><patternFill patternType="solid"><fgColor rgb="FFDCE6F1"/><bgColor indexed="64"/></patternFill></fill></fills>\
      <borders count="3">\(Self.border())\(Self.border(bottom: "thin"))\(Self.border(top: "thin"))</borders>\
      <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
      <cellXfs count="\(styles.count)">\(styles.map(Self.format).joined())</cellXfs>\
      <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
      """
  }

  private static func font(size: Int, isBold: Bool = false, colour: String = "FF000000") -> String {
    "<font>\(isBold ? "<b/>" : "")<sz val=\"\(size)\"/><color rgb=\"\(colour)\"/><name val=\"等线\"/><family val=\"2\"/>"
      + "<charset val=\"134\"/></font>"
  }

  private static func border(top: String? = nil, bottom: String? = nil) -> String {
    func side(_ name: String, _ style: String?) -> String {
      style.map { "<\(name) style=\"\($0)\"><color auto=\"1\"/></\(name)>" } ?? "<\(name)/>"
    }
    return "<border><left/><right/>\(side("top", top))\(side("bottom", bottom))<diagonal/></border>"
  }

  /// The first format a file defines itself; those below are Excel's own. Plain ones are even, percentages odd.
  private static let firstOwn = 164

  private static func numberFormat(_ style: Style) -> Int {
    switch (style.places, style.isPercent) {
    case (nil, _): 0
    case (0?, false): 1
    case (2?, false): 2
    case (0?, true): 9
    case (2?, true): 10
    case (let places?, let isPercent): firstOwn + 2 * places + (isPercent ? 1 : 0)
    }
  }

  private static func code(ofOwn id: Int) -> String {
    let (places, isPercent) = (id - firstOwn).quotientAndRemainder(dividingBy: 2)
    return "0." + String(repeating: "0", count: places) + (isPercent == 1 ? "%" : "")
  }

  private static func format(_ style: Style) -> String {
    let (font, fill, border) =
      switch style.role {
      case .title: (2, 0, 0)
      case .header: (1, 2, 1)
      case .body: (0, 0, 0)
      case .subtotal: (1, 0, 2)
      case .note: (3, 0, 0)
      }
    // Titles and notes run on over the blank cells beside them; everything else is wrapped in its column.
    let wraps = style.places == nil && style.role != .title && style.role != .note
    // Figures keep a little off the text beside them.
    let indent = style.isTrailing ? 1 : min(style.indent, 15)
    let horizontal =
      style.isTrailing ? " horizontal=\"right\"" : style.indent > 0 ? " horizontal=\"left\"" : ""
    return
      "<xf numFmtId=\"\(numberFormat(style))\" fontId=\"\(font)\" fillId=\"\(fill)\" borderId=\"\(border)\" xfId=\"0\""
      + (style.isGuarded ? " quotePrefix=\"1\"" : "")
      + " applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\">"
      + "<alignment\(horizontal) vertical=\"center\"\(wraps ? " wrapText=\"1\"" : "")"
      + (indent > 0 ? " indent=\"\(indent)\"" : "") + "/></xf>"
  }
}
