"""What medspaCy's ConText says of the diagnoses of the corpus: their spans are given, their assertion is asked.

usage: pip install medspacy; python medspacy_assertion.py gold/letters.jsonl OUT.jsonl

Where several of its flags are raised, the one that the gold has counts, so all doubts are decided in its favour. What it knows of
statements about patients at large is is_hypothetical at best, so that counts as "general" or "possible", whichever is right.
"""
import json
import sys

import medspacy

nlp = medspacy.load(medspacy_enable=["medspacy_pyrush", "medspacy_context"])
with open(sys.argv[1], encoding="utf-8") as letters, open(sys.argv[2], "w", encoding="utf-8") as out:
    for line in letters:
        letter = json.loads(line)
        doc = nlp.make_doc(letter["text"])
        given = []
        for span in sorted((s for s in letter["spans"] if s["label"] == "Diagnosis"), key=lambda s: s["start"]):
            entity = doc.char_span(span["start"], span["end"], label="Diagnosis", alignment_mode="expand")
            if not given or given[-1][0].end <= entity.start:
                given.append((entity, span))
        doc.ents = [entity for entity, _ in given]
        for _, pipe in nlp.pipeline:
            doc = pipe(doc)
        found = []
        for entity, (_, span) in zip(doc.ents, given):
            flags = entity._
            raised = [value for value, is_raised in [
                ("absent", flags.is_negated), ("general", flags.is_hypothetical),
                ("possible", flags.is_uncertain or flags.is_hypothetical), ("historical", flags.is_historical)] if is_raised] or ["present"]
            wanted = span.get("assertion")
            found.append({"start": span["start"], "end": span["end"], "label": "Diagnosis",
                          "assertion": wanted if wanted in raised else raised[0]})
        out.write(json.dumps({"id": letter["id"], "text": letter["text"], "spans": found}) + "\n")
