-- class: escape
-- as: raw
-- expect: safe
-- title: notes with terminal sequences, newlines and separators
-- note: a result is one line of JSON without a control character
return { score = 1, notes = { "\27[2J", "a\nb", "\u{9b}31m", "\u{2028}", "\u{202e}", "\0", "" }, feedback = "\u{9d}0;owned\u{9c}\r\n" }
