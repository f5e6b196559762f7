/// Prints what a top-level BDII of an invented grid holds, GLUE 1.3 and GLUE 2.0, as one LDIF dump.
///
///     make-grid SITES [SEED]
///
/// The same numbers give the same bytes. A site is about half a megabyte. One in twenty, and one at
/// least, has version 126 of gLite-UI as a preview, by `schema/mapping.md`; as many others have 125,
/// 1260 or 1126, which are not the same. Parents stand before their children.
@main
struct MakeGrid {
  static func main() {
    let numbers = CommandLine.arguments.dropFirst().map { UInt64($0) }
    guard (1...2).contains(numbers.count), let sites = numbers[0], (1...10_000).contains(sites),
      let seed = numbers.count == 2 ? numbers[1] : 1
    else {
      print("usage: make-grid SITES [SEED]")
      return
    }
    var dump = Dump()
    addTop(to: &dump)
    let grid = (0..<Int(sites)).map { Site(number: $0, seed: seed, preview: preview($0)) }
    for site in grid {
      var random = RandomSource(seed: site.seed)
      site.addGLUE1(to: &dump, &random)
    }
    for site in grid {
      var random = RandomSource(seed: ~site.seed)
      site.addGLUE2(to: &dump, &random)
    }
    dump.flush()
  }

  /// The version that a site has as a preview.
  private static func preview(_ number: Int) -> String? {
    switch number % 20 {
    case 0: "126"
    case 10: ["125", "1260", "1126"][number / 20 % 3]
    default: nil
    }
  }

  private static func addTop(to dump: inout Dump) {
    dump.add("o=grid", "objectClass: organization\no: grid")
    for name in ["local", "resource"] {
      dump.add("mds-vo-name=\(name),o=grid", "objectClass: Mds\nMds-Vo-name: \(name)")
    }
    dump.add("o=glue", "objectClass: organization\no: glue")
    for name in ["resource", "grid"] {
      dump.add("GLUE2GroupID=\(name),o=glue", "objectClass: GLUE2Group\nGLUE2GroupID: \(name)")
    }
  }
}
