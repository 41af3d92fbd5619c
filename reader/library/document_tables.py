"""The tables of documents: what lists show and filter, what documents consist of, and where they came from."""

TABLES = """
CREATE TABLE facts (
    name {plain} NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);
CREATE TABLE files (
    number {number},
    path {plain} NOT NULL UNIQUE,
    size {whole} NOT NULL,
    modified_ns {whole} NOT NULL,
    digest {blob},
    encoding TEXT,
    bytes {blob},
    content_type TEXT,
    address TEXT
);
CREATE TABLE documents (
    number {number},
    key {plain} NOT NULL UNIQUE,
    name {plain} NOT NULL,
    label TEXT NOT NULL,
    sorting {plain} NOT NULL,
    language {plain} NOT NULL,
    date {plain},
    source {plain},
    added {whole} NOT NULL,
    recogniser {plain},
    story {whole} NOT NULL,
    length {whole} NOT NULL,
    indexed INTEGER NOT NULL
);
CREATE INDEX documents_date ON documents (date);
CREATE INDEX documents_language ON documents (language);
CREATE INDEX documents_source ON documents (source);
CREATE INDEX documents_added ON documents (added);
CREATE INDEX documents_recogniser ON documents (recogniser);
CREATE INDEX documents_story ON documents (story);
CREATE INDEX documents_unindexed ON documents (number) WHERE indexed = 0;
CREATE TABLE contents (
    document {whole} NOT NULL PRIMARY KEY REFERENCES documents (number) ON DELETE CASCADE,
    signature {blob} NOT NULL,
    mentions {blob},
    details {blob} NOT NULL,
    text {blob} NOT NULL
);
CREATE TABLE feeds (
    address {plain} NOT NULL PRIMARY KEY,
    title {plain} NOT NULL,
    categories TEXT NOT NULL,
    etag TEXT,
    modified TEXT,
    checked {whole},
    failure TEXT,
    answered TEXT,
    moved TEXT
)
"""
"""facts: `text-rules` (`names.word_keys.RULES_VERSION` of what is in the full text).
files: a file or an address may hold several documents. modified_ns: of the file's time stamp, -1 while not all of its
documents are in. bytes: the original (`records.pack_bytes`), where it cannot or need not be read at `path` again.
content_type, address: what a server called them, and where it had them after it led on; NULL where there was none.
documents: sorting: the folded beginning of the label. added: seconds since 1970. recogniser: what found the mentions.
story: the number of the first document of the same story. length: code points of the text. indexed: 1 when the full
text has its words, 2 when they cannot be had. contents: what `records` packs; mentions: all of the document, unlinked.
feeds: failure: a message (`records.message_record`, JSON). answered: the address whose server gave etag and modified.
moved: where the feed stands from now on, as its server says."""
