/// Random numbers that depend on nothing but a key and a position (计数式随机数).
///
/// Replicate r of stratum h draws from the stream (seed, r, h), so that the same seed gives the same replicates in
/// whatever order, and on however many threads, they are made.
/// Source: the mixing function is that of SplitMix64, Steele, Lea & Flood (2014), OOPSLA, 453–472, fig. 16.
struct CounterGenerator: Sendable {
  private let key: UInt64
  private var counter: UInt64 = 0

  init(seed: UInt64, replicate: Int, stratum: Int) {
    key = Self.mix(Self.mix(Self.mix(seed) ^ UInt64(replicate)) ^ UInt64(stratum))
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private mutating func next() -> UInt64 {
    counter &+= 1
    return Self.mix(key &+ counter &* 0x9E37_79B9_7F4A_7C15)
  }

  /// An index below `bound`, each as likely as any other.
  ///
  /// - Source: Lemire (2019), *ACM Trans. Model. Comput. Simul.* 29(1), 3; numbers that would favour some index are
  ///   drawn again.
  mutating func index(below bound: Int) -> Int {
    let bound = UInt64(bound)
    let unfair = (0 &- bound) % bound
    while true {
      let (high, low) = next().multipliedFullWidth(by: bound)
      if low >= unfair { return Int(high) }
    }
  }
}
