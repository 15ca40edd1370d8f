-- The people of the corpus, those on most pages first; two of one name have each a row.
-- about: person (optional)
SELECT person, name, pages, first_day, last_day, titles, confidence
FROM people
WHERE ($about IS NULL OR name = $about OR person = $about)
    AND ($since IS NULL OR last_day >= $since) AND ($until IS NULL OR first_day <= $until)
ORDER BY pages DESC, person
