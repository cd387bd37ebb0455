-- What sinusoidal position codes (Vaswani et al. 2017, §3.5) and rotary ones share. Positions count
-- from 0; pair i of a code of width d has the frequency base^(−2i/d).
local codes = { default_base = 10000 }

--- Half of the width `d`: the number of pairs.
function codes.pairs_of(d)
  if d < 2 or d % 2 ~= 0 then
    error(("the width d must be even and at least 2, not %d"):format(d), 0)
  end
  return d // 2
end

--- ω_i = base^(−2i/d) for i = 0 … d/2 − 1, a tensor [d/2].
function codes.frequencies(d, base)
  return (base or codes.default_base) ^ (tensor.arange(codes.pairs_of(d)) * (-2 / d))
end

--- sin a₁, cos a₁, sin a₂, cos a₂, … for a tensor of angles [m], as a tensor [2m].
function codes.interleaved(angles)
  return tensor.stack({ angles:sin(), angles:cos() }, 2):reshape { 2 * angles:size() }
end

return codes
