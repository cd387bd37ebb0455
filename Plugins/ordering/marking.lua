-- Marking an order. An order is the list of the authored positions 1…n as the learner put them.

local marking = {}

-- How many items stand directly before the item that should follow them.
local function right_neighbours(order)
  local count = 0
  for place = 1, #order - 1 do
    if order[place + 1] == order[place] + 1 then count = count + 1 end
  end
  return count
end

-- How many items are left when as few as possible are taken out so that the rest is in order.
local function longest_in_order(order)
  local longest, best = 0, {}
  for place, position in ipairs(order) do
    best[place] = 1
    for before = 1, place - 1 do
      if order[before] < position then best[place] = math.max(best[place], best[before] + 1) end
    end
    longest = math.max(longest, best[place])
  end
  return longest
end

local scorers = {}

function scorers.adjacent(order)
  local right, all = right_neighbours(order), #order - 1
  return right / all, {
    en = ("Neighbouring pairs in the right order: %d of %d."):format(right, all),
    zh = ("顺序正确的相邻对：%d / %d。"):format(right, all),
  }
end

function scorers.longest(order)
  local longest = longest_in_order(order)
  return (longest - 1) / (#order - 1), {
    en = ("Items already in the right order: %d of %d."):format(longest, #order),
    zh = ("已按正确顺序排列的项目：%d / %d。"):format(longest, #order),
  }
end

scorers["all-or-nothing"] = function(order)
  if right_neighbours(order) == #order - 1 then
    return 1, { en = "The order is exactly right.", zh = "顺序完全正确。" }
  end
  return 0, { en = "The order is not exactly right.", zh = "顺序不完全正确。" }
end

-- Where the order goes wrong first, told by place so that it does not give the order away.
local function first_fault(order)
  for place, position in ipairs(order) do
    if position ~= place then
      return {
        en = ("The order goes wrong at place %d."):format(place),
        zh = ("从第 %d 位起顺序不对。"):format(place),
      }
    end
  end
  return nil
end

function marking.grade(order, variant)
  local score, trace = scorers[variant.scoring](order)
  return { score = score, feedback = first_fault(order), trace = { trace } }
end

return marking
