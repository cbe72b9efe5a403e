import DelimitedText
import Spreadsheets

/// A file whose first bytes have been looked at (已打开的文件). It is read to its end, or as a whole.
struct OpenedFile {
  /// What its first bytes give away; `nil` when it could be text.
  let kind: BinaryKind?
  private let handle: InputFile.Handle
  private let path: String
  private let start: [UInt8]
  private let failure: InputFile.ReadFailure?

  /// A workbook that comes through a pipe is kept in memory.
  private static let mostPiped = 512 << 20

  init(_ handle: InputFile.Handle, _ path: String) {
    (self.handle, self.path) = (handle, path)
    var start = [UInt8](repeating: 0, count: 64)
    do throws(InputFile.ReadFailure) {
      start = try Self.filled(start, from: handle)
      failure = nil
    } catch {
      (start, failure) = ([], error)
    }
    kind = start.withUnsafeBufferPointer { BinaryKind(firstBytes: $0) }
    self.start = start
  }

  /// As many of the next bytes as the buffer holds, or as there are.
  private static func filled(
    _ buffer: [UInt8], from handle: InputFile.Handle
  ) throws(InputFile.ReadFailure) -> [UInt8] {
    var (buffer, count) = (buffer, 0)
    while count < buffer.count {
      // `withUnsafeMutableBytes` has no typed throw, so the outcome is carried out of it.
      let got: Result<Int, InputFile.ReadFailure> = buffer.withUnsafeMutableBytes { bytes in
        do throws(InputFile.ReadFailure) {
          return .success(try handle.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[count...])))
        } catch { return .failure(error) }
      }
      let more = try got.get()
      if more == 0 { break }
      count += more
    }
    return Array(buffer[..<count])
  }

  /// The bytes front to back, read as they are needed.
  var source: ByteSource { handle.canStartAgain ? repeatedSource : sourceOnce }

  private var repeatedSource: ByteSource {
    let (handle, failure) = (handle, failure)
    var given = 0
    return ByteSource(expectedCount: handle.size, again: { self.repeatedSource }) { buffer in
      if let failure { throw failure }
      let count = try handle.read(into: buffer, at: given)
      given += count
      return count
    }
  }

  /// What comes but once: the first bytes have been taken already.
  private var sourceOnce: ByteSource {
    let (handle, start, failure) = (handle, start, failure)
    var given = 0
    return ByteSource(expectedCount: handle.size) { buffer in
      if let failure { throw failure }
      guard given < start.count else { return try handle.read(into: buffer) }
      let count = min(buffer.count, start.count - given)
      buffer.copyBytes(from: start[given..<given + count])
      given += count
      return count
    }
  }

  /// The bytes wherever they are needed.
  func whole() throws(FileProblem) -> FileBytes {
    if let size = handle.size {
      let handle = handle
      return FileBytes(count: size) { offset, buffer in try handle.read(into: buffer, at: offset) }
    }
    var bytes = start
    do throws(InputFile.ReadFailure) {
      while bytes.count <= Self.mostPiped {
        let more = try Self.filled([UInt8](repeating: 0, count: 1 << 20), from: handle)
        if more.isEmpty { break }
        bytes += more
      }
    } catch {
      throw FileProblem(.unreadable(error: error.error), path)
    }
    return FileBytes(bytes)
  }
}
