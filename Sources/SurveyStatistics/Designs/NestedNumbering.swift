/// Numbers pairs of an outer unit and a code within it, 0, 1, 2 … by first appearance (嵌套编号).
///
/// Codes are mostly small and rows of one pair mostly stand together or recur, so each code remembers the last
/// pair it was part of; a dictionary holds the rest.
package struct NestedNumbering: Hashable, Sendable {
  package private(set) var count = 0
  private var numbers: [UInt64: Int32] = [:]
  /// By code, the last pair it was part of.
  private var last: [Pair] = []
  /// No more codes than this are remembered.
  private var room = 0

  /// No pairs yet.
  package init() {}

  private struct Pair: Hashable {
    var outer: Int32 = -1
    var number: Int32 = -1
  }

  /// Tells how many pairs will be asked for, so that no more codes than pairs are remembered.
  package mutating func expect(_ pairs: Int) { room += pairs }

  /// The pair's number, and whether it is a new one.
  package mutating func number(of code: Int32, in outer: Int32) -> (number: Int32, isNew: Bool) {
    let slot = Int(code)
    if slot >= 0, slot < last.count, last[slot].outer == outer { return (last[slot].number, false) }
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
    remember(Pair(outer: outer, number: number), at: Int(code))
    return (number, known == nil)
  }

  private mutating func remember(_ pair: Pair, at slot: Int) {
    guard slot >= 0, slot < room else { return }
    if slot >= last.count { last += repeatElement(Pair(), count: slot + 1 - last.count) }
    last[slot] = pair
  }
}
