public import DelimitedText
public import Diagnostics

/// A list of those who may answer (名单): one name a line, in any encoding an export may have.
public enum Register {
  /// The names in a file; of a line with several columns, parted by tabs, the first. Blank lines are no names.
  /// - Returns: What could be read, and what made the rest unreadable.
  public static func names(of source: ByteSource, file: String) -> (
    names: Set<String>, problem: (any Diagnostic)?
  ) {
    var names: Set<String> = []
    do throws(DelimitedTextError) {
      var reader = try RecordReader(source, file: file, delimiter: .tab)
      try reader.forEachRecord { record in
        let name = record[0].text.trimmedText
        if !name.isEmpty { names.insert(name) }
      }
      return (names, nil)
    } catch {
      return (names, error)
    }
  }
}
