/// A site, and what it runs.
struct Site {
  struct Cluster {
    var host: String
    var queues: [String]
    var subClusters: [SubCluster]

    func computingElement(_ queue: String) -> String { "\(host):8443/cream-pbs-\(queue)" }
  }

  struct SubCluster {
    var id: String
    var tags: [String]
    var hasPreview: Bool
    var memory: Int
  }

  struct Service {
    var host: String
    var type: String
    var url: String
    var version: String
    var id: String { "\(host)_\(type)" }
  }

  let seed: UInt64
  let name: String
  let domain: String
  let city: String
  let vos: [String]
  let clusters: [Cluster]
  let storage: [String]
  let services: [Service]
  /// The working version of the site's preview.
  let preview: String?
  /// The VOs that may use it.
  let previewVOs: [String]

  init(number: Int, seed: UInt64, preview: String?) {
    self.seed = seed &* 1_000_003 &+ UInt64(number) &* 7919
    self.preview = preview
    var random = RandomSource(seed: self.seed ^ 0x5EED)
    city = random.pick(Self.cities)
    let ascii = String(city.unicodeScalars.filter(\.isASCII).map(Character.init))
    name = "\(ascii.uppercased())-LCG2-\(number)"
    let domain = "\(ascii.lowercased())\(number).example.org"
    self.domain = domain
    vos = ["dteam", "ops"] + random.pick(random.pick(3...10), of: Self.virtualOrganizations)
    let previewVOs = preview == nil ? [] : Array(vos.prefix(number % 40 == 0 ? 2 : 1))
    self.previewVOs = previewVOs
    storage = (1...random.pick([1, 1, 1, 2, 2, 3])).map { "se\($0).\(domain)" }
    services = (1...random.pick(4...16)).map { index in
      let (type, port, path) = random.pick(Self.serviceTypes)
      let host = "srv\(index).\(domain)"
      let version = "\(random.pick(1...5)).\(random.pick(0...9)).\(random.pick(0...30))-1"
      return Service(
        host: host, type: type, url: "https://\(host):\(port)/\(path)", version: version)
    }
    var clusters: [Cluster] = []
    for index in 1...random.pick([1, 1, 1, 1, 2, 2, 3]) {
      let host = "ce\(index).\(domain)"
      let names = ["short", "long", "infinite", "mpi"] + vos
      let queues = random.pick(random.pick(7...15), of: names)
      let hasPreview = preview != nil && (index == 1 || random.chance(50))
      let subClusters = (0..<random.pick([1, 1, 1, 2, 2])).map { place in
        var tags = Self.tags(&random)
        if hasPreview, let preview {
          tags.insert(
            contentsOf: previewVOs.map { "VO-\($0)-gLite-UI-preview-\(preview)" },
            at: random.pick(0...tags.count))
        }
        return SubCluster(
          id: place == 0 ? host : "wn\(place)-\(host)", tags: tags, hasPreview: hasPreview,
          memory: random.pick([4096, 8192, 16_384, 24_576]))
      }
      clusters.append(Cluster(host: host, queues: queues, subClusters: subClusters))
    }
    self.clusters = clusters
  }

  /// Some hundred software tags, in runs of releases as experiments publish them.
  private static func tags(_ random: inout RandomSource) -> [String] {
    var tags = ["LCG-2", "R-GMA", "AFS", "MPI-START", "OPENMPI-1.3.2", "CERNLIB-2006a"]
    tags += (1...7).map { "LCG-2_\($0)_0" } + (0...2).map { "GLITE-3_\($0)_0" }
    let count = random.pick(60...600)
    while tags.count < count {
      let (prefix, suffix) = random.pick(releases)
      let (major, minor) = (random.pick(1...19), random.pick(0...29))
      let run = (0..<random.pick(4...40)).map { "\(prefix)\(major).\(minor).\($0)\(suffix)" }
      if !tags.contains(run[0]) { tags += run }
    }
    return tags
  }

  private static let releases = [
    ("VO-cms-CMSSW_", ""), ("VO-cms-CMSSW_", "_patch1"), ("VO-atlas-production-", ""),
    ("VO-atlas-AtlasProduction-", "-i686-slc5-gcc43-opt"), ("VO-lhcb-DaVinci-v", ""),
    ("VO-alice-AliRoot-v4-", "-Rev-01"), ("VO-biomed-gate-", ""), ("VO-esr-octave-", ""),
    ("VO-lhcb-Gauss-v", "-x86_64-slc5"), ("VO-atlas-poolcond-", ""),
  ]
  private static let cities = [
    "Lyon", "Orléans", "Karlsruhe", "Göttingen", "Bologna", "Forlì", "Didcot", "Amsterdam",
    "Kraków", "Barcelona", "Lisboa", "Athens", "Sofia", "Geneva", "Taipei", "Budapest",
  ]
  private static let virtualOrganizations = [
    "atlas", "cms", "lhcb", "alice", "biomed", "esr", "compchem", "fusion", "magic", "auger",
    "ilc", "calice", "dzero", "zeus", "babar", "geant4", "pheno", "enmr.eu", "see", "gridpp",
  ]
  private static let serviceTypes = [
    ("org.glite.wms.WMProxy", 7443, "glite_wms_wmproxy_server"), ("org.glite.lb.Server", 9003, ""),
    ("org.glite.voms", 15_000, ""), ("org.glite.FileTransfer", 8443, "services/FileTransfer"),
    ("lcg-file-catalog", 5010, ""), ("MyProxy", 7512, ""), ("bdii_site", 2170, "mds-vo-name"),
    ("org.glite.RGMA.Registry", 8443, "R-GMA/RegistryServlet"), ("VOBOX", 1975, ""),
  ]
}
