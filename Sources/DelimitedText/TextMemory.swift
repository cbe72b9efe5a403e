/// Bytes of text with room behind them (文本内存), so that a block may be looked at past their end.
final class TextMemory {
  /// A block scanned past the last byte stays inside the memory.
  static let padding = 64

  private(set) var bytes: UnsafeMutablePointer<UInt8>
  private(set) var capacity: Int

  init() {
    capacity = 0
    bytes = .allocate(capacity: Self.padding)
  }

  deinit { bytes.deallocate() }

  /// Makes room for `wanted` bytes and keeps the first `kept`.
  func reserve(_ wanted: Int, keeping kept: Int) {
    guard wanted > capacity else { return }
    capacity = max(wanted, 2 * capacity)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + Self.padding)
    larger.update(from: bytes, count: kept)
    bytes.deallocate()
    bytes = larger
  }
}
