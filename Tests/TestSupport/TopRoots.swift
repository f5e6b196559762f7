/// The entries above all sites in a top-level BDII, as LDIF.
public let topRoots = """
  dn: o=glue
  objectClass: organization
  o: glue

  dn: GLUE2GroupID=grid,o=glue
  objectClass: GLUE2Group
  GLUE2GroupID: grid

  dn: o=grid
  objectClass: organization
  o: grid

  dn: mds-vo-name=local,o=grid
  objectClass: MDS
  mds-vo-name: local


  """
