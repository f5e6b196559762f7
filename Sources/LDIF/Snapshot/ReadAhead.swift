import Glibc

/// A thread that reads chunks, and hands them over in their order.
///
/// What it reads from is the thread's alone once it has started, a chunk that of whoever took it.
final class ReadAhead: @unchecked Sendable {
  private typealias Reading = (outcome: RecordChunk.Outcome, chunk: RecordChunk)

  /// How many chunks there are besides the one in use.
  private static let spareCount = 3

  private var file: ChunkSource?
  private let anchors: [Anchor]
  private let leniency: LDIFLeniency
  private var names: NameFilter?
  private let spares = Handover<RecordChunk>()
  private let readings = Handover<Reading>()

  init(
    _ file: consuming ChunkSource?, _ anchors: [Anchor], _ leniency: LDIFLeniency,
    _ names: NameFilter?
  ) {
    self.file = file
    self.anchors = anchors
    self.leniency = leniency
    self.names = names
    for _ in 0..<Self.spareCount { spares.put(RecordChunk()) }
  }

  /// Whether there is a thread now.
  func start() -> Bool {
    var thread = pthread_t()
    let context = unsafe Unmanaged.passRetained(self)
    let code = unsafe pthread_create(
      &thread, nil,
      { context in
        unsafe Unmanaged<ReadAhead>.fromOpaque(context!).takeRetainedValue().run()
        return nil
      }, context.toOpaque())
    guard code == 0 else {
      unsafe context.release()
      return false
    }
    // It may wait for a slow file system; nobody waits for it.
    pthread_detach(thread)
    return true
  }

  /// What it was to read from, of a thread that could not be started.
  func takeSource() -> ChunkSource? { file.take() }

  /// Exchanges a chunk for the next one.
  func next(_ chunk: inout RecordChunk) -> RecordChunk.Outcome {
    // Nobody else must hold it when the thread writes into it.
    let spare = chunk
    chunk = RecordChunk()
    spares.put(spare)
    guard let next = readings.take() else { return .end }
    chunk = next.chunk
    return next.outcome
  }

  /// Tells the thread that no more chunks are wanted.
  func stop() {
    spares.close()
  }

  private func run() {
    while var chunk = spares.take() {
      let outcome = file!.read(&chunk)
      // Whoever waits for a chunk has the time to look through it.
      if case .chunk = outcome, !readings.isEmpty { chunk.makeIndex(anchors, leniency, &names) }
      readings.put((outcome, chunk))
      switch outcome {
      case .chunk, .recordTooLong: continue
      case .failure, .end: break
      }
      break
    }
    readings.close()
    file = nil
  }
}
