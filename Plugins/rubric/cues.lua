-- Looking for a rubric line's cues in a free answer. A cue that is found is evidence, not proof.

local cues = {}

-- Folded, without hyphens and the signs ^ _ { } $ \, so that W_Q, $W_{Q}$ and wq read the same.
local function without_signs(words)
  return (text.fold(words):gsub("[-^_{}$\\]", ""):gsub("‐", ""))
end

-- The answer made ready for looking: once with its blanks, once without.
function cues.read(answer)
  local spaced = without_signs(answer)
  return { spaced = spaced, joined = (spaced:gsub("%s", "")) }
end

-- The alternatives of one cue "a|b", as authored and as they are looked for.
function cues.alternatives(cue)
  local alternatives = {}
  for alternative in cue:gmatch("[^|]+") do
    local stripped = without_signs(alternative):gsub("%s", "")
    if stripped ~= "" then
      alternatives[#alternatives + 1] = { shown = text.trim(alternative), stripped = stripped }
    end
  end
  return alternatives
end

-- At most three ASCII characters: too short to look for inside other words.
local function is_short(stripped)
  return #stripped <= 3 and not stripped:find("[\128-\255]")
end

-- Whether `word` stands in `spaced` with no ASCII letter or digit directly around it.
local function has_whole_word(spaced, word)
  local first, last = spaced:find(word, 1, true)
  while first do
    local before, after = spaced:sub(first - 1, first - 1), spaced:sub(last + 1, last + 1)
    if first == 1 then before = "" end
    if not before:find("%w") and not after:find("%w") then return true end
    first, last = spaced:find(word, first + 1, true)
  end
  return false
end

local function is_found(stripped, searched)
  if is_short(stripped) then return has_whole_word(searched.spaced, stripped) end
  return searched.joined:find(stripped, 1, true) ~= nil
end

-- One found alternative of every cue, or nil when a cue has none. No cues are never found.
function cues.found(line_cues, searched)
  local found = {}
  for position, cue in ipairs(line_cues) do
    for _, alternative in ipairs(cues.alternatives(cue)) do
      if not found[position] and is_found(alternative.stripped, searched) then
        found[position] = alternative.shown
      end
    end
    if not found[position] then return nil end
  end
  return #found > 0 and found or nil
end

return cues
