-- What the checks of this plugin share.
local vectors = {}

--- u·v of two vectors.
function vectors.dot(u, v)
  return (u * v):sum()
end

--- ‖v‖ of a vector, or the Frobenius norm of a matrix.
function vectors.norm(v)
  return math.sqrt((v * v):sum())
end

--- cos(u, v), or nil when one of them is zero.
function vectors.cosine(u, v)
  local norms = vectors.norm(u) * vectors.norm(v)
  if norms == 0 then return nil end
  return vectors.dot(u, v) / norms
end

return vectors
