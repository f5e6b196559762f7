internal import CNettle

/// The SHA-256 (FIPS 180-4) of bytes that come piece by piece.
struct SHA256 {
  private var context = sha256_ctx()

  init() {
    unsafe nettle_sha256_init(&context)
  }

  mutating func update(_ bytes: UnsafeBufferPointer<UInt8>) {
    unsafe nettle_sha256_update(&context, bytes.count, bytes.baseAddress)
  }

  /// 64 hexadecimal digits, of all that came so far.
  var hexadecimal: String {
    var context = context
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    unsafe nettle_sha256_digest(&context, digest.count, &digest)
    return Checksum.hexadecimal(digest)
  }
}
