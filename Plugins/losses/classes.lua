-- What the checks of this plugin share. Classes are numbered from 0.
local classes = {}

--- The place in a list of the class `y` of `size`, counted from 1, or an error.
function classes.place(y, size)
  if y % 1 ~= 0 or y < 0 or y >= size then
    error(("a class must be a whole number between 0 and %d, not %g"):format(size - 1, y), 0)
  end
  return math.tointeger(y) + 1
end

--- The target that has all of its mass on the class `y`.
function classes.one_hot(y, size)
  return tensor.eye(size):row(classes.place(y, size))
end

--- `x`, or nil when it is infinite or undefined.
function classes.finite(x)
  return x - x == 0 and x or nil
end

--- KL(p ‖ q) in nats, with 0 log 0 = 0: infinite where q is 0 and p is not.
function classes.kl(p, q)
  local terms = p * (p:log() - q:log())
  return tensor.where(p:gt(0), terms, 0):sum()
end

return classes
