"""The acts on the ledger: one function each, in one transaction, with its entry in the log."""

from luoshi.ledger.actions.adopting import adopt
from luoshi.ledger.actions.amending import decide_amendment, propose_amendment
from luoshi.ledger.actions.bulk import assign_lead, propose_dates
from luoshi.ledger.actions.carrying import apportion, end_link, hand_down, link_tasks, take_back
from luoshi.ledger.actions.completing import complete_target
from luoshi.ledger.actions.heading import name_leader, release_leader
from luoshi.ledger.actions.leading import name_lead
from luoshi.ledger.actions.planning import describe_plan, link_plan, unlink_plan
from luoshi.ledger.actions.saving import drop_view, save_view
from luoshi.ledger.actions.sheets import apply_sheet, bring_sheet, decide_sheet
from luoshi.ledger.actions.splitting import split_task

__all__ = [
    "adopt",
    "apply_sheet",
    "apportion",
    "assign_lead",
    "bring_sheet",
    "complete_target",
    "decide_amendment",
    "decide_sheet",
    "describe_plan",
    "drop_view",
    "end_link",
    "hand_down",
    "link_plan",
    "link_tasks",
    "name_lead",
    "name_leader",
    "propose_amendment",
    "propose_dates",
    "release_leader",
    "save_view",
    "split_task",
    "take_back",
    "unlink_plan",
]
