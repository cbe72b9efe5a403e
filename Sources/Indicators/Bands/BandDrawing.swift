public import Diagnostics
public import ExactNumbers

// A band table as lines of text: one row a band, so that overlaps show, and one axis below them all. Goals, in order:
// what an end includes can be seen; no two ticks share a cell; distances are in proportion where there is room.
//
//     4 分  │          ●───○
//     2 分  ●──────────○   │
//           ├──────────┼───┤
//           0          80  90

/// The number line of a band table (数轴图): ● an end that belongs, ○ one that does not, → no end.
///
/// Gaps (`╌`) and overlaps (`═`) have rows of their own, so a table without such rows covers its domain once.
public struct BandDrawing: Hashable, Sendable {
  /// The lines, without blanks at their ends.
  public let lines: [String]

  /// A value to mark under the axis (实测值): ▲ 96.57.
  public struct Mark: Hashable, Sendable {
    /// Where it lies.
    public let value: Rational
    /// How it is written.
    public let text: String

    /// A value and how it is written.
    public init(_ value: Rational, text: String) { (self.value, self.text) = (value, text) }
  }

  /// Draws a table.
  /// - Parameters:
  ///   - width: The widest a line should be, in terminal cells. A table with too many ends for it passes it.
  ///   - mark: A value to show on the axis.
  ///   - label: What a band earns or is called.
  public init<Content>(
    _ table: BandTable<Content>, in language: Language, width: Int = 72, mark: Mark? = nil,
    label: (Content) -> Wording
  ) {
    let rows = Self.rows(of: table, in: language, label: label)
    let labelCells = rows.map(\.label.cellWidth).max() ?? 0
    let axis = Axis(ends: rows.map(\.bounds) + [table.domain.bounds], cells: width - labelCells - 2)
    var lines = rows.map { $0.label.padded(to: labelCells + 2) + axis.line(of: $0) }
    let margin = String(repeating: " ", count: labelCells + 2)
    lines += (axis.scale + (mark.map { axis.line(of: $0) } ?? [])).map { margin + $0 }
    self.lines = lines.map(\.withoutTrailingBlanks)
  }

  /// A bar of the drawing.
  fileprivate struct Row {
    let label: String
    let bounds: Bounds
    let stroke: Character
  }

  private static func rows<Content>(
    of table: BandTable<Content>, in language: Language, label: (Content) -> Wording
  ) -> [Row] {
    let faults = table.faults
    func text(_ zh: String, _ en: String) -> String { Wording(zh: zh, en: en).text(in: language) }
    let bands = table.bands.enumerated().map { place, band in
      let isMisdirected = faults.misdirected.contains(place)
      let name = label(band.content).text(in: language)
      return Row(
        label: name + (isMisdirected ? text("（方向）", " (direction)") : ""), bounds: band.bounds, stroke: "─")
    }
    return bands
      + faults.gaps.map { Row(label: text("空隙", "gap"), bounds: $0, stroke: "╌") }
      + faults.overlaps.map { Row(label: text("重叠", "overlap"), bounds: $0.shared, stroke: "═") }
  }
}

// MARK: - Axis

/// The ends of all bars in order, each with its cell.
private struct Axis {
  private let ticks: [(value: ExactDecimal, cell: Int)]
  private let opensBelow: Bool
  private let opensAbove: Bool
  private let last: Int

  /// Cells an arrow takes beyond the outermost tick.
  private static let arrow = 4
  /// The fewest cells from one tick to the next: `●──○`.
  private static let step = 4

  init(ends: [Bounds], cells: Int) {
    opensBelow = ends.contains { $0.lower == nil }
    opensAbove = ends.contains { $0.upper == nil }
    let values = ends.flatMap { [$0.lower?.value, $0.upper?.value].compactMap { $0 } }.sorted()
    let distinct = values.reduce(into: [ExactDecimal]()) { if $0.last != $1 { $0.append($1) } }
    let margins = (opensBelow ? Self.arrow : 0) + (opensAbove ? Self.arrow : 0)
    let room = cells - margins - (distinct.last?.description.count ?? 1)
    var cell = opensBelow ? Self.arrow : 0
    var ticks: [(value: ExactDecimal, cell: Int)] = []
    for (value, distance) in zip(distinct, [0] + Self.distances(between: distinct, room: room)) {
      cell += distance
      ticks.append((value, cell))
    }
    self.ticks = ticks
    last = cell + (opensAbove ? Self.arrow : 0)
  }

  /// Every distance has room for the number before it; what is left over is shared in proportion to the values.
  private static func distances(between values: [ExactDecimal], room: Int) -> [Int] {
    let pairs = zip(values, values.dropFirst())
    let least = pairs.map { max(step, $0.0.description.count + 1) }
    let spare = Rational(max(0, room - least.reduce(0, +)))
    guard let first = values.first, let last = values.last else { return [] }
    return zip(pairs, least).map { pair, least in
      let share = (pair.1.rational - pair.0.rational).divided(by: last.rational - first.rational)
      return least + (share.flatMap { ($0 * spare).floor } ?? 0)
    }
  }

  func line(of row: BandDrawing.Row) -> String {
    let start = row.bounds.lower.map { cell(of: $0.value) } ?? 0
    let end = row.bounds.upper.map { cell(of: $0.value) } ?? last
    var cells = Array(repeating: Character(" "), count: last + 1)
    for tick in ticks { cells[tick.cell] = "│" }
    for cell in start...max(start, end) { cells[cell] = row.stroke }
    cells[end] = row.bounds.upper.map { $0.isIncluded ? "●" : "○" } ?? "→"
    cells[start] = row.bounds.lower.map { $0.isIncluded ? "●" : "○" } ?? "←"
    return String(cells)
  }

  /// The axis and the numbers below it.
  var scale: [String] {
    var cells = Array(repeating: Character("─"), count: last + 1)
    var numbers = ""
    for tick in ticks {
      cells[tick.cell] = "┼"
      numbers = numbers.padded(to: tick.cell) + tick.value.description
    }
    cells[0] = opensBelow ? "←" : "├"
    cells[last] = opensAbove ? "→" : "┤"
    return [String(cells), numbers]
  }

  /// A mark below the axis, moved off the ticks beside it when it does not lie on one.
  func line(of mark: BandDrawing.Mark) -> [String] {
    [String(repeating: " ", count: cell(of: mark.value)) + "▲ " + mark.text]
  }

  private func cell(of value: ExactDecimal) -> Int {
    ticks.first { $0.value == value }?.cell ?? 0
  }

  private func cell(of value: Rational) -> Int {
    if let tick = ticks.first(where: { $0.value.rational == value }) { return tick.cell }
    guard let right = ticks.firstIndex(where: { $0.value.rational > value }) else { return last }
    guard right > 0 else { return 0 }
    let (low, high) = (ticks[right - 1], ticks[right])
    let share = (value - low.value.rational).divided(by: high.value.rational - low.value.rational)
    let inside = share.flatMap { ($0 * Rational(high.cell - low.cell)).floor } ?? 0
    return low.cell + min(max(inside, 1), high.cell - low.cell - 1)
  }
}

// MARK: - Rules

extension Scoring {
  /// The number line of the rule's bands, or of the bands a judgement chose from; `nil` when it has none.
  public func drawing(in language: Language, width: Int = 72, mark: BandDrawing.Mark? = nil) -> BandDrawing? {
    if case .judged(.fillBand(let fill)) = self {
      let mark = BandDrawing.Mark(fill.percent.rational, text: "\(fill.percent)")
      return BandDrawing(fill.bands, in: language, width: width, mark: mark) { Wording($0) }
    }
    return rules.lazy.flatMap(\.parts).compactMap { $0.drawing(in: language, width: width, mark: mark) }.first
  }
}

extension ScoringRule {
  /// The number line of the rule's bands; `nil` for rules without bands.
  public func drawing(in language: Language, width: Int = 72, mark: BandDrawing.Mark? = nil) -> BandDrawing? {
    switch self {
    case .tiers(let table): BandDrawing(table, in: language, width: width, mark: mark) { $0.wording }
    case .interpolated(let table):
      BandDrawing(table, in: language, width: width, mark: mark) { $0.wording }
    case .full, .proportional, .linearDeduction: nil
    }
  }
}

extension String {
  /// The text with blanks at its end, up to so many terminal cells.
  fileprivate func padded(to cells: Int) -> String {
    self + String(repeating: " ", count: max(0, cells - cellWidth))
  }

  fileprivate var withoutTrailingBlanks: String {
    var view = self[...]
    while view.last == " " { view.removeLast() }
    return String(view)
  }
}
