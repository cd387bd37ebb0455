-- Prototypical networks (Snell et al. 2017, eq. 1 and 2). Classes are numbered from 0.

-- The rows of the support set by class, a list of lists of tensors.
local function classes(g)
  local count, members = g.labels:max() + 1, {}
  for class = 1, count do
    members[class] = {}
  end
  for i = 1, g.labels:size() do
    local members_of = members[g.labels:at(i) + 1]
      or error("labels must be whole numbers from 0", 0)
    members_of[#members_of + 1] = g.support:row(i)
  end
  for class, rows in ipairs(members) do
    if #rows == 0 then error(("class %d has no example"):format(class - 1), 0) end
  end
  return members
end

-- For each class a number: `measure(rows)`, as a tensor [c].
local function per_class(g, measure)
  local values = {}
  for class, rows in ipairs(classes(g)) do
    values[class] = measure(rows)
  end
  return tensor.new(values)
end

local function squared_distance(g, point)
  return ((g.query - point) ^ 2):sum()
end

-- Squared distances of the query from the means of the classes.
local function distances(g)
  return per_class(g, function(rows)
    return squared_distance(g, tensor.stack(rows, 1):mean(1))
  end)
end

-- With one example a class, sum, mean and nearest example are the same.
local function one_shot(g)
  return g.labels:size() == g.labels:max() + 1
end

return {
  doc = "Class probabilities of a query: softmax over negative squared distances from class means.",
  given = { support = "tensor[n,d]", labels = "tensor[n]", query = "tensor[d]" },
  reference = function(g) return (-distances(g)):softmax(1) end,
  mistakes = {
    ["not-squared"] = {
      reference = function(g) return (-distances(g):sqrt()):softmax(1) end,
      feedback = {
        en = "The distances were not squared. With squared Euclidean distances the differences of "
          .. "logits are linear in the query.",
        zh = "距离没有平方。用欧氏距离的平方，logits 之差才是查询的线性函数。",
      },
    },
    sign = {
      reference = function(g) return distances(g):softmax(1) end,
      feedback = {
        en = "The sign is missing: this favours the class that is farthest away. The logits are "
          .. "negative distances.",
        zh = "漏了负号：这样最远的类得到最大的概率。logits 是负的距离。",
      },
    },
    ["sum-proto"] = {
      reference = function(g)
        if one_shot(g) then return nil end
        return (-per_class(g, function(rows)
          return squared_distance(g, tensor.stack(rows, 1):sum(1))
        end)):softmax(1)
      end,
      feedback = {
        en = "The examples of a class were added up. A prototype is their mean.",
        zh = "你把同类样本相加了。原型是它们的均值。",
      },
    },
    ["nearest-sample"] = {
      reference = function(g)
        if one_shot(g) then return nil end
        return (-per_class(g, function(rows)
          local nearest = math.huge
          for _, row in ipairs(rows) do
            nearest = math.min(nearest, squared_distance(g, row))
          end
          return nearest
        end)):softmax(1)
      end,
      feedback = {
        en = "The distance to the nearest example was used. Measure to the prototype, the mean of "
          .. "the class.",
        zh = "你用了到最近样本的距离。应量到原型，即该类的均值。",
      },
    },
  },
  samples = {
    {
      given = {
        support = { { 0, 0 }, { 1, 0 }, { 3, 2 }, { 2, 3 } }, labels = { 0, 0, 1, 1 },
        query = { 1.5, 1 },
      },
      value = { 0.7772998612, 0.2227001388 },
    },
  },
}
