"""Writes a release's tarball with something wrong in it, or something unusual: tarball.py CASE FILE"""
import gzip
import io
import sys
import tarfile

MANIFEST = b"""format: 1
product: gLite-UI
working_version: "126"
package_version: 3.2.1-4
upgrade_class: backward-compatible
"""
case, path = sys.argv[1:]
out = io.BytesIO()
format = {"gnu": tarfile.GNU_FORMAT, "ustar": tarfile.USTAR_FORMAT}.get(
    case.split("-")[0], tarfile.PAX_FORMAT)
tar = tarfile.open(fileobj=out, mode="w", format=format)


def add(name, content=b"x", **fields):
    info = tarfile.TarInfo(name)
    info.size = len(content)
    info.mode = 0o644
    for field, value in fields.items():
        setattr(info, field, value)
    tar.addfile(info, io.BytesIO(content) if info.isreg() else None)


def link(name, target, type=tarfile.SYMTYPE, **fields):
    add(name, b"", type=type, linkname=target, **fields)


def folder(name):
    add(name, b"", type=tarfile.DIRTYPE, mode=0o755)


if case not in ("manifest-link", "manifest-hard-link", "no-manifest", "manifest-folder"):
    add("r/pps-release.yaml", b"format: [" if case == "bad-manifest" else MANIFEST)

LONG = "/".join(["d" * 100] * 5)
attack = {
    "absolute": lambda: add("/tmp/pps-attack"),
    "absolute-in-pax": lambda: add("r/x", pax_headers={"path": "/tmp/pps-attack"}),
    "dotdot": lambda: add("r/../../pps-attack"),
    "dotdot-in-pax": lambda: add("r/x", pax_headers={"path": "r/../../pps-attack"}),
    "dotdot-alone": lambda: folder(".."),
    "gnu-dotdot-long": lambda: add("r/" + "../" * 60 + "tmp/pps-attack"),
    "dotdot-before-mark": lambda: add("r/a/../\u0301x"),
    "dot": lambda: add("r/./x"),
    "empty-step": lambda: add("r//x"),
    "second-folder": lambda: add("other/x"),
    "symlink-absolute": lambda: link("r/l", "/etc"),
    "symlink-up": lambda: link("r/l", ".."),
    "symlink-up-before-mark": lambda: link("r/l", "../\u0301x"),
    "symlink-absolute-before-mark": lambda: link("r/l", "/\u0301x"),
    "symlink-up-deep": lambda: link("r/a/b/l", "../../../x"),
    "symlink-down-and-up": lambda: link("r/l", "a/../../x"),
    "symlink-to-root-then-up": lambda: (link("r/a/l", ".."), link("r/m", "a/l/../x")),
    "symlink-in-pax": lambda: link("r/l", "x", pax_headers={"linkpath": "/etc/passwd"}),
    "symlink-empty": lambda: link("r/l", ""),
    "through-symlink": lambda: (folder("r/d"), link("r/l", "d"), add("r/l/x")),
    "through-symlink-outside": lambda: (link("r/l", "/tmp"), add("r/l/pps-attack")),
    "symlink-then-file": lambda: (link("r/l", "y"), add("r/l")),
    "symlink-over-folder": lambda: (folder("r/d"), link("r/d", "y")),
    "symlink-over-implied": lambda: (add("r/d/x"), link("r/d", "y")),
    "below-file": lambda: (add("r/f"), add("r/f/x")),
    "hard-outside": lambda: link("r/h", "/etc/passwd", tarfile.LNKTYPE),
    "hard-up": lambda: link("r/h", "r/../../etc/passwd", tarfile.LNKTYPE),
    "hard-other": lambda: link("r/h", "etc/passwd", tarfile.LNKTYPE),
    "hard-missing": lambda: link("r/h", "r/missing", tarfile.LNKTYPE),
    "hard-to-symlink": lambda: (link("r/l", "y"), link("r/h", "r/l", tarfile.LNKTYPE)),
    "hard-to-folder": lambda: (folder("r/d"), link("r/h", "r/d", tarfile.LNKTYPE)),
    "hard-through-symlink": lambda: (
        folder("r/d"), add("r/d/f"), link("r/l", "d"), link("r/h", "r/l/f", tarfile.LNKTYPE)),
    "character-device": lambda: add("r/c", b"", type=tarfile.CHRTYPE, devmajor=1, devminor=3),
    "block-device": lambda: add("r/b", b"", type=tarfile.BLKTYPE, devmajor=8, devminor=0),
    "fifo": lambda: add("r/p", b"", type=tarfile.FIFOTYPE),
    "twice": lambda: (add("r/x"), add("r/x", b"other")),
    "two-manifests": lambda: add("r/pps-release.yaml", MANIFEST.replace(b"126", b"127")),
    "manifest-link": lambda: (add("r/m", MANIFEST), link("r/pps-release.yaml", "m")),
    "manifest-hard-link": lambda: (
        add("r/m", MANIFEST), link("r/pps-release.yaml", "r/m", tarfile.LNKTYPE)),
    "manifest-folder": lambda: folder("r/pps-release.yaml"),
    "no-manifest": lambda: add("r/x"),
    "bad-manifest": lambda: None,
    "setuid": lambda: add("r/x", mode=0o4755),
    "setgid": lambda: add("r/x", mode=0o2755),
    "newline": lambda: add("r/x\nr/y"),
    "escape": lambda: add("r/\x1b[2Jx"),
    "not-utf8": lambda: add("r/x\udcff"),
    "bidirectional": lambda: add("r/\u202egnp.x"),
    "long-step": lambda: add("r/" + "x" * 256),
    "long-name": lambda: add("r/" + "/".join(["d" * 100] * 10)),
    "receipt": lambda: add("r/.pps-receipt.yaml"),
    "top-is-link": lambda: link("r", "/tmp"),
    "many": lambda: [add(f"r/{number}") for number in range(1_000)],
    "many-implied": lambda: [add(f"r/{number}/" + "/".join("abcdefghij")) for number in range(100)],
    "large": lambda: add("r/x", b"\0" * (3 << 20)),
    "gnu-sparse": lambda: None,
    "ok": lambda: None,
    "ok-unusual": lambda: (
        folder("r/d"), add("r/d/f", b"content", mode=0o777), link("r/l", "d/f"),
        link("r/d/up", "../d"), link("r/h", "r/d/f", tarfile.LNKTYPE), add("r/" + LONG + "/f"),
        add("r/gr\u00fc\u00dfe"), link("r/long", LONG + "/f"), add("r/-rf"), add("r/a b")),
}
attack["gnu-ok"] = attack["ustar-ok"] = lambda: add("r/" + "d" * 90 + "/" + "e" * 80)
for name in ("truncated-gzip", "garbage-after-gzip", "garbage-after-tar", "truncated-tar",
             "second-gzip-member", "not-gzip", "empty", "damaged", "lying-size", "huge-size",
             "nothing-in-it"):
    attack[name] = lambda: None

attack[case]()
tar.close()
data = bytearray(out.getvalue())
if case == "garbage-after-tar":
    data += b"#!/bin/sh\n" * 100
if case == "truncated-tar":
    data = data[:700]
if case in ("lying-size", "huge-size"):
    # The size of the manifest: more than there is, and the sum of the header made right.
    data[124:136] = b"00000777777\0" if case == "lying-size" else b"77777777777\0"
    data[148:156] = b" " * 8
    data[148:156] = b"%06o\0 " % sum(data[:512])
if case == "gnu-sparse":
    info = tarfile.TarInfo("r/sparse")
    info.type = tarfile.GNUTYPE_SPARSE
    block = bytearray(info.tobuf(tarfile.GNU_FORMAT))
    block[386:410] = b"%011o\0%011o\0" % (1 << 30, 0)
    block[483:495] = b"%011o\0" % (1 << 30)
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    end = data.rindex(b"backward-compatible") // 512 * 512 + 512
    data = data[:end] + block + b"\0" * 1024
if case == "nothing-in-it":
    data = bytearray(10_240)
packed = gzip.compress(bytes(data), mtime=0)
packed = {
    "truncated-gzip": packed[:-20],
    "garbage-after-gzip": packed + b"garbage",
    "second-gzip-member": packed + gzip.compress(b"more"),
    "not-gzip": bytes(data),
    "empty": b"",
    "damaged": packed[:40] + bytes([packed[40] ^ 0x55]) + packed[41:],
}.get(case, packed)
with open(path, "wb") as file:
    file.write(packed)
