-- Sample answers to a text question.

-- The first accepted answer of plain letters that is long enough to bear a typo, with its last
-- two letters swapped.
local function with_typo(variant)
  for _, accepted in ipairs(variant.accept) do
    local start, last, first = accepted:match("^(%a%a%a%a%a*)(%a)(%a)$")
    local is_long = start and #accepted >= 2 + 2 * variant.distance
    if is_long and first:lower() ~= last:lower() then return start .. first .. last end
  end
  return nil
end

local function samples(variant)
  local list = { { answer = { "not", "one", "text" }, invalid = true } }
  for _, accepted in ipairs(variant.accept) do
    table.insert(list, { answer = accepted, score = 1, notes = {} })
    table.insert(list, { answer = "  " .. accepted .. " ", score = 1, notes = {} })
  end
  for _, mistake in ipairs(variant.wrong) do
    for _, match in ipairs(mistake.match) do
      table.insert(list, { answer = match, score = 0, notes = { mistake.note } })
    end
  end
  -- With patterns or named mistakes around, a typo may hit one of them by design.
  local typo = variant.distance > 0 and with_typo(variant)
  if typo and #variant.accept == 1 and #variant.patterns == 0 and #variant.wrong == 0 then
    local score = variant.typos == "full" and 1 or 0
    table.insert(list, { answer = typo, score = score, notes = { "near" } })
  end
  return list
end

return samples
