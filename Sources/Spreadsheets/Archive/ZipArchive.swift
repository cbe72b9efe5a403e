/// One file in an archive (压缩包条目), as the directory at its end describes it.
struct ZipEntry {
  enum Method {
    case stored
    case deflated
  }

  /// Its path, with `/` between folders.
  let name: String
  /// The name as it stands in the archive.
  let rawName: [UInt8]
  let method: Method
  let isEncrypted: Bool
  let checksum: UInt32
  /// Bytes in the archive, and when expanded.
  let packedSize: Int
  let size: Int
  /// Where its own header stands.
  let header: Int
}

/// A ZIP archive's directory (压缩包目录).
///
/// Everything that can be wrong with it is looked for before any entry is expanded: what it claims to hold is checked
/// against the limits, and no byte belongs to two entries. Source: PKWARE APPNOTE 6.3.10, sections 4.3 and 4.5.3.
struct ZipArchive {
  let entries: [ZipEntry]
  private let file: FileBytes
  private let indexOfName: [String: Int]

  init(_ file: FileBytes, limits: WorkbookLimits) throws(WorkbookFault) {
    self.file = file
    let end = try DirectoryEnd(of: file)
    guard end.entries <= limits.entries else { throw .overLimit(.entries(limits.entries), part: nil) }
    entries = try end.readEntries(of: file)
    var indices: [String: Int] = [:]
    for (index, entry) in entries.enumerated() {
      guard indices.updateValue(index, forKey: entry.name.lowercased()) == nil else {
        throw .damaged(.nameTwice, part: entry.name)
      }
    }
    indexOfName = indices
    try checkSizes(limits)
    try checkPlaces(directory: end.directory)
  }

  /// The entry of this name; OPC compares without regard to case.
  subscript(name: String) -> ZipEntry? { indexOfName[name.lowercased()].map { entries[$0] } }

  /// An entry's content.
  func open(_ entry: ZipEntry) throws(WorkbookFault) -> PartStream {
    if entry.isEncrypted { throw .encrypted(part: entry.name) }
    let start = try dataStart(of: entry)
    return PartStream(entry, start..<start + entry.packedSize, of: file)
  }

  private func checkSizes(_ limits: WorkbookLimits) throws(WorkbookFault) {
    var total = 0
    for entry in entries {
      if case .stored = entry.method, entry.size != entry.packedSize, !entry.isEncrypted {
        throw .damaged(.wrongSize, part: entry.name)
      }
      // Each is below 2^63, so the sum may pass it but not wrap twice.
      let (sum, overflows) = total.addingReportingOverflow(entry.size)
      guard !overflows, sum <= limits.totalBytes else {
        throw .overLimit(.totalBytes(limits.totalBytes), part: entry.name)
      }
      total = sum
      if entry.size > limits.unsuspiciousBytes, entry.size / limits.ratio > entry.packedSize {
        throw .overLimit(.ratio(limits.ratio), part: entry.name)
      }
    }
  }

  /// Entries stand one behind the other and before the directory.
  private func checkPlaces(directory: Int) throws(WorkbookFault) {
    let ordered = entries.sorted { $0.header < $1.header }
    for (index, entry) in ordered.enumerated() {
      let limit = index + 1 < ordered.count ? ordered[index + 1].header : directory
      guard entry.packedSize <= limit, try dataStart(of: entry) <= limit - entry.packedSize else {
        throw .damaged(index + 1 < ordered.count ? .overlap : .cutOff, part: entry.name)
      }
    }
  }

  /// Behind the entry's own header, whose extra field differs from the directory's.
  private func dataStart(of entry: ZipEntry) throws(WorkbookFault) -> Int {
    let header = try file.fields(at: entry.header, count: 30)
    guard header.integer32(at: 0) == 0x0403_4B50 else { throw .damaged(.noEntry, part: entry.name) }
    let nameLength = header.integer16(at: 26)
    let name = try file.fields(at: entry.header + 30, count: nameLength)
    guard name.bytes == entry.rawName else { throw .damaged(.noEntry, part: entry.name) }
    return entry.header + 30 + nameLength + header.integer16(at: 28)
  }
}
