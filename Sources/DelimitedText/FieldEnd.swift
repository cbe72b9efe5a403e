/// Where a field ends, in bytes from the start of the text in memory, and what to know about its quotes, in 32 bits.
@usableFromInline
struct FieldEnd {
  @usableFromInline let packed: UInt32

  /// A field without quotes around it.
  @inlinable
  init(_ offset: Int) { packed = UInt32(truncatingIfNeeded: offset) }

  /// A field that began with a quote.
  ///
  /// - Parameters:
  ///   - isEscaped: It holds doubled quotes.
  ///   - hasTail: Something follows its closing quote.
  init(quoted offset: Int, isEscaped: Bool, hasTail: Bool) {
    let form: UInt32 = hasTail ? 3 : isEscaped ? 2 : 1
    packed = UInt32(truncatingIfNeeded: offset) | form << 30
  }

  private init(packed: UInt32) { self.packed = packed }

  @inlinable var offset: Int { Int(packed & (1 << 30 - 1)) }
  @inlinable var isQuoted: Bool { packed >> 30 != 0 }
  @inlinable var hasTail: Bool { packed >> 30 == 3 }
  @inlinable var needsUnescaping: Bool { packed >> 31 != 0 }

  /// The same when the text has moved in memory.
  func moved(by distance: Int) -> FieldEnd {
    FieldEnd(packed: packed &+ UInt32(truncatingIfNeeded: distance))
  }
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
