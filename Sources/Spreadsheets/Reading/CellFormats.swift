/// What a number format makes of a number (数字格式): only what decides whether it is a date.
enum NumberKind: Hashable, Sendable {
  case number
  /// A day, perhaps with a time.
  case date
  /// A time of day alone.
  case time
  /// Hours past 24: `[h]:mm`.
  case duration

  /// A format Excel has without being told. Source: ECMA-376 part 1, 18.8.30, with the East Asian ones.
  init(builtIn id: Int) {
    switch id {
    case 14...17, 22, 27...31, 36, 50...54, 57, 58: self = .date
    case 18...21, 32...35, 45, 47, 55, 56: self = .time
    case 46: self = .duration
    default: self = .number
    }
  }

  /// A format as it is written: `yyyy"年"m"月"d"日"`, `[$-804]上午/下午h:mm`, `0.00%`.
  init(code: String) {
    let letters = FormatLetters(code)
    if letters.isElapsed {
      self = .duration
    } else if letters.hasDay {
      self = .date
    } else if letters.hasTime {
      self = .time
    } else {
      self = .number
    }
  }
}

/// The letters of a format's first section that stand for parts of a date (格式字母).
private struct FormatLetters {
  var hasDay = false
  var hasTime = false
  var isElapsed = false
  private var hasMonthOrMinute = false

  init(_ code: String) {
    let signs = Array(code.lowercased().unicodeScalars)
    var index = 0
    guard !code.lowercased().hasPrefix("general") else { return }
    while index < signs.count, signs[index] != ";" {
      switch signs[index] {
      case "\"": index = signs[(index + 1)...].firstIndex(of: "\"") ?? signs.count
      case "\\", "_", "*": index += 1
      case "[":
        let end = signs[index...].firstIndex(of: "]") ?? signs.count
        let inside = Set(signs[(index + 1)..<max(index + 1, end)])
        if inside.count == 1, let letter = inside.first, "hms".unicodeScalars.contains(letter) {
          isElapsed = true
        }
        index = end
      case "y", "d": hasDay = true
      case "h", "s": hasTime = true
      case "m": hasMonthOrMinute = true
      // `AM/PM` has an m that is neither.
      case "a" where signs[index...].starts(with: "am/pm".unicodeScalars):
        hasTime = true
        index += 4
      default: break
      }
      index += 1
    }
    // Alone, an m is a month; beside hours or seconds it is a minute.
    if hasMonthOrMinute, !hasTime, !isElapsed { hasDay = true }
  }
}

/// What kind of number each cell style makes (单元格样式).
struct CellFormats {
  private var kinds: [NumberKind] = []
  /// As Excel has it.
  private static let mostStyles = 65_536

  /// - Parameter stream: The styles part; `nil` when there is none.
  init(_ stream: PartStream?) throws(WorkbookFault) {
    guard let stream else { return }
    var reader = XMLReader(stream)
    var own: [Int: NumberKind] = [:]
    var isInCellFormats = false
    while true {
      switch try reader.next() {
      case .finish: return
      case .text: continue
      case .end: if reader.isElement("cellXfs") { isInCellFormats = false }
      case .start:
        if reader.isElement("cellXfs") {
          isInCellFormats = true
        } else if reader.isElement("numFmt"),
          let id = try reader.attributeText("numFmtId").flatMap({ Int($0) })
        {
          own[id] = NumberKind(code: try reader.attributeText("formatCode") ?? "")
        } else if isInCellFormats, reader.isElement("xf"), kinds.count < Self.mostStyles {
          let id = try reader.attributeText("numFmtId").flatMap { Int($0) } ?? 0
          kinds.append(own[id] ?? NumberKind(builtIn: id))
        }
      }
    }
  }

  /// The kind of number a style makes; a style that is not there makes an ordinary one.
  func kind(ofStyle style: Int) -> NumberKind { kinds.indices.contains(style) ? kinds[style] : .number }
}
