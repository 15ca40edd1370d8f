-- Pairs of people by the number of events that both were at.
-- about: person (optional)
SELECT a.name AS one, a.person AS one_person, b.name AS other, b.person AS other_person,
    count(*) AS events, min(a.day) AS first_day, max(a.day) AS last_day
FROM presence a
JOIN presence b ON a.source = b.source AND a.event_id = b.event_id AND a.person <> b.person
WHERE (CASE WHEN $about IS NULL THEN a.person < b.person
        ELSE a.name = $about OR a.person = $about END)
    AND ($since IS NULL OR a.day >= $since) AND ($until IS NULL OR a.day <= $until)
GROUP BY a.name, a.person, b.name, b.person
ORDER BY events DESC, one_person, other_person
