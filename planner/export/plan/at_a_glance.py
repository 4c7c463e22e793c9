"""The first page: the whole plan in one minute, and how to reply."""

from planner.domain.coaching import Agreement, Audience, Question
from planner.domain.direction import Initiative
from planner.domain.people import Body, Hat
from planner.domain.readiness_results import ReadinessResult, Verdict
from planner.domain.release import Period, Released
from planner.domain.summaries import ProtectionSummary, TimeSummary
from planner.drawing.attention import BarPart, share_bar
from planner.export.pdf.text import Span, Words, bold
from planner.export.plan.changes import MOST_CHANGES, changed_things, gone_words
from planner.export.plan.coach_fields import ask_what_was_noticed, asks_coach
from planner.export.plan.telling import Teller
from planner.export.plan.verdict_groups import by_verdict
from planner.text import tr, tr_plural
from planner.words.bandwidth import MODES_AS_SAID, bandwidth_sentence
from planner.words.choices import choice_text, choice_title
from planner.words.numbers import all_of_text, day_text, hours_text, month_text
from planner.words.verdicts import verdict_text

_CONTENT_WIDTH_PT = 467.0
_MOST_QUESTIONS = 3
_MOST_PHRASES = 3
_MOST_INITIATIVES = 4
"""More would push the questions off the first page."""


def tell_at_a_glance(story: Teller, released: Released) -> None:
    """Tell the summary page."""
    occasion = released.occasion
    title = tr("{name}, {period}").format(
        name=released.owner_name() or tr("My plan"), period=_months(occasion.period)
    )
    story.title(title, over=_purpose(released), under=_hats(released), anchor="glance")
    _tell_how_to_reply(story, released)
    _tell_changes(story, released)
    if released.sums.time:
        _tell_attention(story, released.sums.time)
    if released.sums.protection:
        with story.columns() as (left, right):
            _tell_protection(left, released.sums.protection)
            _tell_readiness(right, released)
    else:
        _tell_readiness(story, released)
    _tell_questions(story, released)
    _tell_agreement(story, released)
    ask_what_was_noticed(
        story, released, "summary", tr("At a glance"), printed=tr("What I noticed at a glance")
    )


def _months(period: Period) -> str:
    first, last = month_text(period.start), month_text(period.end)
    if period.start.year != period.end.year:
        return tr("{first} {start} to {last} {end}").format(
            first=first, start=period.start.year, last=last, end=period.end.year
        )
    if first == last:
        return tr("{month} {year}").format(month=first, year=period.end.year)
    return tr("{first} to {last} {year}").format(first=first, last=last, year=period.end.year)


def _purpose(released: Released) -> str:
    match released.occasion.audience:
        case Audience.COACH:
            coach = next((a.coach for a in released.plan.all(Agreement) if a.coach), "")
            if coach:
                return tr("Readiness-for-change plan · for review with {coach}, coach").format(
                    coach=coach
                )
            return tr("Readiness-for-change plan · for review with a coach")
        case Audience.TEAM:
            return tr("Readiness-for-change plan · for the team")
        case Audience.BOARD:
            return tr("Readiness-for-change plan · for the board")
        case _:
            return tr("Readiness-for-change plan · for myself")


def _hats(released: Released) -> str:
    bodies = {body.id: body.name for body in released.plan.all(Body)}
    hats = [
        tr("{role}, {body}").format(role=hat.role, body=bodies.get(hat.body, ""))
        for hat in released.plan.all(Hat)
    ]
    return " · ".join(hats)


def _tell_changes(story: Teller, released: Released) -> None:
    sums = released.sums
    if sums.last_revision is None and released.occasion.audience is Audience.SELF:
        return
    if sums.last_revision is None:
        story.heading(2, tr("First revision"))
        story.paragraph(tr("You have not seen this plan before, so nothing is marked as new."))
        return
    story.heading(2, tr("Since revision {number}").format(number=sums.last_revision))
    things = changed_things(released)
    if not things:
        story.paragraph(tr("Nothing that you may see has changed."))
    else:
        story.bullets([thing.words(_MOST_PHRASES) for thing in things[:MOST_CHANGES]])
    left = len(things) - MOST_CHANGES
    if left > 0:
        story.paragraph(
            tr_plural(
                "{n} more has changed; the annex lists all.",
                "{n} more have changed; the annex lists all.",
                left,
            ),
            "small",
        )
    story.paragraph(gone_words(sums.gone), "small")


def _tell_how_to_reply(story: Teller, released: Released) -> None:
    if not asks_coach(released):
        story.paragraph(tr("A plan that its writer shares. Nothing in it is an appraisal."))
        return
    story.paragraph(
        [
            bold(tr("How to reply: ")),
            tr(
                "type in the boxes of the PDF, save, and send it back. Nothing to install, about"
                " 20 minutes."
            ),
        ]
    )


def _tell_agreement(story: Teller, released: Released) -> None:
    agreements = released.plan.all(Agreement)
    if asks_coach(released) and agreements:
        words = _agreement_words(agreements[-1])
        story.paragraph([bold(tr("Our agreement: ")), words], "small")


def _agreement_words(agreement: Agreement) -> str:
    ends = (
        tr("It ends on {day}.").format(day=day_text(agreement.ends_on)) if agreement.ends_on else ""
    )
    parts = (agreement.purpose, agreement.confidentiality, agreement.record_keeping, ends)
    return " ".join(part.strip() for part in parts if part.strip())


def _tell_attention(story: Teller, time: TimeSummary) -> None:
    story.heading(2, tr("Where my attention went"))
    story.paragraph(bandwidth_sentence(time))
    if time.shares:
        parts = [
            BarPart(
                mode=mode,
                share=time.shares.get(mode, 0),
                words=f"{choice_title(mode)} {time.shares.get(mode, 0)}%",
                short=f"{time.shares.get(mode, 0)}%",
            )
            for mode in MODES_AS_SAID
        ]
        story.figure(
            share_bar(parts, width=_CONTENT_WIDTH_PT, alternative=bandwidth_sentence(time)),
            caption=tr("From left to right: {modes}.").format(
                modes=all_of_text([choice_text(mode) for mode in MODES_AS_SAID])
            ),
        )


def _tell_protection(story: Teller, protection: ProtectionSummary) -> None:
    story.heading(2, tr("Protected time"))
    if not protection.blocks:
        story.paragraph(tr("No block of protected time has come due in this period."))
        return
    story.paragraph(_kept_words(protection))
    story.paragraph(_debt_words(protection))
    if protection.displacers:
        most = protection.displacers[0]
        story.paragraph(
            tr("It gave way most often to: {level}, {times}.").format(
                level=most.called or choice_text(most.for_whom),
                times=tr_plural("{n} time", "{n} times", most.times),
            )
        )


def _kept_words(protection: ProtectionSummary) -> Words:
    kept = tr("{kept} of {blocks} blocks kept").format(
        kept=protection.kept, blocks=protection.blocks
    )
    share = 100 * protection.kept // protection.blocks
    if protection.low is None or protection.high is None:
        return [bold(kept), tr(" (too few to give a rate).")]
    interval = tr(" ({share}%, 95% interval {low} to {high}%).").format(
        share=share, low=protection.low, high=protection.high
    )
    return [bold(kept), interval]


def _debt_words(protection: ProtectionSummary) -> str:
    if not protection.debt_minutes or protection.oldest_debt_days is None:
        return tr("No protected time is owed.")
    return tr("Still owed: {debt}, the oldest part for {days}.").format(
        debt=hours_text(protection.debt_minutes),
        days=tr_plural("{n} day", "{n} days", protection.oldest_debt_days),
    )


def _tell_readiness(story: Teller, released: Released) -> None:
    story.heading(2, tr("Readiness in words"))
    told = [
        (initiative.title, results)
        for initiative in released.plan.all(Initiative)
        if (results := [r for r in released.sums.readiness if r.initiative == initiative.id])
    ]
    for title, results in told[:_MOST_INITIATIVES]:
        story.paragraph(_readiness_words(title, results))
    if not told:
        story.paragraph(tr("No round of answers may be shown here yet."))
    left = len(told) - _MOST_INITIATIVES
    if left > 0:
        more = tr_plural(
            "{n} more initiative stands in part 1.", "{n} more initiatives stand in part 1.", left
        )
        story.paragraph(more)


def _readiness_words(title: str, results: list[ReadinessResult]) -> Words:
    words: list[str | Span] = [bold(tr("{change}: ").format(change=title))]
    groups = by_verdict(results)
    for number, (verdict, subscales) in enumerate(groups.items()):
        words += _verdict_words(verdict, all_of_text(subscales).lower())
        words.append("." if number == len(groups) - 1 else "; ")
    return words


def _verdict_words(verdict: Verdict, subscales: str) -> list[str | Span]:
    said = bold(verdict_text(verdict))
    if verdict is Verdict.CANNOT_TELL:
        return [tr("I "), said, tr(" whether {subscales} changed").format(subscales=subscales)]
    if verdict is Verdict.NO_DETECTABLE_CHANGE:
        return [said, tr(" in {subscales}").format(subscales=subscales)]
    return [said, tr(": {subscales}").format(subscales=subscales)]


def _tell_questions(story: Teller, released: Released) -> None:
    questions = [q.words for q in released.plan.all(Question) if q.settled_on is None]
    if not questions:
        return
    story.heading(2, tr("The questions I bring"))
    story.numbered(questions[:_MOST_QUESTIONS])
