"""Where each command stands. A module is loaded when its command is called.

A new command is one line here: "module:name of the command".
"""

from collections.abc import Mapping

_HERE = "planner.commands"

COMMANDS: Mapping[str, str] = {
    "open": f"{_HERE}.plan:open_",
    "init": f"{_HERE}.plan:init",
    "demo": f"{_HERE}.demo:demo",
    "log": f"{_HERE}.attention:log",
    "timer": f"{_HERE}.timer:timer",
    "entries": f"{_HERE}.attention:entries",
    "edit": f"{_HERE}.attention:edit",
    "split": f"{_HERE}.attention:split",
    "join": f"{_HERE}.attention:join",
    "delete": f"{_HERE}.attention:delete",
    "accept": f"{_HERE}.drafts:accept",
    "dismiss": f"{_HERE}.drafts:dismiss",
    "suggestions": f"{_HERE}.suggestions:suggestions",
    "day": f"{_HERE}.days:day",
    "week": f"{_HERE}.weeks:week",
    "balance": f"{_HERE}.balance:balance",
    "goals": f"{_HERE}.goals:goals",
    "rules": f"{_HERE}.protection:rules",
    "hours": f"{_HERE}.hours:hours",
    "bank-holidays": f"{_HERE}.bank_holidays:bank_holidays",
    "schedule": f"{_HERE}.schedule:schedule",
    "blocks": f"{_HERE}.blocks:blocks",
    "block": f"{_HERE}.blocks:block",
    "debt": f"{_HERE}.debts:debt",
    "charter": f"{_HERE}.charter:charter",
    "surge": f"{_HERE}.surges:surge",
    "hindsight": f"{_HERE}.hindsights:hindsight",
    "survival": f"{_HERE}.survival:survival",
    "busy": f"{_HERE}.busy:busy",
    "calendar": f"{_HERE}.calendars:calendar",
    "readiness": f"{_HERE}.readiness:readiness",
    "instruments": f"{_HERE}.instruments:instruments",
    "frameworks": f"{_HERE}.frameworks:frameworks",
    "ratings": f"{_HERE}.ratings:ratings",
    "reflection": f"{_HERE}.reflection:reflection",
    "review": f"{_HERE}.review:review",
    "due": f"{_HERE}.due:due",
    "bodies": f"{_HERE}.bodies:bodies",
    "duties": f"{_HERE}.duties:duties",
    "delegations": f"{_HERE}.duties:delegations",
    "intentions": f"{_HERE}.intentions:intentions",
    "decisions": f"{_HERE}.decisions:decisions",
    "loyalty": f"{_HERE}.loyalty:loyalty",
    "tensions": f"{_HERE}.tensions:tensions",
    "promises": f"{_HERE}.promises:promises",
    "pulse": f"{_HERE}.pulse:pulse",
    "overlaps": f"{_HERE}.overlaps:overlaps",
    "initiatives": f"{_HERE}.initiatives:initiatives",
    "shared-goals": f"{_HERE}.shared_goals:shared_goals",
    "measures": f"{_HERE}.measures:measures",
    "barriers": f"{_HERE}.barriers:barriers",
    "fuel-map": f"{_HERE}.fuel:fuel",
    "records": f"{_HERE}.records:records",
    "record": f"{_HERE}.records:record",
    "import": f"{_HERE}.taking_in:import_",
    "export": f"{_HERE}.handing_out:export",
    "share": f"{_HERE}.sharing:share",
    "take-in": f"{_HERE}.sharing:take_in",
    "merge": f"{_HERE}.merging:merge_",
    "conflicts": f"{_HERE}.merging:conflicts",
    "team": f"{_HERE}.team:team",
    "hub": f"{_HERE}.hub:hub",
    "upkeep": f"{_HERE}.upkeep:upkeep",
    "find": f"{_HERE}.finding:find",
    "history": f"{_HERE}.journal:history",
    "undo": f"{_HERE}.journal:undo",
    "redo": f"{_HERE}.journal:redo",
    "restore": f"{_HERE}.past:restore",
    "erase": f"{_HERE}.past:erase",
    "check": f"{_HERE}.checking:check",
    "dump": f"{_HERE}.journal:dump",
    "backup": f"{_HERE}.backups:backup",
    "backups": f"{_HERE}.backups:backups",
    "copy-backup": f"{_HERE}.backups:copy",
    "restore-backup": f"{_HERE}.backups:restore",
    "protect": f"{_HERE}.passphrase:protect",
    "unprotect": f"{_HERE}.passphrase:unprotect_",
}
"""The commands of `firebreak`, in the order of a day's work."""

IMPORTS: Mapping[str, str] = {
    "calendar": f"{_HERE}.taking_in:calendar",
    "framework": f"{_HERE}.taking_packs:framework",
    "instrument": f"{_HERE}.taking_packs:instrument",
    "json": f"{_HERE}.taking_in:json_",
}
"""The commands of `firebreak import`."""

EXPORTS: Mapping[str, str] = {
    "pdf": f"{_HERE}.documents:pdf",
    "html": f"{_HERE}.documents:html",
    "week": f"{_HERE}.week_sheets:week",
    "calendar": f"{_HERE}.calendar_files:calendar",
    "json": f"{_HERE}.handing_out:json_",
    "csv": f"{_HERE}.handing_out:csv_",
    "request-pack": f"{_HERE}.packs:request_pack_",
    "successor-pack": f"{_HERE}.packs:successor_pack",
    "appraisal-pack": f"{_HERE}.packs:appraisal_pack",
}
"""The commands of `firebreak export`."""

CALENDARS: Mapping[str, str] = {
    "publish": f"{_HERE}.calendars:publish",
    "settings": f"{_HERE}.calendars:settings",
}
"""The commands of `firebreak calendar`."""
