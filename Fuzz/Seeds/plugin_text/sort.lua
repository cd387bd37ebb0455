local t = {} for i = 1, 9 do t[i] = ("%d"):format(i):rep(2) end
table.sort(t) return { t, #t, t[1]:find("1+") }
