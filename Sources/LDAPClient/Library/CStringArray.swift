import Glibc

/// An array of C strings that ends with a null pointer, as C functions want it; owns its strings.
@safe
struct CStringArray: ~Copyable {
  private let pointers: UnsafeMutableBufferPointer<UnsafeMutablePointer<CChar>?>

  init(_ strings: some Collection<String>) {
    unsafe pointers = .allocate(capacity: strings.count + 1)
    var at = 0
    for string in strings {
      unsafe pointers.initializeElement(at: at, to: strdup(string))
      at += 1
    }
    unsafe pointers.initializeElement(at: at, to: nil)
  }

  deinit {
    for at in unsafe pointers.indices { unsafe free(pointers[at]) }
    unsafe pointers.deallocate()
  }

  /// The array, valid while the body runs.
  borrowing func withUnsafePointer<Result>(
    _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) throws -> Result
  ) rethrows -> Result {
    try unsafe body(pointers.baseAddress!)
  }
}
