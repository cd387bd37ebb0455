-- Segmentation by a unigram model (Kudo 2018, section 3.2): the pieces of a word with the largest
-- product of probabilities, found from the end of the word.
local parts = require "parts"

--- The numbers of the pieces that `word` has at `place`, the longest first.
local function pieces_at(g, place)
  local found = {}
  for number, piece in ipairs(g.pieces) do
    if g.word:sub(place, place + #piece - 1) == piece then table.insert(found, number) end
  end
  table.sort(found, function(a, b) return #g.pieces[a] > #g.pieces[b] end)
  return found
end

--- The segmentation with the largest sum of `values`, one a piece; nil where there is none.
--- Of equal ones it is that with the longer piece where they first differ.
local function best(g, values)
  local rest = { [#g.word + 1] = { score = 0 } }
  for place = #g.word, 1, -1 do
    for _, number in ipairs(pieces_at(g, place)) do
      local following = rest[place + #g.pieces[number]]
      if following then
        local score = values[number] + following.score
        if not rest[place] or parts.beats(score, rest[place].score) then
          rest[place] = { score = score, number = number, following = following }
        end
      end
    end
  end
  local path, node = {}, rest[1]
  if not node then return nil end
  local score = node.score
  while node.number do
    table.insert(path, node.number)
    node = node.following
  end
  return { path = path, score = score }
end

local function logarithms(g) return g.p:log():list() end

--- The longest piece at every place; nil where that leads nowhere.
local function greedy(g)
  local values, place, path, score = logarithms(g), 1, {}, 0
  while place <= #g.word do
    local number = pieces_at(g, place)[1]
    if not number then return nil end
    table.insert(path, number)
    score, place = score + values[number], place + #g.pieces[number]
  end
  return { path = path, score = score }
end

local function truth(g) return best(g, logarithms(g)) end

--- What is asked for of a wrong segmentation. A path of another length is seen by its shape alone.
local function wrong(g, found)
  if found and g.what ~= "score" and #found.path ~= #truth(g).path then return nil end
  return parts.pick(g, found)
end

local function demand_pieces(g)
  if #g.pieces ~= g.p:size() then error("there must be as many pieces as probabilities", 0) end
  local seen = {}
  for _, piece in ipairs(g.pieces) do
    if type(piece) ~= "string" or piece == "" then error("a piece must be a text", 0) end
    if seen[piece] then error(("the piece '%s' is there twice"):format(piece), 0) end
    seen[piece] = true
  end
  if g.p:min() <= 0 or g.p:max() > 1 then
    error("the probabilities must lie above 0 and at most at 1", 0)
  end
end

return {
  doc = "The most probable segmentation of a word: the numbers of its pieces from 1, or log p.",
  given = { word = "string", pieces = "list", p = "tensor[m]", what = "string?" },
  reference = function(g)
    demand_pieces(g)
    if g.word == "" then error("the word is empty", 0) end
    return parts.pick(g, truth(g) or error("the pieces do not make up the word", 0))
  end,
  mistakes = {
    ["greedy"] = {
      reference = function(g) return wrong(g, greedy(g)) end,
      feedback = {
        en = "The longest piece was taken at every place. A unigram model compares the "
          .. "probabilities of whole segmentations.",
        zh = "你在每一处都取了最长的片段。一元模型比较的是整个切分的概率。",
      },
    },
    ["sum-probs"] = {
      reference = function(g) return wrong(g, best(g, g.p:list())) end,
      feedback = {
        en = "The probabilities were added. The probability of a segmentation is their product: "
          .. "add the logarithms.",
        zh = "你把概率相加了。切分的概率是各片段概率的乘积：应把对数相加。",
      },
    },
  },
  samples = {
    {
      given = {
        word = "hugs",
        pieces = { "h", "u", "g", "s", "hu", "ug", "gs", "hug", "ugs", "hugs" },
        p = { 0.05, 0.05, 0.08, 0.09, 0.08, 0.18, 0.06, 0.05, 0.02, 0.0008 },
      },
      value = { 5, 7 },
    },
    {
      given = {
        word = "hugs",
        pieces = { "h", "u", "g", "s", "hu", "ug", "gs", "hug", "ugs", "hugs" },
        p = { 0.05, 0.05, 0.08, 0.09, 0.08, 0.18, 0.06, 0.05, 0.02, 0.0008 },
        what = "score",
      },
      value = -5.339139362,
    },
  },
}
