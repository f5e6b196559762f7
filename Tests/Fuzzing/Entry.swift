// What libFuzzer calls. Each target has its own `fuzz(_:)`; scripts/fuzz compiles one with this.

/// Takes one input. libFuzzer's corresponding C function is `LLVMFuzzerTestOneInput`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  unsafe fuzz(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

/// Ends the run, and says what did not hold.
func expect(_ condition: Bool, _ what: @autoclosure () -> String) {
  if !condition { fatalError(what()) }
}
