"""How people are reached: telephone numbers and mail addresses of the office, each in the vault and nowhere else.

The system administrator enters them, one by one or from the workbook; who needs one looks at it, and each look is kept.

    fitting   what a number or an address has to look like, and what is shown of it without a look
    listing   what is known of whom, and the look itself
    apart     taking these cells out of a workbook before it is kept
"""
