"""Who answers for which duty (职责边界清单, 履行职责事项清单): a catalogue by editions, of which each entry is dated.

    models     editions (books), entries, what they say from when to when, and who joins
    layout     the columns of the workbook
    facts      what an entry says, in words
    book       writing it: empty, or filled with what stands
    opening    the lines of an uploaded file
    standing   the entries that stand and the units that may be named, in a fixed number of queries
    reading    the lines as entries, or why a cell cannot be taken
    comparing  what an edition would open, change and end
    listing    named questions: entries of a day by words, unit and kind; one entry with its history
    likeness   how alike a matter and an entry are, and by which words
    suggesting who answers for a matter as the catalogue has it, and where a township is given what is not its own
    handing    what goes along when units become others
    checks     what must hold

An edition replaces the lists that it holds: what is not in it ends on its day, and nothing is deleted. Proposals
are shown with the entry that they come from; nothing is ever filled in by itself.
"""
