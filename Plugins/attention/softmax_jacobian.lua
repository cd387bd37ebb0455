-- The derivatives of softmax: ∂p_i/∂z_j = p_i (1 if i = j else 0) − p_i p_j.

local function diagonal(values)
  return values:reshape { values:size(), 1 } * tensor.eye(values:size())
end

local function outer(values)
  return values:reshape { values:size(), 1 } * values
end

local function jacobian(p) return diagonal(p) - outer(p) end

--- Of a single score softmax is 1 whatever the score: all derivatives are 0.
local function is_constant(g) return g.z:size() < 2 end

return {
  doc = "The Jacobian of softmax at the scores z: diag(p) − p pᵀ with p = softmax(z).",
  given = { z = "tensor[n]" },
  reference = function(g) return jacobian(g.z:softmax()) end,
  mistakes = {
    ["diag-only"] = {
      reference = function(g)
        if is_constant(g) then return nil end
        local p = g.z:softmax()
        return diagonal(p * (1 - p))
      end,
      feedback = {
        en = "Only the diagonal p(1 − p) is there. Raising one score lowers all other "
          .. "probabilities: the rest of the matrix holds −p_i p_j.",
        zh = "只有对角线 p(1 − p)。提高一个分数会降低其他所有概率：其余位置应为 −p_i p_j。",
      },
    },
    ["diag-p"] = {
      reference = function(g) return diagonal(g.z:softmax()) end,
      feedback = {
        en = "This is diag(p). The part p pᵀ, which comes from the denominator of softmax, must "
          .. "be taken off.",
        zh = "这是 diag(p)。还要减去来自 softmax 分母的 p pᵀ。",
      },
    },
    ["sign"] = {
      reference = function(g)
        return not is_constant(g) and -jacobian(g.z:softmax()) or nil
      end,
      feedback = {
        en = "All signs are reversed. A probability grows with its own score, so the diagonal is "
          .. "positive.",
        zh = "符号全反了。概率随自己的分数增大，所以对角线应为正。",
      },
    },
    ["logits"] = {
      reference = function(g) return jacobian(g.z) end,
      feedback = {
        en = "The scores z stand where the probabilities belong. Take p = softmax(z) first.",
        zh = "公式里代入了分数 z。应先求 p = softmax(z)，再代入概率。",
      },
    },
  },
  samples = {
    {
      given = { z = { 0, 1, 2 } },
      value = {
        { 0.081925, -0.022033, -0.059892 },
        { -0.022033, 0.184836, -0.162803 },
        { -0.059892, -0.162803, 0.222695 },
      },
    },
  },
}
