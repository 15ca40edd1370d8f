-- Projects that were signed, started or commissioned, the largest sums of each currency first.
-- about: words in the project's name (optional)
SELECT object AS project, relation, modality, string_agg(DISTINCT subject, '、' ORDER BY subject) AS agents,
    amount, currency, any_value(amount_text) AS amount_text, max(count) AS count, min(day) AS day,
    source, any_value(text) AS text, max(confidence) AS confidence
FROM told
WHERE object_kind = 'project' AND relation IN ('signed', 'started', 'commissioned')
    AND ($about IS NULL OR contains(object, $about))
    AND ($since IS NULL OR day >= $since) AND ($until IS NULL OR day <= $until)
GROUP BY source, object_id, object, relation, modality, amount, currency
ORDER BY currency NULLS LAST, amount DESC NULLS LAST, day, project, source, relation
