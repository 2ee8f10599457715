"""Writes pinyin.txt, the table of Pinyin, from Unicode's Unihan_Readings.txt.

    python3 pinyin.py Unihan_Readings.txt > pinyin.txt

A line is a syllable without its tone (ü is v), the characters that are read so first, and after '|' those that may be read so as well.
First is kMandarin's reading; the others are those of kTGHZ2013, kXHC1983 and kHanyuPinlu, today's dictionaries. Taken are the characters of
the block of 1993 that every name is written with, and of the national table of 2013 (kTGHZ2013).
"""
import re
import sys
import unicodedata
from collections import defaultdict

MODERN = ("kTGHZ2013", "kXHC1983", "kHanyuPinlu")
readings = defaultdict(dict)
version = ""
for line in open(sys.argv[1], encoding="utf-8"):
    if line.startswith("# Unicode version:"):
        version = line.split(":")[1].strip()
    if line.startswith("U+"):
        code, field, value = line.rstrip("\n").split("\t")
        readings[int(code[2:], 16)][field] = value


def syllables(value):
    for item in re.split(r"[ ,]", value):
        letters = unicodedata.normalize("NFD", re.sub(r"^[0-9.*,]+:|\(\d+\)", "", item).replace("ü", "v"))
        plain = "".join(c for c in letters.replace("u\u0308", "v") if "a" <= c <= "z")
        if plain:
            yield plain


first, other = defaultdict(list), defaultdict(list)
for code, fields in sorted(readings.items()):
    if "kMandarin" in fields and (0x4E00 <= code <= 0x9FFF or "kTGHZ2013" in fields):
        main = next(syllables(fields["kMandarin"]))
        first[main].append(chr(code))
        for more in {s for name in ("kMandarin", *MODERN) if name in fields for s in syllables(fields[name])} - {main}:
            other[more].append(chr(code))
print("# Unihan", version, "Made by pinyin.py. (c) Unicode, Inc., Unicode License v3: https://www.unicode.org/license.txt")
for syllable in sorted(first.keys() | other.keys()):
    print(syllable, "".join(first[syllable]) + "|" + "".join(other[syllable]))
