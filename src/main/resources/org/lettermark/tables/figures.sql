-- What the yearly studies of determinations print, one query a figure. Above each: its name and its title.
-- Columns "items" and "overturned" side by side are followed by the share that was overturned with its 95 % interval (Wilson).

-- decisions: Decisions
SELECT (SELECT count(*) FROM letters) AS letters, count(*) FILTER (outcome = 'upheld') AS upheld,
  count(*) AS items, count(*) FILTER (outcome = 'overturned') AS overturned
FROM issues;

-- by-category: Decisions by category
SELECT category, count(*) AS items, count(*) FILTER (outcome = 'overturned') AS overturned
FROM issues GROUP BY ALL ORDER BY items DESC, category;

-- by-drug: Decisions by disputed drug
SELECT genericName AS drug, count(DISTINCT (letter, issue)) AS items,
  count(DISTINCT (letter, issue)) FILTER (outcome = 'overturned') AS overturned
FROM disputed_drugs JOIN issues USING (letter) WHERE issues.number = disputed_drugs.issue AND genericName IS NOT NULL
GROUP BY ALL ORDER BY items DESC, drug;

-- by-drug-class: Decisions by class of the disputed drug
SELECT drugClass, count(DISTINCT (letter, issue)) AS items,
  count(DISTINCT (letter, issue)) FILTER (outcome = 'overturned') AS overturned
FROM disputed_drugs JOIN issues USING (letter) WHERE issues.number = disputed_drugs.issue AND drugClass IS NOT NULL
GROUP BY ALL ORDER BY items DESC, drugClass;

-- by-year: Decisions by year
SELECT year(decisionDate) AS year, count(*) AS items, count(*) FILTER (outcome = 'overturned') AS overturned
FROM issues JOIN letters ON letters.id = issues.letter GROUP BY ALL ORDER BY year;

-- by-month: Decisions by month
SELECT strftime(decisionDate, '%Y-%m') AS month, count(*) AS items, count(*) FILTER (outcome = 'overturned') AS overturned
FROM issues JOIN letters ON letters.id = issues.letter WHERE decisionDate IS NOT NULL GROUP BY ALL ORDER BY month;

-- by-specialty: Decisions by the reviewer's specialty
SELECT specialty, count(*) AS items, count(*) FILTER (outcome = 'overturned') AS overturned
FROM (SELECT outcome, unnest(specialties) AS specialty FROM issues JOIN letters ON letters.id = issues.letter)
GROUP BY ALL ORDER BY items DESC, specialty;

-- guidelines: Guidelines cited by each side
SELECT guideline, count(DISTINCT letter) FILTER (citedBy = 'claimsAdministrator') AS "letters, administrator",
  count(DISTINCT letter) FILTER (citedBy = 'reviewer') AS "letters, reviewer"
FROM citations WHERE guideline IS NOT NULL GROUP BY ALL ORDER BY "letters, reviewer" DESC, guideline;

-- guideline-sections: Sections of guidelines cited by each side
SELECT guideline, section, count(DISTINCT letter) FILTER (citedBy = 'claimsAdministrator') AS "letters, administrator",
  count(DISTINCT letter) FILTER (citedBy = 'reviewer') AS "letters, reviewer"
FROM (SELECT letter, guideline, citedBy, unnest(sections) AS section FROM citations)
GROUP BY ALL ORDER BY "letters, reviewer" DESC, "letters, administrator" DESC, guideline, section;

-- guideline-difference: Where the two sides cite other guidelines
SELECT CASE WHEN coalesce(len(administratorGuidelines), 0) = 0 AND coalesce(len(reviewerGuidelines), 0) = 0 THEN 'neither cites any'
    WHEN coalesce(len(administratorGuidelines), 0) = 0 THEN 'the reviewer alone'
    WHEN coalesce(len(reviewerGuidelines), 0) = 0 THEN 'the administrator alone'
    WHEN list_sort(administratorGuidelines) = list_sort(reviewerGuidelines) THEN 'both the same'
    WHEN list_has_any(administratorGuidelines, reviewerGuidelines) THEN 'some in common' ELSE 'none in common' END AS cited,
  count(*) AS items, count(*) FILTER (outcome = 'overturned') AS overturned
FROM issues GROUP BY ALL ORDER BY items DESC, cited;

-- functional-improvement: Functional improvement in the reviewer's words against the outcome
SELECT said, count(*) AS items, count(*) FILTER (outcome = 'overturned') AS overturned
FROM (SELECT outcome, unnest(CASE WHEN improvedReviewer + notImprovedReviewer + notDocumentedReviewer = 0 THEN ['nothing']
    ELSE list_filter([CASE WHEN improvedReviewer > 0 THEN 'improved' END, CASE WHEN notImprovedReviewer > 0 THEN 'notImproved' END,
      CASE WHEN notDocumentedReviewer > 0 THEN 'notDocumented' END], lambda one: one IS NOT NULL) END) AS said FROM issues)
GROUP BY ALL ORDER BY items DESC, said;

-- quantities: Quantity and strength of disputed drugs
SELECT genericName AS drug, count(*) AS requests, count(quantityNumber) AS "with quantity", quantityUnit AS unit, min(quantityNumber) AS least,
  median(quantityNumber) AS median, max(quantityNumber) AS most, mode(strength) AS "commonest strength", mode(refillsNumber) AS "commonest refills"
FROM disputed_drugs WHERE genericName IS NOT NULL GROUP BY genericName, quantityUnit ORDER BY requests DESC, drug, unit;

-- days: Days from the application to the decision
SELECT year(decisionDate) AS year, count(*) AS letters, quantile_cont(decisionDate - applicationReceived, 0.25) AS "first quarter",
  median(decisionDate - applicationReceived) AS median, quantile_cont(decisionDate - applicationReceived, 0.75) AS "third quarter"
FROM letters WHERE decisionDate >= applicationReceived GROUP BY ALL ORDER BY year;

-- layouts: Letters by form
SELECT layout, count(*) AS letters FROM letters GROUP BY ALL ORDER BY letters DESC, layout;
