internal import CivilTime
internal import Responses

/// What the columns about the responses hold (元数据剖面): enough to suggest validity rules, in bounded memory.
struct MetadataProfile: Sendable {
  /// Responses by completion time in whole seconds; longer ones stand at the end.
  private var seconds = [UInt32](repeating: 0, count: longestSeconds + 1)
  private var timed = 0
  private(set) var first: CivilDateTime?
  private(set) var last: CivilDateTime?
  private var addresses = ByteStringTable()
  /// The addresses one after the other, where each ends, and its responses.
  private var addressTexts: [UInt8] = []
  private var addressEnds: [Int] = []
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
    if !address.isEmpty { add(address, times: 1) }
  }

  private mutating func add(_ address: UnsafeRawBufferPointer, times: UInt32) {
    if let known = addresses.value(of: address) {
      addressCounts[known] += times
    } else if addressCounts.count < Self.mostAddresses {
      addresses.insert(address, value: addressCounts.count)
      addressTexts.append(contentsOf: address)
      addressEnds.append(addressTexts.count)
      addressCounts.append(times)
    } else {
      hasTooManyAddresses = true
    }
  }

  /// Adds what the columns about the responses that follow hold.
  mutating func merge(_ next: MetadataProfile) {
    for (value, count) in next.seconds.enumerated() where count > 0 { seconds[value] += count }
    timed += next.timed
    addSubmission(next.first)
    addSubmission(next.last)
    hasTooManyAddresses = hasTooManyAddresses || next.hasTooManyAddresses
    var start = 0
    for (end, count) in zip(next.addressEnds, next.addressCounts) {
      next.addressTexts[start..<end].withUnsafeBytes { add($0, times: count) }
      start = end
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
