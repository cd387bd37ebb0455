-- class: crash
-- as: loading
-- expect: error
-- title: plugin.lua returns a text
return "plugin"
