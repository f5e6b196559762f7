import Glibc
import Releases
import Rollout
import TestSupport
import Testing

@Suite("Tarballs that are made")
struct BuilderTests {
  static let manifest = """
    format: 1
    product: gLite-UI
    working_version: "126"
    package_version: 3.2.1-4
    upgrade_class: backward-compatible
    date: 2026-11-22
    setup_script: etc/setenv.sh
    supersedes: ["125"]
    bugs: [51234]

    """

  /// A directory with a release in it that has all that a release may have.
  static func release(in directory: String) throws -> String {
    let release = "\(directory)/release"
    _ = try Command.check([
      "sh", "-c",
      """
      umask 077; mkdir -p "$0/etc" "$0/empty" "$0/bin"; echo A=1 > "$0/etc/setenv.sh"
      head -c 100000 /dev/urandom > "$0/bin/tool"; chmod 4700 "$0/bin/tool"
      ln -s ../etc/setenv.sh "$0/bin/link"; ln "$0/etc/setenv.sh" "$0/hard"
      long=$(printf 'd%.0s' $(seq 90)); mkdir -p "$0/$long/$long/$long"
      echo x > "$0/$long/$long/$long/file"; ln -s "$long/$long/$long/file" "$0/long"
      echo y > "$0/grüße"; : > "$0/-rf"; truncate -s 512 "$0/block"; truncate -s 513 "$0/block2"
      """, release,
    ])
    try Command.write(manifest, to: "\(release)/pps-release.yaml")
    return release
  }

  private func make(_ directory: String, as path: String) throws -> String {
    try ReleaseBuilder(directory: directory).write(to: path, hook: "#!/bin/sh\n")
  }

  @Test("The same input gives the same bytes, whenever, wherever and by whatever umask it is made")
  func reproducible() throws {
    try withTemporaryDirectory { directory in
      let release = try Self.release(in: directory)
      let first = try make(release, as: "\(directory)/a.tar.gz")
      _ = try Command.check([
        "sh", "-c",
        "cp -R \"$0\" \"$0-copy\"; find \"$0-copy\" -exec touch -h -d 2001-01-01 {} +; "
          + "chmod 4700 \"$0-copy/bin/tool\"; chmod -R go+rwX \"$0-copy\"", release,
      ])
      let second = try make("\(release)-copy", as: "\(directory)/b.tar.gz")
      #expect(first == second)
      _ = try Command.check(["cmp", "\(directory)/a.tar.gz", "\(directory)/b.tar.gz"])
      let listed = try Command.read("\(directory)/a.tar.gz.sha256")
      #expect(listed == "\(first)  a.tar.gz\n")
      _ = try Command.check(["sh", "-c", "cd \"$0\" && sha256sum -c a.tar.gz.sha256", directory])
    }
  }

  @Test("A list of several checksums says that of its tarball, whatever ends its lines")
  func listed() throws {
    try withTemporaryDirectory { directory in
      let (a, b) = (String(repeating: "a", count: 64), String(repeating: "b", count: 64))
      for end in ["\n", "\r\n"] {
        let list = "\(directory)/list"
        try Command.write("\(a)  a.tar.gz\(end)\(b) *b.tar.gz\(end)", to: list)
        #expect(try Checksum.listed(for: "/x/b.tar.gz", inFile: list) == b)
      }
    }
  }

  @Test("GNU tar and Python unpack what went in, and both find one time, no owners and plain modes")
  func oracles() throws {
    try withTemporaryDirectory { directory in
      let release = try Self.release(in: directory)
      _ = try make(release, as: "\(directory)/a.tar.gz")
      let tarball = try ReleaseTarball(path: "\(directory)/a.tar.gz")
      #expect(tarball.release.supersedes == ["125"] && tarball.release.bugs == ["51234"])
      #expect(tarball.top == "gLite-UI-126")
      for unpack in [
        "tar xzf \"$0/a.tar.gz\" -C \"$0/out\" 2>&1",
        "/usr/bin/python3 -c 'import sys, tarfile; tarfile.open(sys.argv[1]).extractall(sys.argv[2])'"
          + " \"$0/a.tar.gz\" \"$0/out\" 2>&1",
      ] {
        let said = try Command.check(
          ["sh", "-c", "rm -rf \"$0/out\"; mkdir \"$0/out\"; \(unpack)", directory])
        #expect(said == "")
        _ = try Command.check([
          "sh", "-c",
          "rm \"$0/out/gLite-UI-126/pps-release-hook\"; "
            + "diff -r --no-dereference \"$0/out/gLite-UI-126\" \"$0/release\"", directory,
        ])
      }
      let listing = try Command.check([
        "/usr/bin/python3", "-c",
        """
        import sys, tarfile
        members = tarfile.open(sys.argv[1]).getmembers()
        print({(m.mtime, m.uid, m.gid, m.uname, m.gname) for m in members})
        print(sorted({(m.type, oct(m.mode)) for m in members}))
        """, "\(directory)/a.tar.gz",
      ])
      #expect(
        listing == """
          {(1795305600, 0, 0, '', '')}
          [(b'0', '0o644'), (b'0', '0o755'), (b'2', '0o777'), (b'5', '0o755')]

          """)
    }
  }

  @Test("What would not be installed is not made")
  func refused() throws {
    try withTemporaryDirectory { directory in
      for (number, spoil) in [
        "ln -s /etc \"$0/l\"", "mkfifo \"$0/p\"", "rm \"$0/etc/setenv.sh\" \"$0/hard\"",
        "rm \"$0/pps-release.yaml\"", "ln -sf /dev/null \"$0/pps-release.yaml\"",
        "touch \"$0/$(printf 'a\\nb')\"", "echo 'what: ever' >> \"$0/pps-release.yaml\"",
        "sed -i 's/126/current/' \"$0/pps-release.yaml\"",
        "sed -i 's/backward-compatible/minor/' \"$0/pps-release.yaml\"",
        "sed -i 's/\"125\"/\"126\"/' \"$0/pps-release.yaml\"",
        "sed -i 's,etc/setenv,../setenv,' \"$0/pps-release.yaml\"",
      ].enumerated() {
        let here = "\(directory)/\(number)"
        _ = try Command.check(["mkdir", here])
        let release = try Self.release(in: here)
        _ = try Command.check(["sh", "-c", spoil, release])
        #expect(throws: (any Error).self, "\(spoil)") {
          try make(release, as: "\(here)/a.tar.gz")
        }
        #expect(try Command.check(["ls", "-A", here]) == "release\n", "\(spoil)")
      }
    }
  }

  @Test("SOURCE_DATE_EPOCH counts where the manifest has no date")
  func sourceDate() throws {
    try withTemporaryDirectory { directory in
      let release = try Self.release(in: directory)
      #expect(try ReleaseBuilder(directory: release, sourceDate: 7).time == 1_795_305_600)
      try Command.write(
        Self.manifest.replacing("date: 2026-11-22\n", with: ""), to: "\(release)/pps-release.yaml")
      #expect(try ReleaseBuilder(directory: release, sourceDate: 7).time == 7)
      #expect(try ReleaseBuilder(directory: release).time == ReleaseBuilder.defaultTime)
    }
  }

  @Test("A time that no header can hold is refused", arguments: ["1969-12-31", "2300-01-01"])
  func date(_ day: String) throws {
    try withTemporaryDirectory { directory in
      let release = try Self.release(in: directory)
      let last = (1 << 33) - 1
      let undated = Self.manifest.replacing("date: 2026-11-22\n", with: "")
      try Command.write(undated, to: "\(release)/pps-release.yaml")
      #expect(try ReleaseBuilder(directory: release, sourceDate: last).time == last)
      for seconds in [-1, last + 1] {
        #expect(throws: ReleaseError.self) {
          try ReleaseBuilder(directory: release, sourceDate: seconds)
        }
      }
      try Command.write(undated + "date: \(day)\n", to: "\(release)/pps-release.yaml")
      #expect(throws: ReleaseError.self) { try ReleaseBuilder(directory: release) }
    }
  }

  @Test("What is more than will be unpacked is not made, unless that is said to be more")
  func limits() throws {
    try withTemporaryDirectory { directory in
      let builder = try ReleaseBuilder(directory: try Self.release(in: directory))
      func make(_ limits: ArchiveLimits) throws {
        _ = try builder.write(to: "\(directory)/a.tar.gz", hook: "", limits: limits)
      }
      for limits in [ArchiveLimits(members: 10), ArchiveLimits(bytes: 100_000)] {
        #expect(throws: ReleaseError.self) { try make(limits) }
      }
      try make(ArchiveLimits(bytes: 200_000, members: 30))
    }
  }
}
