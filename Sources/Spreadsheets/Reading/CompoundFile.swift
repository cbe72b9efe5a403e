/// What an OLE container holds (复合文档识别): an old .xls, or an .xlsx behind a password.
///
/// Only its directory is looked at. Source: [MS-CFB] sections 2.2 and 2.6.1; [MS-OFFCRYPTO] section 2.3.
extension OtherFile {
  /// - Returns: `otherCompoundFile` when its directory cannot be read.
  public init(compoundFile file: FileBytes) {
    let names = Self.directoryNames(of: file)
    if names.contains("EncryptedPackage") {
      self = .encryptedWorkbook
    } else if names.contains("Workbook") || names.contains("Book") {
      self = .oldWorkbook
    } else {
      self = .otherCompoundFile
    }
  }

  /// The names in the directory's first sector, where the few streams of a workbook stand.
  private static func directoryNames(of file: FileBytes) -> [String] {
    guard let header = try? file.fields(at: 0, count: 64) else { return [] }
    let sectorBits = header.integer16(at: 30)
    guard (7...16).contains(sectorBits) else { return [] }
    let start = (header.integer32(at: 48) + 1) << sectorBits
    let count = min(1 << sectorBits, file.count - start)
    guard count >= 128, let sector = try? file.fields(at: start, count: count) else { return [] }
    return stride(from: 0, through: count - 128, by: 128).map { place in
      let length = min(sector.integer16(at: place + 64), 64)
      let units = stride(from: place, to: place + max(0, length - 2), by: 2).map {
        UInt16(truncatingIfNeeded: sector.integer16(at: $0))
      }
      return String(decoding: units, as: UTF16.self)
    }
  }
}
