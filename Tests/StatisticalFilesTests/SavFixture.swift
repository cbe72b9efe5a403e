#if SPSS
  import DelimitedText
  import Foundation
  import Spreadsheets
  import StatisticalFiles

  /// Files made by `Reference/make_fixtures.py`.
  enum SavFixture: String, CaseIterable {
    case hall = "hall.sav"
    case compressed = "hall.zsav"
    case many = "many.zsav"
    case gbk = "gbk.sav"
    case undeclared = "undeclared.sav"

    var bytes: [UInt8] {
      get throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
        return Array(try Data(contentsOf: folder.appending(path: rawValue)))
      }
    }

    func file(encoding: TextEncoding? = nil) throws -> SavFile {
      try SavFile(FileBytes(try bytes), file: rawValue, encoding: encoding)
    }
  }

  extension SavFile {
    /// Its text, record by record.
    func records(_ header: Header = .names) throws -> [[String]] {
      var reader = try RecordReader(text(header), file: "t.sav", encoding: .utf8, delimiter: .tab)
      var records: [[String]] = []
      while let record = try reader.readRecord({ $0.texts }) { records.append(record) }
      return records
    }

    /// One column's cells, without the heading.
    func column(_ name: String) throws -> [String] {
      let records = try records()
      let index = records[0].firstIndex(of: name) ?? 0
      return records.dropFirst().map { $0[index] }
    }
  }
#endif
