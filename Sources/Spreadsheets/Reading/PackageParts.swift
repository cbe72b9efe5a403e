/// How the parts of a workbook refer to each other (部件关系). Source: ECMA-376 part 2, section 6.5.
struct Relationships {
  private struct Target {
    let id: String
    let kind: String
    let part: String
  }

  private var targets: [Target] = []

  /// What a part refers to; nothing when it has no `.rels` beside it. The package as a whole is the part `""`.
  init(of part: String, in archive: ZipArchive) throws(WorkbookFault) {
    let folder = part.folder
    guard let entry = archive[folder + "_rels/" + part.dropFirst(folder.count) + ".rels"] else { return }
    var reader = XMLReader(try archive.open(entry))
    while true {
      switch try reader.next() {
      case .finish: return
      case .end, .text: continue
      case .start:
        guard reader.isElement("Relationship", in: .packageRelationships),
          let id = try reader.attributeText("Id"), let type = try reader.attributeText("Type"),
          let target = try reader.attributeText("Target"),
          try reader.attributeText("TargetMode") != "External"
        else { continue }
        // The last word is the same in transitional and strict files.
        let kind = String(type.split(separator: "/").last ?? "")
        targets.append(Target(id: id, kind: kind, part: target.resolved(against: folder)))
      }
    }
  }

  /// The part an id stands for, and what it is: `worksheet`, `chartsheet`, ….
  func target(ofID id: String) -> (kind: String, part: String)? {
    targets.first { $0.id == id }.map { ($0.kind, $0.part) }
  }

  /// The first part of a kind.
  func target(ofKind kind: String) -> String? { targets.first { $0.kind == kind }?.part }
}

extension String {
  /// The folder a part is in, with its `/`; empty at the top.
  fileprivate var folder: String { lastIndex(of: "/").map { String(self[...$0]) } ?? "" }

  /// The name a target stands for: absolute, or relative to the folder of the part that refers to it.
  fileprivate func resolved(against folder: String) -> String {
    var names: [Substring] = hasPrefix("/") ? [] : folder.split(separator: "/")
    for name in split(separator: "/") {
      switch name {
      case ".": continue
      case "..": _ = names.popLast()
      default: names.append(name)
      }
    }
    return names.joined(separator: "/")
  }
}

extension OtherFile {
  /// What an archive is when it is no plain workbook (文件识别); `nil` when it is one.
  init?(_ archive: ZipArchive, workbook: String?) throws(WorkbookFault) {
    let names = archive.entries.map { $0.name.lowercased() }
    if let entry = archive["mimetype"], entry.size < 256, try archive.text(of: entry).contains("opendocument")
    {
      self = .openDocument
    } else if names.contains(where: { $0.hasSuffix(".iwa") }) || names.contains("index.zip") {
      self = .appleDocument
    } else if names.contains(where: { $0.hasSuffix("workbook.bin") }) {
      self = .binaryWorkbook
    } else if names.contains(where: { $0.hasSuffix("vbaproject.bin") }) {
      self = .macroWorkbook
    } else if names.contains("word/document.xml") || names.contains("ppt/presentation.xml") {
      self = .officeDocument
    } else if workbook == nil {
      self = .archive
    } else {
      return nil
    }
  }
}

extension ZipArchive {
  /// A small entry as text.
  fileprivate func text(of entry: ZipEntry) throws(WorkbookFault) -> String {
    let stream = try open(entry)
    var bytes: [UInt8] = []
    while case let portion = try stream.read(), !portion.isEmpty { bytes += portion }
    return String(decoding: bytes, as: UTF8.self)
  }
}
