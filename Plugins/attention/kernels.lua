-- The three lines all checks of this plugin share.
local kernels = {}

--- Scores with the keys that `mask` hides (0) at -inf: exp(-inf) is 0, and softmax shares the whole
--- weight among the keys that are left.
function kernels.hide(scores, mask)
  if not mask then return scores end
  return tensor.where(mask:eq(0), -math.huge, scores)
end

--- Whether there is a mask that hides anything. A mask of ones is the same as none.
function kernels.hides(mask)
  return mask ~= nil and mask:min() == 0
end

--- `t`, or nil when one of its cells is infinite or undefined.
function kernels.finite(t)
  -- x - x is 0 for every number, and undefined for an infinite or undefined one.
  if (t - t):sum() == 0 then return t end
  return nil
end

--- `t`, or an error for the author of a question whose mask leaves nothing to share the weight.
function kernels.defined(t)
  return kernels.finite(t)
    or error("the mask hides every cell of a line, so its softmax is undefined", 0)
end

return kernels
