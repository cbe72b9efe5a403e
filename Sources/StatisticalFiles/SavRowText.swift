/// Cases as tab-separated text (个案文本), handed on in pieces, so that whatever reads a text export reads them.
///
/// The first cell is quoted always, so that a case of blanks is no blank line and its row number stays.
final class SavRowText {
  private let width: Int
  private let deliver: ([UInt8]) -> Bool
  private var pending: [UInt8] = []

  private static let portion = 1 << 16

  /// - Parameter deliver: Takes a piece that ends with a case and says whether more is wanted.
  init(width: Int, deliver: @escaping ([UInt8]) -> Bool) { (self.width, self.deliver) = (width, deliver) }

  /// A record of headings.
  func add(headings: [String]) {
    for (column, heading) in headings.enumerated() { append(heading, column: column) }
  }

  /// One value; `nil` = system-missing, an empty cell. A user-missing value is the code it is.
  /// - Returns: Whether more is wanted.
  func add(_ code: SavCode?, of kind: SavKind, column: Int) -> Bool {
    let text =
      switch code {
      case nil: ""
      case .number(let number)?: kind.text(of: number)
      case .text(let text)?: text
      }
    append(text, column: column)
    guard column == width - 1, pending.count >= Self.portion else { return true }
    return flush()
  }

  /// Hands on what is left.
  func flush() -> Bool {
    defer { pending.removeAll(keepingCapacity: true) }
    return pending.isEmpty || deliver(pending)
  }

  private func append(_ text: String, column: Int) {
    let quote = UInt8(ascii: "\"")
    if column == 0 || text.utf8.contains(where: Self.needsQuotes) {
      pending.append(quote)
      for byte in text.utf8 {
        if byte == quote { pending.append(quote) }
        pending.append(byte)
      }
      pending.append(quote)
    } else {
      pending += text.utf8
    }
    pending.append(column == width - 1 ? UInt8(ascii: "\n") : 0x09)
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, 0x0A, 0x0D: true
    default: false
    }
  }
}
