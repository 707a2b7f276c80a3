-- Computes result.csv of a draw by the protocol lot/1 (protocol.md, SPEC.txt in a dossier) from roster.csv, rules.txt
-- and journal.txt, on DuckDB 1.5 or on PostgreSQL 11 or newer. Numbers in brackets are sections of protocol.md.
--
-- The two databases differ in the lines that start with --duckdb: or --postgres: (how files are read and written, and how
-- the hash is spelt) and in nothing else. In a folder that holds copies of the three files:
--
--     sed 's/^--duckdb: //' verify.sql | duckdb
--     sed 's/^--postgres: //' verify.sql | psql -X -q -v ON_ERROR_STOP=1
--     cmp computed.csv result.csv
--
-- This is the draw alone. That the three files are the ones that were promised is for sha256sum and the signatures (7),
-- or for verify.py and verify.sh: a file whose form is wrong gives an error or a wrong result here, not an explanation.

-- Everything is rolled back at the end: nothing stays in the database.
BEGIN;

-- ---------------------------------------------------------------------------------------------------------------------
-- The hash (1.1). This is the one place where it is spelt.

--duckdb: CREATE MACRO h(x) AS sha256(x);
--postgres: CREATE FUNCTION h(text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT encode(sha256(convert_to($1, 'UTF8')), 'hex') $$;

-- ---------------------------------------------------------------------------------------------------------------------
-- The files (2). rules.txt and journal.txt are read line by line: the bytes 01 and 02 occur in neither, so that no line
-- is taken apart.

CREATE TABLE roster (school text, lot text, size int, tag text);
CREATE TABLE rules (line text);
CREATE TABLE journal (line text);

--duckdb: COPY roster FROM 'roster.csv' (FORMAT csv, HEADER true, DELIMITER ',', QUOTE '"', AUTO_DETECT false);
--duckdb: COPY rules FROM 'rules.txt' (FORMAT csv, HEADER false, DELIMITER E'\x01', QUOTE E'\x02', ESCAPE E'\x02', AUTO_DETECT false);
--duckdb: COPY journal FROM 'journal.txt' (FORMAT csv, HEADER false, DELIMITER E'\x01', QUOTE E'\x02', ESCAPE E'\x02', AUTO_DETECT false);
--postgres: \copy roster from 'roster.csv' with (format csv, header)
--postgres: \copy rules from 'rules.txt' with (format csv, delimiter E'\x01', quote E'\x02')
--postgres: \copy journal from 'journal.txt' with (format csv, delimiter E'\x01', quote E'\x02')
--postgres: ANALYZE roster;

-- ---------------------------------------------------------------------------------------------------------------------
-- The seed (3): L and R from the line "freeze", the secrets from the lines "reveal", E from the line "close". To believe
-- L and R, compare them with sha256sum roster.csv rules.txt.

CREATE TABLE seed AS
WITH event AS (
  SELECT split_part(line, '|', 3) AS ceremony, split_part(line, '|', 4) AS number,
         split_part(line, '|', 7) AS kind, split_part(line, '|', 8) AS payload
  FROM journal
)
SELECT h('lot/1|seed|' || f.ceremony
         || '|' || substr(split_part(f.payload, ',', 1), length('roster=') + 1)
         || '|' || substr(split_part(f.payload, ',', 2), length('rules=') + 1)
         || '|' || (SELECT string_agg(split_part(payload, ':', 2), ',' ORDER BY number) FROM event WHERE kind = 'reveal')
         || '|' || (SELECT payload FROM event WHERE kind = 'close')) AS f
FROM event f
WHERE f.kind = 'freeze';

-- ---------------------------------------------------------------------------------------------------------------------
-- The tickets and the order (3, 4). "upto" is the number of children from the first lot of the school to this one.
-- COLLATE "C" compares bytes, whatever language the database speaks (1.4).

CREATE TABLE ordered AS
WITH places AS (
  SELECT split_part(substr(line, length('school=') + 1), ':', 1) AS school,
         CAST(split_part(line, ':', 2) AS bigint) AS places,
         split_part(line, ':', 3) AS twins
  FROM rules
  WHERE line LIKE 'school=%'
), ticket AS (
  SELECT school, lot, size, h('lot/1|ticket|' || (SELECT f FROM seed) || '|' || school || '|' || lot) AS ticket
  FROM roster
)
SELECT t.school, t.lot, t.size, t.ticket, p.places, p.twins,
       row_number() OVER walk AS rank,
       CAST(sum(t.size) OVER walk AS bigint) AS upto
FROM ticket t JOIN places p ON p.school = t.school
WINDOW walk AS (PARTITION BY t.school ORDER BY t.ticket COLLATE "C", t.lot COLLATE "C"
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW);

--postgres: ANALYZE ordered;

-- ---------------------------------------------------------------------------------------------------------------------
-- Admission (4).
--
-- expand: a lot is admitted while the children before it are fewer than the places: upto - size < places.
--
-- skip: as long as upto <= places nobody has been refused, and the lot is admitted. The first lot that is refused did
-- not fit into what was left ("room"), so room is less than 9 from there on. It never grows; so once a lot of some size
-- is refused, all later lots of that size are refused too. Of the lots after the first refusal only the first room/size
-- of each size can therefore be admitted: at most 8 + 4 + 2 + 2 + 1 + 1 + 1 + 1 = 20 lots a school, however many lots it
-- has. These candidates are walked one by one, in all schools at once; everything else is sorting.

CREATE TABLE late AS
WITH RECURSIVE room AS (
  SELECT school, CAST(places - coalesce(max(CASE WHEN upto <= places THEN upto END), 0) AS bigint) AS room
  FROM ordered
  WHERE twins = 'skip'
  GROUP BY school, places
), fitting AS (
  SELECT o.school, o.lot, o.size, o.rank, r.room,
         row_number() OVER (PARTITION BY o.school, o.size ORDER BY o.rank) AS nth
  FROM ordered o JOIN room r ON r.school = o.school
  WHERE o.upto > o.places AND o.size <= r.room
), candidate AS (
  SELECT school, lot, size, row_number() OVER (PARTITION BY school ORDER BY rank) AS step
  FROM fitting
  WHERE nth * size <= room
), walk AS (
  SELECT school, CAST('' AS text) AS lot, CAST(0 AS bigint) AS step, room, false AS admitted
  FROM room
  UNION ALL
  SELECT c.school, c.lot, c.step, CASE WHEN c.size <= w.room THEN w.room - c.size ELSE w.room END, c.size <= w.room
  FROM walk w JOIN candidate c ON c.school = w.school AND c.step = w.step + 1
)
SELECT school, lot FROM walk WHERE admitted;

-- ---------------------------------------------------------------------------------------------------------------------
-- The result (2.5)

CREATE VIEW result AS
SELECT o.school, o.rank, o.lot, o.size, o.ticket,
       CASE WHEN o.twins = 'expand' AND o.upto - o.size < o.places THEN 'ADMIT'
            WHEN o.twins = 'skip' AND (o.upto <= o.places OR l.lot IS NOT NULL) THEN 'ADMIT'
            ELSE 'WAIT' END AS status
FROM ordered o LEFT JOIN late l ON l.school = o.school AND l.lot = o.lot;

--duckdb: COPY (SELECT * FROM result ORDER BY school COLLATE "C", rank) TO 'computed.csv' (FORMAT csv, HEADER);
--postgres: \copy (SELECT * FROM result ORDER BY school COLLATE "C", rank) to 'computed.csv' with (format csv, header)

ROLLBACK;
