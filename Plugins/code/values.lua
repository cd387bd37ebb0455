-- Values that code gives: showing them as Lua writes them, and comparing them within a tolerance.

local values = {}

local longest_shown = 400

local function show_number(x)
  if x ~= x then return "nan" end
  if x == math.huge then return "inf" end
  if x == -math.huge then return "-inf" end
  return text.show(tonumber(("%.8g"):format(x)))
end

local function show(value)
  if type(value) == "number" then return show_number(value) end
  if type(value) == "string" then return ("%q"):format(value) end
  if type(value) ~= "table" then return tostring(value) end
  local parts = {}
  if #value > 0 then
    for _, element in ipairs(value) do parts[#parts + 1] = show(element) end
  else
    for key, element in pairs(value) do parts[#parts + 1] = key .. " = " .. show(element) end
  end
  return "{" .. table.concat(parts, ", ") .. "}"
end

-- A value as Lua writes it, cut when it is long.
function values.show(value)
  local shown = show(value)
  if text.length(shown) <= longest_shown then return shown end
  return table.concat(text.characters(shown), "", 1, longest_shown) .. " …"
end

local function is_finite(x)
  return x == x and x ~= math.huge and x ~= -math.huge
end

local function same_number(got, wanted, tolerance)
  if got == wanted then return true end
  if not (is_finite(got) and is_finite(wanted)) then return got ~= got and wanted ~= wanted end
  return decimal.judge(got, wanted, tolerance).within
end

-- Whether two values are alike, every number within the tolerance.
function values.same(got, wanted, tolerance)
  if type(got) ~= type(wanted) then return false end
  if type(got) == "number" then return same_number(got, wanted, tolerance) end
  if type(got) ~= "table" then return got == wanted end
  for key, element in pairs(wanted) do
    if not values.same(got[key], element, tolerance) then return false end
  end
  for key in pairs(got) do
    if wanted[key] == nil then return false end
  end
  return true
end

return values
