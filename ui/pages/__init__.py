"""The pages of the main window: one folder each, and one entry in PAGES.

A page's `create` imports its module when the page is first shown:

    def _balance(context: Context) -> QWidget:
        from ui.pages.balance.page import BalancePage  # noqa: PLC0415 - only when shown

        return BalancePage(context)
"""

from PySide6.QtWidgets import QWidget

from planner.text import tr, tr_plural
from ui.context import Context
from ui.pages.spec import PageMark, PageSpec


def _this_week(context: Context) -> QWidget:
    from ui.pages.this_week.page import ThisWeekPage  # noqa: PLC0415 - only when shown

    return ThisWeekPage(context)


def _protected_time(context: Context) -> QWidget:
    from ui.pages.protected_time.page import ProtectedTimePage  # noqa: PLC0415 - only when shown

    return ProtectedTimePage(context)


def _assistant(context: Context) -> QWidget:
    from ui.pages.protected_time.assistant_page import AssistantPage  # noqa: PLC0415 - only then

    return AssistantPage(context)


def _skill_goals(context: Context) -> QWidget:
    from ui.pages.skill_goals.page import SkillGoalsPage  # noqa: PLC0415 - only when shown

    return SkillGoalsPage(context)


def _balance(context: Context) -> QWidget:
    from ui.pages.balance.page import BalancePage  # noqa: PLC0415 - only when shown

    return BalancePage(context)


def _readiness(context: Context) -> QWidget:
    from ui.pages.readiness.page import ReadinessPage  # noqa: PLC0415 - only when shown

    return ReadinessPage(context)


def _across(context: Context) -> QWidget:
    from ui.pages.across.page import AcrossPage  # noqa: PLC0415 - only when shown

    return AcrossPage(context)


def _settings(context: Context) -> QWidget:
    from ui.pages.settings.page import SettingsPage  # noqa: PLC0415 - only when shown

    return SettingsPage(context)


def _plan(context: Context) -> QWidget:
    from ui.pages.plan.page import PlanPage  # noqa: PLC0415 - only when shown

    return PlanPage(context)


def _sharing(context: Context) -> QWidget:
    from ui.pages.sharing.page import SharingPage  # noqa: PLC0415 - only when shown

    return SharingPage(context)


def _conflicts(context: Context) -> PageMark:
    number = context.session.read.conflicts.count()
    if number:
        from planner.services.conflicts import choices_waiting  # noqa: PLC0415 - seldom needed

        number = choices_waiting(context.session)
    words = tr_plural("{n} field waits for a choice", "{n} fields wait for a choice", number)
    return PageMark(number=number, words=words)


PAGES: tuple[PageSpec, ...] = (
    PageSpec(name="this_week", title=lambda: tr("This week"), icon="this_week", create=_this_week),
    PageSpec(
        name="protected_time",
        title=lambda: tr("Protected time"),
        icon="protected_time",
        create=_protected_time,
    ),
    PageSpec(
        name="skill_goals",
        title=lambda: tr("Skill goals"),
        icon="skill_goals",
        create=_skill_goals,
    ),
    PageSpec(name="balance", title=lambda: tr("Balance"), icon="balance", create=_balance),
    PageSpec(name="readiness", title=lambda: tr("Readiness"), icon="readiness", create=_readiness),
    PageSpec(
        name="across",
        title=lambda: tr("Across the system"),
        icon="across_system",
        create=_across,
    ),
    PageSpec(name="plan", title=lambda: tr("Plan"), icon="plan", create=_plan),
    PageSpec(
        name="sharing",
        title=lambda: tr("Sharing"),
        icon="sharing",
        create=_sharing,
        mark=_conflicts,
    ),
    PageSpec(
        name="settings",
        title=lambda: tr("Settings"),
        icon="settings",
        create=_settings,
        is_at_foot=True,
    ),
)
"""In the order of the navigation: this week, protected time, skill goals, balance, …"""

ASSISTANT_PAGES: tuple[PageSpec, ...] = (
    PageSpec(
        name="protected_time",
        title=lambda: tr("Protected time"),
        icon="protected_time",
        create=_assistant,
    ),
)
"""What an assistant sees; a page that is added tomorrow is none of them."""
