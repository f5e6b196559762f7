/// Looks whether a file of a snapshot holds entries, or changes only (RFC 2849:
/// `ldif-file = ldif-content / ldif-changes`).
struct ContentScan {
  private let path: String
  private let parser: RecordParser
  private let leniency: LDIFLeniency
  private var raw = RawRecord()
  /// Whether there is anything but changes; what cannot be read may be.
  private var hasOthers: Bool
  private var firstChange: LDIFReadError?

  init(_ path: String, options: LDIFReadOptions) {
    self.path = path
    parser = RecordParser(options: options)
    leniency = options.leniency
    // Nobody is told of changes then.
    hasOthers = leniency.contains(.mixedRecords)
  }

  /// What is wrong with a file that holds nothing but changes; nil of any other.
  var problem: LDIFReadError? { hasOthers ? nil : firstChange }

  /// Looks at the next chunk, as long as there were changes only.
  ///
  /// - Parameter line: The number of its first line.
  mutating func look(at chunk: Span<UInt8>, _ index: RecordIndex, line: Int) {
    for place in index.records.indices where !hasOthers {
      let range = index.range(place, chunk.count)
      let record = chunk.extracting(range)
      var (at, number) = (0, 1)
      raw.read(record, at: &at, number: &number, leniency: leniency)
      if raw.flaws.isEmpty && raw.lines.isEmpty || raw.isVersion { continue }
      if !parser.isChange(raw) {
        hasOthers = true
      } else if firstChange == nil {
        let fault = RecordParser.Fault(problem: .changesOnly, line: 0, offset: 0)
        let above = line - 1 + chunk.extracting(..<range.lowerBound).feedCount
        firstChange = raw.error(fault, record, source: path).moved(down: above)
      }
    }
  }
}
