-- The tables of a corpus. docs/corpus.md describes them for users; `version` in store.py is theirs.
-- A page is known by `source` in every table; what stands on it has an `id` that is unique there.
-- No table has a primary key: DuckDB checks keys before what the same transaction deletes is gone,
-- so that a page could not be replaced in one step. `store.py` alone writes, and replaces by source.

CREATE TABLE about (key VARCHAR NOT NULL, value VARCHAR NOT NULL);

CREATE TABLE pages (
    source VARCHAR NOT NULL,
    checksum VARCHAR,            -- SHA-256 of the file; NULL where it could not be read
    reader VARCHAR NOT NULL,     -- what the page was read with: settings, model, release
    paper VARCHAR NOT NULL,
    date VARCHAR,                -- EDTF
    day DATE,
    place VARCHAR NOT NULL,
    characters INTEGER,
    error_code VARCHAR,          -- NULL for a page that was read
    error VARCHAR
);

CREATE TABLE articles (
    source VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    article INTEGER NOT NULL,
    headline VARCHAR NOT NULL,
    reporters VARCHAR NOT NULL,
    genre VARCHAR,
    text VARCHAR NOT NULL
);

-- The columns of facts in docs/formats.md.
CREATE TABLE facts (
    source VARCHAR NOT NULL,
    paper VARCHAR,
    page_date VARCHAR,
    id VARCHAR NOT NULL,
    relation VARCHAR NOT NULL,
    modality VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    subject_kind VARCHAR NOT NULL,
    subject_id VARCHAR,
    subject_damaged BOOLEAN NOT NULL,
    object VARCHAR NOT NULL,
    object_kind VARCHAR NOT NULL,
    object_id VARCHAR,
    object_damaged BOOLEAN NOT NULL,
    role VARCHAR,
    date VARCHAR,
    date_start DATE,
    date_end DATE,
    count BIGINT,
    amount DECIMAL(38, 4),
    currency VARCHAR,
    amount_text VARCHAR,
    article INTEGER,
    headline VARCHAR,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL,
    pattern VARCHAR NOT NULL
);

CREATE TABLE events (
    source VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    head VARCHAR NOT NULL,
    date VARCHAR,
    date_start DATE,
    date_end DATE,
    places VARCHAR NOT NULL,
    organisers VARCHAR NOT NULL,
    part_of VARCHAR
);

CREATE TABLE projects (
    source VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    head VARCHAR NOT NULL,
    amount DECIMAL(38, 4),
    currency VARCHAR,
    amount_text VARCHAR
);

-- Organisations, places and groups.
CREATE TABLE entities (
    source VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    names VARCHAR NOT NULL,
    damaged BOOLEAN NOT NULL
);

-- Persons of their page; `links` says who they are.
CREATE TABLE page_people (
    source VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    names VARCHAR NOT NULL,
    damaged BOOLEAN NOT NULL,
    reporter BOOLEAN NOT NULL,
    mentions INTEGER NOT NULL
);

CREATE TABLE positions (
    source VARCHAR NOT NULL,
    id VARCHAR NOT NULL,         -- of the person on the page
    title VARCHAR NOT NULL,
    organization VARCHAR,
    start INTEGER,
    "end" INTEGER,
    text VARCHAR
);

-- Which person of the corpus a person of a page is.
CREATE TABLE links (
    source VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    person VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL,
    reason VARCHAR NOT NULL
);

-- Names whose links are out of date because a page that has them was replaced.
CREATE TABLE stale (name VARCHAR NOT NULL);

-- Persons of the corpus.
CREATE VIEW people AS
WITH held AS (
    SELECT l.person, o.title, min(p.day) AS first_day
    FROM links l
    JOIN positions o USING (source, id)
    JOIN pages p USING (source)
    GROUP BY l.person, o.title
), titles AS (
    SELECT person, string_agg(title, '、' ORDER BY first_day, title) AS titles
    FROM held
    GROUP BY person
), seen AS (
    SELECT l.person, any_value(l.name) AS name, count(DISTINCT l.source) AS pages,
        min(p.day) AS first_day, max(p.day) AS last_day, min(l.confidence) AS confidence
    FROM links l
    JOIN pages p USING (source)
    GROUP BY l.person
)
SELECT person, name, pages, first_day, last_day, coalesce(titles, '') AS titles, confidence
FROM seen
LEFT JOIN titles USING (person);

-- Facts with the persons of the corpus at either end and the day that they are of: the fact's own,
-- else that of the event, else the day of issue.
CREATE VIEW told AS
SELECT
    f.*,
    s.person AS subject_person,
    o.person AS object_person,
    coalesce(f.date_start, oe.date_start, se.date_start, p.day) AS day
FROM facts f
JOIN pages p USING (source)
LEFT JOIN links s ON s.source = f.source AND s.id = f.subject_id
LEFT JOIN links o ON o.source = f.source AND o.id = f.object_id
LEFT JOIN events oe ON oe.source = f.source AND oe.id = f.object_id
LEFT JOIN events se ON se.source = f.source AND se.id = f.subject_id;

CREATE VIEW statements AS
SELECT source, id, day, subject AS speaker, subject_kind AS speaker_kind, subject_person AS person,
    role, modality, article, headline, start, "end", object AS text, confidence
FROM told
WHERE relation = 'stated';

-- Who was at an event, in whatever part, asserted; once a person, event and page.
CREATE VIEW presence AS
SELECT source, object_id AS event_id, any_value(object) AS event, min(day) AS day,
    subject_person AS person, any_value(subject) AS name,
    string_agg(DISTINCT relation, '、' ORDER BY relation) AS parts,
    string_agg(DISTINCT role, '、' ORDER BY role) AS words,
    max(confidence) AS confidence
FROM told
WHERE modality = 'asserted' AND object_kind = 'event' AND subject_kind = 'person'
    AND relation IN ('attended', 'spoke_at', 'presided_over', 'announced')
GROUP BY source, object_id, subject_person;
