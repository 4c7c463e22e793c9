"""How the choices declared in `planner.domain.protection` are called."""

from planner.domain.protection import BlockState, Cadence, Consent, Requester, RowKind
from planner.text import tr
from planner.words.choices.kinds import ChoiceWords, Words


def _block_states() -> Words:
    return {
        BlockState.PLANNED: tr("planned"),
        BlockState.KEPT: tr("kept"),
        BlockState.SHORTENED: tr("shortened"),
        BlockState.MOVED: tr("moved"),
        BlockState.LOST: tr("lost"),
    }


def _cadences() -> Words:
    return {Cadence.WEEKLY: tr("every week"), Cadence.MONTHLY: tr("every month")}


def _consents() -> Words:
    return {
        Consent.MINE: tr("my own choice"),
        Consent.NEGOTIATED: tr("negotiated"),
        Consent.IMPOSED: tr("imposed"),
    }


def _requesters() -> Words:
    return {
        Requester.SITE: tr("the site"),
        Requester.OWN_EXECUTIVE: tr("own executive team"),
        Requester.OWN_BOARD: tr("own board"),
        Requester.PLACE: tr("the place partnership"),
        Requester.ICB_OR_REGION: tr("ICB or region"),
        Requester.NATIONAL: tr("national bodies"),
        Requester.PATIENT_CARE: tr("patient care"),
        Requester.SELF: tr("myself"),
    }


def _row_kinds() -> Words:
    return {
        RowKind.DISPLACED: tr("displaced"),
        RowKind.REARRANGED: tr("moved of my own accord"),
        RowKind.KEPT: tr("kept"),
        RowKind.WRITTEN_OFF: tr("written off"),
        RowKind.CORRECTED: tr("corrected"),
        RowKind.CARRIED_OVER: tr("carried over from a surge"),
    }


WORDS: ChoiceWords = {
    BlockState: _block_states,
    Cadence: _cadences,
    Consent: _consents,
    Requester: _requesters,
    RowKind: _row_kinds,
}
