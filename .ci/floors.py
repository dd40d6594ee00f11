"""Fails where a figure of "lettermark evaluate --json" lies below its recorded floor. usage: floors.py FLOORS_JSON FIGURES_JSON"""
import json
import sys

floors, evaluation = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:3])
figures = {name: figure["f1"] for name, figure in evaluation["figures"].items()}
below = [f"{name}: {figures.get(name, 0.0):.4f} is below its floor {floor}" for name, floor in sorted(floors.items())
         if figures.get(name, 0.0) < floor]
print("\n".join(below) or f"all {len(floors)} figures hold their floors")
sys.exit(1 if below else 0)
