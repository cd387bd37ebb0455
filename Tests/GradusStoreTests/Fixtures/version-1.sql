-- A database as version 1 made it, written by hand.
PRAGMA application_id = 1196572996;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES ('1 sessions and reviews');
CREATE TABLE session (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  quiz TEXT NOT NULL,
  mode TEXT NOT NULL,
  plan TEXT NOT NULL,
  started REAL NOT NULL,
  changed REAL NOT NULL,
  ending TEXT
) STRICT;
CREATE TABLE event (
  session INTEGER NOT NULL REFERENCES session(id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  time REAL NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (session, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE attempt (
  session INTEGER NOT NULL REFERENCES session(id) ON DELETE CASCADE,
  event INTEGER NOT NULL,
  question TEXT NOT NULL,
  time REAL NOT NULL,
  status TEXT NOT NULL,
  score REAL,
  notes TEXT NOT NULL,
  number INTEGER NOT NULL,
  hints INTEGER NOT NULL,
  seconds REAL NOT NULL,
  PRIMARY KEY (session, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX attempt_by_question ON attempt(question, time);
CREATE TABLE card (
  question TEXT PRIMARY KEY,
  key_hash TEXT NOT NULL,
  algorithm TEXT NOT NULL,
  phase TEXT NOT NULL,
  step INTEGER NOT NULL,
  stability REAL NOT NULL,
  difficulty REAL NOT NULL,
  due REAL NOT NULL,
  last REAL NOT NULL,
  reviews INTEGER NOT NULL,
  lapses INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX card_by_due ON card(due);
CREATE TABLE review (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  question TEXT NOT NULL,
  time REAL NOT NULL,
  rating INTEGER NOT NULL,
  proposed INTEGER NOT NULL
) STRICT;
CREATE INDEX review_by_question ON review(question, time);

INSERT INTO session VALUES (3, 'transformer', 'practice',
  '{"attempts":2,"language":"zh","mode":"practice","questions":["a.one","a.two","b.three"],"quiz":"transformer","seed":7,"seeds":[1,2,3],"timeLimit":90.5}',
  1700000000.0, 1700000020.0, NULL);
INSERT INTO event VALUES (3, 1, 1700000000.0, '{"shown":{"index":0}}');
INSERT INTO event VALUES (3, 2, 1700000020.0,
  '{"answered":{"index":0,"raw":"4","verdict":{"feedback":[{"en":"No.","zh":"不对。"}],"notes":["no-scale"],"parts":[],"score":0.25,"status":"graded","trace":[]}}}');
INSERT INTO attempt VALUES (3, 2, 'a.one', 1700000020.0, 'graded', 0.25, '["no-scale"]', 1, 0, 20.0);
INSERT INTO card VALUES
  ('a.one', 'c0ffee', 'FSRS-6', 'learning', 1, 1.2931, 5.1121707056, 1700000620.0, 1700000020.0, 1, 0);
INSERT INTO review VALUES (1, 'a.one', 1700000020.0, 2, 1);
