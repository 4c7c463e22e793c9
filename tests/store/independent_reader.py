"""Reads a plan as `docs/file-format.md` says, with nothing of ours; prints what `dump` prints.

    python tests/store/independent_reader.py NAME.firebreak

It imports the standard library only. The record types stand in `docs/record-types.json`.
"""

import json
import sqlite3
import sys
from contextlib import closing
from hashlib import blake2b
from pathlib import Path

TYPES = json.loads((Path(__file__).parents[2] / "docs" / "record-types.json").read_text("utf-8"))
APPLICATION_ID, FORMAT, HASH_BYTES = 0x4642726B, 1, 16
TAGS = {type(None): b"n", str: b"t", int: b"i", bytes: b"b"}


def hashed(*parts):
    return blake2b(b"".join(parts), digest_size=HASH_BYTES).digest()


def tagged(value):
    content = b"" if value is None else value if isinstance(value, bytes) else str(value).encode()
    return TAGS[type(value)] + content


def identity(previous, uid, edit):
    texts = (edit["action_name"].encode(), edit["undoes"] or b"", edit["record_type"].encode())
    rest = (edit["record"], edit["field"].encode(), edit["digest"], edit["bases"])
    numbers = (edit[name].to_bytes(8, "big", signed=True) for name in ("seq", "hlc", "action"))
    parts = (len(one).to_bytes(4, "big") + one for one in (*texts, *rest))
    return hashed(previous, uid, *numbers, *parts)


class UnsoundError(ValueError):
    """The file is no plan, or an edit is not what it says."""


def journal(path):
    """Return the edits, each as a dictionary."""
    with closing(sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)) as file:
        (mark,) = file.execute("PRAGMA application_id").fetchone()
        (made_in,) = file.execute("PRAGMA user_version").fetchone()
        if mark != APPLICATION_ID or made_in > FORMAT:
            raise UnsoundError(path)
        file.row_factory = sqlite3.Row
        query = "SELECT s.uid, e.* FROM edit e JOIN site s USING (site) ORDER BY site, seq, hash"
        edits = [dict(row) for row in file.execute(query)]
    check(edits)
    return edits


def check(edits):
    """Follow every chain, and hold each value against its digest."""
    known = {}  # by site and number: under a site that two copies used, several have one number
    for edit in edits:
        salt, value, site, seq = edit["salt"], edit["value"], edit["uid"], edit["seq"]
        is_true = value is None if salt is None else edit["digest"] == hashed(salt, tagged(value))
        before = [b""] if seq == 1 else known.get((site, seq - 1), [])
        is_linked = edit["hash"] in {identity(previous, site, edit) for previous in before}
        if not (is_true and is_linked):
            raise UnsoundError(edit["hash"].hex())
        known.setdefault((site, seq), []).append(edit["hash"])


def bases(edit):
    return [edit["bases"][at : at + HASH_BYTES] for at in range(0, len(edit["bases"]), HASH_BYTES)]


def covered(edits):
    return {
        (base, "*" if edit["field"] == "_deleted" else edit["field"])
        for edit in edits
        for base in bases(edit)
    }


def blank(spec):
    """Return what stands where the value was erased; None where nothing can, or it may be empty."""
    if spec.get("optional"):
        return None
    if spec["kind"] in ("line", "text"):
        return "…" if spec.get("required") else ""
    return spec.get("default")


def said(edit, name, spec):
    """Return a head's value as JSON shows it."""
    if edit["salt"] is None:
        return blank(spec)
    value = edit["value"]
    if edit["field"] == "*":
        return json.loads(value).get(name, spec.get("default"))
    if isinstance(value, bytes):
        return value.hex()
    return bool(value) if spec["kind"] == "flag" and value is not None else value


def shown(value, spec):
    """Return the value, or what stands in for a choice that only a newer version knows."""
    if "choices" not in spec or value is None or value in spec["choices"]:
        return value
    return spec["default"] if "default" in spec else spec["choices"][0]


def heads(edits, name, gone):
    own = [edit for edit in edits if edit["field"] in (name, "*")]
    return [edit for edit in own if (edit["hash"], name) not in gone]


def record_of(edits, kind, gone):
    """Return a record's fields, None where it is in the bin or was not created; newest last."""
    live = [e for e in edits if not gone & {(e["hash"], e["field"]), (e["hash"], "*")}]
    left = {(e["field"], e["value"] if e["field"] == "_deleted" else None) for e in live}
    creations = [edit for edit in edits if edit["field"] == "*"]
    if not creations or left - {("_erased", None)} == {("_deleted", 1)}:
        return None
    fields = {"id": edits[0]["record"].hex()}
    is_erased = any(edit["salt"] is None for edit in creations)
    for name, spec in TYPES[kind].items():
        standing = heads(edits, name, gone)
        value = said(standing[-1], name, spec) if standing else spec.get("default")
        if value is None and not spec.get("optional") and is_erased:
            return None
        fields[name] = shown(value, spec)
    return fields


def records(edits):
    """Give type and fields of each record that stands outside the bin, by type and id."""
    gone = covered(edits)
    by_record = {}
    for edit in sorted(edits, key=lambda edit: (edit["hlc"], edit["hash"])):
        by_record.setdefault((edit["record_type"], edit["record"]), []).append(edit)
    for (kind, _), own in sorted(by_record.items(), key=lambda one: one[0]):
        fields = record_of(own, kind, gone) if kind in TYPES else None
        if fields is not None:
            yield {"type": kind, **fields}


def dump(path):
    return [json.dumps(one, ensure_ascii=False, sort_keys=True) for one in records(journal(path))]


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    print("\n".join(dump(sys.argv[1])))  # noqa: T201 - it is what the reader is for
