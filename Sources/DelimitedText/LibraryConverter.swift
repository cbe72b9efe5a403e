#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The C library's converter from one encoding to UTF-8 (转码).
///
/// Checked over all of Unicode: glibc 2.36 refuses the four-byte GB18030 forms of 18 rare characters, which count as
/// invalid bytes here.
final class LibraryConverter {
  private let descriptor: iconv_t

  /// `nil` when the C library was installed without this encoding.
  init?(from encoding: TextEncoding) {
    descriptor = iconv_open("UTF-8", encoding.name)
    if Int(bitPattern: descriptor) == -1 { return nil }
  }

  deinit { iconv_close(descriptor) }

  /// Converts whole characters from the front of `input` and shortens both buffers to what is left of them.
  func convert(_ input: inout UnsafeMutableRawBufferPointer, into output: inout UnsafeMutableRawBufferPointer)
    -> CharacterConverter.Stop
  {
    var from = input.baseAddress?.assumingMemoryBound(to: CChar.self)
    var fromCount = input.count
    var to = output.baseAddress?.assumingMemoryBound(to: CChar.self)
    var toCount = output.count
    let result = iconv(descriptor, &from, &fromCount, &to, &toCount)
    let reason = errno
    input = UnsafeMutableRawBufferPointer(start: from, count: fromCount)
    output = UnsafeMutableRawBufferPointer(start: to, count: toCount)
    if result != -1 { return .inputUsed }
    switch reason {
    case E2BIG: return .outputFull
    case EINVAL: return .inputUsed
    default: return .invalid
    }
  }
}
