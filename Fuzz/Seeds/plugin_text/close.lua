local x <close> = setmetatable({}, { __close = function() end })
return pcall(error, { select("#", ...) })
