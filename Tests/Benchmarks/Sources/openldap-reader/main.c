/* openldap-reader: the entries of one version in an LDIF file, found with OpenLDAP's own reader.
 *
 *   openldap-reader FILE VERSION      prints how many entries there are, and how many are it
 *
 * The C functions are ldif_read_record and ldif_parse_line2 of libldap, which slapadd and
 * ldapmodify read with. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <ldap.h>
#include <ldif.h>

static char hook[256], tag_end[256];

static int is_preview(const struct berval *value) {
  size_t length = strlen(tag_end);
  return value->bv_len > length && !strncmp(value->bv_val, "VO-", 3) &&
         !strcmp(value->bv_val + value->bv_len - length, tag_end);
}

int main(int argc, char **argv) {
  if (argc != 3) {
    fputs("usage: openldap-reader FILE VERSION\n", stderr);
    return 64;
  }
  snprintf(hook, sizeof hook, "PPS-preview-%s", argv[2]);
  snprintf(tag_end, sizeof tag_end, "-preview-%s", argv[2]);
  LDIFFP *file = ldif_open(argv[1], "r");
  if (!file) {
    perror(argv[1]);
    return 74;
  }
  unsigned long line = 0;
  long entries = 0, found = 0;
  char *record = NULL;
  int room = 0, state;
  while ((state = ldif_read_record(file, &line, &record, &room)) > 0) {
    char *rest = record, *text;
    int is_found = 0;
    entries++;
    while ((text = ldif_getline(&rest)) != NULL) {
      struct berval type, value;
      int is_allocated = 0;
      if (ldif_parse_line2(text, &type, &value, &is_allocated)) {
        fprintf(stderr, "%s:%lu: not LDIF\n", argv[1], line);
        return 65;
      }
      if (!strcasecmp(type.bv_val, "GlueHostApplicationSoftwareRunTimeEnvironment") ||
          !strcasecmp(type.bv_val, "GLUE2ApplicationEnvironmentAppName"))
        is_found |= is_preview(&value);
      else if (!strcasecmp(type.bv_val, "GLUE2ExtensionLocalID"))
        is_found |= !strcmp(value.bv_val, hook);
      if (is_allocated) free(value.bv_val);
    }
    found += is_found;
  }
  ldif_close(file);
  printf("%ld %ld\n", entries, found);
  return state < 0 ? 65 : 0;
}
