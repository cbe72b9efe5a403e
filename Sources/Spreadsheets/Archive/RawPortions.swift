/// An entry's bytes as they stand in the archive, a portion at a time (原始数据).
final class RawPortions {
  private static let portion = 64 << 10

  private let file: FileBytes
  private var offset: Int
  private let end: Int
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: RawPortions.portion, alignment: 16)

  init(_ file: FileBytes, _ range: Range<Int>) {
    (self.file, offset, end) = (file, range.lowerBound, range.upperBound)
  }

  deinit { buffer.deallocate() }

  /// The next portion, valid until the next call; empty at the end.
  func read() throws(WorkbookFault) -> UnsafeRawBufferPointer {
    let count = min(buffer.count, end - offset)
    let portion = UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])
    try file.read(at: offset, into: portion)
    offset += count
    return UnsafeRawBufferPointer(portion)
  }
}
