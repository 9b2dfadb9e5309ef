import json
import math
import os
import random


def load():
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "variants.json"), encoding="utf-8") as file:
        return json.load(file)


def generate(data):
    variants = load()
    which = random.Random(data.get("variant_seed", 0)).randrange(len(variants))
    variant = variants[which]
    data["params"]["variant"] = which
    data["params"]["given"] = variant["given"]
    for key, question in variant["questions"].items():
        data["correct_answers"][key] = question["right"]


def grade(data):
    variant = load()[data["params"]["variant"]]
    tolerance = variant["tolerance"]
    for key, question in variant["questions"].items():
        try:
            given = float(data["submitted_answers"].get(key))
        except (TypeError, ValueError):
            continue
        if not math.isfinite(given):
            continue
        score = 1 if abs(given - question["right"]) <= tolerance else 0
        partial = data["partial_scores"].setdefault(key, {})
        partial["score"] = score
        if not score:
            for wrong in question["wrong"]:
                if abs(given - wrong["value"]) <= tolerance:
                    partial["feedback"] = wrong["advice"]
                    data["feedback"][key] = wrong["advice"]
                    break
    scores = [data["partial_scores"].get(key, {}).get("score", 0) for key in variant["questions"]]
    data["score"] = sum(scores) / len(scores) if scores else 0
