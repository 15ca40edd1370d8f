-- The positions of a person, each with the first and last day that a page gives it.
-- about: person (required)
SELECT l.person, o.title, o.organization, min(p.day) AS first_day, max(p.day) AS last_day,
    count(DISTINCT p.source) AS pages, min(l.confidence) AS confidence,
    arg_min(p.source, (p.day, p.source)) AS first_source
FROM links l
JOIN positions o USING (source, id)
JOIN pages p USING (source)
WHERE (l.name = $about OR l.person = $about)
    AND ($since IS NULL OR p.day >= $since) AND ($until IS NULL OR p.day <= $until)
GROUP BY l.person, o.title, o.organization
ORDER BY l.person, first_day NULLS LAST, last_day, o.title, o.organization
