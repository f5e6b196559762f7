"""Which computing elements does a JDL's Requirements select? Asked of HTCondor's ClassAd library.

    wms_match.py REQUIREMENTS ... < LDIF     (ldapsearch -LLL -o ldif-wrap=no, base o=grid)

Builds the ad of each GlueCE as the WMS does, as far as previews need it: joined to its cluster by
GlueForeignKey, with the software tags of the cluster's first subcluster only, values pasted
without escapes, an attribute that does not parse left out. Prints the GlueCEUniqueIDs that match; of several
Requirements with the number of each before them, from 0.
"""

import base64
import os
import re
import sys

os.environ["CONDOR_CONFIG"] = "ONLY_ENV"
os.environ["_condor_STRICT_CLASSAD_EVALUATION"] = "true"
import classad2  # noqa: E402  (reads the environment)

TAG = "gluehostapplicationsoftwareruntimeenvironment"


def entries(text):
    for record in text.split("\n\n"):
        entry = {}
        for line in record.split("\n"):
            name, colon, value = line.partition(":")
            if not colon:
                continue
            if value.startswith(":"):
                value = base64.b64decode(value[1:]).decode()
            entry.setdefault(name.lower(), []).append(value.strip())
        if entry:
            yield entry


def rdn(dn, number):
    return dn.split(",")[number].strip().lower()


def paste(ad, name, text):
    try:
        ad[name] = classad2.ExprTree(text)
    except classad2.ClassAdException:
        pass


def main():
    first, ces = {}, []
    for entry in entries(sys.stdin.read()):
        dn = entry["dn"][0]
        if rdn(dn, 0).startswith("gluesubclusteruniqueid="):
            first.setdefault(rdn(dn, 1).partition("=")[2], entry)
        elif rdn(dn, 0).startswith("glueceuniqueid="):
            ces.append(entry)
    jobs = []
    for requirements in sys.argv[1:]:
        jobs.append(classad2.ClassAd())
        jobs[-1]["Requirements"] = classad2.ExprTree(requirements)
    for ce in ces:
        keys = (re.fullmatch(r"GlueClusterUniqueID\s*=\s*(\S+)", k) for k in ce.get("glueforeignkey", []))
        cluster = next((k.group(1) for k in keys if k), ce.get("glueceinfohostname", [""])[0])
        subcluster = first.get(cluster.lower())
        if subcluster is None:
            continue
        ad = classad2.ClassAd()
        if TAG in subcluster:
            tags = ",".join('"%s"' % tag for tag in subcluster[TAG])
            paste(ad, "GlueHostApplicationSoftwareRunTimeEnvironment", "{%s}" % tags)
        paste(ad, "GlueCEUniqueID", '"%s"' % ce["glueceuniqueid"][0])
        for number, job in enumerate(jobs):
            if ad.matches(job):
                print(*[number][: len(jobs) - 1], ce["glueceuniqueid"][0])


main()
