-- One call of a pattern function with its results as one line of text. It runs under the stock
-- interpreter to record what is right (make_patterns.lua) and in the sandbox to compare.
local kind, subject, pattern, extra = ...

-- Undoes the escapes \ddd.
local function bytes_of(text)
  local out, i = {}, 1
  while i <= #text do
    if text:byte(i) == 92 then
      out[#out + 1] = string.char(tonumber(text:sub(i + 1, i + 3)))
      i = i + 4
    else
      out[#out + 1] = text:sub(i, i)
      i = i + 1
    end
  end
  return table.concat(out)
end

local function shown(value)
  if type(value) ~= "string" then return tostring(value) end
  local out = {}
  for i = 1, #value do
    local byte = value:byte(i)
    local is_plain = byte >= 32 and byte <= 126 and byte ~= 92
    out[i] = is_plain and string.char(byte) or ("\\%03d"):format(byte)
  end
  return "'" .. table.concat(out) .. "'"
end

local function all(...)
  local out = {}
  for i = 1, select("#", ...) do out[i] = shown((select(i, ...))) end
  return table.concat(out, ", ")
end

local calls = {
  find = function(s, p) return all(string.find(s, p, tonumber(extra))) end,
  plain = function(s, p) return all(string.find(s, p, tonumber(extra), true)) end,
  match = function(s, p) return all(string.match(s, p, tonumber(extra))) end,
  gmatch = function(s, p)
    local out = {}
    for a, b, c in string.gmatch(s, p, tonumber(extra)) do out[#out + 1] = all(a, b, c) end
    return table.concat(out, "; ")
  end,
  gsub = function(s, p) return all(string.gsub(s, p, bytes_of(extra))) end,
  gsub_twice = function(s, p) return all(string.gsub(s, p, bytes_of(extra), 2)) end,
  gsub_table = function(s, p)
    return all(string.gsub(s, p, { a = "<A>", b = false, ["1"] = 7, [1] = "first" }))
  end,
  gsub_call = function(s, p)
    local count = 0
    return all(string.gsub(s, p, function(...)
      count = count + 1
      if count % 3 == 0 then return nil end
      return "<" .. all(...) .. ">"
    end))
  end,
}

local done, result = pcall(function()
  local line = calls[kind](bytes_of(subject), bytes_of(pattern))
  return line
end)
if done then return result end
local _, place = string.find(result, ": ", 1, true)
return "error: " .. string.sub(result, place + 1)
