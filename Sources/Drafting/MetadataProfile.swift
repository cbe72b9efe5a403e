internal import CivilTime
internal import Responses

/// What the columns about the responses hold (元数据剖面): enough to suggest validity rules, in bounded memory.
struct MetadataProfile {
  /// Responses by completion time in whole seconds; longer ones stand at the end.
  private var seconds = [UInt32](repeating: 0, count: longestSeconds + 1)
  private var timed = 0
  private(set) var first: CivilDateTime?
  private(set) var last: CivilDateTime?
  private var addresses = ByteStringTable()
  private var addressCounts: [UInt32] = []
  private var hasTooManyAddresses = false

  /// Two hours: who takes longer has had lunch.
  private static let longestSeconds = 7_200
  private static let mostAddresses = 100_000

  mutating func addDuration(_ bytes: UnsafeRawBufferPointer) {
    guard let value = Responses.Duration(bytes).seconds else { return }
    seconds[Int(min(max(value, 0), Double(Self.longestSeconds)))] += 1
    timed += 1
  }

  mutating func addSubmission(_ time: CivilDateTime?) {
    guard let time else { return }
    first = min(first ?? time, time)
    last = max(last ?? time, time)
  }

  mutating func addAddress(_ bytes: UnsafeRawBufferPointer) {
    let end = bytes.firstIndex { $0 == UInt8(ascii: "(") || $0 <= UInt8(ascii: " ") || $0 >= 0x80 }
    let address = UnsafeRawBufferPointer(rebasing: bytes[..<(end ?? bytes.count)])
    guard !address.isEmpty else { return }
    if let known = addresses.value(of: address) {
      addressCounts[known] += 1
    } else if addressCounts.count < Self.mostAddresses {
      addresses.insert(address, value: addressCounts.count)
      addressCounts.append(1)
    } else {
      hasTooManyAddresses = true
    }
  }

  /// The median completion time in seconds, the lower one of two; `nil` when no response has a time.
  var medianSeconds: Int? {
    guard timed > 0 else { return nil }
    var left = (timed + 1) / 2
    for (value, count) in seconds.enumerated() {
      left -= Int(count)
      if left <= 0 { return value }
    }
    return nil
  }

  /// Responses completed in fewer seconds.
  func faster(than limit: Int) -> Int { seconds.prefix(max(0, limit)).reduce(0) { $0 + Int($1) } }

  /// The most responses from one address; `nil` when there is no address, or too many to count.
  var mostFromOneAddress: Int? { hasTooManyAddresses ? nil : addressCounts.max().map { Int($0) } }
  var hasAddresses: Bool { !addressCounts.isEmpty }
}
