"""Supervision: letters for slow work. A rule proposes, a person decides, the unit answers, another hand checks.

Acts: propose, overtake, issue, dismiss, withdraw, sign_for, answer, check_reply.
"""
