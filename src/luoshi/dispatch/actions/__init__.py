"""The acts of dispatch: one function each, in one transaction, with its entries in the log."""

from luoshi.dispatch.actions.calling import log_call
from luoshi.dispatch.actions.closing import close_round, excuse_unit
from luoshi.dispatch.actions.comparing import enter_reference
from luoshi.dispatch.actions.confiding import judge_delivery
from luoshi.dispatch.actions.correcting import correct_value
from luoshi.dispatch.actions.ending import decide_year_end, propose_year_end
from luoshi.dispatch.actions.entering import answer_entry, enter_for_unit
from luoshi.dispatch.actions.hindering import answer_obstacle, solve_obstacle
from luoshi.dispatch.actions.lighting import judge_lights
from luoshi.dispatch.actions.opening import open_round
from luoshi.dispatch.actions.proving import add_proof, ask_for_proof
from luoshi.dispatch.actions.reckoning import reckon_again
from luoshi.dispatch.actions.reminding import nudge_reviewers, press_round, remind_round
from luoshi.dispatch.actions.reopening import ask_to_reopen, decide_reopening
from luoshi.dispatch.actions.reporting import submit_reports
from luoshi.dispatch.actions.reviewing import review_reports
from luoshi.dispatch.actions.settling import settle_year

__all__ = [
    "add_proof",
    "answer_entry",
    "answer_obstacle",
    "ask_for_proof",
    "ask_to_reopen",
    "close_round",
    "correct_value",
    "decide_reopening",
    "decide_year_end",
    "enter_for_unit",
    "enter_reference",
    "excuse_unit",
    "judge_delivery",
    "judge_lights",
    "log_call",
    "nudge_reviewers",
    "open_round",
    "press_round",
    "propose_year_end",
    "reckon_again",
    "remind_round",
    "review_reports",
    "settle_year",
    "solve_obstacle",
    "submit_reports",
]
