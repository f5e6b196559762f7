extension Rule {
  static let ofReferences = [
    danglingKey, danglingClusterKey, keyForm, chunkKey, parentKey,
  ]

  static let danglingKey = Rule(
    "dangling-key", .warning, nil, "a foreign key names an entry that is not there",
    do: "publish that entry, or mend the key; readers cannot follow it")
  static let danglingClusterKey = Rule(
    "dangling-cluster-key", .error, .site,
    "a computing element names a cluster that is not there",
    do: "mend the key: a WMS finds no subcluster, and drops the computing element")
  static let keyForm = Rule(
    "key-form", .warning, nil, "a key of GLUE 1.3 is not ATTRIBUTE=VALUE",
    do: "write it as GlueClusterUniqueID=ce.example.org")
  static let chunkKey = Rule(
    "chunk-key", .warning, nil, "GlueChunkKey does not name the entry above",
    do: "name it as in the entry's own name; readers join by this key")
  static let parentKey = Rule(
    "parent-key", .warning, nil, "a key to the entry above does not name it",
    do: "name the ID of the entry above; readers join by this key")
}
