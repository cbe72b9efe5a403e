internal import DelimitedText
public import Diagnostics

extension ResponseReader {
  /// Reads files to their end in parts, for work that can do without a table of all responses: memory does not grow with
  /// the files.
  ///
  /// Where responses are compared with each other, by rules or because they are in several files, a first look at all
  /// files finds out which of them may share something. Only those are kept, decided on together, and handed on last.
  /// Files too small for that and files whose bytes come but once are kept as they are. Either way the workers get the
  /// same responses.
  ///
  /// - Parameters:
  ///   - threads: How many parts are worked on at a time, at least 1.
  ///   - worker: Takes parts, one after the other but in any order; there is one for each thread.
  ///   - merge: Adds what another worker made.
  /// - Returns: What all workers made, `nil` when a file cannot be read; the files; and what is wrong with them.
  public consuming func read<Worker: PartWorker>(
    _ files: [ExportFile], inPartsOn threads: Int, worker: @escaping @Sendable () -> Worker,
    merge: (inout Worker.Result, Worker.Result) -> Void
  ) -> (result: Worker.Result?, files: [ExportRecognition], problems: [any Diagnostic]) {
    read(files, inPartsOn: threads, room: ComparisonRoom(), worker: worker, merge: merge)
  }

  /// The same with another room for comparing.
  package consuming func read<Worker: PartWorker>(
    _ files: [ExportFile], inPartsOn threads: Int, room: ComparisonRoom,
    worker: @escaping @Sendable () -> Worker, merge: (inout Worker.Result, Worker.Result) -> Void
  ) -> (result: Worker.Result?, files: [ExportRecognition], problems: [any Diagnostic]) {
    let workers = WorkerPool(worker)
    let isReadable = readAll(files, threads: threads, room) { workers.add($0) }
    let (table, problems) = finish()
    if table.count > 0 { workers.add(table) }
    return (isReadable ? workers.finish(merge: merge) : nil, table.files, problems)
  }

  /// Reads files and keeps the responses that may share something with others, or all where nothing can tell.
  ///
  /// - Returns: Whether all files can be read.
  private mutating func readAll(
    _ files: [ExportFile], threads: Int, _ room: ComparisonRoom,
    take: @escaping @Sendable (ResponseTable) -> Void
  ) -> Bool {
    let comparisons = Comparison.all(of: questionnaire, needs)
    let look = firstLook(at: files, for: comparisons, threads: threads, room)
    let keepsAll = !comparisons.isEmpty && look == nil
    var isReadable = true
    for (index, file) in files.enumerated() {
      do throws(DelimitedTextError) {
        let isRead =
          keepsAll
          ? try readWhole(file) : try readParts(of: file, index, threads: threads, look, take: take)
        if !isRead { isReadable = false }
      } catch {
        found.append(error)
        isReadable = false
      }
    }
    return isReadable
  }

  /// Reads one file in parts; responses that may share something with others are kept.
  private mutating func readParts(
    of file: ExportFile, _ index: Int, threads: Int, _ look: FirstLook?,
    take: @escaping @Sendable (ResponseTable) -> Void
  ) throws(DelimitedTextError) -> Bool {
    var reader = try RecordReader(file.source, file: file.name, encoding: file.encoding)
    guard let export = try open(&reader, file, TextNumbers(keepsTexts: look != nil)) else { return false }
    let (whole, encoding) = try export.readRest(
      of: reader, threads: threads, into: table, texts, look, take: take)
    table.files.append(whole.notes.recognition(encoding: encoding))
    table.append(whole.candidates, file: table.files.count - 1)
    table.metadata.responseIDTexts = texts.idTexts
    found += whole.notes.problems
    if let look, !look.saw(whole.digestSums, inFile: index) {
      found.append(ResponseProblem(.changedWhileRead, at: .file(file.name)))
    }
    return true
  }

  /// Finds out which responses of all files may share something with others; `nil` where nothing is compared, or where
  /// all responses are better kept, or have to be.
  private func firstLook(
    at files: [ExportFile], for comparisons: [Comparison], threads: Int, _ room: ComparisonRoom
  ) -> FirstLook? {
    let sources = files.compactMap(\.source.again)
    // A file with holes may say that it is longer than any disk.
    let bytes = files.compactMap(\.source.expectedCount).reduce(0) { $0 + min($1, 1 << 40) }
    guard !comparisons.isEmpty, sources.count == files.count, bytes >= room.fewestBytes else { return nil }
    let looking = FirstLooking(comparisons, room, bytes: bytes)
    let sums = zip(files, sources).map { file, source in
      look(at: file, source, looking, threads: threads)
    }
    return looking.finish(sums)
  }

  /// What is wrong with the file will be found again, and told then.
  private func look(
    at file: ExportFile, _ source: ByteSource, _ looking: FirstLooking, threads: Int
  ) -> [UInt64]? {
    var ahead = ResponseReader(questionnaire, needs: needs)
    do throws(DelimitedTextError) {
      var reader = try RecordReader(source, file: file.name, encoding: file.encoding)
      guard
        let export = try ahead.open(&reader, file, TextNumbers(keepsTexts: true), isFirstLook: true)
      else { return nil }
      return try looking.look(at: reader, after: export, threads: threads)
    } catch {
      return nil
    }
  }
}
