"""What do expressions come to? Asked of HTCondor's ClassAd library, one expression a line.

    values.py < LINES     the first line is the ad, the second the other one; then expressions

Prints a line for each: p (no expression), u (undefined), e (error), b, i, r, s with the value, or
{...}. Strings are in hexadecimal, reals as C's %a.
"""

import os
import sys

os.environ["CONDOR_CONFIG"] = "ONLY_ENV"
os.environ["_condor_STRICT_CLASSAD_EVALUATION"] = "true"
import classad2  # noqa: E402  (reads the environment)


def tell(value):
    if value is classad2.Value.Undefined:
        return "u"
    if value is classad2.Value.Error:
        return "e"
    if isinstance(value, bool):
        return "b" + str(value).lower()
    if isinstance(value, int):
        return "i%d" % value
    if isinstance(value, float):
        return "r" + value.hex()
    if isinstance(value, str):
        return "s" + value.encode("utf-8", "surrogateescape").hex()
    if isinstance(value, list):
        return "{" + ",".join(map(tell, value)) + "}"
    if isinstance(value, classad2.ExprTree):
        return tell(value.eval())
    return "?"


lines = sys.stdin.read().split("\n")
my, other = classad2.ClassAd(lines[0]), classad2.ClassAd(lines[1])
for line in lines[2:]:
    if line:
        try:
            tree = classad2.ExprTree(line)
        except classad2.ClassAdException:
            print("p")
            continue
        try:
            print(tell(tree.eval(my, other)))
        except classad2.ClassAdException:
            print("e")
