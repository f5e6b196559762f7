#!/usr/bin/python3
"""The entries of one version in an LDIF file, found with python-ldap's reader.

    python-ldap.py FILE VERSION      prints how many entries there are, and how many are it
"""
import sys

import ldif

path, version = sys.argv[1], sys.argv[2].encode()
tag_end = b"-preview-" + version
hook = b"PPS-preview-" + version


class Finder(ldif.LDIFParser):
    entries = found = 0

    def handle(self, dn, entry):
        self.entries += 1
        tags = (entry.get("GlueHostApplicationSoftwareRunTimeEnvironment")
                or entry.get("GLUE2ApplicationEnvironmentAppName") or ())
        if (hook in entry.get("GLUE2ExtensionLocalID", ())
                or any(tag.endswith(tag_end) and tag.startswith(b"VO-") for tag in tags)):
            self.found += 1


with open(path, "rb") as file:
    finder = Finder(file)
    finder.parse()
print(finder.entries, finder.found)
