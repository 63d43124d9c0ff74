"""Dispatch: rounds of reporting over an adopted plan, what was asked, reported, proved and reviewed; lights.

Acts: open_round, remind_round, submit_reports, review_reports, excuse_unit, close_round, correct_value, judge_lights,
answer_obstacle, solve_obstacle, enter_reference,
enter_for_unit, answer_entry, propose_year_end, decide_year_end, settle_year.
"""
