internal import CByteScan

/// The instructions text is scanned with (指令集级别).
enum ScanLevel {
  /// The best this machine has.
  static let best = byteScanBestLevel()
}
