"""The ledger: plans, sections, tasks, who answers for them, and the targets that a number can check.

Acts: adopt, name_lead; name_leader, release_leader; describe_plan, link_plan, unlink_plan.
"""
