-- What the checks with probabilities share.
local chances = {}

--- `weights` divided by their sum, or nil when the sum is 0 or undefined.
function chances.normalised(weights)
  local total = weights:sum()
  if total > 0 and total < math.huge then return weights / total end
  return nil
end

--- Whether all elements are the same, so that multiplying by them changes no distribution.
function chances.uniform(weights)
  return weights:max() - weights:min() < 1e-12
end

--- The entropy of each row in nats, with 0 log 0 = 0.
function chances.entropy(rows)
  local logarithms = tensor.where(rows:gt(0), rows, 1):log()
  return -(rows * logarithms):sum(-1)
end

--- The products along the first axis of a matrix.
function chances.product(rows)
  local product = rows:row(1)
  for i = 2, rows:shape(1) do
    product = product * rows:row(i)
  end
  return product
end

--- An error for the author of a question unless every element is from `low` to `high`.
function chances.within(t, low, high, name)
  if t:min() < low or t:max() > high then
    error(("every element of %s must be between %g and %g"):format(name, low, high), 0)
  end
end

return chances
