/// One entry of an archive, expanded (部件数据): never more than the archive says, and in the end exactly that.
final class PartStream {
  private enum Content {
    case stored(RawPortions)
    case deflated(Inflater)
  }

  /// The entry's name.
  var part: String { entry.name }

  private let content: Content
  private let entry: ZipEntry
  private var count = 0
  private var checksum = CRC32()
  private var isComplete = false

  /// - Parameter range: Where the entry's data stand in the file.
  init(_ entry: ZipEntry, _ range: Range<Int>, of file: FileBytes) {
    self.entry = entry
    let raw = RawPortions(file, range)
    switch entry.method {
    case .stored: content = .stored(raw)
    case .deflated: content = .deflated(Inflater(raw, part: entry.name))
    }
  }

  /// The next portion, valid until the next call; empty at the end, when size and checksum were right.
  func read() throws(WorkbookFault) -> UnsafeRawBufferPointer {
    if isComplete { return UnsafeRawBufferPointer(start: nil, count: 0) }
    let portion =
      switch content {
      case .stored(let raw): try raw.read()
      case .deflated(let inflater): try inflater.read()
      }
    count += portion.count
    guard count <= entry.size else { throw .damaged(.wrongSize, part: entry.name) }
    checksum.update(portion)
    if portion.isEmpty {
      guard count == entry.size else { throw .damaged(.wrongSize, part: entry.name) }
      guard checksum.value == entry.checksum else { throw .damaged(.wrongChecksum, part: entry.name) }
      isComplete = true
    }
    return portion
  }
}
