-- class: crash
-- as: present
-- expect: error
-- title: present returns blocks of a kind that there is not
return { blocks = { { kind = "\27[2J" } } }
