-- What the checks of this plugin share.
local sizes = {}

--- An error unless every named size is at least 1.
function sizes.demand_positive(g, names)
  for _, name in ipairs(names) do
    if g[name] and g[name] < 1 then
      error(("%s must be at least 1, not %g"):format(name, g[name]), 0)
    end
  end
end

--- Bytes in the unit that is asked for: bytes, or a number of them.
function sizes.in_unit(g, bytes)
  local unit = g.unit or 1
  if unit <= 0 then error("the unit must be a positive number of bytes", 0) end
  return bytes / unit
end

return sizes
