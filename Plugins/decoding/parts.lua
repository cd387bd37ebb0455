-- What a search is asked for: its path (the default) or the score of it.
local parts = {}

--- The part of `{ path = list, score = number }` that `what` names, nil for nil.
function parts.pick(g, found)
  local what = g.what or "path"
  if what ~= "path" and what ~= "score" then
    error(("what must be 'path' or 'score', not '%s'"):format(what), 0)
  end
  if not found then return nil end
  return what == "path" and tensor.new(found.path) or found.score
end

--- Whether the score `a` is larger than `b` beyond what rounding can do, so that ties stay ties.
function parts.beats(a, b)
  return a > b + 1e-12 * math.max(1, math.abs(b))
end

return parts
