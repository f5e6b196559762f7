internal import Files

/// SHA-256 of files, as `sha256sum` writes it: 64 hexadecimal digits.
public enum Checksum {
  static func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef")
    var text = ""
    for byte in digest {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return text
  }

  /// The checksum in lower case; nil when the text is none.
  public static func parse(_ text: String) -> String? {
    let text = text.lowercased()
    let isDigits = text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    return text.utf8.count == 64 && isDigits ? text : nil
  }

  /// What a file in the format of `sha256sum` says of a tarball: `DIGEST  NAME` or `DIGEST *NAME` on
  /// a line. A file of one line counts whatever name it tells.
  public static func listed(
    for tarball: String, inFile path: String
  ) throws(ReleaseError) -> String {
    let text: String
    do throws(FileError) {
      text = try File.read(path)
    } catch {
      throw ReleaseError(error)
    }
    guard !text.isEmpty else { throw ReleaseError(.content, path, "is empty") }
    return try listed(
      for: String(tarball.split(separator: "/").last ?? ""), in: text, path: path)
  }

  static func listed(
    for name: String, in text: String, path: String
  ) throws(ReleaseError) -> String {
    var found: [(digest: String, name: Substring)] = []
    for line in text.split(whereSeparator: { $0 == "\n" || $0 == "\r\n" }) {
      let parts = line.split(separator: " ", maxSplits: 1)
      guard let digest = parts.first.flatMap({ parse(String($0)) }) else {
        throw ReleaseError(
          .content, path, "has a line that is not 'SHA256  NAME'",
          details: ["it must be what 'sha256sum \(name)' prints"])
      }
      let rest = parts.count == 2 ? parts[1].drop { $0 == " " || $0 == "*" } : ""
      found.append((digest, rest.split(separator: "/").last ?? ""))
    }
    if found.count == 1 { return found[0].digest }
    let mine = Set(found.filter { $0.name == name }.map(\.digest))
    guard let digest = mine.first, mine.count == 1 else {
      throw ReleaseError(
        .content, path,
        mine.isEmpty ? "has no checksum of \(name)" : "has several checksums of \(name)")
    }
    return digest
  }
}
