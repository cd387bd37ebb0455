-- class: escape
-- expect: value none
-- title: no door to the system among the globals
-- note: the environment is built from nothing
local found = {}
for _, name in ipairs { "os", "io", "debug", "package", "require", "load", "loadstring", "loadfile",
                        "dofile", "collectgarbage", "coroutine", "warn" } do
  if _G[name] ~= nil then found[#found + 1] = name end
end
return #found == 0 and "none" or table.concat(found, ",")
