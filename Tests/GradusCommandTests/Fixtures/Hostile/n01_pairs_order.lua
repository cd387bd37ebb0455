-- class: nondet
-- expect: same
-- title: order of string keys
-- note: Lua seeds its hashes from time and addresses
local t, o = {}, {}
for w in ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi"):gmatch("%a+") do t[w] = true end
for k in pairs(t) do o[#o + 1] = k end
return table.concat(o, ",")
