import Glibc
import TestSupport
import Testing

@Suite("Killed at any instant, out of space at any step: the old state or the new")
struct KillTests {
  /// A command, and what is in use and published after it.
  struct Step {
    let command: [String]
    let after: String

    /// Leads from nothing to nothing, by all ways.
    static func cycle(_ site: ReleaseFixture) throws -> [Step] {
      let root = ["--vo", "ops", "--root", site.root]
      let product = root + ["--product", "gLite-UI"]
      let first = try site.tarball(
        "125", package: "3.2.1-3", files: "head -c 200000 /dev/urandom > tool")
      let second = try site.tarball(
        "126", package: "3.2.1-4", more: "supersedes: [\"125\"]",
        files: "for n in 1 2 3 4 5 6 7 8; do mkdir -p d/$n; echo $n > d/$n/f; done")
      let third = try site.tarball("127", package: "3.2.2-1", test: "false")
      return [
        Step(command: ["install", first] + root, after: "125: 125 (3.2.1-3)"),
        Step(command: ["install", second] + root, after: "126: 126 (3.2.1-4)"),
        Step(command: ["rollback"] + product, after: "125: 125 (3.2.1-3)"),
        Step(command: ["install", second] + root, after: "126: 126 (3.2.1-4)"),
        Step(
          command: ["install", third, "--publish-untested"] + root,
          after: "127: 126 (3.2.1-4), 127 (3.2.2-1) untested"),
        Step(
          command: ["uninstall", "--working-version", "127"] + product,
          after: "126: 126 (3.2.1-4)"),
        Step(command: ["rollback", "--raise-epoch"] + product, after: "125: 125 (1:3.2.1-3)"),
        Step(
          command: ["uninstall", "--working-version", "126"] + product,
          after: "125: 125 (1:3.2.1-3)"),
        Step(command: ["uninstall", "--working-version", "125"] + product, after: "-: "),
      ]
    }
  }

  /// How often something is killed: 50 times, or as PPS_KILLS says.
  static let kills = unsafe getenv("PPS_KILLS").flatMap { unsafe Int(String(cString: $0)) } ?? 50

  @Test("Killed at random instants", .timeLimit(.minutes(30)))
  func killed() throws {
    let site = try ReleaseFixture()
    let cycle = try Step.cycle(site)
    var before = "-: "
    var (kills, completed, committed) = (0, 0, 0)
    var random = SplitMix.seeded()
    // How long the steps take, in seconds; found by the first round, which nothing disturbs.
    var durations: [Double] = []
    for step in cycle {
      let clock = ContinuousClock()
      let duration = try clock.measure {
        let outcome = try run(step.command, site)
        #expect(outcome.status == 0, "\(step.command): \(outcome.output)")
      }
      durations.append(duration / .seconds(1))
      #expect(try site.observe() == step.after)
    }
    while kills < Self.kills {
      for (step, duration) in zip(cycle, durations) {
        // Until it is done, which a kill may leave it too.
        while true {
          let delay = Double.random(in: 0...(duration * 1.1), using: &random)
          let outcome = try run(step.command, site, killedAfter: delay)
          let now = try site.observe()
          #expect(
            now == before || now == step.after,
            "\(now) when \(step.command) was killed after \(delay) s")
          let isDone = now == step.after
          if outcome.status == 0 { #expect(isDone, "\(outcome.output)") }
          if outcome.status == 137 {
            kills += 1
            if isDone && step.after != before { committed += 1 }
          } else {
            #expect(outcome.status == 0, "\(outcome.output)")
            completed += 1
            #expect(try site.leftovers() == "")
          }
          // Files that are still to go are taken for those of the next installation, with what the site said of them.
          let mayLeaveFiles = step.command[0] == "uninstall"
          if outcome.status == 0 || isDone && step.after != before && !mayLeaveFiles { break }
          if now != before && now != step.after { return }
        }
        before = step.after
      }
    }
    if Self.kills > 50 {
      print("\(kills) kills, \(committed) of them after the commit; \(completed) runs ended")
    }
  }

  private func run(
    _ command: [String], _ site: ReleaseFixture, killedAfter delay: Double? = nil
  ) throws -> Command.Outcome {
    // It is waited for: what is killed within a system call ends that first.
    let killing = [
      "sh", "-c", "delay=$1; shift; \"$@\" & pid=$!; sleep $delay; kill -9 $pid; wait $pid", "sh",
    ]
    return try Command.run(
      ["env"] + site.environment + (delay.map { killing + ["\($0)"] } ?? [])
        + [Package.program("pps")] + command)
  }

  /// Runs a script with a small file system in the site's place; `fill N` leaves N KiB of it free.
  private func small(_ script: String, _ site: ReleaseFixture) throws -> String {
    try Command.check(
      MountNamespace.command + [
        "sh", "-c",
        """
        set -u; pps=$1; here=$2
        export PPS_CONFIG="$here/site.yaml" PPS_STATE_DIR="$here/state"
        mkdir -p "$here/area" "$here/state"
        fill() { # FOLDER KIB
          rm -f "$1/filler"; free=$(df -k --output=avail "$1" | tail -n 1)
          head -c "$(((free - $2) * 1024))" /dev/zero > "$1/filler" 2>/dev/null || :
        }
        observe() { # STATUS
          rm -f "$here/area/filler" "$here/state/filler"
          link=$(readlink "$here/area/gLite-UI/current" || echo -)
          state=$("$pps" preview list 2>&1 | awk '$5 ~ /published/ { printf " %s", $3 }')
          echo "$1|$link:$state"
        }
        \(script)
        """, "sh", Package.program("pps"), site.path,
      ])
  }

  @Test("On a full disk", .enabled(if: MountNamespace.canBeMade), arguments: ["area", "state"])
  func full(_ folder: String) throws {
    let site = try ReleaseFixture()
    _ = try Step.cycle(site)
    let output = try small(
      """
      mount -t tmpfs -o size=1m none "$here/\(folder)" || exit 1
      options="--vo ops --root $here/area"; product="$options --product gLite-UI"
      for kib in 0 4 12 24 40 64 128 320; do
        "$pps" install "$here/125.tar.gz" $options 2>/dev/null; observe $? >&2
        for command in "install $here/126.tar.gz $options" "rollback $product" \\
          "uninstall --working-version 126 $product"; do
          echo "before $(observe -)"
          fill "$here/\(folder)" $kib
          "$pps" $command 2>> "$here/errors"; observe $?
          "$pps" $command 2>> "$here/errors"; echo "again $(observe $?)"
        done
        "$pps" uninstall --working-version 125 $product 2>/dev/null
        "$pps" uninstall --working-version 126 $product 2>/dev/null
      done 2>/dev/null
      """, site)
    let states: Set = ["-:", "125: 125", "126: 126"]
    var seen: Set<String> = []
    for line in output.split(separator: "\n") {
      let (status, state) = (line.prefix { $0 != "|" }, line.drop { $0 != "|" }.dropFirst())
      #expect(states.contains(String(state)), "\(line)")
      seen.insert(String(status))
    }
    // Some failed for want of space, and some did not.
    #expect(seen.isSuperset(of: ["0", "74"]), "\(output)")
  }

  @Test(
    "Where nothing can be written", .enabled(if: MountNamespace.canBeMade),
    arguments: ["area", "state"])
  func readOnly(_ folder: String) throws {
    let site = try ReleaseFixture()
    _ = try Step.cycle(site)
    let output = try small(
      """
      options="--vo ops --root $here/area"; product="$options --product gLite-UI"
      "$pps" install "$here/125.tar.gz" $options 2>/dev/null; observe $?
      mount --bind "$here/\(folder)" "$here/\(folder)" && mount -o remount,ro,bind "$here/\(folder)"
      "$pps" install "$here/126.tar.gz" $options 2>/dev/null; observe $?
      "$pps" rollback $product 2>/dev/null; observe $?
      "$pps" uninstall --working-version 125 $product 2>/dev/null; observe $?
      umount "$here/\(folder)"
      "$pps" install "$here/126.tar.gz" $options 2>/dev/null; observe $?
      "$pps" rollback $product 2>/dev/null; observe $?
      """, site)
    #expect(
      output.split(separator: "\n") == [
        "0|125: 125", "74|125: 125", "74|125: 125", "74|125: 125", "0|126: 126", "0|125: 125",
      ])
  }
}
