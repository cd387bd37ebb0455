-- class: crash
-- expect: safe
-- title: result with NUL and bytes that are not UTF-8
-- note: a clear error of the plugin
return "\0\255\254" .. utf8.char(0x7FFFFFFF)
