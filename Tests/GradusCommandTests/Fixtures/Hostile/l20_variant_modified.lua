-- class: leak
-- expect: value clean
-- title: the variant changed for the next record
local _, variant = ...
for key in pairs(variant) do variant[key] = nil end
variant.secret = "seen"
return "changed"
--@@ stage
local _, variant = ...
return variant.secret == nil and "clean" or variant.secret
