#define _GNU_SOURCE
#include "CLDAP.h"

#include <netdb.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

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
