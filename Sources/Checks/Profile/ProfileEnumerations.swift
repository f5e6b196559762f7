/// The closed lists of GLUE 2.0's types as the EGI profile has them. A `~` in a value stands for a
/// space.
enum ProfileEnumerations {
  /// The values of a type; nil when its list is not closed.
  static func values(of type: String) -> Set<String>? { lists[type] }

  /// What a URL may begin with.
  static let schemes: Set<String> = [
    "http", "ftp", "https", "ftps", "sftp", "gsiftp", "xroot", "dcap", "gsidcap", "httpg",
    "ldap", "voms", "myproxy", "lfc", "gsissh", "rfio",
  ]

  private static let lists: [String: Set<String>] = {
    var lists: [String: Set<String>] = [:]
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      lists[String(words[0].dropLast())] = Set(
        words.dropFirst().map { String($0).replacing("~", with: " ") })
    }
    // An interface may be named by its service's type or by the scheme of its URL.
    let serviceTypes = lists["ServiceType", default: []]
    lists["InterfaceName", default: []].formUnion(serviceTypes.union(schemes))
    return lists
  }()

  private static let text = """
    ContactType: general security sysadmin usersupport
    QualityLevel: development pre-production production testing
    InterfaceName: ogf.bes ogf.srm org.ogf.bes org.ogf.glue.emies.activitycreation \
      org.ogf.glue.emies.activitymanagement org.ogf.glue.emies.resourceinfo \
      org.ogf.glue.emies.activityinfo org.ogf.glue.emies.delegation org.glite.Argus.PDP \
      org.glite.Argus.PAP org.glite.Argus.PEP org.glite.ce.ApplicationPublisher \
      org.nordugrid.ldapglue1 org.nordugrid.wsrfglue2 org.nordugrid.ldapglue2 \
      org.nordugrid.gridftpjob org.nordugrid.ldapng org.qcg.broker org.oasis.notification \
      webdav xroot rfio
    PolicyScheme: basic gacl org.glite.standard
    ServiceType: APEL BDII bdii_site bdii_top castor CE dpm DPM egi.GRIDVIEW egi.GSTAT \
      egi.MetricsPortal egi.NetworkPortal egi.OpsPortal eos eu.egi.AccountingPortal \
      eu.egi.APELRepository eu.egi.GGUS eu.egi.GOCDB eu.egi.MSGBroker gLExec gLite-APEL \
      MDS-GIIS MyProxy ngi.OpsPortal OpenSSH org.dcache.storage org.glite.AMGA org.glite.Argus \
      org.glite.argus org.glite.ce.CREAM org.glite.ce.Monitor org.glite.ChannelAgent \
      org.glite.ChannelManagement org.glite.Delegation org.glite.FiremanCatalog \
      org.glite.FileTransfer org.glite.FileTransferStats org.glite.fts org.glite.KeyStore \
      org.glite.lb org.glite.lb.Server org.glite.Metadata org.glite.rgma.Registry \
      org.glite.rgma.Schema org.glite.rgma.Browser org.glite.rgma.PrimaryProducer \
      org.glite.rgma.SecondaryProducer org.glite.rgma.OnDemandProducer org.glite.RTEPublisher \
      org.glite.SEIndex org.glite.voms org.glite.voms-admin org.glite.wms \
      org.glite.wms.WMProxy org.irods.irods3 org.lcg.Frontier org.lcg.Squid org.nordugrid.arex \
      org.nordugrid.execution.arex org.nordugrid.information.egiis org.nordugrid.storage \
      org.nordugrid.isis org.qcg.computing org.qcg.notification org.qcg.broker \
      org.ogf.bes.BESFactory org.ogf.bes.BESManagement org.ogf.glue.emir pbs.torque.server \
      pbs.torque.maui SGAS UI eu.unicore.USE unicore6.Registry unicore6.ServiceOrchestrator \
      unicore6.StorageFactory unicore6.StorageManagement unicore6.TargetSystemFactory \
      unicore6.UVOSAssertionQueryService unicore6.WorkflowFactory VOBOX xroot SRM storm \
      data-location-interface edu.caltech.cacr.monalisa GridCat gridmap-file gsiftp GUMS \
      it.infn.GridICE lcg-file-catalog lcg-local-file-catalog local-data-location-interface \
      msg.broker.rest msg.broker.stomp msg.broker.stomp-ssl msg.broker.openwire \
      msg.broker.openwire-ssl Nagios National-NAGIOS org.edg.gatekeeper Project-NAGIOS \
      Regional-NAGIOS other
    Capability: data.access.flatfiles data.access.relational data.access.xml \
      data.access.sessiondir data.access.stageindir data.access.stageoutdir \
      data.management.replica data.management.storage data.management.transfer \
      data.naming.resolver data.naming.scheme data.transfer data.transfer.cepull \
      data.transfer.cepull.ftp data.transfer.cepush data.transfer.cepush.srm \
      executionmanagement.candidatesetgenerator executionmanagement.dynamicvmdeploy \
      executionmanagement.executionandplanning executionmanagement.jobdescription \
      executionmanagement.jobexecution executionmanagement.jobmanager \
      executionmanagement.reservation executionmanagement.jobcreation \
      executionmanagement.jobmanagement information.discovery information.discovery.job \
      information.discovery.resource information.logging information.model \
      information.monitoring information.provenance information.publication \
      information.lookup.job information.query information.query.xpath1 security.accounting \
      security.attributeauthority security.authentication security.authorization \
      security.credentialstorage security.delegation security.identitymapping notification
    AppEnvState: installable installationfailed installedbroken installednotverified \
      installedverified installingautomatically installingmanually notinstallable \
      pendingremoval removing
    SchedulingPolicy: fairshare fifo random
    ApplicationHandle: executable module Path softenv
    CPUMultiplicity: multicpu-multicore multicpu-singlecore singlecpu-multicore \
      singlecpu-singlecore
    DataStoreType: disk optical tape
    License: commercial opensource unknown
    OSFamily: linux macosx solaris windows
    OSName: AIX CentOS Debian Fedoracore Gentoo Leopard Linux-rocks Mandrake \
      RedhatEnterpriseAS ScientificSL ScientificCERNSLC SUSE~LINUX Ubuntu Microsoft~WINDOWS
    ParallelSupport: mpi none openmp
    Platform: amd64 i386 i686 itanium powerpc sparc x86_64
    ReservationPolicy: mandatory none optional
    RetentionPolicy: custodial output replica
    AccessLatency: online nearline offline
    StorageCapacity: online installedonline nearline installednearline offline cache
    StorageAccessProtocol: afs dcap file gsidcap gsiftp gsirfio http https nfs rfio root \
      xroot webdav
    ExpirationMode: neverexpire releasewhenexpired warnwhenexpired
    EndpointHealthState: critical ok other unknown warning
    EndpointTechnology: corba jndi webservice
    ServingState: closed draining production queueing
    Staging: none stagingin staginginout stagingout
    Benchmark: bogomips cfp2006 cint2006 linpack specfp2000 specint2000 hep-spec06
    JobDescription: condor egee:jdl emies:adl globus:rsl nordugrid:xrsl ogf:jsdl:1.0 \
      glite:jdl
    """
}
