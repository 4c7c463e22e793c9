"""The sentences of help that a form shows beside a field."""

from collections.abc import Mapping

from planner.text import tr


def help_texts() -> Mapping[tuple[str, str], str]:
    """Return the help by record type and field; most fields need none."""
    return {
        ("hat", "tag"): tr("No blanks. In the capture line, @trust wears the hat “trust”."),
        ("body", "is_organisation_in_law"): tr("Its directors owe it a duty."),
        ("body", "kind"): tr("Such as trust, place_partnership or board."),
        ("decision", "is_adverse"): tr("Then it goes back to a board before it is closed."),
        ("decision", "is_against_interest"): tr("Then a day is set to see whether it did good."),
        ("decision", "forum"): tr("As it stood when the decision was made."),
        ("decision", "title"): tr("No decisions about single patients."),
        ("intention", "minute"): tr("Such as: board of 3 May, minute 14."),
        ("delegation", "document"): tr("Such as: scheme of delegation, section 4."),
        ("benefit_check", "noticed_by"): tr("Who noticed, or would have."),
        ("loyalty", "is_registrable"): tr("Ask whoever keeps the register if you are not sure."),
        ("entry", "tags"): tr("Words with blanks between them."),
        ("entry", "what"): tr("No names or numbers of patients."),
        ("goal", "now_words"): tr("What people see you do today."),
        ("goal", "target_words"): tr("What people would see you do at the level wanted."),
        ("goal", "importance"): tr("1 is little, 5 is most."),
        ("goal", "is_beyond_strength"): tr("The skill lies outside what you are known for."),
        ("goal", "if_cue"): tr("The moment that will remind you."),
        ("goal", "then_act"): tr("The small thing you do at that moment."),
        ("initiative", "statement"): tr("What anybody would understand, in 300 characters."),
        ("hours_set", "hours"): tr("Such as: mon-fri 08:00-12:00,13:00-17:30"),
        ("hours_set", "freeze_days"): tr("Blocks this near are not moved by a new proposal."),
        ("hours_set", "travel"): tr("Before and after; not for meetings online."),
        ("hours_set", "keep_free"): tr("Such as: mon-fri 12:30-13:00. Nothing is planned there."),
        ("hours_set", "without_meetings"): tr(
            "Such as: wed 08:00-12:00. Protected time goes there first."
        ),
        ("hours_set", "first_day"): tr("Empty if the set holds from now on."),
        ("hours_set", "last_day"): tr("Empty if the set holds without an end."),
        ("rule", "hours"): tr("On days for which it does not hold, the working hours do."),
        ("rule", "best_hours"): tr("Where this work goes best; others only where these are full."),
        ("rule", "most_a_day"): tr("Empty for no more than all rules together may have."),
        ("rule", "most_blocks_a_day"): tr("0 for no more than all rules together may have."),
        ("rule", "window"): tr("Such as: tue-thu 09:00-11:00. Empty for all working hours."),
        ("rule", "priority"): tr("1 gives way first, 5 last."),
        ("rule", "spacing_days"): tr("At most one block in so many days; 0 for no limit."),
        ("rule", "is_defended"): tr("Its blocks count as busy."),
        ("round", "invited"): tr("How many people were asked, for the response rate."),
        ("answer", "respondent"): tr("A number or a made-up word, never a name."),
        ("promise", "act"): tr("A promise, a mistake owned, a repair, a joint problem."),
        ("tension", "carried_by"): tr(
            "Who pays while it is not settled; “nobody” and “not known” are answers."
        ),
        ("tension", "energy"): tr("1 is little, 5 is much."),
        ("tension", "trust"): tr("1 is little, 5 is much."),
        ("promise", "is_mine"): tr("You are reminded only of what you owe."),
        ("pulse", "points"): tr("Ten points: function, organisation, executives, partnership."),
        ("barrier", "tag"): tr("In the capture line, #beds links an entry to the barrier “beds”."),
        ("measure", "baseline"): tr("With its unit, such as: 41 nights."),
        ("agreed_action", "is_not_for_sponsor"): tr("It goes to nobody but you and your coach."),
        ("coach_comment", "is_not_for_sponsor"): tr("It goes to nobody but you and your coach."),
        ("coach_comment", "reply"): tr("Your coach reads it in the next revision."),
        ("coaching_session", "agreed"): tr("In a sentence or two; no confidences of others."),
        ("shared_goal", "note"): tr("What was agreed, for the aim it serves first."),
    }
