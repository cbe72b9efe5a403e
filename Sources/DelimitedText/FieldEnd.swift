/// Where a field ends, in bytes from the start of its record, and what to know about its quotes, in 32 bits.
@usableFromInline
struct FieldEnd {
  @usableFromInline let packed: UInt32

  @inlinable
  init(_ offset: Int) { packed = UInt32(truncatingIfNeeded: offset) }

  /// - Parameters:
  ///   - isEscaped: The field holds doubled quotes.
  ///   - hasTail: Something follows its closing quote.
  init(_ offset: Int, isEscaped: Bool, hasTail: Bool) {
    packed = UInt32(truncatingIfNeeded: offset) | (isEscaped ? 1 << 31 : 0) | (hasTail ? 1 << 30 : 0)
  }

  @inlinable var offset: Int { Int(packed & (1 << 30 - 1)) }
  @inlinable var hasTail: Bool { packed & 1 << 30 != 0 }
  @inlinable var needsUnescaping: Bool { packed >> 30 != 0 }
}

/// The ends of the fields of one record or of several, one after the other.
final class FieldEnds {
  private(set) var base: UnsafeMutablePointer<FieldEnd>
  private var capacity = 256

  init() { base = .allocate(capacity: capacity) }

  deinit { base.deallocate() }

  func reserve(_ wanted: Int) {
    guard wanted > capacity else { return }
    let larger = UnsafeMutablePointer<FieldEnd>.allocate(capacity: 2 * wanted)
    larger.update(from: base, count: capacity)
    base.deallocate()
    (base, capacity) = (larger, 2 * wanted)
  }
}
