/// Where an archive's directory is and how many entries it lists (目录位置): the record at the archive's very end.
struct DirectoryEnd {
  let entries: Int
  let directory: Int
  private let directorySize: Int

  /// The longest comment an archive may end in.
  private static let longestComment = 0xFFFF
  private static let headerSize = 46
  /// No part of a workbook has a name this long.
  private static let longestName = 1024

  init(of file: FileBytes) throws(WorkbookFault) {
    let tailSize = min(file.count, 22 + Self.longestComment)
    let tail = try file.fields(at: file.count - tailSize, count: tailSize)
    let place = stride(from: tailSize - 22, through: 0, by: -1).first { place in
      tail.integer32(at: place) == 0x0605_4B50 && place + 22 + tail.integer16(at: place + 20) <= tailSize
    }
    guard let place else { throw .damaged(.noDirectory, part: nil) }
    guard tail.integer16(at: place + 4) == tail.integer16(at: place + 6) else {
      throw .damaged(.severalVolumes, part: nil)
    }
    var (count, size, offset) = (
      tail.integer16(at: place + 10), tail.integer32(at: place + 12), tail.integer32(at: place + 16)
    )
    let end = file.count - tailSize + place
    if count == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF,
      let large = try Self.largeEnd(before: end, of: file)
    {
      (count, size, offset) = large
    }
    guard size <= end, offset <= end - size, count <= size / Self.headerSize else {
      throw .damaged(.noDirectory, part: nil)
    }
    (entries, directory, directorySize) = (count, offset, size)
  }

  /// The zip64 record, which is found through a locator right before the ordinary one.
  private static func largeEnd(
    before end: Int, of file: FileBytes
  ) throws(WorkbookFault) -> (count: Int, size: Int, offset: Int)? {
    guard end >= 20 else { return nil }
    let locator = try file.fields(at: end - 20, count: 20)
    guard locator.integer32(at: 0) == 0x0706_4B50 else { return nil }
    guard let place = locator.integer64(at: 8) else { throw .damaged(.noDirectory, part: nil) }
    let record = try file.fields(at: place, count: 56)
    guard record.integer32(at: 0) == 0x0606_4B50, let count = record.integer64(at: 32),
      let size = record.integer64(at: 40), let offset = record.integer64(at: 48)
    else { throw .damaged(.noDirectory, part: nil) }
    return (count, size, offset)
  }

  func readEntries(of file: FileBytes) throws(WorkbookFault) -> [ZipEntry] {
    // Checked before: as many entries as this have room for their headers, so the size is sane with their number.
    guard directorySize <= entries * (Self.headerSize + 3 * 0xFFFF) else {
      throw .damaged(.noDirectory, part: nil)
    }
    let fields = try file.fields(at: directory, count: directorySize)
    var list: [ZipEntry] = []
    var place = 0
    for _ in 0..<entries {
      guard place + Self.headerSize <= directorySize, fields.integer32(at: place) == 0x0201_4B50 else {
        throw .damaged(.noDirectory, part: nil)
      }
      let lengths = (28...32).filter { $0 % 2 == 0 }.map { fields.integer16(at: place + $0) }
      let next = place + Self.headerSize + lengths.reduce(0, +)
      guard next <= directorySize else { throw .damaged(.noDirectory, part: nil) }
      let nameEnd = place + Self.headerSize + lengths[0]
      list.append(
        try entry(fields, place: place, nameEnd: nameEnd, extraEnd: nameEnd + lengths[1]))
      place = next
    }
    return list
  }

  private func entry(
    _ fields: LittleEndianFields, place: Int, nameEnd: Int, extraEnd: Int
  ) throws(WorkbookFault) -> ZipEntry {
    let rawName = Array(fields.bytes[place + Self.headerSize..<nameEnd])
    let name = try Self.name(rawName)
    let isEncrypted = fields.integer16(at: place + 8) & 1 == 1
    let method: ZipEntry.Method
    switch fields.integer16(at: place + 10) {
    case 0: method = .stored
    case 8: method = .deflated
    // AE-x encryption hides the method.
    case 99 where isEncrypted: method = .stored
    case let number: throw .damaged(.unknownCompression(number), part: name)
    }
    var sizes = [24, 20, 42].map { fields.integer32(at: place + $0) }
    var extra = nameEnd
    while extra + 4 <= extraEnd {
      let end = extra + 4 + fields.integer16(at: extra + 2)
      guard end <= extraEnd else { break }
      if fields.integer16(at: extra) == 1 { try Self.enlarge(&sizes, fields, from: extra + 4, to: end, name) }
      extra = end
    }
    return ZipEntry(
      name: name, rawName: rawName, method: method, isEncrypted: isEncrypted,
      checksum: UInt32(fields.integer32(at: place + 16)), packedSize: sizes[1], size: sizes[0],
      header: sizes[2])
  }

  /// Sizes that 32 bits do not hold stand in the extra field, in order and without the others.
  private static func enlarge(
    _ sizes: inout [Int], _ fields: LittleEndianFields, from start: Int, to end: Int, _ name: String
  ) throws(WorkbookFault) {
    var place = start
    for index in sizes.indices where sizes[index] == 0xFFFF_FFFF {
      guard place + 8 <= end, let size = fields.integer64(at: place) else {
        throw .damaged(.wrongSize, part: name)
      }
      sizes[index] = size
      place += 8
    }
  }

  /// Nothing is written under these names, but an honest workbook has no others.
  private static func name(_ bytes: [UInt8]) throws(WorkbookFault) -> String {
    guard bytes.count <= longestName, !bytes.contains(where: { $0 < 0x20 }) else {
      throw .damaged(.badName, part: nil)
    }
    // Some .NET archivers write Windows paths.
    let name = String(
      decoding: bytes.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }, as: UTF8.self)
    guard !name.isEmpty, !name.hasPrefix("/"), !name.split(separator: "/").contains("..") else {
      throw .damaged(.badName, part: name)
    }
    return name
  }
}
