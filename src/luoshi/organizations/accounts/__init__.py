"""How a person comes in: invitations, passwords that were kept, second factors, sessions, another house's sign-in.

Offers invite, revoke_invitation, accept_invitation; nobody but its person ever knows a password.
"""
