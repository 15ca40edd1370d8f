-- What was said: by whom, when, in which words.
-- about: person (optional)
SELECT day, speaker, person, role, modality, text, headline, source, confidence
FROM statements
WHERE ($about IS NULL OR speaker = $about OR person = $about)
    AND ($since IS NULL OR day >= $since) AND ($until IS NULL OR day <= $until)
ORDER BY day NULLS LAST, source, start, speaker
