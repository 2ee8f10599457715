"""Writes unicode.txt, the table of NormalForm, from the Unicode Character Database's files.

    python3 unicode-table.py FOLDER > unicode.txt

FOLDER holds UnicodeData.txt, DerivedNormalizationProps.txt, DerivedCoreProperties.txt and CaseFolding.txt of one version.
Lines: c class of combining marks, d canonical decomposition, x one that is never composed again, k compatibility decomposition,
f full case folding, i default-ignorable.
"""
import sys
from pathlib import Path

folder = Path(sys.argv[1])


def lines(name):
    for line in (folder / name).read_text(encoding="utf-8").splitlines():
        fields = [field.strip() for field in line.split("#")[0].split(";")]
        if len(fields) > 1:
            yield fields


def span(text):
    first, _, last = text.partition("..")
    return int(first, 16), int(last or first, 16)


excluded = {
    code for fields in lines("DerivedNormalizationProps.txt") if fields[1] == "Full_Composition_Exclusion"
    for code in range(span(fields[0])[0], span(fields[0])[1] + 1)
}
print("#", (folder / "CaseFolding.txt").read_text(encoding="utf-8").splitlines()[0].lstrip("# ").replace("CaseFolding-", "UCD ").replace(".txt", ""))
print("# Made by unicode-table.py. (c) Unicode, Inc., Unicode License v3: https://www.unicode.org/license.txt")
for fields in lines("UnicodeData.txt"):
    if fields[3] != "0":
        print("c", fields[0], fields[3])
    if fields[5]:
        compatible = fields[5].startswith("<")
        parts = fields[5].split()[1 if compatible else 0:]
        print("k" if compatible else "x" if int(fields[0], 16) in excluded else "d", fields[0], *parts)
for fields in lines("CaseFolding.txt"):
    if fields[1] in "CF":
        print("f", fields[0], fields[2])
for fields in lines("DerivedCoreProperties.txt"):
    if fields[1] == "Default_Ignorable_Code_Point":
        first, last = span(fields[0])
        print("i", f"{first:04X}", f"{last:04X}")
