"""The pages of the main window: one folder each, and one entry in PAGES.

A page's `create` imports its module when the page is first shown:

    def _balance(context: Context) -> QWidget:
        from ui.pages.balance.page import BalancePage  # noqa: PLC0415 - only when shown

        return BalancePage(context)
"""

from ui.pages.spec import PageSpec

PAGES: tuple[PageSpec, ...] = ()
"""In the order of the navigation: this week, protected time, skill goals, balance, …"""
