-- Computes result.csv of a draw by the protocol lot/1 (protocol.md, SPEC.txt in a dossier) from roster.csv, rules.txt
-- and journal.txt, on Spark SQL. It is verify.sql, step by step, in Spark's words, and has been run on Spark 4.3; numbers in
-- brackets are sections of protocol.md. In a folder that holds copies of the three files:
--
--     spark-sql --conf spark.sql.catalogImplementation=in-memory -f verify-spark.sql
--     { echo school,rank,lot,size,ticket,status; cat computed/part-*; } > computed.csv
--     cmp computed.csv result.csv
--
-- Spark writes the rows as several files into the folder "computed" and replaces what is in it. The names of the files
-- stand in the order of their rows. "in-memory" keeps it from setting up a Hive database in the folder.
--
-- This is the draw alone. That the three files are the ones that were promised is for sha256sum and the signatures (7),
-- or for verify.py and verify.sh: a file whose form is wrong gives an error or a wrong result here, not an explanation.

-- ---------------------------------------------------------------------------------------------------------------------
-- The files (2). Every column has its type here, so that Spark guesses none.

CREATE OR REPLACE TEMPORARY VIEW roster (school STRING, lot STRING, size INT, tag STRING)
USING csv OPTIONS (path 'roster.csv', header 'true', mode 'FAILFAST');

CREATE OR REPLACE TEMPORARY VIEW rules (line STRING) USING text OPTIONS (path 'rules.txt');

CREATE OR REPLACE TEMPORARY VIEW journal (line STRING) USING text OPTIONS (path 'journal.txt');

-- ---------------------------------------------------------------------------------------------------------------------
-- The seed (3): L and R from the line "freeze", the secrets from the lines "reveal", E from the line "close". To believe
-- L and R, compare them with sha256sum roster.csv rules.txt. The secrets are sorted by the numbers of their lines.

CREATE OR REPLACE TEMPORARY VIEW seed AS
WITH event AS (
  SELECT split_part(line, '|', 3) AS ceremony, split_part(line, '|', 4) AS number,
         split_part(line, '|', 7) AS kind, split_part(line, '|', 8) AS payload
  FROM journal
), secrets AS (
  SELECT array_sort(collect_list(struct(number, split_part(payload, ':', 2) AS secret))) AS sorted
  FROM event
  WHERE kind = 'reveal'
)
SELECT sha2('lot/1|seed|' || f.ceremony
            || '|' || substr(split_part(f.payload, ',', 1), length('roster=') + 1)
            || '|' || substr(split_part(f.payload, ',', 2), length('rules=') + 1)
            || '|' || (SELECT array_join(sorted.secret, ',') FROM secrets)
            || '|' || (SELECT payload FROM event WHERE kind = 'close'), 256) AS f
FROM event f
WHERE f.kind = 'freeze';

-- ---------------------------------------------------------------------------------------------------------------------
-- The tickets and the order (3, 4). "upto" is the number of children from the first lot of the school to this one.
-- Spark compares strings byte by byte (1.4) unless a column has a collation, and none has one here.
-- The table is needed three times: it is computed once and kept, in memory or on disk as there is room.

CREATE OR REPLACE TEMPORARY VIEW ordered AS
WITH places AS (
  SELECT split_part(substr(line, length('school=') + 1), ':', 1) AS school,
         CAST(split_part(line, ':', 2) AS BIGINT) AS places,
         split_part(line, ':', 3) AS twins
  FROM rules
  WHERE line LIKE 'school=%'
), ticket AS (
  SELECT school, lot, size, sha2('lot/1|ticket|' || (SELECT f FROM seed) || '|' || school || '|' || lot, 256) AS ticket
  FROM roster
)
SELECT t.school, t.lot, t.size, t.ticket, p.places, p.twins,
       row_number() OVER walk AS rank,
       sum(t.size) OVER walk AS upto
FROM ticket t JOIN places p ON p.school = t.school
WINDOW walk AS (PARTITION BY t.school ORDER BY t.ticket, t.lot ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW);

CACHE TABLE ordered;

-- ---------------------------------------------------------------------------------------------------------------------
-- Admission (4).
--
-- expand: a lot is admitted while the children before it are fewer than the places: upto - size < places.
--
-- skip: as long as upto <= places nobody has been refused, and the lot is admitted. The first lot that is refused did
-- not fit into what was left ("room"), so room is less than 9 from there on. It never grows, so once a lot of some size
-- is refused, all later lots of that size are refused too. Of the lots after the first refusal only the first room/size
-- of each size can therefore be admitted: at most 8 + 4 + 2 + 2 + 1 + 1 + 1 + 1 = 20 lots a school, however many lots it
-- has. These candidates are put into one array a school, in their order, and "aggregate" walks it: it starts with the
-- whole room and no lot, and each candidate that fits takes its room and is added to the lots.

CREATE OR REPLACE TEMPORARY VIEW late AS
WITH room AS (
  SELECT school, places - coalesce(max(CASE WHEN upto <= places THEN upto END), 0) AS room
  FROM ordered
  WHERE twins = 'skip'
  GROUP BY school, places
), fitting AS (
  SELECT o.school, o.lot, o.size, o.rank, r.room,
         row_number() OVER (PARTITION BY o.school, o.size ORDER BY o.rank) AS nth
  FROM ordered o JOIN room r ON r.school = o.school
  WHERE o.upto > o.places AND o.size <= r.room
), candidates AS (
  SELECT school, room, array_sort(collect_list(struct(rank, size, lot))) AS sorted
  FROM fitting
  WHERE nth * size <= room
  GROUP BY school, room
)
SELECT school,
       explode(aggregate(sorted,
                         struct(room, CAST(array() AS ARRAY<STRING>) AS lots),
                         (w, c) -> CASE WHEN c.size <= w.room
                                        THEN struct(w.room - c.size AS room, concat(w.lots, array(c.lot)) AS lots)
                                        ELSE w END,
                         w -> w.lots)) AS lot
FROM candidates;

-- ---------------------------------------------------------------------------------------------------------------------
-- The result (2.5), as lines of text: nothing is quoted. BROADCAST says that "late" is small, so that the large table
-- stays where it is.

CREATE OR REPLACE TEMPORARY VIEW result AS
SELECT /*+ BROADCAST(l) */ o.school, o.rank, o.lot, o.size, o.ticket,
       CASE WHEN o.twins = 'expand' AND o.upto - o.size < o.places THEN 'ADMIT'
            WHEN o.twins = 'skip' AND (o.upto <= o.places OR l.lot IS NOT NULL) THEN 'ADMIT'
            ELSE 'WAIT' END AS status
FROM ordered o LEFT JOIN late l ON l.school = o.school AND l.lot = o.lot;

INSERT OVERWRITE DIRECTORY 'computed' USING text
SELECT concat_ws(',', school, rank, lot, size, ticket, status) FROM result ORDER BY school, rank;
