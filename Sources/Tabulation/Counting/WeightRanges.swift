/// The least and the greatest weight in each joint category (权数范围).
struct WeightRanges {
  private var least: [Double] = []
  private var greatest: [Double] = []

  /// - Parameters:
  ///   - joints: By person, the joint category.
  ///   - weights: By person; 0 for none.
  ///   - states: By person: 0 for those it is about; `nil` = everybody.
  mutating func widen(
    _ count: Int, joints: UnsafePointer<UInt32>, weights: UnsafePointer<Double>, room: Int,
    states: UnsafePointer<UInt16>? = nil
  ) {
    if least.count < room {
      greatest += Array(repeating: 0, count: room - least.count)
      least += Array(repeating: .infinity, count: room - least.count)
    }
    least.withUnsafeMutableBufferPointer { least in
      greatest.withUnsafeMutableBufferPointer { greatest in
        for person in 0..<count where weights[person] > 0 && (states?[person] ?? 0) == 0 {
          let joint = Int(joints[person])
          least[joint] = min(least[joint], weights[person])
          greatest[joint] = max(greatest[joint], weights[person])
        }
      }
    }
  }

  /// The range of a joint category; `nil` = nobody has a weight.
  subscript(joint: Int) -> ClosedRange<Double>? {
    joint < least.count && least[joint] <= greatest[joint] ? least[joint]...greatest[joint] : nil
  }
}
