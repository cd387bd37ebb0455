-- A little linear algebra: the inverse and the orthogonal factor of a square matrix.
local linear = {}

--- The inverse by Gauss and Jordan with the largest pivot of each column (Golub and Van Loan 2013,
--- §3.4), or nil when the matrix is singular.
function linear.inverse(matrix)
  local n, size = matrix:shape(1), matrix:abs():max()
  local rows = tensor.concat({ matrix, tensor.eye(n) }, 2):list()
  for column = 1, n do
    local pivot = column
    for i = column + 1, n do
      if math.abs(rows[i][column]) > math.abs(rows[pivot][column]) then pivot = i end
    end
    -- A singular matrix leaves rounding errors here, not always an exact 0.
    if math.abs(rows[pivot][column]) <= 1e-12 * size then return nil end
    rows[column], rows[pivot] = rows[pivot], rows[column]
    local scale = rows[column][column]
    for j = 1, 2 * n do
      rows[column][j] = rows[column][j] / scale
    end
    for i = 1, n do
      local factor = rows[i][column]
      if i ~= column and factor ~= 0 then
        for j = 1, 2 * n do
          rows[i][j] = rows[i][j] - factor * rows[column][j]
        end
      end
    end
  end
  return tensor.new(rows):slice(2, n + 1, 2 * n)
end

--- The orthogonal factor U·Vᵀ of U·Σ·Vᵀ, or nil when the matrix is singular. Newton's iteration
--- R ← (R + R⁻ᵀ)/2 takes every singular value to 1 and leaves U and V alone (Higham 1986).
function linear.orthogonal_factor(matrix)
  local r = matrix
  for _ = 1, 100 do
    local inverse = linear.inverse(r)
    if not inverse then return nil end
    local better = (r + inverse:transpose()) / 2
    local step = (better - r):abs():max()
    r = better
    if step < 1e-14 then return r end
  end
  return r
end

return linear
