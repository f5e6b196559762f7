#!/usr/bin/python3
"""compare: run our programs and their peers in turn, and print the ratios.  scripts/benchmark calls it."""

import argparse
import base64
import filecmp
import glob
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
VERSION = "126"
TAG = "VO-dteam-gLite-UI-preview-126"
SLOW = 4.0  # seconds; what takes longer runs in the first rounds only
SLOW_ROUNDS = 2
TOP_CONFIGURATION = "/usr/share/bdii/bdii-top-slapd.conf"
MAXIMUM_SIZE = 8 << 30  # bytes, of a sparse file; mdb's own default of 10 MB holds no grid


def die(message, status=70):
    print("benchmark: " + message, file=sys.stderr)
    sys.exit(status)


class Program:
    """A command, and what its runs took."""

    def __init__(self, name, command, statuses=(0,), output=None):
        self.name = name
        self.command = command
        self.statuses = statuses
        self.output = output  # a file; None: a temporary one, kept in `answer`
        self.answer = b""
        self.runs = {}        # by round: seconds, processor seconds, MiB, slapd's processor seconds

    def run(self, number, bench):
        taken = os.path.join(bench.directory, "taken")
        output = self.output or os.path.join(bench.directory, "output")
        said = os.path.join(bench.directory, "said")
        served = bench.served()
        with open(output, "wb") as file, open(said, "wb") as errors:
            subprocess.run([bench.tool("stopwatch"), taken] + self.command, check=True, env=bench.environment,
                           stdin=subprocess.DEVNULL, stdout=file, stderr=errors)
        with open(taken) as file:
            status, wall, processor, peak = map(int, file.read().split())
        if status not in self.statuses:
            with open(said, errors="replace") as file:
                die("%s ended with status %d: %s" % (" ".join(self.command), status, file.read(2000)))
        if not self.output:
            with open(output, "rb") as file:
                self.answer = file.read(65536)
        self.runs[number] = (wall / 1e6, processor / 1e6, peak / 1024, bench.served() - served)

    def median(self, what):
        return statistics.median(run[what] for run in self.runs.values())

    @property
    def is_slow(self):
        return bool(self.runs) and self.median(0) > SLOW

    def ratio(self, other, what=0):
        """The median of the ratios of the rounds in which both ran."""
        rounds = self.runs.keys() & other.runs.keys()
        return statistics.median(self.runs[n][what] / max(other.runs[n][what], 1e-6) for n in rounds)


class Bench:
    def __init__(self, arguments, directory):
        self.arguments = arguments
        self.directory = directory
        self.is_missed = False
        self.server = None    # the process of a slapd whose time counts
        self.environment = {"PATH": os.environ["PATH"], "LC_ALL": "C", "LDAPNOINIT": "1"}

    def tool(self, name):
        return os.path.join(self.arguments.tools, name)

    @property
    def ppsquery(self):
        return os.path.join(self.arguments.bin, "ppsquery")

    def served(self):
        """The processor seconds that slapd has used, of all its threads."""
        if not self.server:
            return 0
        seconds = 0
        for path in glob.glob("/proc/%d/task/*/schedstat" % self.server.pid):
            with open(path) as file:
                seconds += int(file.read().split()[0]) / 1e9
        return seconds

    def run(self, programs):
        for program in programs:  # once for the caches
            program.run(0, self)
            del program.runs[0]
        for number in range(self.arguments.rounds):
            for program in programs:
                if number < SLOW_ROUNDS or not program.is_slow:
                    program.run(number, self)

    def table(self, title, programs, reference):
        print("\n%s\n%-44s %10s %10s %9s %8s %8s%s" % (
            title, "", "wall", "processor", "peak", "x wall", "x proc.", "      slapd" if self.server else ""))
        for program in programs:
            print("%-44s %7.1f ms %7.1f ms %5.1f MiB %8s %8s%s" % (
                program.name, program.median(0) * 1e3, program.median(1) * 1e3, program.median(2),
                "%.2f" % program.ratio(reference), "%.2f" % program.ratio(reference, 1),
                " %7.1f ms" % (program.median(3) * 1e3) if self.server else ""))

    def goal(self, words, value, most=None, least=None, unit="x"):
        is_reached = value <= most if most is not None else value >= least
        self.is_missed |= not is_reached
        bound = "at most %g" % most if most is not None else "at least %g" % least
        print("  goal: %-52s %s%s: %.2f%s, %s" % (
            words, bound, unit, value, unit, "reached" if is_reached else "MISSED"))


# --- find -----------------------------------------------------------------------------------


def has(command):
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def find(bench):
    dump = bench.arguments.dump
    lines = Program("wc -l", ["wc", "-l", dump])
    grep = Program("grep -c", ["grep", "-c", "-e", "-preview-" + VERSION, dump], statuses=(0, 1))
    ours = Program("our snapshot", [bench.tool("ldif-tool"), "find", dump, VERSION])
    reader = Program("our reader, all entries", [bench.tool("ldif-tool"), "read", dump])
    openldap = Program("OpenLDAP's C reader", [bench.tool("openldap-reader"), dump, VERSION])
    query = Program("ppsquery --ldif", [bench.ppsquery, "--version", VERSION, "--ldif", dump], statuses=(0, 1))
    tools = [lines, grep, query, ours, openldap, reader]
    if has(["/usr/bin/python3", "-c", "import ldif"]):
        tools.append(Program("python-ldap", ["/usr/bin/python3", HERE + "/peers/python-ldap.py", dump, VERSION]))
    else:
        print("benchmark: without python-ldap (Debian: python3-ldap)", file=sys.stderr)
    if has(["perl", "-MNet::LDAP::LDIF", "-e", "1"]):
        tools.append(Program("Perl's Net::LDAP::LDIF", ["perl", HERE + "/peers/net-ldap.pl", dump, VERSION]))
    else:
        print("benchmark: without Net::LDAP (Debian: libnet-ldap-perl)", file=sys.stderr)
    bench.run(tools)

    found = ours.answer.split()[0]
    entries = reader.answer.split()[0]
    for peer in tools[tools.index(openldap):]:
        if peer is not reader and peer.answer.split() != [entries, found]:
            die("we find %s of %s entries, %s says %s" % (found, entries, peer.name, peer.answer))
    if bool(query.answer) != (int(found) > 0):
        die("we find %s entries, ppsquery says %s" % (found, query.answer))
    bench.table(
        "Find the %s entries of version %s among %s, %.1f MB" % (
            found.decode(), VERSION, entries.decode(), os.path.getsize(dump) / 1e6), tools, grep)
    for subject in [ours, query]:
        bench.goal(subject.name + " against grep -c", subject.ratio(grep), most=2)
        bench.goal("OpenLDAP's C reader against " + subject.name, openldap.ratio(subject), least=5)
        bench.goal(subject.name + ", peak memory", subject.median(2), most=64, unit=" MiB")


# --- match ----------------------------------------------------------------------------------

ADS = 100000
EXPRESSIONS = [
    ("Member", 'Member("VO-ops-gLite-UI-preview-126", other.GlueHostApplicationSoftwareRunTimeEnvironment)'
               ' && other.GlueCEStateStatus == "Production"'),
    ("RegExpMember", 'RegExpMember("^VO-ops-[A-Za-z0-9._-]+-preview-126$", '
                     'other.GlueHostApplicationSoftwareRunTimeEnvironment, "i")'),
]


def match(bench):
    job = os.path.join(bench.directory, "job.jdl")
    with open(job, "w") as file:
        file.write('Requirements = Member("%s", other.GlueHostApplicationSoftwareRunTimeEnvironment);\n' % TAG)
    reader = Program("our reader, all entries", [bench.tool("ldif-tool"), "read", bench.arguments.dump])
    ours = Program("ppsjdl match --ldif", [
        os.path.join(bench.arguments.bin, "ppsjdl"), "match", job, "--vo", "dteam", "--ldif",
        bench.arguments.dump, "--output", "json"], statuses=(0, 1))
    bench.run([reader, ours])
    bench.table("Match one job with the grid of %.1f MB" % (os.path.getsize(bench.arguments.dump) / 1e6),
                [reader, ours], reader)
    bench.goal("ppsjdl match against reading all entries", ours.ratio(reader), most=2)

    python = bench.arguments.python
    if not python or not os.access(python, os.X_OK) or not has([python, "-c", "import classad2"]):
        print("benchmark: without classad2 (scripts/test installs it)", file=sys.stderr)
        return
    print("\nRequirements on %d ads, evaluation alone" % ADS)
    for name, expression in EXPRESSIONS:
        commands = ([bench.tool("classad-tool")], [python, HERE + "/peers/classad2.py"])
        ratios = []
        for _ in range(min(3, bench.arguments.rounds)):
            answers = [subprocess.run(command + [str(ADS), expression], check=True, capture_output=True).stdout.split()
                       for command in commands]
            if answers[0][0] != answers[1][0]:
                die("we match %s ads, classad2 %s" % (answers[0][0], answers[1][0]))
            ratios.append(int(answers[1][1]) / int(answers[0][1]))
        print("  %-14s ours %.2f us an ad, classad2 %.2f us" % (
            name, int(answers[0][1]) / 1e3 / ADS, int(answers[1][1]) / 1e3 / ADS))
        bench.goal("classad2 from Python against ours, " + name, statistics.median(ratios), least=10)


# --- A server -------------------------------------------------------------------------------


class Slapd:
    """A private slapd with the dump, configured as a top-level BDII's is."""

    def __init__(self, bench):
        self.directory = os.path.join(bench.directory, "slapd")
        self.process = None
        os.makedirs(self.directory)
        self.configuration = os.path.join(self.directory, "slapd.conf")
        self.configure()
        for suffix, path in self.split(bench.arguments.dump).items():
            self.check(["slapadd", "-q", "-f", self.configuration, "-b", suffix, "-l", path])
            os.remove(path)

    def configure(self):
        with open(TOP_CONFIGURATION) as file:
            text = file.read()
        text = text.replace("/run/bdii/db/", self.directory + "/")
        text = re.sub(r"(?m)^database[ \t]+mdb$", r"\g<0>\nmaxsize %d" % MAXIMUM_SIZE, text)
        for name in re.findall(r"(?m)^directory[ \t]+/var/lib/bdii/db/(\S+)$", text):
            os.makedirs(os.path.join(self.directory, "db", name))
        text = text.replace("/var/lib/bdii/db/", self.directory + "/db/")
        with open(self.configuration, "w") as file:
            file.write(text)

    def split(self, dump):
        """The dump as one file for each database: o=grid is a view of o=grid,o=shadow there."""
        paths = {suffix: os.path.join(self.directory, suffix + ".ldif") for suffix in ("o=shadow", "o=glue")}
        files = {suffix: open(path, "wb") for suffix, path in paths.items()}
        files["o=shadow"].write(b"dn: o=shadow\nobjectClass: organization\no: shadow\n\n")
        for record in records(dump):
            match = re.search(br"(?m)^dn:(:?) *(.*)$", record)
            if not match:
                continue
            name = base64.b64decode(match[2]) if match[1] else match[2]
            if re.search(br"(?i)(^|, *)o=grid *$", name):
                record = record[:match.start()] + b"dn: " + name.rstrip() + b",o=shadow" + record[match.end():]
                files["o=shadow"].write(record)
            elif re.search(br"(?i)(^|, *)o=glue *$", name):
                files["o=glue"].write(record)
        for file in files.values():
            file.close()
        return paths

    def check(self, command):
        done = subprocess.run(command, capture_output=True, text=True, errors="replace")
        if done.returncode != 0:
            die("%s: %s" % (" ".join(command), done.stderr[-2000:]))

    def start(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url = "ldap://127.0.0.1:%d" % port
        self.process = subprocess.Popen(
            ["slapd", "-d", "0", "-f", self.configuration, "-h", self.url],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 30
        while time.monotonic() < until and self.process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.01)
        die("slapd does not start")

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


def records(path):
    """The records of an LDIF file, unfolded, each with the empty line behind it."""
    record = []
    with open(path, "rb") as file:
        for line in file:
            if line.startswith(b" ") and record:
                record[-1] = record[-1].rstrip(b"\r\n") + line[1:]
            elif line.strip():
                record.append(line)
            elif record:
                yield b"".join(record) + b"\n"
                record = []
    if record:
        yield b"".join(record) + b"\n\n"


# --- write ----------------------------------------------------------------------------------


def write(bench, slapd):
    command = ["slapcat", "-f", slapd.configuration, "-b", "o=glue"]
    source = os.path.join(bench.directory, "slapcat.ldif")
    Program("", command, output=source).run(0, bench)
    copy = os.path.join(bench.directory, "copy.ldif")
    rewrite = [bench.tool("ldif-tool"), "write", source]
    Program("", rewrite, output=copy).run(0, bench)
    is_same = filecmp.cmp(source, copy, shallow=False)

    slapcat = Program("slapcat", command, output="/dev/null")
    ours = Program("our reader and writer", rewrite, output="/dev/null")
    reader = Program("our reader alone", [bench.tool("ldif-tool"), "read", source])
    bench.run([slapcat, ours, reader])
    size = os.path.getsize(source) / 1e6
    bench.table("Print %.1f MB of LDIF (%s)" % (
        size, "byte for byte the same" if is_same else "NOT THE SAME BYTES"), [slapcat, ours, reader], slapcat)
    print("  the writer alone, by difference: %.0f ms, %.2f of slapcat" % (
        (ours.median(1) - reader.median(1)) * 1e3,
        (ours.median(1) - reader.median(1)) / slapcat.median(1)))
    os.remove(source)
    os.remove(copy)
    if not is_same:
        die("what we write is not what slapcat wrote")


# --- query ----------------------------------------------------------------------------------


def query(bench, slapd):
    search = ["ldapsearch", "-x", "-LLL", "-H", slapd.url]
    ours = [bench.ppsquery, "--bdii", slapd.url]
    tag = "(&(objectClass=GlueSubCluster)(GlueHostApplicationSoftwareRunTimeEnvironment=%s))" % TAG
    base = Program("ldapsearch, base object", search + ["-b", "o=grid", "-s", "base", "1.1"])
    tagged = Program("ldapsearch, class and tag",
                     search + ["-b", "o=grid", tag, "GlueSubClusterUniqueID", "GlueChunkKey"])
    start = Program("ppsquery --help", [bench.ppsquery, "--help"])
    found = Program("ppsquery --version " + VERSION, ours + ["--version", VERSION], (0, 1))
    sites = subprocess.run(found.command + ["--output", "sites"], capture_output=True, text=True).stdout.split()
    if not sites:
        die("%s: no site of it has version %s, so none can be asked for" % (bench.arguments.dump, VERSION))
    small = Program("ppsquery --version %s --site SITE" % VERSION, found.command + ["--site", sites[0]])
    of_vo = Program("ppsquery --version %s --vo dteam" % VERSION, found.command + ["--vo", "dteam"], (0, 1))
    thorough = Program("ppsquery --version %s --thorough" % VERSION, found.command + ["--thorough"], (0, 1))
    bench.server = slapd.process
    bench.arguments.rounds *= 5  # they are short
    programs = [base, small, tagged, found, of_vo, thorough, start]
    bench.run(programs)
    bench.arguments.rounds //= 5
    offers = subprocess.run(found.command + ["--count"], capture_output=True, text=True).stdout.strip()
    bench.table("One small answer, whole process; %s offers" % offers, programs, tagged)
    bench.goal("ppsquery, one site's answer, against ldapsearch, base", small.ratio(base), most=0.9)
    bench.goal("ppsquery --version 126 against ldapsearch, tag", found.ratio(tagged), most=1)
    bench.goal("slapd's time for it, beside that for the tag, in ms",
               (found.median(3) - tagged.median(3)) * 1e3, most=2, unit=" ms")
    bench.goal("ppsquery --help against ldapsearch, base", start.ratio(base), most=0.6)
    bench.server = None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tools", required=True)
    parser.add_argument("--bin", required=True)
    parser.add_argument("--dump", required=True)
    parser.add_argument("--rounds", type=int, required=True)
    parser.add_argument("--python")
    parser.add_argument("parts", nargs="+")
    arguments = parser.parse_args()
    if not os.access(arguments.dump, os.R_OK):
        die(arguments.dump + ": cannot be read", 69)
    arguments.dump = os.path.abspath(arguments.dump)
    arguments.bin = os.path.abspath(arguments.bin)
    arguments.rounds = max(1, arguments.rounds)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda number, frame: sys.exit(128 + number))

    with tempfile.TemporaryDirectory(prefix="pps-benchmark-") as directory:
        bench = Bench(arguments, directory)
        if "find" in arguments.parts:
            find(bench)
        if "match" in arguments.parts:
            match(bench)
        if "write" in arguments.parts or "query" in arguments.parts:
            slapd = Slapd(bench)
            try:
                if "write" in arguments.parts:
                    write(bench, slapd)
                if "query" in arguments.parts:
                    slapd.start()
                    query(bench, slapd)
            finally:
                slapd.stop()
    sys.exit(1 if bench.is_missed else 0)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
