extension AttributeFacts {
  /// What GLUE 1.3 says of entries, sites and services.
  static let glue1Sites = """
    GlueChunkKey||all|qjpw|The key of the entry that this one is a part of, as attribute=value.
    GlueForeignKey||all|qjp|The key of an entry that this one belongs to, as attribute=value; by it a CE is joined to its cluster, and a cluster or a service to its site.
    GlueSchemaVersionMajor||all|jw|The schema's major version: 1.
    GlueSchemaVersionMinor||all|jw|The schema's minor version: 3.
    GlueInformationServiceURL||all|j|The LDAP URL of the BDII that first published a computing element, a cluster or a storage element.
    GlueSiteUniqueID||site|qjp|The site's name, the same in all the grid.
    GlueSiteName||site||The site's name for people.
    GlueSiteDescription||site||What the site is.
    GlueSiteUserSupportContact||site|qj|Where the site's users get help, a mailto: URL.
    GlueSiteSysAdminContact||site|qj|The site's administrators, a mailto: URL.
    GlueSiteSecurityContact||site|qj|Whom to tell of a security incident at the site, a mailto: URL.
    GlueSiteEmailContact||site|qj|The site's general contact, a mailto: URL.
    GlueSiteLocation||site||City and country.
    GlueSiteLatitude|degrees north|site||Where the site stands.
    GlueSiteLongitude|degrees east|site||Where the site stands.
    GlueSiteWeb||site||The site's web page.
    GlueSiteSponsor||site||Who pays for the site, as VO:share.
    GlueSiteOtherInfo||site||What else there is to say, as KEY=VALUE, such as GRID=EGI.
    GlueServiceUniqueID||service|qjp|The service's name, by custom its endpoint or host_type_number.
    GlueServiceName||service||Its name for people, by custom SITE-type.
    GlueServiceType||service|qjp|What it is, such as org.glite.wms.WMProxy or SRM.
    GlueServiceVersion||service||The version of its interface, not of the software.
    GlueServiceEndpoint||service|qjp|The URL that clients connect to.
    GlueServiceStatus||service|qjp|Whether it works: OK, Warning, Critical, Unknown, Other.
    GlueServiceStatusInfo||service|qjp|The same in words.
    GlueServiceSemantics||service||A URL with its manual.
    GlueServiceWSDL||service||A URL with its WSDL.
    GlueServiceStartTime||service|p|When it was started.
    GlueServiceOwner||service|qj|The VOs that it is for.
    GlueServiceAccessControlRule||service|qj|Who may use it; use GlueServiceAccessControlBaseRule.
    GlueServiceAccessControlBaseRule||service|qj|Who may use it: VO:ops, or VOMS:/ops/Role=production.
    GlueServiceDataKey||service|qjpw|The name of something more that is said of a service; indexed. The PPS keys of pilots are such names.
    GlueServiceDataValue||service|qjpw|What is said.
    GlueServiceURI||service||What a service was called before GlueServiceUniqueID.
    GlueServiceAccessPointURL||service||Where clients connect to, for clients of before GlueServiceEndpoint.
    GlueServicePrimaryOwnerName||rare||Whose service it is; use GlueServiceOwner.
    GlueServicePrimaryOwnerContact||rare||How to reach the service's owner; use the contacts of the site.
    GlueServiceHostingOrganization||rare||Who runs the service; use the foreign key to the site.
    GlueServiceMajorVersion||rare||The first number of the service's version; use GlueServiceVersion.
    GlueServiceMinorVersion||rare||The second number of the service's version; use GlueServiceVersion.
    GlueServicePatchVersion||rare||The third number of the service's version; use GlueServiceVersion.
    GlueServiceInformationServiceURL||rare||Where more about the service is published; use GlueInformationServiceURL.
    """
}
