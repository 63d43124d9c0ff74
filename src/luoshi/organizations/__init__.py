"""Who there is: regions, units, posts and the people in them, as dated facts; signing in; who may do what.

Acts: found_installation, register_person, open_region, open_unit, open_post, appoint, issue_token,
revoke_token.
"""
