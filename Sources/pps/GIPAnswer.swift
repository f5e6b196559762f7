import ArgumentParser
import CommandSupport
import Files
import Glibc
import Infosys
import LDIF
import Rollout
import StateStore
import Synchronization

/// How `pps gip provider` and `pps gip plugin` keep a BDII from harm.
struct AnswerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Where the last good answer is kept, writable for the BDII's account; else $PPS_CACHE_DIR, \
      else \(LastAnswer.defaultDirectory).
      """, valueName: "dir"), completion: .directory)
  var cacheDir: String?

  @Option(
    help: ArgumentHelp(
      """
      For how long the last good answer, ours or the resource BDII's, stands in when there is no new \
      one: 90 or 90s, 10m, 2h, a day at most; 0: never. Else 1h.
      """, valueName: "time"), transform: { try TimeLimit(parsing: $0, in: 0...86_400) })
  var holdOver = TimeLimit(seconds: 3_600)

  @Option(
    help: ArgumentHelp(
      """
      The longest that a run may take: 90 or 90s, 5m at most; half of it is for the resource BDII to \
      answer. Else 10s.
      """, valueName: "time"),
    // bdii-update waits 300 s for each program, one after the other.
    transform: { try TimeLimit(parsing: $0, in: 1...300) })
  var deadline = TimeLimit(seconds: 10)

  var cacheDirectory: String {
    cacheDir ?? Environment["PPS_CACHE_DIR"] ?? LastAnswer.defaultDirectory
  }
}

/// The answer of one run: a new one that is whole and in time, or else the last good one.
struct GIPAnswer: Sendable {
  let last: LastAnswer
  /// The last good answer of the resource BDII, which both programs keep.
  let lastOfResourceBDII: LastAnswer
  let holdOver: Duration
  /// In **seconds**.
  let deadline: UInt32
  /// For how long the resource BDII is waited for, so that there is an answer in time without it.
  var patience: Duration { .seconds(Int(deadline)) / 2 }
  let log: Diagnostics

  init(_ wrapper: GIPCommands.Wrapper, _ options: AnswerOptions) {
    last = LastAnswer(directory: options.cacheDirectory, of: .program(wrapper))
    lastOfResourceBDII = LastAnswer(directory: options.cacheDirectory, of: .resourceBDII)
    holdOver = .seconds(options.holdOver.seconds)
    deadline = UInt32(options.deadline.seconds)
    log = Diagnostics(program: "pps gip \(wrapper.rawValue)", form: .log)
  }

  /// Makes the answer and prints it in one piece.
  ///
  /// - Parameter make: Gives the answer, and what the resource BDII had answered.
  /// - Throws: The exit code when there is none, after the last good one was printed.
  func give(_ make: () throws -> ([LDIFRecord], ResourceAnswer?)) throws {
    watch()
    let records: [LDIFRecord]
    let resource: ResourceAnswer?
    do {
      (records, resource) = try make()
    } catch {
      Self.claim()
      let failure =
        error as? CommandFailure ?? CommandFailure(.defect, "no answer could be made: \(error)")
      log.error(failure.message, details: failure.details)
      giveLast()
      throw failure.exitCode
    }
    let (bytes, refusals) = LDIFWriter.write(records, policy: .gip)
    for refusal in refusals { log.warning("not printed: \(refusal.error)") }
    Self.claim()
    if !bytes.isEmpty { try Output.write(bytes) }
    // What was made with an earlier answer of the resource BDII is not as good as what is kept.
    guard holdOver > .zero, resource?.moment == nil else { return }
    do throws(FileError) {
      try last.store(bytes, at: .now)
      if let resource { try lastOfResourceBDII.store(resource.ldif, at: .now) }
    } catch {
      log.warning("the answer is not kept for bad times: \(error)")
    }
  }

  /// What the resource BDII answers or, when it does not, last answered, and a warning; nil when there is
  /// neither, so that the IDs are taken as configured.
  func ofResourceBDII(_ ask: () throws -> ResourceAnswer?) -> ResourceAnswer? {
    do {
      return try ask()
    } catch {
      let kept = keptOfResourceBDII()
      let instead =
        kept?.moment.map { "what it published at \($0) stands in" }
        ?? "the IDs are taken as configured"
      if error is ResourceAnswer.Empty {
        // It has just started; the next run finds something.
        log.note("\(instead): \(error)")
      } else {
        log.warning("the resource BDII did not answer; \(instead)", details: ["\(error)"])
      }
      return kept
    }
  }

  private func keptOfResourceBDII() -> ResourceAnswer? {
    guard holdOver > .zero else { return nil }
    let file = lastOfResourceBDII
    do {
      guard let (ldif, moment) = try file.load(), isYoungEnough(moment) else { return nil }
      return try ResourceAnswer(ldif: ldif, of: moment, name: file.path)
    } catch {
      log.warning("what the resource BDII last answered cannot stand in: \(error)")
      return nil
    }
  }

  private func isYoungEnough(_ moment: Timestamp) -> Bool {
    moment <= .now && .now - moment <= holdOver
  }

  /// Prints the last good answer, marked as such, if it is not too old.
  private func giveLast() {
    guard holdOver > .zero else { return }
    do {
      guard let (ldif, moment) = try last.load() else { return }
      guard isYoungEnough(moment) else {
        let why =
          moment > .now ? "which is still to come, and cannot stand in" : "too old to stand in"
        return log.error("the last good answer is of \(moment), \(why); nothing is published")
      }
      let (bytes, _) = LDIFWriter.write(try Self.heldOver(ldif, moment, last.path), policy: .gip)
      if !bytes.isEmpty { try Output.write(bytes) }
      log.warning("the last good answer, of \(moment), stands in")
    } catch {
      log.error("the last good answer cannot stand in: \(error)")
    }
  }

  private static func heldOver(
    _ ldif: [UInt8], _ moment: Timestamp, _ path: String
  ) throws -> [LDIFRecord] {
    var reader = LDIFReader(ldif, name: path)
    var records: [LDIFRecord] = []
    while let record = try reader.next() { records += record.heldOver(since: moment) }
    return records
  }

  /// Whether somebody answers already: the run itself, or the watch at the deadline.
  private static let isAnswered = Mutex(false)

  /// Takes it upon the caller to answer. Who comes too late waits for the other to end the process.
  private static func claim() {
    let isFirst = isAnswered.withLock { isAnswered in
      defer { isAnswered = true }
      return !isAnswered
    }
    while !isFirst { pause() }
  }

  /// Sees to it that there is an answer at the deadline, whatever the run waits for.
  private func watch() {
    let watch = unsafe Unmanaged.passRetained(Watch(self))
    var thread = pthread_t()
    let code = unsafe pthread_create(
      &thread, nil,
      { (pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? in
        let watch = unsafe Unmanaged<Watch>.fromOpaque(pointer!).takeRetainedValue()
        watch.answer.answerAtDeadline()
      }, unsafe watch.toOpaque())
    if code != 0 {
      // Without a watch nothing is printed in time, rather than half of it.
      unsafe watch.release()
      alarm(deadline)
    }
  }

  private func answerAtDeadline() -> Never {
    sleep(deadline)
    Self.claim()
    log.error("there is no answer after \(deadline) s")
    giveLast()
    _exit(ExitCode.tryAgain.rawValue)
  }

  private final class Watch {
    let answer: GIPAnswer

    init(_ answer: GIPAnswer) { self.answer = answer }
  }
}
