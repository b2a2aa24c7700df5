"""The tables, as an append-only list of migrations: a diary of any age is brought up to date by the ones it lacks.

Rows are only ever added. What no longer counts is retired by a row of its own, so that every row's hash, and the chain
of hashes over the batches, can be worked out again at any time (damage.py). A batch is what one transaction added.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model.errors import StoreError, StoreTooNew
from dateline.store.connection import Database

__all__ = ["MIGRATIONS", "migrate", "must_be_current"]

_FIRST = """
CREATE TABLE batches (
  seq INTEGER PRIMARY KEY,
  recorded_at TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;

-- A page as it came, kept compressed; `place` is where it lives: its address, else its file.
CREATE TABLE pages (
  n INTEGER PRIMARY KEY,
  place TEXT NOT NULL,
  digest TEXT NOT NULL,
  origin TEXT NOT NULL,
  url TEXT,
  media_type TEXT,
  charset TEXT,
  fetched TEXT,
  content BLOB NOT NULL,
  batch INTEGER NOT NULL REFERENCES batches (seq) DEFERRABLE INITIALLY DEFERRED,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX pages_by_digest ON pages (digest);

-- One row per version of an article; versions share a lineage.
CREATE TABLE articles (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  lineage TEXT NOT NULL,
  title TEXT,
  text TEXT NOT NULL,
  fields TEXT NOT NULL,
  batch INTEGER NOT NULL REFERENCES batches (seq) DEFERRABLE INITIALLY DEFERRED,
  hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX articles_by_id ON articles (id);
CREATE INDEX articles_by_lineage ON articles (lineage);

CREATE TABLE readings (
  n INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles (n),
  reader TEXT NOT NULL,
  payload TEXT NOT NULL,
  batch INTEGER NOT NULL REFERENCES batches (seq) DEFERRABLE INITIALLY DEFERRED,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX readings_by_article ON readings (article);

CREATE TABLE retired_readings (
  reading INTEGER PRIMARY KEY REFERENCES readings (n),
  batch INTEGER NOT NULL REFERENCES batches (seq) DEFERRABLE INITIALLY DEFERRED,
  hash TEXT NOT NULL
) STRICT;

-- Which reader has read which page, and the article it found there.
CREATE TABLE reads (
  n INTEGER PRIMARY KEY,
  page INTEGER NOT NULL REFERENCES pages (n),
  reader TEXT NOT NULL,
  article TEXT NOT NULL,
  batch INTEGER NOT NULL REFERENCES batches (seq) DEFERRABLE INITIALLY DEFERRED,
  hash TEXT NOT NULL,
  UNIQUE (page, reader)
) STRICT;

CREATE TABLE failures (
  n INTEGER PRIMARY KEY,
  origin TEXT NOT NULL,
  reason TEXT NOT NULL,
  batch INTEGER NOT NULL REFERENCES batches (seq) DEFERRABLE INITIALLY DEFERRED,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX failures_by_origin ON failures (origin);
CREATE INDEX pages_by_origin ON pages (origin);

-- People's decisions. `pair` is both ids, sorted, so that a change of mind finds what it replaces.
CREATE TABLE ties (
  n INTEGER PRIMARY KEY,
  pair TEXT NOT NULL,
  payload TEXT NOT NULL,
  batch INTEGER NOT NULL REFERENCES batches (seq) DEFERRABLE INITIALLY DEFERRED,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX ties_by_pair ON ties (pair);

CREATE TABLE retired_ties (
  tie INTEGER PRIMARY KEY REFERENCES ties (n),
  batch INTEGER NOT NULL REFERENCES batches (seq) DEFERRABLE INITIALLY DEFERRED,
  hash TEXT NOT NULL
) STRICT;

CREATE VIEW live_readings AS SELECT * FROM readings WHERE n NOT IN (SELECT reading FROM retired_readings);
CREATE VIEW live_ties AS SELECT * FROM ties WHERE n NOT IN (SELECT tie FROM retired_ties);
-- A failure is over when a page from the same origin has been read since.
CREATE VIEW live_failures AS SELECT * FROM failures WHERE NOT EXISTS (
  SELECT 1 FROM pages JOIN reads ON reads.page = pages.n
  WHERE pages.origin = failures.origin AND reads.batch >= failures.batch
);

-- From here on nothing is truth: all of it follows from the rows above and serves search.
CREATE TABLE passages (
  n INTEGER PRIMARY KEY,
  reading INTEGER NOT NULL REFERENCES readings (n),
  article INTEGER NOT NULL REFERENCES articles (n),
  kind TEXT NOT NULL,
  ref TEXT NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL
) STRICT;
CREATE INDEX passages_by_reading ON passages (reading);
CREATE VIEW passage_texts AS
  SELECT passages.n AS n, substr(articles.text, start + 1, stop - start) AS text
  FROM passages JOIN articles ON articles.n = passages.article;

CREATE VIRTUAL TABLE article_words USING fts5 (
  title, text, content = 'articles', content_rowid = 'n', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE passage_words USING fts5 (
  text, content = 'passage_texts', content_rowid = 'n', tokenize = 'porter unicode61 remove_diacritics 2'
);
"""

# How far each reader has read ("changes --since last"): the last batch that counted, and the reader's day. The newest of a
# name counts. Bookmarks are no news, and stand outside the chain of batches: looking must not change what is kept.
_BOOKMARKS = """
CREATE TABLE bookmarks (
  n INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  seq INTEGER NOT NULL,
  day TEXT NOT NULL
) STRICT;
CREATE INDEX bookmarks_by_name ON bookmarks (name);
"""

_CORRECTIONS = """
-- A person's word on a field of an event is kept among the decisions: `pair` is then its report, field and day.
ALTER TABLE ties ADD COLUMN kind TEXT NOT NULL DEFAULT 'tie';
"""

# Nothing here is truth: where pages were placed among the stories, and what placing remembers (places.py).
_PLACES = """
CREATE TABLE placing (ledger TEXT NOT NULL, seq INTEGER NOT NULL, ties TEXT NOT NULL) STRICT;
CREATE TABLE placed (
  n INTEGER PRIMARY KEY,
  article TEXT NOT NULL,
  address TEXT NOT NULL,
  day TEXT NOT NULL,
  until TEXT,
  home TEXT NOT NULL,
  url TEXT NOT NULL,
  copy_of TEXT,
  like_ TEXT,
  alike REAL NOT NULL,
  told INTEGER NOT NULL,
  size INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX placed_by_article ON placed (article);
CREATE INDEX placed_by_day ON placed (day, article);
CREATE INDEX placed_by_home ON placed (home, day, article);
CREATE INDEX placed_by_address ON placed (address);
CREATE INDEX placed_by_url ON placed (url, day, article);
CREATE TABLE shingles (
  shingle INTEGER NOT NULL, page INTEGER NOT NULL, PRIMARY KEY (shingle, page)
) STRICT, WITHOUT ROWID;
CREATE TABLE heard (term TEXT PRIMARY KEY, pages INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE weights (
  story TEXT NOT NULL, term TEXT NOT NULL, weight REAL NOT NULL, PRIMARY KEY (story, term)
) STRICT, WITHOUT ROWID;
CREATE INDEX weights_by_term ON weights (term, story, weight);
CREATE TABLE unplacing (
  n INTEGER PRIMARY KEY, heard TEXT NOT NULL, was TEXT NOT NULL, shingles TEXT NOT NULL
) STRICT;
CREATE TABLE openings (event TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (event, n)) STRICT, WITHOUT ROWID;
CREATE INDEX openings_by_page ON openings (n);
CREATE INDEX readings_by_batch ON readings (batch);
CREATE INDEX retired_by_batch ON retired_readings (batch);
"""

# Nor here: what is known of each story on each day (courses.py), and what lists show of it (lines.py). A cluster is the stories
# that people may have made one; whatever is said of it holds from the day `since` until the day `until`, "~" where that is open.
_COURSES = """
CREATE TABLE laying (ledger TEXT NOT NULL, decided TEXT NOT NULL) STRICT;
CREATE TABLE stale (home TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE clustered (home TEXT PRIMARY KEY, cluster TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX clustered_by_cluster ON clustered (cluster);
CREATE TABLE clusters (cluster TEXT PRIMARY KEY, pages TEXT NOT NULL, ties BLOB NOT NULL) STRICT;
CREATE TABLE courses (
  n INTEGER PRIMARY KEY, cluster TEXT NOT NULL, event TEXT NOT NULL, since TEXT NOT NULL, states BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX courses_by_cluster ON courses (cluster, event, since);
CREATE TABLE lines (
  until TEXT NOT NULL,
  event TEXT NOT NULL,
  since TEXT NOT NULL,
  cluster TEXT NOT NULL,
  story TEXT NOT NULL,
  section TEXT NOT NULL,
  marks TEXT NOT NULL,
  first TEXT,
  last TEXT,
  rolling INTEGER NOT NULL,
  turned TEXT,
  moved TEXT,
  kind TEXT NOT NULL,
  told TEXT NOT NULL,
  face INTEGER NOT NULL,
  PRIMARY KEY (until, event, since, cluster)
) STRICT, WITHOUT ROWID;
CREATE INDEX lines_by_cluster ON lines (cluster);
CREATE INDEX lines_by_story ON lines (story);
CREATE TABLE faces (n INTEGER PRIMARY KEY, face BLOB NOT NULL) STRICT;
CREATE TABLE chapters (
  until TEXT NOT NULL,
  story TEXT NOT NULL,
  since TEXT NOT NULL,
  cluster TEXT NOT NULL,
  title TEXT NOT NULL,
  pages INTEGER NOT NULL,
  events INTEGER NOT NULL,
  undated INTEGER NOT NULL,
  first TEXT,
  last TEXT,
  PRIMARY KEY (until, story, since, cluster)
) STRICT, WITHOUT ROWID;
CREATE INDEX chapters_by_cluster ON chapters (cluster);
CREATE TABLE names (n INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, folded TEXT NOT NULL) STRICT;
CREATE TABLE bearing (
  name INTEGER NOT NULL,
  field TEXT NOT NULL,
  until TEXT NOT NULL,
  event TEXT NOT NULL,
  since TEXT NOT NULL,
  cluster TEXT NOT NULL,
  PRIMARY KEY (name, field, until, event, since, cluster)
) STRICT, WITHOUT ROWID;
CREATE INDEX bearing_by_cluster ON bearing (cluster);
CREATE INDEX bearing_by_event ON bearing (event, field);
"""

# Most of what held once held for days: a day's rows are found among those that ended soon after it, and the few that lasted.
_LASTING = """
ALTER TABLE lines ADD COLUMN lasting INTEGER NOT NULL DEFAULT 0;
CREATE INDEX lines_lasting ON lines (until) WHERE lasting = 1;
"""

# A page of the diary asks each section for its first lines: what tells where a line stands is found without the rest of it.
_STANDING = """
CREATE INDEX lines_standing ON lines (
  section, until, since, last, first, turned, moved, rolling, kind, event, story, face, lasting
);
"""

# And what stands first in it, in the order in which a reader wants it (parts.py): the greater part has no end yet.
_ORDERED = """
CREATE INDEX lines_soonest ON lines (
  section, coalesce(last, first, '9999-12-31'), event, since, last, first, turned, moved, rolling, kind, marks, story, face
) WHERE until = '~';
CREATE INDEX lines_newest ON lines (
  section, coalesce(last, first, turned, '') DESC, event, since, last, first, turned, moved, rolling, kind, marks, story, face
) WHERE until = '~';
CREATE INDEX chapters_called ON chapters (story, until, since, title);
CREATE INDEX chapters_undated ON chapters (until, since, undated) WHERE undated > 0;
"""

# Lists of pages, statements and doubts: what each page adds to them (clippings.py). All courses are worked out anew for it.
_CLIPPINGS = """
CREATE TABLE clippings (
  until TEXT NOT NULL,
  article TEXT NOT NULL,
  since TEXT NOT NULL,
  cluster TEXT NOT NULL,
  story TEXT NOT NULL,
  published TEXT,
  outlet TEXT NOT NULL,
  said TEXT NOT NULL,
  doubts TEXT NOT NULL,
  PRIMARY KEY (until, article, since, cluster)
) STRICT, WITHOUT ROWID;
CREATE INDEX clippings_by_cluster ON clippings (cluster);
CREATE INDEX clippings_by_story ON clippings (story);
"""

# A batch is written after all that came with it: SQLite then looks in each of these tables for what waited for its number.
_BATCHED = """
CREATE INDEX pages_by_batch ON pages (batch);
CREATE INDEX articles_by_batch ON articles (batch);
CREATE INDEX reads_by_batch ON reads (batch);
CREATE INDEX failures_by_batch ON failures (batch);
CREATE INDEX ties_by_batch ON ties (batch);
CREATE INDEX retired_ties_by_batch ON retired_ties (batch);
"""

# Which event each report of a page is told under: a search shows it without opening the story.
_LINKED = """
ALTER TABLE clippings ADD COLUMN linked TEXT NOT NULL DEFAULT '';
CREATE INDEX clippings_by_article ON clippings (article);
"""

MIGRATIONS: tuple[str, ...] = (
    *(_FIRST, _BOOKMARKS, _CORRECTIONS, _PLACES, _COURSES, _LASTING, _STANDING),
    _ORDERED,
    _CLIPPINGS,
    _BATCHED,
    _LINKED,
)
"""Each brings the schema one version on. Append only: a diary on somebody's disk has run the ones before."""


def migrate(database: Database, migrations: Sequence[str] = MIGRATIONS) -> None:
    """Run the migrations that the file has not seen, each with its new version number in one transaction."""
    version = _version(database, len(migrations))
    if version == len(migrations):
        return
    with database.transaction():
        # Asked again under the lock: another process may have migrated meanwhile.
        version = _version(database, len(migrations))
        for number, script in enumerate(migrations[version:], start=version + 1):
            database.run(script)
            database.run(f"PRAGMA user_version = {number}")


def must_be_current(database: Database) -> None:
    """For a connection that may not write, and so can't migrate."""
    if _version(database, len(MIGRATIONS)) < len(MIGRATIONS):
        raise StoreError(f"{database.path}: written by an older Dateline; open it for writing once")


def _version(database: Database, newest: int) -> int:
    version = int(database.value("PRAGMA user_version"))
    if version > newest:
        raise StoreTooNew(
            f"{database.path}: written by a newer Dateline (schema {version}, this one knows {newest})"
        )
    return version
