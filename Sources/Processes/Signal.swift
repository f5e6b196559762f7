internal import Glibc

/// Whether a signal does nothing, as whoever started the program can have it: `nohup` does.
package func isIgnored(_ signal: Int32) -> Bool {
  var action = sigaction()
  guard unsafe sigaction(signal, nil, &action) == 0 else { return false }
  return unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: UInt.self)
    == unsafeBitCast(SIG_IGN, to: UInt.self)
}
