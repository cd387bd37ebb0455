-- A little linear algebra (Golub and Van Loan 2013, §4.2).
local linear = {}

--- The lower triangle L with L·Lᵀ = `matrix` as rows of numbers, or nil when the matrix is not
--- symmetric and positive definite.
function linear.cholesky(matrix)
  if not matrix:allclose(matrix:transpose()) then return nil end
  local n, lower = matrix:shape(1), {}
  for i = 1, n do
    lower[i] = {}
    for j = 1, i do
      local rest = matrix:at(i, j)
      for k = 1, j - 1 do
        rest = rest - lower[i][k] * lower[j][k]
      end
      if i == j then
        -- A singular matrix leaves rounding errors here, not always an exact 0.
        if rest <= 1e-12 * matrix:at(i, i) then return nil end
        lower[i][i] = math.sqrt(rest)
      else
        lower[i][j] = rest / lower[j][j]
      end
    end
  end
  return lower
end

--- The x with L·x = b for a lower triangle and a vector, by forward substitution.
function linear.forward(lower, b)
  local x = {}
  for i = 1, #lower do
    local rest = b:at(i)
    for k = 1, i - 1 do
      rest = rest - lower[i][k] * x[k]
    end
    x[i] = rest / lower[i][i]
  end
  return tensor.new(x)
end

return linear
