-- Who was at which event in which part, and with whom.
-- about: person (optional)
SELECT p.day, p.event, p.name, p.person, p.parts, p.words,
    (SELECT string_agg(DISTINCT q.name, '、' ORDER BY q.name) FROM presence q
        WHERE q.source = p.source AND q.event_id = p.event_id AND q.person <> p.person) AS "with",
    p.source, p.confidence
FROM presence p
WHERE ($about IS NULL OR p.name = $about OR p.person = $about)
    AND ($since IS NULL OR p.day >= $since) AND ($until IS NULL OR p.day <= $until)
ORDER BY p.day NULLS LAST, p.source, p.event, p.name, p.person
