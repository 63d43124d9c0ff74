"""Who there is: regions, units, posts and the people in them, as dated facts; signing in; who may do what.

Acts: found_installation, open_region, open_unit, add_alias, open_post, register_person, change_password,
reset_password, close_account, sign_in, appoint, dismiss, issue_token, revoke_token.
"""
