-- class: escape
-- expect: error
-- title: debug.traceback as message handler
-- note: an error, not a crash: the host makes tracebacks itself
return xpcall(error, debug.traceback, "x")
