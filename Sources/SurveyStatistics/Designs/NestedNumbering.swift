/// Numbers pairs of an outer unit and a code within it, 0, 1, 2 … by first appearance (嵌套编号).
///
/// Codes are mostly small and rows of one pair mostly stand together or recur, so each code remembers the last
/// pair it was part of; a dictionary holds the rest.
struct NestedNumbering {
  private(set) var count = 0
  private var numbers: [UInt64: Int32] = [:]
  private var lastOuter: [Int32]
  private var lastNumber: [Int32]

  /// - Parameters:
  ///   - codes: those that will be asked for, one by one; `nil` = 0 alone.
  ///   - rows: how many pairs will be asked for; no more codes than that are remembered.
  init(codes: [Int32]?, rows: Int) {
    let greatest = codes.map { $0.max() ?? 0 } ?? 0
    lastOuter = Array(repeating: -1, count: max(0, min(rows, Int(greatest) + 1)))
    lastNumber = lastOuter
  }

  /// The pair's number, and whether it is a new one.
  @inline(__always)
  mutating func number(of code: Int32, in outer: Int32) -> (number: Int32, isNew: Bool) {
    let slot = Int(code)
    if lastOuter.indices.contains(slot), lastOuter[slot] == outer { return (lastNumber[slot], false) }
    return find(code, in: outer)
  }

  private mutating func find(_ code: Int32, in outer: Int32) -> (number: Int32, isNew: Bool) {
    let key = UInt64(UInt32(bitPattern: outer)) << 32 | UInt64(UInt32(bitPattern: code))
    let known = numbers[key]
    let number = known ?? Int32(count)
    if known == nil {
      numbers[key] = number
      count += 1
    }
    let slot = Int(code)
    if lastOuter.indices.contains(slot) { (lastOuter[slot], lastNumber[slot]) = (outer, number) }
    return (number, known == nil)
  }
}
