/// The texts that cells refer to by number (共享字符串).
///
/// They are the one thing about a workbook that has to be in memory as a whole, so they are packed: eight bytes a text
/// besides its own.
final class SharedTexts {
  private static let blockBits = 22
  private static let blockSize = 1 << blockBits

  /// Texts do not reach over the end of a block; before each stands its length in four bytes.
  private var blocks: [UnsafeMutableRawPointer] = []
  private var used = SharedTexts.blockSize
  /// Block and offset of each.
  private var places: [UInt32] = []

  /// - Parameter stream: The part; `nil` when a workbook shares no texts.
  init(_ stream: PartStream?, limits: WorkbookLimits) throws(WorkbookFault) {
    guard let stream else { return }
    var reader = XMLReader(stream)
    var text: [UInt8] = []
    var total = 0
    while true {
      switch try reader.next() {
      case .finish: return
      case .end, .text: continue
      case .start:
        guard reader.isElement("si") else { continue }
        text.removeAll(keepingCapacity: true)
        try reader.appendRichText(to: &text, limit: min(limits.cellBytes, Self.blockSize - 4))
        total += text.count + 8
        guard total <= limits.sharedBytes else {
          throw .overLimit(.sharedBytes(limits.sharedBytes), part: reader.part)
        }
        append(text)
      }
    }
  }

  deinit { for block in blocks { block.deallocate() } }

  private func append(_ text: [UInt8]) {
    if Self.blockSize - used < text.count + 4 {
      blocks.append(.allocate(byteCount: Self.blockSize, alignment: 8))
      used = 0
    }
    let block = blocks[blocks.count - 1]
    places.append(UInt32((blocks.count - 1) << Self.blockBits | used))
    (block + used).storeBytes(of: UInt32(text.count), as: UInt32.self)
    text.withUnsafeBytes {
      (block + used + 4).copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(block), byteCount: $0.count)
    }
    used = (used + 4 + text.count + 3) & ~3
  }

  /// A text; `nil` when there are not so many.
  subscript(index: Int) -> UnsafeRawBufferPointer? {
    guard places.indices.contains(index) else { return nil }
    let place = Int(places[index])
    let start = blocks[place >> Self.blockBits] + (place & (Self.blockSize - 1))
    return UnsafeRawBufferPointer(start: start + 4, count: Int(start.load(as: UInt32.self)))
  }
}
