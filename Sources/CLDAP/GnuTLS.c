// GnuTLS, loaded when it is wanted.
//
// libldap is linked as an archive. What it calls of GnuTLS is defined here: a jump to where the library was
// loaded. Loading GnuTLS and the eight libraries below it takes a third of a small query's time, and a query
// without TLS needs none of them.
#include "CLDAP.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

// All of GnuTLS that libldap.a refers to: `nm libldap.a | grep 'U gnutls_'`. One that is missing here is
// undefined when a command is linked.
#define CLDAP_GNUTLS(FUNCTION)                     \
  FUNCTION(bye)                                    \
  FUNCTION(certificate_activation_time_peers)      \
  FUNCTION(certificate_allocate_credentials)       \
  FUNCTION(certificate_expiration_time_peers)      \
  FUNCTION(certificate_free_credentials)           \
  FUNCTION(certificate_get_issuer)                 \
  FUNCTION(certificate_get_ours)                   \
  FUNCTION(certificate_get_peers)                  \
  FUNCTION(certificate_server_set_request)         \
  FUNCTION(certificate_set_dh_params)              \
  FUNCTION(certificate_set_verify_flags)           \
  FUNCTION(certificate_set_x509_crl_file)          \
  FUNCTION(certificate_set_x509_key)               \
  FUNCTION(certificate_set_x509_trust_dir)         \
  FUNCTION(certificate_set_x509_trust_file)        \
  FUNCTION(certificate_set_x509_trust_mem)         \
  FUNCTION(certificate_verify_peers2)              \
  FUNCTION(cipher_get)                             \
  FUNCTION(cipher_get_key_size)                    \
  FUNCTION(cipher_get_name)                        \
  FUNCTION(credentials_set)                        \
  FUNCTION(deinit)                                 \
  FUNCTION(dh_params_deinit)                       \
  FUNCTION(dh_params_import_pkcs3)                 \
  FUNCTION(dh_params_init)                         \
  FUNCTION(digest_get_id)                          \
  FUNCTION(fingerprint)                            \
  FUNCTION(global_deinit)                          \
  FUNCTION(global_init)                            \
  FUNCTION(handshake)                              \
  FUNCTION(hash_fast)                              \
  FUNCTION(hash_get_len)                           \
  FUNCTION(init)                                   \
  FUNCTION(priority_deinit)                        \
  FUNCTION(priority_init)                          \
  FUNCTION(priority_set)                           \
  FUNCTION(protocol_get_name)                      \
  FUNCTION(protocol_get_version)                   \
  FUNCTION(pubkey_deinit)                          \
  FUNCTION(pubkey_export)                          \
  FUNCTION(pubkey_import_x509)                     \
  FUNCTION(pubkey_init)                            \
  FUNCTION(record_check_pending)                   \
  FUNCTION(record_get_direction)                   \
  FUNCTION(record_recv)                            \
  FUNCTION(record_send)                            \
  FUNCTION(server_name_set)                        \
  FUNCTION(session_channel_binding)                \
  FUNCTION(sign_get_hash_algorithm)                \
  FUNCTION(strerror)                               \
  FUNCTION(transport_set_ptr)                      \
  FUNCTION(transport_set_pull_function)            \
  FUNCTION(transport_set_push_function)            \
  FUNCTION(x509_crt_check_issuer)                  \
  FUNCTION(x509_crt_deinit)                        \
  FUNCTION(x509_crt_get_dn_by_oid)                 \
  FUNCTION(x509_crt_get_signature_algorithm)       \
  FUNCTION(x509_crt_get_subject_alt_name)          \
  FUNCTION(x509_crt_import)                        \
  FUNCTION(x509_crt_init)                          \
  FUNCTION(x509_crt_list_import)                   \
  FUNCTION(x509_privkey_import)                    \
  FUNCTION(x509_privkey_init)

static void not_loaded(void) {
  fputs("libldap called GnuTLS before cldap_load_tls\n", stderr);
  abort();
}

#if defined(__x86_64__)
#define JUMP(slot) "jmp *" slot "(%rip)\n"
#elif defined(__aarch64__)
#define JUMP(slot) "adrp x16, " slot "\nldr x16, [x16, :lo12:" slot "]\nbr x16\n"
#else
#error "say here how this architecture jumps to the address that a variable holds"
#endif

#define DEFINE(name)                                                                          \
  __attribute__((visibility("hidden"), used)) void *cldap_gnutls_##name = (void *)not_loaded; \
  __asm__(".text\n.globl gnutls_" #name "\n.type gnutls_" #name ", @function\n"               \
          "gnutls_" #name ":\n" JUMP("cldap_gnutls_" #name));
CLDAP_GNUTLS(DEFINE)

#define DESCRIBE(name) {"gnutls_" #name, &cldap_gnutls_##name},
static const struct {
  const char *name;
  void **address;
} functions[] = {CLDAP_GNUTLS(DESCRIBE)};

static char failure[256];

static void load(void) {
  // The version that libldap was compiled for; the next one may have other functions.
  void *library = dlopen("libgnutls.so.30", RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    snprintf(failure, sizeof failure, "%s", dlerror());
    return;
  }
  for (size_t index = 0; index < sizeof functions / sizeof *functions; index++) {
    void *address = dlsym(library, functions[index].name);
    if (!address) {
      snprintf(failure, sizeof failure, "%s", dlerror());
      return;
    }
    *functions[index].address = address;
  }
}

const char *cldap_load_tls(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  return *failure ? failure : NULL;
}

const char *gnutls_strerror(int code);

const char *cldap_tls_message(int code) { return gnutls_strerror(code); }
