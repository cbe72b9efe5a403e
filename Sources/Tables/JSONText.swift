internal import Diagnostics
internal import ExactNumbers

// JSON text as RFC 8259 has it. Goals, in order: the same value gives the same bytes; a line-wise diff of two
// reports shows what changed; a person can read it.

extension JSONValue {
  /// The value as JSON text (序列化), ending in a line break.
  ///
  /// Keys stand in the order of their Unicode scalars, two blanks deepen, each member has its own line. An array of
  /// scalars is one line when that line and a comma have at most 100 cells; otherwise each element has its own.
  public func serialized() -> String {
    var printer = JSONPrinter()
    printer.print(self)
    return printer.text + "\n"
  }
}

private struct JSONPrinter {
  static let widestLine = 100

  var text = ""
  private var depth = 0

  /// - Parameter cellsBefore: What the line holds already besides its indentation: the key.
  mutating func print(_ value: JSONValue, cellsBefore: Int = 0) {
    switch value {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .decimal(let value): text += value.description
    case .double(let value): text += Self.shortest(value)
    case .string(let value): printQuoted(value)
    case .array(let elements): print(elements, cellsBefore: cellsBefore)
    case .object(let members): print(members)
    }
  }

  private mutating func print(_ elements: [JSONValue], cellsBefore: Int) {
    if let line = Self.oneLine(elements), depth * 2 + cellsBefore + line.cellWidth < Self.widestLine {
      text += line
    } else {
      block("[", "]", elements) { printer, element in printer.print(element) }
    }
  }

  private mutating func print(_ members: [String: JSONValue]) {
    guard !members.isEmpty else { return text += "{}" }
    // UTF-8 sorts as scalars do; `String.<` would compare normalised forms.
    let inOrder = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    block("{", "}", inOrder) { printer, member in
      printer.printQuoted(member.key)
      printer.text += ": "
      printer.print(member.value, cellsBefore: member.key.cellWidth + 4)
    }
  }

  private mutating func block<Item>(
    _ opening: String, _ closing: String, _ items: [Item], printItem: (inout JSONPrinter, Item) -> Void
  ) {
    text += opening
    depth += 1
    for (offset, item) in items.enumerated() {
      if offset > 0 { text += "," }
      breakLine()
      printItem(&self, item)
    }
    depth -= 1
    breakLine()
    text += closing
  }

  private mutating func breakLine() {
    text += "\n"
    for _ in 0..<depth { text += "  " }
  }

  /// The array on one line; `nil` when an element is itself an array or object.
  private static func oneLine(_ elements: [JSONValue]) -> String? {
    var printer = JSONPrinter()
    printer.text = "["
    for (offset, element) in elements.enumerated() {
      switch element {
      case .array, .object: return nil
      case .null, .bool, .integer, .decimal, .double, .string: break
      }
      if offset > 0 { printer.text += ", " }
      printer.print(element)
    }
    return printer.text + "]"
  }

  /// Swift's shortest description is at most 17 digits and valid JSON (`1e-05`, `1e+16`); −0 loses its sign.
  private static func shortest(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    return (value == 0 ? 0 : value).description
  }

  private mutating func printQuoted(_ string: String) {
    text += "\""
    if string.unicodeScalars.contains(where: Self.needsEscape) {
      for scalar in string.unicodeScalars { printEscaped(scalar) }
    } else {
      text += string
    }
    text += "\""
  }

  /// RFC 8259 asks for quotes, backslashes and controls; the two separators would end a line in JavaScript.
  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x22, 0x5C, 0x7F..<0xA0, 0x2028, 0x2029: true
    default: false
    }
  }

  private mutating func printEscaped(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": text += "\\\""
    case "\\": text += "\\\\"
    case "\n": text += "\\n"
    case "\r": text += "\\r"
    case "\t": text += "\\t"
    case _ where Self.needsEscape(scalar):
      let digits = String(scalar.value, radix: 16)
      text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: text.unicodeScalars.append(scalar)
    }
  }
}
