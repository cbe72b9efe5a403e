/// A file's bytes, read wherever they are needed (文件字节): the directory of a workbook stands at its end.
///
/// Opening and closing belong to whoever makes it; nothing here knows of files.
public struct FileBytes: Sendable {
  /// How many there are.
  public let count: Int
  /// Fills the front of a buffer with the bytes from an offset on and returns how many it put there; 0 at the end.
  private let source: @Sendable (_ offset: Int, _ buffer: UnsafeMutableRawBufferPointer) throws -> Int

  /// - Parameter read: What it throws becomes `WorkbookFault.unreadable`.
  public init(
    count: Int,
    read: @escaping @Sendable (_ offset: Int, _ buffer: UnsafeMutableRawBufferPointer) throws -> Int
  ) {
    (self.count, source) = (count, read)
  }

  /// Bytes that are in memory already.
  public init(_ bytes: [UInt8]) {
    self.init(count: bytes.count) { offset, buffer in
      let end = min(bytes.count, offset + buffer.count)
      guard offset < end else { return 0 }
      buffer.copyBytes(from: bytes[offset..<end])
      return end - offset
    }
  }

  /// Fills the front of a buffer with what stands at an offset, for readers that ask for as much as there is.
  /// - Returns: How many bytes there were; 0 at the end.
  package func read(upTo buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws -> Int {
    guard (0..<count).contains(offset), !buffer.isEmpty else { return 0 }
    return try source(offset, buffer)
  }

  /// Fills the whole buffer; a file that ends before is cut off.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(WorkbookFault) {
    guard offset >= 0, offset <= count, buffer.count <= count - offset else {
      throw .damaged(.cutOff, part: nil)
    }
    var filled = 0
    while filled < buffer.count {
      let free = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let got: Int
      do { got = try source(offset + filled, free) } catch { throw .unreadable(reason: "\(error)") }
      precondition(got >= 0 && got <= free.count, "a source reports what it put into the buffer")
      if got == 0 { throw .damaged(.cutOff, part: nil) }
      filled += got
    }
  }

  /// Some bytes as little-endian fields.
  func fields(at offset: Int, count: Int) throws(WorkbookFault) -> LittleEndianFields {
    guard count >= 0, offset >= 0, count <= self.count, offset <= self.count - count else {
      throw .damaged(.cutOff, part: nil)
    }
    var bytes = [UInt8](repeating: 0, count: count)
    // `withUnsafeMutableBytes` has no typed throw, so the outcome is carried out of it.
    let outcome: Result<Void, WorkbookFault> = bytes.withUnsafeMutableBytes { buffer in
      do throws(WorkbookFault) { return .success(try read(at: offset, into: buffer)) } catch {
        return .failure(error)
      }
    }
    try outcome.get()
    return LittleEndianFields(bytes: bytes)
  }
}

/// The fields of a binary header; a place outside it is a programmer error.
struct LittleEndianFields {
  let bytes: [UInt8]

  func integer16(at offset: Int) -> Int { Int(bytes[offset]) | Int(bytes[offset + 1]) << 8 }

  func integer32(at offset: Int) -> Int { integer16(at: offset) | integer16(at: offset + 2) << 16 }

  /// `nil` past what an `Int` holds.
  func integer64(at offset: Int) -> Int? {
    let high = integer32(at: offset + 4)
    return high < 1 << 31 ? integer32(at: offset) | high << 32 : nil
  }
}
