-- Who met whom, asserted or reported as planned.
-- about: person (optional)
SELECT day, subject, subject_person, object, object_kind, object_person, role, modality, source, text,
    confidence
FROM told
WHERE relation = 'met'
    AND ($about IS NULL OR subject = $about OR subject_person = $about
        OR object = $about OR object_person = $about)
    AND ($since IS NULL OR day >= $since) AND ($until IS NULL OR day <= $until)
ORDER BY day NULLS LAST, source, start, subject, object
