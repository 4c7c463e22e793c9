"""A returned file may be anything: it is read or refused, and nothing in it is followed."""

import json
import random
import zlib
from io import BytesIO

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, Stream, String

from planner.domain.coach_returns import CoachReturn, Finding
from planner.domain.errors import PlannerError
from planner.domain.errors.coaching import ReturnUnreadableError
from planner.domain.errors.storage import FolderNotFileError
from planner.intake.coach_return import opening
from planner.intake.coach_return.plan_data import PlanDataError, checked
from planner.intake.coach_return.reading import read_return
from planner.progress import NoProgress
from tests.intake.returned_plans import ACTION, changed, filled_by_pypdf, sent_plan

ROUGH = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    plan = sent_plan(tmp_path_factory.mktemp("sent") / "plan.pdf")
    return filled_by_pypdf(plan, {ACTION: "Ask Jo"})


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Read bytes as a return; anything but a value or an error with a sentence is a failure."""
    target = tmp_path_factory.mktemp("back") / "back.pdf"

    def read(raw):
        target.write_bytes(raw)
        try:
            return read_return(target, NoProgress())
        except PlannerError as error:
            return error

    return read


@pytest.fixture(scope="module")
def bomb():
    """A small packed stream that unpacks to more than is allowed."""
    return zlib.compress(bytes(opening.MOST_STREAM_BYTES + 1_000_000), level=1)


def reason(found):
    assert isinstance(found, ReturnUnreadableError), found
    return found.reason


@ROUGH
@given(seed=st.integers(0, 2**32))
def test_flipped_bytes_and_cuts_are_read_or_refused(sent, outcome, seed):
    chance = random.Random(seed)  # noqa: S311 - damage, not secrets
    raw = bytearray(sent)
    for _ in range(chance.choice((1, 3, 30, 300))):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    if chance.random() < 0.4:
        del raw[chance.randrange(len(raw)) :]

    found = outcome(bytes(raw))

    assert isinstance(found, CoachReturn | PlannerError)


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.7", b"PK\x03\x04", b"\0" * 2000, b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_is_refused(outcome, raw):
    assert reason(outcome(raw)) in ("not_a_pdf", "damaged")


def test_a_protected_copy_is_refused_with_or_without_a_password_to_read(sent, outcome):
    for user in ("", "secret"):
        out = BytesIO()
        with pikepdf.open(BytesIO(sent)) as pdf:
            pdf.save(out, encryption=pikepdf.Encryption(owner="x", user=user))
        assert reason(outcome(out.getvalue())) == "protected"


def test_a_folder_and_a_large_file_are_not_even_opened(tmp_path, monkeypatch, outcome, sent):
    with pytest.raises(FolderNotFileError):
        read_return(tmp_path, NoProgress())
    monkeypatch.setattr(opening, "LARGEST_BYTES", 1000)
    assert reason(outcome(sent)) == "too_large"


def test_too_many_pages_and_too_long_a_time_are_refused(monkeypatch, outcome, sent):
    monkeypatch.setattr(opening, "MOST_PAGES", 1)
    assert reason(outcome(sent)) == "too_many_pages"
    monkeypatch.undo()
    monkeypatch.setattr(opening.time, "monotonic", iter(range(0, 10**6, 30)).__next__)
    assert reason(outcome(sent)) == "too_slow"


@pytest.mark.parametrize("name", [b"/ObjStm", b"/XRef", b"/Obj#53tm"])
def test_what_bursts_when_it_is_opened_is_not_opened(outcome, bomb, name):
    head = b"<< /Type %s /Filter /FlateDecode /Length %d >>" % (name, len(bomb))
    raw = b"%PDF-1.7\n1 0 obj\n" + head + b"\nstream\n" + bomb + b"\nendstream\nendobj\n%%EOF"

    assert reason(outcome(raw)) == "too_large_inside"


def test_what_bursts_inside_is_not_unpacked(sent, outcome, bomb):
    def burst(pdf):
        stream = pdf.attachments["plan.json"].obj.EF.F
        stream.write(bomb, filter=Name.FlateDecode)
        field = next(one for one in pdf.Root.AcroForm.Fields if str(one.T) == ACTION)
        field.V = Stream(pdf, b"short")

    found = outcome(changed(sent, burst))

    assert found.plan is None
    assert [one.finding for one in found.found] == [Finding.PLAN_DATA_UNREADABLE]
    assert [answer.words for answer in found.answers] == ["short"]


def test_scripts_links_and_attachments_stay_where_they_are(sent, outcome, tmp_path):
    def plant(pdf):
        script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
        pdf.Root.OpenAction = pdf.make_indirect(script)
        pdf.attachments["run.exe"] = AttachedFileSpec(pdf, b"MZ")
        link = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([0, 0, 600, 800]),
            Contents=String("click me"),
            A=Dictionary(S=Name.URI, URI=String("http://evil.example/")),
        )
        launch = Dictionary(
            Type=Name.Annot,
            Subtype=Name.FileAttachment,
            Rect=Array([0, 0, 600, 800]),
            Contents=String("open me"),
            FS=Dictionary(F=String("/etc/passwd")),
        )
        pdf.pages[0].obj.Annots.append(pdf.make_indirect(link))
        pdf.pages[0].obj.Annots.append(pdf.make_indirect(launch))

    found = outcome(changed(sent, plant))

    assert [answer.words for answer in found.answers] == ["Ask Jo"]
    assert found.notes == ()


def test_fields_that_go_in_circles_and_hold_nonsense_are_read_around(sent, outcome):
    def confuse(pdf):
        fields = pdf.Root.AcroForm.Fields
        fields[0].Kids = Array([fields[1], fields[0]])
        fields[1].Kids = fields
        fields[2].T = Name.What
        fields[3].V = Array([Array([]), 7])
        fields[4].FT = String("/Tx")
        fields.append(7)
        first = pdf.Root.Outlines.First
        first.Next = first
        first.Title = 7
        first.Dest = Array([String("x"), None, String("y"), Name.Z])
        pdf.pages[0].obj.Annots.append(Dictionary(Subtype=7))
        pdf.pages[0].obj.Annots.append(
            Dictionary(Subtype=Name.Highlight, QuadPoints=Array([Name.A, 1, 2]), Contents=7)
        )
        pdf.pages[0].obj.Annots.append(
            Dictionary(Subtype=Name.Text, Rect=Array([1, Name.B]), Contents=String("Here"))
        )

    found = outcome(changed(sent, confuse))

    assert [answer.words for answer in found.answers] == ["Ask Jo"]
    assert [note.words for note in found.notes] == ["Here"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{",
        b"[" * 100_000,
        b'{"format": 1, "plan": "x", "revision": 1, "records": {}}',
        b'{"format": 1, "plan": "%s", "revision": true, "records": {}}' % (b"0" * 32),
        b'{"format": 1, "plan": "%s", "revision": 1, "records": {"goal": [7]}}' % (b"0" * 32),
        b"\xff\xfe\x00",
    ],
)
def test_plan_data_of_another_shape_is_no_plan_data(sent, outcome, data):
    def swap(pdf):
        pdf.attachments["plan.json"].obj.EF.F.write(data)

    found = outcome(changed(sent, swap))

    assert found.plan is None
    assert found.found[0].finding is Finding.PLAN_DATA_UNREADABLE


@settings(max_examples=30)
@given(
    plan=JSON | st.just("0" * 32),
    revision=JSON | st.just(1),
    goals=JSON | st.just([{"id": "0" * 32, "title": "T"}]),
)
def test_every_value_of_the_plan_data_is_checked(plan, revision, goals):
    whole = {"format": 1, "plan": plan, "revision": revision, "records": {"goal": goals}}
    try:
        data = checked(json.loads(json.dumps(whole)))
    except PlanDataError:
        return
    assert data.plan_uid == "0" * 32
    assert data.revision >= 1
    assert all(isinstance(title, str) for title in data.goals.values())
