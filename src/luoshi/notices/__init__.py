"""How what was told inside reaches people outside: channels, quiet hours, the outbox, the calendar feed.

In the product each person is told once (`records.Notice`). Here notices become messages to the channels that a person
has chosen, each under a key that stays; its acts keep what people choose and every step of a message.
"""
