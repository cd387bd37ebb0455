-- Reading subscripts as numpy's einsum does: letters, commas, '->' and '...'.

local wording = require "wording"

local reading = {}

local alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

-- Without blanks, and with the comma and the arrow of a Chinese keyboard as numpy spells them.
local function tidy(typed)
  return (typed:gsub("%s", ""):gsub("　", ""):gsub("，", ","):gsub("→", "->"))
end

-- The texts of the operands, all in one, and of the output, which is nil without an arrow.
local function sides(tidied)
  local arrow = tidied:find("->", 1, true)
  if not arrow then return tidied, nil end
  return tidied:sub(1, arrow - 1), tidied:sub(arrow + 2)
end

local function count_of(pattern, term)
  return select(2, term:gsub(pattern, ""))
end

-- Whether the dots of a term are one '...' or none.
local function has_good_dots(term)
  local rest, ellipses = term:gsub("%.%.%.", "")
  return ellipses <= 1 and not rest:find(".", 1, true)
end

-- The letters of a term, with '...' as one of them. The term's dots are good.
local function indices_of(term)
  local indices = {}
  for index in term:gsub("%.%.%.", "."):gmatch(".") do
    indices[#indices + 1] = index == "." and "..." or index
  end
  return indices
end

-- The indices with `count` axes in place of '...', named from the last (...1) to the first.
local function expanded(indices, count)
  local list = {}
  for _, index in ipairs(indices) do
    if index == "..." then
      for place = count, 1, -1 do list[#list + 1] = "..." .. place end
    else
      list[#list + 1] = index
    end
  end
  return list
end

-- numpy's rule for an output that is not written: '...' and then the letters that occur once.
local function implied_output(operands, has_ellipsis)
  local count, letters = {}, {}
  for _, indices in ipairs(operands) do
    for _, index in ipairs(indices) do
      if index ~= "..." then count[index] = (count[index] or 0) + 1 end
    end
  end
  for letter, times in pairs(count) do
    if times == 1 then letters[#letters + 1] = letter end
  end
  table.sort(letters)
  if has_ellipsis then table.insert(letters, 1, "...") end
  return letters
end

-- What is wrong with the output, or nil.
local function problem_of_output(term, known)
  if term:find("[,>]") then return wording.after_arrow end
  local seen = {}
  for letter in term:gmatch("%a") do
    if not known[letter] then return wording.unknown_output(letter) end
    if seen[letter] then return wording.repeated_output(letter) end
    seen[letter] = true
  end
  return not has_good_dots(term) and wording.dots or nil
end

-- The letters of all operands by their first appearance: the typed letter's name in the alphabet
-- and back. Subscripts that differ only in their letters are the same under these names.
local function canonical_letters(operands)
  local canonical, typed, count = {}, {}, 0
  for _, indices in ipairs(operands) do
    for _, index in ipairs(indices) do
      if index ~= "..." and not canonical[index] then
        count = count + 1
        canonical[index] = alphabet:sub(count, count)
        typed[canonical[index]] = index
      end
    end
  end
  return canonical, typed
end

local function renamed(indices, canonical)
  local list = {}
  for place, index in ipairs(indices) do list[place] = canonical[index] or index end
  return list
end

-- How many letters each operand of the author's subscripts has.
function reading.ranks(subscripts)
  local ranks = {}
  for number, term in ipairs(text.split((sides(tidy(subscripts))), ",")) do
    ranks[number] = count_of("%a", term)
  end
  return ranks
end

-- The indices of each operand, and how many axes its '...' stands for (nil without one).
-- Everything is counted before it is read, so that a very long answer costs little.
local function read_operands(side, ranks, names)
  local given = count_of(",", side) + 1
  if given ~= #ranks then return nil, wording.wrong_count(given, #ranks) end
  local operands, spreads = {}, {}
  for number, term in ipairs(text.split(side, ",")) do
    if not has_good_dots(term) then return nil, wording.dots end
    local letters, has_ellipsis = count_of("%a", term), term:find(".", 1, true) ~= nil
    local spread = ranks[number] - letters
    if spread < 0 or (spread > 0 and not has_ellipsis) then
      return nil, wording.wrong_rank(names[number], letters, ranks[number])
    end
    operands[number] = indices_of(term)
    spreads[number] = has_ellipsis and spread or nil
  end
  return operands, spreads
end

-- The indices of the output, or nil and a problem.
local function read_output(term, operands, known, spreads)
  local widest = 0
  for _, spread in pairs(spreads) do widest = math.max(widest, spread) end
  if not term then return implied_output(operands, next(spreads) ~= nil), widest end
  local problem = problem_of_output(term, known)
  if not problem and widest > 0 and not term:find(".", 1, true) then
    problem = wording.lost_ellipsis
  end
  if problem then return nil, problem end
  return indices_of(term), widest
end

-- Subscripts for operands of these ranks, under canonical letters:
-- `subscripts` as a text with the output written, `operands` and `output` as lists with every axis,
-- `canonical` from typed to canonical letters and `typed` back. nil and a problem if they are none.
function reading.read(typed, ranks, names)
  local tidied = tidy(typed)
  local strange = tidied:gsub("%->", ""):match("[^%a,.][\128-\191]*")
  if strange then return nil, wording.strange(strange) end
  local operand_side, output_side = sides(tidied)
  local operands, spreads = read_operands(operand_side, ranks, names)
  if not operands then return nil, spreads end
  local canonical, letters = canonical_letters(operands)
  local output, widest = read_output(output_side, operands, canonical, spreads)
  if not output then return nil, widest end
  local terms, axes = {}, {}
  for number, indices in ipairs(operands) do
    local named = renamed(indices, canonical)
    terms[number] = table.concat(named)
    axes[number] = expanded(named, spreads[number] or 0)
  end
  local named_output = renamed(output, canonical)
  return {
    subscripts = table.concat(terms, ",") .. "->" .. table.concat(named_output),
    operands = axes,
    output = expanded(named_output, widest),
    canonical = canonical,
    typed = letters,
  }
end

return reading
