-- The loss of a student that is taught by a teacher and by the labels (Hinton et al. 2015,
-- section 2): λ T² KL(teacher ‖ student) at temperature T, plus (1 − λ) cross-entropy at T = 1.
local classes = require "classes"

local function kl(a, b) return classes.kl(a:softmax(), b:softmax()) end

local function label_loss(g)
  return -g.z_s:log_softmax():at(classes.place(g.y, g.z_s:size()))
end

local function mixed(g, soft, lam)
  lam = lam or g.lam
  return lam * soft + (1 - lam) * label_loss(g)
end

local function soft_loss(g) return kl(g.z_t / g.T, g.z_s / g.T) end

return {
  doc = "Distillation loss: lam T² KL(teacher ‖ student) at T, plus (1 − lam) CE of class y.",
  given = { z_s = "tensor[v]", z_t = "tensor[v]", T = "number", lam = "number", y = "integer" },
  reference = function(g)
    if g.T <= 0 then error("the temperature T must be positive", 0) end
    if g.lam < 0 or g.lam > 1 then error("lam must lie between 0 and 1", 0) end
    return mixed(g, g.T ^ 2 * soft_loss(g))
  end,
  mistakes = {
    ["no-t2"] = {
      reference = function(g)
        return g.T ~= 1 and g.lam > 0 and mixed(g, soft_loss(g)) or nil
      end,
      feedback = {
        en = "The factor T² is missing. Gradients of the soft part shrink like 1/T², and T² keeps "
          .. "the balance of both parts.",
        zh = "缺少因子 T²。软目标部分的梯度按 1/T² 缩小，乘以 T² 才能保持两部分的比例。",
      },
    },
    ["teacher-only-t"] = {
      reference = function(g)
        if g.T == 1 or g.lam == 0 then return nil end
        return mixed(g, g.T ^ 2 * kl(g.z_t / g.T, g.z_s))
      end,
      feedback = {
        en = "Only the teacher was softened. In the divergence both distributions have the "
          .. "temperature T.",
        zh = "只软化了教师。在散度中，两个分布都要用温度 T。",
      },
    },
    ["reverse-kl"] = {
      reference = function(g)
        return g.lam > 0 and mixed(g, g.T ^ 2 * kl(g.z_s / g.T, g.z_t / g.T)) or nil
      end,
      feedback = {
        en = "This is KL(student ‖ teacher). The teacher is the target and stands first.",
        zh = "这是 KL(学生 ‖ 教师)。教师是目标，应写在前面。",
      },
    },
    ["lambda-swapped"] = {
      reference = function(g)
        return g.lam ~= 0.5 and mixed(g, g.T ^ 2 * soft_loss(g), 1 - g.lam) or nil
      end,
      feedback = {
        en = "The weights were exchanged: λ belongs to the divergence from the teacher, 1 − λ to "
          .. "the labels.",
        zh = "两个权重互换了：λ 属于与教师的散度，1 − λ 属于标签损失。",
      },
    },
  },
  samples = {
    {
      given = { z_s = { 0, 2, 1 }, z_t = { 4, 1, -1 }, T = 2, lam = 0.7, y = 0 },
      value = 2.956261184,
    },
  },
}
