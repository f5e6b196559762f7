#define _GNU_SOURCE
#include "CLDAP.h"

#include <netdb.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static struct {
  pthread_mutex_t mutex;
  pthread_cond_t has_ended;
  enum { not_begun, running, ended } state;
} start = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, not_begun};

static void *cldap_first_call(void *hides_plugins) {
  // The directory must exist: libsasl2 logs to syslog when it does not.
  if (hides_plugins) setenv("SASL_PATH", "/", 1);
  // The resolver reads this once a thread.
  int is_brief = !getenv("RES_OPTIONS") && setenv("RES_OPTIONS", "timeout:1 attempts:1", 1) == 0;
  int version = LDAP_VERSION3;
  ldap_set_option(NULL, LDAP_OPT_PROTOCOL_VERSION, &version);
  if (is_brief) unsetenv("RES_OPTIONS");
  if (hides_plugins) unsetenv("SASL_PATH");
  pthread_mutex_lock(&start.mutex);
  start.state = ended;
  pthread_cond_broadcast(&start.has_ended);
  pthread_mutex_unlock(&start.mutex);
  return NULL;
}

/// Signals are for the threads that were there before.
static int cldap_make_thread(void *(*work)(void *), void *context) {
  sigset_t all, before;
  pthread_t thread;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  int code = pthread_create(&thread, NULL, work, context);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  if (code == 0) pthread_detach(thread);
  return code;
}

int cldap_start(int hides_plugins, int milliseconds) {
  pthread_mutex_lock(&start.mutex);
  if (start.state == not_begun) {
    start.state = running;
    void *context = hides_plugins ? &start : NULL;
    if (cldap_make_thread(cldap_first_call, context) != 0) {
      // Then it takes as long as it takes.
      pthread_mutex_unlock(&start.mutex);
      cldap_first_call(context);
      return 0;
    }
  }
  struct timespec end;
  clock_gettime(CLOCK_MONOTONIC, &end);
  long nanoseconds = end.tv_nsec + milliseconds % 1000 * 1000000L;
  end.tv_sec += milliseconds / 1000 + nanoseconds / 1000000000L;
  end.tv_nsec = nanoseconds % 1000000000L;
  while (start.state == running &&
         pthread_cond_clockwait(&start.has_ended, &start.mutex, CLOCK_MONOTONIC, &end) == 0) {
  }
  int is_done = start.state == ended;
  pthread_mutex_unlock(&start.mutex);
  return !is_done;
}

struct cldap_lookup {
  struct gaicb request;
  struct addrinfo hints;
  char *host;
  char *port;
};

static void cldap_lookup_free(struct cldap_lookup *lookup) {
  if (lookup->request.ar_result) freeaddrinfo(lookup->request.ar_result);
  free(lookup->host);
  free(lookup->port);
  free(lookup);
}

struct cldap_lookup *cldap_lookup_start(const char *host, const char *port, int *code) {
  *code = EAI_MEMORY;
  struct cldap_lookup *lookup = calloc(1, sizeof *lookup);
  if (!lookup) return NULL;
  lookup->host = strdup(host);
  lookup->port = strdup(port);
  lookup->hints.ai_socktype = SOCK_STREAM;
  lookup->hints.ai_flags = AI_NUMERICSERV;
  lookup->request.ar_name = lookup->host;
  lookup->request.ar_service = lookup->port;
  lookup->request.ar_request = &lookup->hints;
  struct gaicb *list[] = {&lookup->request};
  if (lookup->host && lookup->port) *code = getaddrinfo_a(GAI_NOWAIT, list, 1, NULL);
  if (*code == 0) return lookup;
  cldap_lookup_free(lookup);
  return NULL;
}

int cldap_lookup_wait(struct cldap_lookup *lookup, int milliseconds) {
  const struct gaicb *list[] = {&lookup->request};
  struct timespec timeout = {milliseconds / 1000, milliseconds % 1000 * 1000000L};
  gai_suspend(list, 1, &timeout);
  int code = gai_error(&lookup->request);
  return code == EAI_INPROGRESS ? 1 : code;
}

struct addrinfo *cldap_lookup_take(struct cldap_lookup *lookup) {
  struct addrinfo *result = lookup->request.ar_result;
  lookup->request.ar_result = NULL;
  return result;
}

void cldap_lookup_end(struct cldap_lookup *lookup) {
  if (gai_error(&lookup->request) == EAI_INPROGRESS && gai_cancel(&lookup->request) != EAI_CANCELED &&
      gai_error(&lookup->request) == EAI_INPROGRESS)
    return;
  cldap_lookup_free(lookup);
}
