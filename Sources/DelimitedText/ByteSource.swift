/// Where bytes come from (字节来源): a file, standard input or memory, read front to back in pieces of any size.
///
/// Opening and closing belong to whoever makes the source; nothing here knows of files.
public struct ByteSource {
  /// Fills the front of a buffer and returns how many bytes it put there: 1 to the buffer's size, or 0 at the end.
  let read: (UnsafeMutableRawBufferPointer) throws -> Int
  /// About how many bytes there are (大小): what room is made for, never relied on; `nil` = not known.
  public let expectedCount: Int?
  private let startAgain: (() -> ByteSource)?

  /// The same bytes once more, from the first (重读); `nil` where they come but once. The two can be read side by side.
  public var again: ByteSource? { startAgain?() }

  /// - Parameters:
  ///   - expectedCount: About how many bytes will come, if that is known beforehand.
  ///   - again: Makes a source of the same bytes, if there can be one.
  ///   - read: Called until it returns 0. What it throws becomes `DelimitedTextError.unreadable`.
  public init(
    expectedCount: Int? = nil, again: (() -> ByteSource)? = nil,
    read: @escaping (_ buffer: UnsafeMutableRawBufferPointer) throws -> Int
  ) {
    (self.expectedCount, startAgain, self.read) = (expectedCount, again, read)
  }

  /// Bytes that are in memory already.
  public init(bytes: [UInt8]) {
    var position = 0
    self.init(expectedCount: bytes.count, again: { ByteSource(bytes: bytes) }) { buffer in
      let count = min(buffer.count, bytes.count - position)
      buffer.copyBytes(from: bytes[position..<position + count])
      position += count
      return count
    }
  }
}

extension ByteSource {
  /// Reads until the buffer is full or the source ends, so that nothing downstream depends on the size of a read.
  ///
  /// - Returns: Why the source failed, if it did; `count` bytes have arrived all the same.
  func fill(_ buffer: UnsafeMutableRawBufferPointer, count: inout Int) -> SourceFailure? {
    do {
      while count < buffer.count {
        let free = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
        let got = try read(free)
        precondition(got >= 0 && got <= free.count, "a byte source reports what it put into the buffer")
        if got == 0 { break }
        count += got
      }
      return nil
    } catch {
      return SourceFailure(error)
    }
  }
}
