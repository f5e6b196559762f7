import Glibc
import Releases
import Rollout
import TestSupport
import Testing

@Suite("Tarballs that attack, made by Python's tarfile")
struct HostileTarballTests {
  /// A tarball of `Oracle/tarball.py`.
  static func make(_ name: String, in directory: String) throws -> String {
    let path = "\(directory)/\(name).tar.gz"
    _ = try Command.check([
      "/usr/bin/python3", "\(Package.root)/Tests/ReleasesTests/Oracle/tarball.py", name, path,
    ])
    return path
  }

  @Test(
    "Each is refused, and the member and the reason are told",
    arguments: [
      ("absolute", "'/tmp/pps-attack' has an absolute name"),
      ("absolute-in-pax", "'/tmp/pps-attack' has an absolute name"),
      ("dotdot", "'r/../../pps-attack' has '..' in its name"),
      ("dotdot-in-pax", "has '..' in its name"), ("dotdot-alone", "has '..' in its name"),
      ("gnu-dotdot-long", "has '..' in its name"), ("dotdot-before-mark", "has '..' in its name"),
      ("dot", "has '.' or nothing between"),
      ("empty-step", "has '.' or nothing between"),
      ("second-folder", "'other/x' stands beside 'r'"),
      ("symlink-absolute", "'r/l' is a symbolic link to '/etc'"),
      ("symlink-up", "is a symbolic link to '..'"),
      ("symlink-up-before-mark", "is a symbolic link to '../\\u{0301}x'"),
      ("symlink-absolute-before-mark", "is a symbolic link to '/\\u{0301}x'"),
      ("symlink-up-deep", "is a symbolic link to '../../../x'"),
      ("symlink-down-and-up", "is a symbolic link to 'a/../../x'"),
      ("symlink-to-root-then-up", "is a symbolic link to 'a/l/../x'"),
      ("symlink-in-pax", "is a symbolic link to '/etc/passwd'"),
      ("symlink-empty", "is a symbolic link to ''"),
      ("through-symlink", "'r/l/x' stands below 'l', a link"),
      ("through-symlink-outside", "'r/l' is a symbolic link to '/tmp'"),
      ("symlink-then-file", "'r/l' stands there twice"),
      ("symlink-over-folder", "'r/d' stands there twice"),
      ("symlink-over-implied", "'r/d' stands there twice, or after what is in it"),
      ("below-file", "'r/f/x' stands below 'f', a file"),
      ("hard-outside", "'r/h' is a hard link to '/etc/passwd', which is not in the release"),
      ("hard-up", "which is not a file that stands before it"),
      ("hard-other", "which is not in the release"),
      ("hard-missing", "which is not a file that stands before it"),
      ("hard-to-symlink", "which is not a file that stands before it"),
      ("hard-to-folder", "which is not a file that stands before it"),
      ("hard-through-symlink", "which is not a file that stands before it"),
      ("character-device", "'r/c' is a character device"),
      ("block-device", "'r/b' is a block device"), ("fifo", "'r/p' is a FIFO"),
      ("twice", "'r/x' stands there twice"),
      ("two-manifests", "'r/pps-release.yaml' stands there twice"),
      ("manifest-link", "its pps-release.yaml is not a plain file"),
      ("manifest-hard-link", "its pps-release.yaml is not a plain file"),
      ("manifest-folder", "its pps-release.yaml is not a plain file"),
      ("no-manifest", "has no pps-release.yaml"), ("bad-manifest", "r/pps-release.yaml:"),
      ("setuid", "'r/x' is setuid or setgid"), ("setgid", "'r/x' is setuid or setgid"),
      ("newline", "'r/x\\nr/y' has a name that is not UTF-8 or holds a control character"),
      ("escape", "'r/\\u{1B}[2Jx' has a name"), ("not-utf8", "has a name that is not UTF-8"),
      ("bidirectional", "holds a control character"), ("long-step", "a step longer than 255"),
      ("long-name", "a name longer than 900 bytes"),
      ("receipt", "has a name that only an installation may use"),
      ("top-is-link", "'r' is a symbolic link to '/tmp'"),
      ("many", "is one more than the 500 members"),
      ("many-implied", "is one more than the 500 members that are allowed, with the folders"),
      ("large", "makes it larger than the 2097152 bytes"), ("gnu-sparse", "is sparse"),
      ("truncated-gzip", "is cut off"),
      ("garbage-after-gzip", "has something behind its gzip data"),
      ("garbage-after-tar", "has something behind the end of the archive"),
      ("truncated-tar", "is not a sound tar archive"),
      ("second-gzip-member", "has something behind its gzip data"),
      ("not-gzip", "is not gzip data"), ("empty", "is cut off"), ("damaged", "is "),
      ("lying-size", "is not a sound tar archive"), ("huge-size", "makes it larger than"),
      ("nothing-in-it", "is empty"),
    ])
  func refused(_ name: String, _ reason: String) throws {
    try withTemporaryDirectory { directory in
      let path = try Self.make(name, in: directory)
      let error = try #require(throws: ReleaseError.self) {
        try ReleaseTarball(path: path, limits: ArchiveLimits(bytes: 2 << 20, members: 500))
      }
      #expect(error.kind == .content)
      #expect(error.description.contains(reason), "\(error)")
      #expect(error.subject.hasPrefix(path))
      #expect(unsafe access("/tmp/pps-attack", F_OK) != 0)
    }
  }

  @Test(
    "What is unusual and harmless is taken, whoever wrote it",
    arguments: ["ok", "ok-unusual", "gnu-ok", "ustar-ok"])
  func taken(_ name: String) throws {
    try withTemporaryDirectory { directory in
      let path = try Self.make(name, in: directory)
      let tarball = try ReleaseTarball(path: path)
      #expect(tarball.release.workingVersion == "126")
      #expect(try Command.check(["sha256sum", path]).hasPrefix("\(tarball.sha256)  "))
    }
  }

  @Test("A bomb of a gigabyte is refused after what is allowed of it, not after all of it")
  func bomb() throws {
    try withTemporaryDirectory { directory in
      let path = "\(directory)/bomb.tar.gz"
      _ = try Command.check([
        "sh", "-c",
        """
        mkdir "$0/r" && cp "$1" "$0/r/pps-release.yaml" && truncate -s 1G "$0/r/bomb" &&
        tar cf - -C "$0" r/pps-release.yaml r/bomb | gzip -1 > "$0/bomb.tar.gz"
        """, directory, "\(Package.root)/README.md",
      ])
      #expect(throws: ReleaseError.self) {
        try ReleaseTarball(path: path, limits: ArchiveLimits(bytes: 1 << 20, members: 10))
      }
    }
  }
}
