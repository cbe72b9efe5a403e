/// Numbers of equal texts (文本编号): what rules compare between responses, and platforms' ids that are no numbers. The
/// files of a survey share them where all responses are kept; a part that is read by itself has its own.
///
/// It belongs to one reading or merging at a time, and so to one thread.
final class TextNumbers: @unchecked Sendable {
  private var places: [Place] = []
  /// By place.
  private var tables: [NumberedTexts] = []
  private var ids = ByteStringTable()
  /// Platforms' ids that are no numbers, in order of appearance.
  private(set) var idTexts: [String] = []
  private let keepsTexts: Bool

  /// Whose texts are numbered.
  enum Place: Hashable {
    case address
    /// A column that is no question, as rules name it.
    case column(String)
    /// The answers to an item.
    case item(Int)
  }

  /// - Parameter keepsTexts: Whether the text of a number can be told again.
  init(keepsTexts: Bool = false) { self.keepsTexts = keepsTexts }

  /// The same places without texts, for the next part, which will have as many.
  func emptied() -> TextNumbers {
    let next = TextNumbers(keepsTexts: keepsTexts)
    (next.places, next.tables) = (places, tables.map { $0.emptied() })
    return next
  }

  /// Where a place's texts are; it stays the same when texts are emptied.
  func index(of place: Place) -> Int {
    if let known = places.firstIndex(of: place) { return known }
    places.append(place)
    tables.append(NumberedTexts(keepsTexts: keepsTexts))
    return tables.count - 1
  }

  /// The number of a text, from 1.
  func number(of bytes: UnsafeRawBufferPointer, at index: Int) -> UInt32 {
    tables[index].number(of: bytes)
  }

  /// The number of an id that is no number: −1, −2, …
  func idNumber(of bytes: UnsafeRawBufferPointer) -> Int64 {
    let index = ids.number(of: bytes)
    if index == idTexts.count { idTexts.append(String(decoding: bytes, as: UTF8.self)) }
    return Int64(-1 - index)
  }

  /// The texts of a place.
  subscript(place: Place) -> NumberedTexts { tables[index(of: place)] }

  /// Puts the numbers of equal texts here in the place of the numbers they have elsewhere.
  func renumber(_ numbers: inout [UInt32], of place: Place, from other: TextNumbers) {
    guard !numbers.isEmpty else { return }
    let (texts, own) = (other[place], index(of: place))
    for index in numbers.indices where numbers[index] != 0 {
      numbers[index] = texts.withText(numbers[index]) { number(of: $0, at: own) }
    }
  }

  /// The same for ids.
  func renumber(ids numbers: inout [Int64], from other: TextNumbers) {
    for index in numbers.indices where numbers[index] < 0 && numbers[index] != .min {
      var text = other.idTexts[Int(-1 - numbers[index])]
      numbers[index] = text.withUTF8 { idNumber(of: UnsafeRawBufferPointer($0)) }
    }
  }
}

/// Texts with their numbers, from 1 (已编号文本).
struct NumberedTexts {
  private var table = ByteStringTable()
  private var bytes: [UInt8] = []
  /// Where each text ends among the bytes.
  private var ends: [Int] = []
  private let keepsTexts: Bool

  init(keepsTexts: Bool) { self.keepsTexts = keepsTexts }

  /// None of these texts, and room for as many.
  func emptied() -> NumberedTexts {
    var next = NumberedTexts(keepsTexts: keepsTexts)
    next.table = ByteStringTable(room: table.count)
    next.bytes.reserveCapacity(bytes.count)
    next.ends.reserveCapacity(ends.count)
    return next
  }

  mutating func number(of text: UnsafeRawBufferPointer) -> UInt32 {
    let index = table.number(of: text)
    if keepsTexts, index == ends.count {
      bytes.append(contentsOf: text)
      ends.append(bytes.count)
    }
    return UInt32(truncatingIfNeeded: index + 1)
  }

  /// Calls `body` with the text of a number, which has been kept.
  func withText<Value>(_ number: UInt32, _ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    let end = ends[Int(number) - 1]
    let start = number > 1 ? ends[Int(number) - 2] : 0
    return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[start..<end])) }
  }

  /// A digest of each text, by its number; 0 for 0.
  func digests(seed: UInt64) -> [UInt64] {
    [0]
      + ends.indices.map { index in
        withText(UInt32(truncatingIfNeeded: index + 1)) { ByteStringKey.digest(of: $0, seed: seed) }
      }
  }
}
