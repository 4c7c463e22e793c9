"""How the choices declared in `planner.domain.partnership` are called."""

from planner.domain.partnership import PromiseState, TensionKind, TensionState, TrustAct
from planner.text import tr
from planner.words.choices.kinds import ChoiceWords, Words


def _promise_states() -> Words:
    return {
        PromiseState.OPEN: tr("open"),
        PromiseState.KEPT: tr("kept"),
        PromiseState.BROKEN: tr("broken"),
        PromiseState.RELEASED: tr("released"),
    }


def _tension_kinds() -> Words:
    return {
        TensionKind.ETHICAL: tr("ethical"),
        TensionKind.ECONOMIC: tr("economic"),
        TensionKind.ROLE: tr("between roles"),
        TensionKind.MEASUREMENT: tr("about measurement"),
    }


def _tension_states() -> Words:
    return {
        TensionState.CONSTRUCTIVE: tr("constructive"),
        TensionState.DRIFTING: tr("drifting"),
        TensionState.HARMFUL: tr("harmful"),
    }


def _trust_acts() -> Words:
    return {
        TrustAct.PROMISE: tr("promise"),
        TrustAct.MISTAKE_OWNED: tr("mistake owned"),
        TrustAct.REPAIR: tr("repair"),
        TrustAct.JOINT_PROBLEM: tr("joint problem worked through"),
    }


WORDS: ChoiceWords = {
    PromiseState: _promise_states,
    TensionKind: _tension_kinds,
    TensionState: _tension_states,
    TrustAct: _trust_acts,
}
