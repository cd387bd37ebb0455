-- class: nondet
-- expect: same
-- title: table.sort takes its pivot from clock() and time() on unbalanced input
-- note: table.sort is Gradus' own, and stable
local t, n = {}, 4001
for i = 1, n do t[i] = { k = 10 + i % 3, id = i } end
t[1].k, t[(1 + n) // 2].k, t[n].k = 0, 1, 2      -- median of three picks the worst pivot
table.sort(t, function(a, b) return a.k < b.k end)
local h = 0
for i = 1, #t do h = (h * 31 + t[i].id) % 1000000007 end
return tostring(h)
