/// The namespaces a workbook's parts are read by (命名空间); each has a transitional and a strict name.
enum XMLNamespace {
  /// SpreadsheetML.
  case main
  /// The `r:id` that ties a sheet to its part.
  case officeRelationships
  /// A `.rels` part.
  case packageRelationships
  /// `[Content_Types].xml`.
  case contentTypes
  /// Anything else: passed over.
  case other

  init(_ name: UnsafeRawBufferPointer) {
    switch String(decoding: name, as: UTF8.self) {
    case "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
      "http://purl.oclc.org/ooxml/spreadsheetml/main":
      self = .main
    case "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
      "http://purl.oclc.org/ooxml/officeDocument/relationships":
      self = .officeRelationships
    case "http://schemas.openxmlformats.org/package/2006/relationships": self = .packageRelationships
    case "http://schemas.openxmlformats.org/package/2006/content-types": self = .contentTypes
    default: self = .other
    }
  }
}
