"""Fails where "lettermark evaluate --json" and another scorer's {name: figure} differ in the third decimal.

usage: agree.py FIGURES_JSON OTHER_JSON"""
import json
import sys

ours, other = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:3])
ours = {name: figure["f1"] for name, figure in ours["figures"].items()}
other = {name.replace("Date.", "LetterDate."): figure for name, figure in other.items()}
apart = [f"{name}: {ours.get(name)} here, {figure} there" for name, figure in sorted(other.items())
         if name not in ours or abs(ours[name] - figure) >= 0.0005]
print("\n".join(apart) or f"both scorers agree on {len(other)} figures")
sys.exit(1 if apart else 0)
