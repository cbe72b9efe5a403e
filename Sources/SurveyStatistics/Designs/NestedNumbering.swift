/// Numbers pairs of an outer unit and a code within it, 0, 1, 2 … by first appearance (嵌套编号).
///
/// Codes are mostly small and rows of one pair mostly stand together or recur, so each code remembers the last
/// pair it was part of; a dictionary holds the rest.
struct NestedNumbering {
  private(set) var count = 0
  private var numbers: [UInt64: Int32] = [:]
  private var lastOuter: [Int32]
  private var lastNumber: [Int32]

  /// - Parameter rows: how many pairs will be asked for; codes up to this are remembered.
  init(rows: Int) {
    lastOuter = Array(repeating: -1, count: rows)
    lastNumber = lastOuter
  }

  /// The pair's number, and whether it is a new one.
  mutating func number(of code: Int32, in outer: Int32) -> (number: Int32, isNew: Bool) {
    let slot = Int(code)
    let isRemembered = lastOuter.indices.contains(slot)
    if isRemembered, lastOuter[slot] == outer { return (lastNumber[slot], false) }
    let key = UInt64(UInt32(bitPattern: outer)) << 32 | UInt64(UInt32(bitPattern: code))
    let known = numbers[key]
    let number = known ?? Int32(count)
    if known == nil {
      numbers[key] = number
      count += 1
    }
    if isRemembered { (lastOuter[slot], lastNumber[slot]) = (outer, number) }
    return (number, known == nil)
  }
}
