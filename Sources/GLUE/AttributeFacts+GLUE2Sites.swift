extension AttributeFacts {
  /// What GLUE 2.0 says of entries, sites, and services of any kind.
  static let glue2Sites = """
    GLUE2GroupID||all|p|A level in the tree of names: resource, grid.
    GLUE2EntityName||all|w|A name for people.
    GLUE2EntityOtherInfo||all|qjpw|What else there is to say, by custom Key=Value; the PPS keys stand here.
    GLUE2EntityCreationTime||all|qjpw|When the entry was made, YYYY-MM-DDThh:mm:ssZ. What cannot be read as a time makes an offer undated, which does not expire.
    GLUE2EntityValidity|seconds|all|qjpw|For how long it holds from then on.
    GLUE2ExtensionLocalID||pps|qjpw|The name of an extension; the only attribute of it that BDIIs index. By PPS-preview-126 a release is found at once.
    GLUE2ExtensionKey||all|w|The name of something more that is said of an entry.
    GLUE2ExtensionValue||all|w|What is said.
    GLUE2ExtensionEntityForeignKey||all|w|The ID of the entry that it is said of.
    GLUE2LocationID||site|p|The location's name.
    GLUE2LocationCountry||site||The country.
    GLUE2LocationPlace||site||The town.
    GLUE2LocationLatitude|degrees north|site||Where it is.
    GLUE2LocationLongitude|degrees east|site||Where it is.
    GLUE2LocationAddress||site||Street and number of the location.
    GLUE2LocationPostCode||site||The location's postal code.
    GLUE2LocationServiceForeignKey||rare||The service that stands at the location.
    GLUE2LocationDomainForeignKey||site|p|The site that stands at the location.
    GLUE2ContactID||site|p|The contact's name.
    GLUE2ContactDetail||site|qj|A URL to reach it by, by custom mailto:.
    GLUE2ContactType||site|qj|What it is for: general, sysadmin, usersupport, security.
    GLUE2ContactDomainForeignKey||site|qp|The site whose contact it is.
    GLUE2ContactServiceForeignKey||rare||The service whose contact it is.
    GLUE2DomainID||site|qjp|The site's name, the same in all the grid; respects case.
    GLUE2DomainDescription||site||What the site is.
    GLUE2DomainWWW||site||The site's web page.
    GLUE2AdminDomainOwner||site||Who runs the site.
    GLUE2AdminDomainDistributed||site||Whether it stands in several places.
    GLUE2AdminDomainAdminDomainForeignKey||site||A greater domain that the site is a part of, such as its NGI.
    GLUE2UserDomainLevel||rare||How far down a VO's group is in the tree of groups; 0 is the VO itself.
    GLUE2UserDomainUserManager||rare||The endpoint that knows the members, such as the VO's VOMS server.
    GLUE2UserDomainMember||rare||A member; BDIIs are public, and so it should not be published.
    GLUE2UserDomainUserDomainForeignKey||rare||The VO or group that the group is a part of.
    GLUE2ServiceID||service|qpw|The service's name; indexed.
    GLUE2ServiceType||service|pw|What it is, out of a list; other for what carries a preview.
    GLUE2ServiceCapability||service|w|What it can do, such as executionmanagement.jobexecution.
    GLUE2ServiceQualityLevel||service|pw|How mature it is: development, testing, pre-production (a pilot), production.
    GLUE2ServiceStatusInfo||service|w|A URL with more about its state; of a preview's carrier, the release notes.
    GLUE2ServiceComplexity||service|w|How many endpoints, shares and resources it has.
    GLUE2ServiceAdminDomainForeignKey||service|qjpw|The site that runs it.
    GLUE2ServiceServiceForeignKey||service|p|Another service that this one has to do with.
    GLUE2EndpointID||service|qp|The endpoint's name; indexed.
    GLUE2EndpointURL||service|qjp|The URL that clients connect to.
    GLUE2EndpointInterfaceName||service|qjp|What it speaks, such as org.glite.wms.WMProxy; indexed.
    GLUE2EndpointInterfaceVersion||service||The version of what it speaks, not of the software.
    GLUE2EndpointCapability||service||What it can do.
    GLUE2EndpointTechnology||service||How it is reached, such as webservice.
    GLUE2EndpointImplementor||service||Who made the software.
    GLUE2EndpointImplementationName||service||The software's name.
    GLUE2EndpointImplementationVersion||service|pw|The software's version; of a pilot its package version.
    GLUE2EndpointQualityLevel||service|pw|How mature it is: development, testing, pre-production (a pilot), production.
    GLUE2EndpointHealthState||service|qjp|Whether it works: ok, warning, critical, unknown, other; Unknown when a BDII lost its source.
    GLUE2EndpointHealthStateInfo||service||The same in words.
    GLUE2EndpointServingState||service|qjpw|Whether it takes requests and serves them: production, queueing (takes), draining (serves), closed (neither).
    GLUE2EndpointStartTime||service|p|When it was started.
    GLUE2EndpointIssuerCA||service|p|Who issued its certificate.
    GLUE2EndpointTrustedCA||service|p|Whose certificates it trusts.
    GLUE2EndpointWSDL||service||A URL with its WSDL.
    GLUE2EndpointSemantics||service||A URL with its manual.
    GLUE2EndpointDowntimeAnnounce||service||When the next downtime was announced.
    GLUE2EndpointDowntimeStart||service||When the next downtime begins.
    GLUE2EndpointDowntimeEnd||service||When it ends.
    GLUE2EndpointDowntimeInfo||service||Why.
    GLUE2EndpointServiceForeignKey||service|qjp|The service that it is of.
    GLUE2EndpointInterfaceExtension||service||What the endpoint speaks beyond its interface, by a URI.
    GLUE2EndpointSupportedProfile||service||A document of how the interface is to be used that the endpoint keeps to, by a URI.
    GLUE2ShareID||cluster|qjp|The name of a share of a resource, such as a queue for one VO.
    GLUE2ShareResourceForeignKey||cluster|qjp|The resources that the share is of: the execution environments that its jobs run on.
    GLUE2ShareDescription||service||What the share is for.
    GLUE2ShareEndpointForeignKey||service|p|The endpoints that the share is used through.
    GLUE2ShareServiceForeignKey||service|p|The service that the share is of.
    GLUE2ManagerID||cluster|qp|The batch or storage system's name.
    GLUE2ManagerProductName||cluster||What the batch or storage system is.
    GLUE2ManagerProductVersion||cluster||Its version.
    GLUE2ManagerServiceForeignKey||service|p|The service that the batch or storage system is of.
    GLUE2ResourceID||cluster|qp|The name of an execution environment, worker nodes that are alike (by custom the subcluster's in GLUE 1.3), or of a data store.
    GLUE2ResourceManagerForeignKey||service|qp|The batch or storage system that manages the worker nodes or the data store.
    GLUE2PolicyID||service|q|The policy's name.
    GLUE2PolicyScheme||service|qj|How its rules are written: basic, org.glite.standard.
    GLUE2PolicyRule||service|qj|Who may use the endpoint or the share: VO:ops, VOMS:/ops/Role=production, ALL.
    GLUE2PolicyUserDomainForeignKey||service||The VOs that it is about.
    GLUE2AccessPolicyEndpointForeignKey||service|p|The endpoint that the policy says who may use.
    GLUE2MappingPolicyShareForeignKey||service|p|The share that the policy says who is mapped to.
    """
}
