/// Reads a part of a workbook tag by tag (XML 读取), in memory that holds one tag at a time.
///
/// It takes the XML that workbooks are made of and refuses the rest by name: a document type (and with it every entity
/// but the five and character references), tags that do not balance, a document that is cut off, depth without end.
/// Source: XML 1.0 (5th ed.), Namespaces in XML 1.0.
struct XMLReader: ~Copyable {
  enum Event {
    case start
    case end
    /// Some of the text at this place; more may follow.
    case text
    case finish
  }

  static let deepest = 64
  static let longestTag = 1 << 20

  let part: String
  private let input: XMLInput
  var buffer: UnsafeMutablePointer<UInt8>
  private var capacity = 1 << 17
  var position = 0
  private var end = 0
  private var isAtEnd = false

  /// The text of a `.text` event, valid until the next one; character references are resolved.
  private(set) var text = UnsafeRawBufferPointer(start: nil, count: 0)
  /// Whether a line break in `text` is one of the document, not of a character reference.
  private(set) var isLiteral = true
  private let reference = UnsafeMutableRawBufferPointer.allocate(byteCount: 4, alignment: 1)

  /// The element of a `.start` or `.end` event.
  private(set) var namespace = XMLNamespace.other
  private(set) var localName = 0..<0
  var attributes: [XMLAttribute] = []
  private(set) var depth = 0

  private var isEmptyElement = false
  private var isInCharacterData = false
  private var hasRoot = false
  /// Names of the open elements, one behind the other.
  private var openNames: [UInt8] = []
  private var nameLengths: [Int] = []
  private var bindings: [XMLBinding] = []

  init(_ stream: PartStream) {
    part = stream.part
    input = XMLInput(stream)
    buffer = .allocate(capacity: capacity)
  }

  deinit {
    buffer.deallocate()
    reference.deallocate()
  }

  func fault(_ damage: XMLDamage) -> WorkbookFault {
    .malformed(damage, part: part, offset: input.count - (end - position))
  }

  /// The next tag or piece of text.
  mutating func next() throws(WorkbookFault) -> Event {
    if isEmptyElement {
      isEmptyElement = false
      closeElement()
      return .end
    }
    while true {
      if position == end, try !refill() {
        guard hasRoot, depth == 0, !isInCharacterData else { throw fault(.cutOff) }
        return .finish
      }
      if isInCharacterData {
        if try readCharacterData() { return .text }
      } else if buffer[position] == UInt8(ascii: "<") {
        if let event = try readMarkup() { return event }
      } else if try readText() {
        return .text
      }
    }
  }

  /// Passes over the rest of the element whose `.start` was the last event.
  mutating func skipElement() throws(WorkbookFault) {
    let outside = depth - 1
    while true {
      switch try next() {
      case .end where depth == outside: return
      case .start, .end, .text: continue
      case .finish: return
      }
    }
  }

  // Memory ------------------------------------------------------------------------------------------------------

  /// Brings in more behind what is left; `false` at the end of the part.
  @discardableResult
  private mutating func refill() throws(WorkbookFault) -> Bool {
    if isAtEnd { return false }
    if position > 0 {
      buffer.update(from: buffer + position, count: end - position)
      end -= position
      position = 0
    }
    if capacity - end < 4 {
      guard capacity < Self.longestTag else { throw fault(.tagTooLong) }
      capacity *= 2
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
      larger.update(from: buffer, count: end)
      buffer.deallocate()
      buffer = larger
    }
    let got = try input.fill(UnsafeMutableRawBufferPointer(start: buffer + end, count: capacity - end))
    end += got
    isAtEnd = got == 0
    return got > 0
  }

  /// Whether these bytes stand at the position.
  private mutating func isAhead(_ literal: StaticString) throws(WorkbookFault) -> Bool {
    while end - position < literal.utf8CodeUnitCount { if try !refill() { return false } }
    return literal.withUTF8Buffer {
      UnsafeBufferPointer(start: buffer + position, count: $0.count).elementsEqual($0)
    }
  }

  /// Passes over everything up to a mark and the mark itself, however far it is.
  private mutating func skip(past mark: StaticString) throws(WorkbookFault) {
    let first = mark.utf8Start.pointee
    while true {
      while position < end, buffer[position] != first { position += 1 }
      if try isAhead(mark) {
        position += mark.utf8CodeUnitCount
        return
      }
      if position < end { position += 1 } else if try !refill() { throw fault(.cutOff) }
    }
  }

  // Text --------------------------------------------------------------------------------------------------------

  private mutating func readText() throws(WorkbookFault) -> Bool {
    if buffer[position] == UInt8(ascii: "&") {
      guard depth > 0 else { throw fault(.textOutside) }
      try readReference()
      return true
    }
    var stop = position
    while stop < end, buffer[stop] != UInt8(ascii: "<"), buffer[stop] != UInt8(ascii: "&") { stop += 1 }
    text = UnsafeRawBufferPointer(start: buffer + position, count: stop - position)
    isLiteral = true
    guard depth > 0 || text.allSatisfy(\.isXMLSpace) else { throw fault(.textOutside) }
    position = stop
    return depth > 0
  }

  private mutating func readReference() throws(WorkbookFault) {
    var semicolon = position + 1
    while true {
      if semicolon == end {
        let length = semicolon - position
        if try !refill() { throw fault(.cutOff) }
        semicolon = position + length
      }
      if buffer[semicolon] == UInt8(ascii: ";") { break }
      semicolon += 1
      if semicolon - position > 12 { throw fault(.badReference) }
    }
    let name = UnsafeRawBufferPointer(start: buffer + position + 1, count: semicolon - position - 1)
    guard let scalar = XMLAttribute.scalar(named: name) else { throw fault(.badReference) }
    var count = 0
    for byte in UTF8.encode(scalar).map(Array.init) ?? [] {
      reference[count] = byte
      count += 1
    }
    text = UnsafeRawBufferPointer(rebasing: reference[..<count])
    isLiteral = false
    position = semicolon + 1
  }

  /// Some of a CDATA section; `false` at its end.
  private mutating func readCharacterData() throws(WorkbookFault) -> Bool {
    if try isAhead("]]>") {
      position += 3
      isInCharacterData = false
      return false
    }
    var stop = position + 1
    while stop < end, buffer[stop] != UInt8(ascii: "]") { stop += 1 }
    text = UnsafeRawBufferPointer(start: buffer + position, count: stop - position)
    isLiteral = true
    position = stop
    return true
  }

  // Tags --------------------------------------------------------------------------------------------------------

  /// `nil` when what was read is no event.
  private mutating func readMarkup() throws(WorkbookFault) -> Event? {
    while end - position < 2 { if try !refill() { throw fault(.cutOff) } }
    switch buffer[position + 1] {
    case UInt8(ascii: "?"):
      try readInstruction()
      return nil
    case UInt8(ascii: "!"):
      try readDeclaration()
      return nil
    case UInt8(ascii: "/"):
      try readEndTag(to: try tagEnd())
      return .end
    default:
      try readStartTag(to: try tagEnd())
      return .start
    }
  }

  private mutating func readInstruction() throws(WorkbookFault) {
    if try isAhead("<?xml "), !hasRoot {
      let close = try tagEnd()
      let declared = String(
        decoding: UnsafeBufferPointer(start: buffer + position, count: close - position), as: UTF8.self)
      if let name = declared.declaredEncoding {
        let isKnown = input.isUTF16 ? name.hasPrefix("utf-16") : ["utf-8", "us-ascii"].contains(name)
        guard isKnown else { throw fault(.encoding(name)) }
      }
    }
    try skip(past: "?>")
  }

  private mutating func readDeclaration() throws(WorkbookFault) {
    if try isAhead("<!--") {
      position += 4
      try skip(past: "-->")
    } else if try isAhead("<![CDATA["), depth > 0 {
      position += 9
      isInCharacterData = true
    } else {
      throw fault(try isAhead("<!DOCTYPE") ? .documentType : .badTag)
    }
  }

  /// The `>` that ends the tag at the position; one in quotes does not.
  private mutating func tagEnd() throws(WorkbookFault) -> Int {
    var index = position + 1
    var quote: UInt8 = 0
    while true {
      if index == end {
        let length = index - position
        if try !refill() { throw fault(.cutOff) }
        index = position + length
      }
      let byte = buffer[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ">") {
        return index
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "<") {
        throw fault(.badTag)
      }
      index += 1
    }
  }

  private mutating func readStartTag(to close: Int) throws(WorkbookFault) {
    guard depth > 0 || !hasRoot else { throw fault(.textOutside) }
    guard depth < Self.deepest else { throw fault(.tooDeep) }
    let isEmpty = buffer[close - 1] == UInt8(ascii: "/")
    let last = isEmpty ? close - 1 : close
    var nameEnd = position + 1
    while nameEnd < last, !buffer[nameEnd].isXMLSpace { nameEnd += 1 }
    guard nameEnd > position + 1 else { throw fault(.badTag) }
    let name = position + 1..<nameEnd
    try readAttributes(nameEnd..<last)
    hasRoot = true
    depth += 1
    nameLengths.append(name.count)
    openNames.append(contentsOf: UnsafeBufferPointer(start: buffer + name.lowerBound, count: name.count))
    try resolve(name)
    isEmptyElement = isEmpty
    position = close + 1
  }

  private mutating func readEndTag(to close: Int) throws(WorkbookFault) {
    var nameEnd = position + 2
    while nameEnd < close, !buffer[nameEnd].isXMLSpace { nameEnd += 1 }
    let name = position + 2..<nameEnd
    guard let length = nameLengths.last, length == name.count,
      UnsafeBufferPointer(start: buffer + name.lowerBound, count: length)
        .elementsEqual(openNames[(openNames.count - length)...]),
      (nameEnd..<close).allSatisfy({ buffer[$0].isXMLSpace })
    else { throw fault(.unbalanced) }
    try resolve(name)
    closeElement()
    position = close + 1
  }

  private mutating func closeElement() {
    if let length = nameLengths.popLast() { openNames.removeLast(length) }
    while let last = bindings.last, last.depth == depth { bindings.removeLast() }
    depth -= 1
  }

  // Namespaces --------------------------------------------------------------------------------------------------

  mutating func bind(prefix: Range<Int>, to value: Range<Int>) throws(WorkbookFault) {
    guard bindings.count < 4 * Self.deepest else { throw fault(.tooDeep) }
    let uri = UnsafeRawBufferPointer(start: buffer + value.lowerBound, count: value.count)
    bindings.append(
      XMLBinding(
        prefix: Array(UnsafeBufferPointer(start: buffer + prefix.lowerBound, count: prefix.count)),
        namespace: XMLNamespace(uri), depth: depth + 1))
  }

  /// The namespace a prefix stands for here; `nil` when nothing says.
  func namespace(ofPrefix prefix: Range<Int>) -> XMLNamespace? {
    let bytes = UnsafeBufferPointer(start: buffer + prefix.lowerBound, count: prefix.count)
    return bindings.last { $0.prefix.count == bytes.count && $0.prefix.elementsEqual(bytes) }?.namespace
  }

  private mutating func resolve(_ name: Range<Int>) throws(WorkbookFault) {
    guard let colon = name.first(where: { buffer[$0] == UInt8(ascii: ":") }) else {
      localName = name
      namespace = bindings.last { $0.prefix.isEmpty }?.namespace ?? .other
      return
    }
    guard let found = namespace(ofPrefix: name.lowerBound..<colon) else { throw fault(.unknownPrefix) }
    (namespace, localName) = (found, colon + 1..<name.upperBound)
  }
}

/// A namespace prefix and what it stands for, inside the element at a depth.
struct XMLBinding {
  let prefix: [UInt8]
  let namespace: XMLNamespace
  let depth: Int
}

extension UInt8 {
  @inline(__always)
  var isXMLSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}

extension String {
  /// The value of `encoding="…"` in an XML declaration, in small letters.
  fileprivate var declaredEncoding: String? {
    let parts = split(whereSeparator: { $0 == "\"" || $0 == "'" })
    guard let index = parts.firstIndex(where: { $0.contains("encoding") }), parts.indices.contains(index + 1)
    else { return nil }
    return parts[index + 1].lowercased()
  }
}
