"""Match a job with ads: HTCondor's ClassAd library, called from Python.

    classad2.py COUNT REQUIREMENTS     as classad-tool does
"""

import os
import sys
import time

os.environ["CONDOR_CONFIG"] = "ONLY_ENV"
os.environ["_condor_STRICT_CLASSAD_EVALUATION"] = "true"
sys.path.pop(0)  # this file's own folder: it has the library's name
import classad2  # noqa: E402  (reads the environment)


def text(number):
    tags = ['"VO-ops-product-%d-1.%d"' % (tag, number % 7) for tag in range(40)]
    if number % 10 == 3:
        tags.append('"VO-ops-gLite-UI-preview-126"')
    return (
        '[ GlueCEUniqueID = "ce%d.example.org:8443/cream-pbs-ops"; GlueCEStateStatus = "Production"; '
        "GlueCEInfoTotalCPUs = %d; GlueCEStateWaitingJobs = %d; "
        "GlueHostApplicationSoftwareRunTimeEnvironment = {%s} ]" % (number, number % 64, number % 5, ", ".join(tags)))


job = classad2.ClassAd('[ Requirements = %s; VO = "ops" ]' % sys.argv[2])
requirements = job.lookup("Requirements")
ads = [classad2.ClassAd(text(number)) for number in range(int(sys.argv[1]))]
start = time.perf_counter_ns()
matching = sum(requirements.eval(job, ad) is True for ad in ads)
print(matching, time.perf_counter_ns() - start)
