// OpenLDAP's C headers, and what of C Swift cannot import: macros with pointer casts, functions that are
// GNU's own.
#ifndef CLDAP_H
#define CLDAP_H

#include <ldap.h>
#include <openldap.h>
#include <sasl/sasl.h>

/// `LDAP_OPT_ON`.
static inline const void *cldap_opt_on(void) { return LDAP_OPT_ON; }

/// `LDAP_OPT_OFF`.
static inline const void *cldap_opt_off(void) { return LDAP_OPT_OFF; }

/// The bytes of a message, which stay its own. libldap has it, its headers do not.
BerElement *ldap_get_message_ber(LDAPMessage *message);

/// Makes libldap's first call, once a process, on a thread of its own, and waits for so many milliseconds.
///
/// That call looks up this machine's own name, which TLS wants for a server called localhost, and SASL; the
/// resolver asks each name server once for it, and not as long as it does else. And it loads libsasl2's plugins,
/// unless they are hidden: then their search path leads to none meanwhile. Later calls wait for the first
/// one, whatever they ask for.
///
/// Returns 0 when it is done, 1 while it is not.
int cldap_start(int hides_plugins, int milliseconds);

/// Loads GnuTLS, once a process; without it libldap must not be asked for TLS.
///
/// Returns a null pointer, or why it cannot be loaded, in the loader's words; they stay where they are.
const char *cldap_load_tls(void);

/// GnuTLS's words for one of its codes; it must be loaded.
const char *cldap_tls_message(int code);

struct addrinfo;

/// A host's addresses, looked up while the caller waits no longer than it likes (`getaddrinfo_a`).
struct cldap_lookup;

/// Starts to look up a host and a port, both as text; else a null pointer, and one of `getaddrinfo`'s codes.
struct cldap_lookup *cldap_lookup_start(const char *host, const char *port, int *code);

/// Waits for so many milliseconds, less when a signal comes.
///
/// Returns 0 when the addresses are there, 1 while they are not, else one of `getaddrinfo`'s codes.
int cldap_lookup_wait(struct cldap_lookup *lookup, int milliseconds);

/// The addresses, for `freeaddrinfo`; once only.
struct addrinfo *cldap_lookup_take(struct cldap_lookup *lookup);

/// Ends the look-up. What the resolver still works on is left to it: it cannot be stopped.
void cldap_lookup_end(struct cldap_lookup *lookup);

#endif
