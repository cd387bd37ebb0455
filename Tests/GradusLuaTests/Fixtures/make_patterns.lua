-- Records what the stock pattern functions give for many calls:
--
--     lua5.4 make_patterns.lua > patterns.txt     (recorded with Lua 5.4.4)
--
-- A line holds kind, subject, pattern, extra and result between tabs; bytes that are not printable
-- are written \ddd.
local case = assert(loadfile("pattern_case.lua"))

local function escaped(text)
  return (text:gsub("[\\%c\127-\255]", function(c) return ("\\%03d"):format(c:byte()) end))
end

local function record(kind, subject, pattern, extra)
  subject, pattern, extra = escaped(subject), escaped(pattern), escaped(tostring(extra))
  print(table.concat({ kind, subject, pattern, extra, case(kind, subject, pattern, extra) }, "\t"))
end

-- Cases by hand: the corners of the manual's section 6.4.1.
local corners = {
  { "hello world", "o w" }, { "hello", "" }, { "", "" }, { "", ".*" }, { "a.b", "." },
  { "a.b", "%." }, { "a+b", "a+b" }, { "aaa", "a-" }, { "aaa", "^a-$" }, { "key = value", "(%w+) = (%w+)" },
  { "THE (quick) fox", "%((%a+)%)" }, { "f(a(b)c)d", "%b()" }, { "((", "%b()" },
  { "THE (quick) fox", "%f[%a]%a+" }, { "THE fox", "%f[%z]" }, { "abab", "(ab)%1" },
  { "'x' \"y\"", "([\"'])(.-)%1" }, { "abc", "()b()" }, { "abc", "(()(a)(b))" }, { "a]b", "[]]" },
  { "a]b", "[^]]" }, { "a-b", "[a-]" }, { "a-b", "[-a]" }, { "a^b", "[a^]" }, { "b-c", "[%a-z]" },
  { "x%y", "%%" }, { "2026-11-24", "(%d+)-(%d+)-(%d+)" }, { "  trim  ", "^%s*(.-)%s*$" },
  { "a\0b", "a%zb" }, { "a\0b", "%c" }, { "a\0b", "[\0-a]+" }, { "中文", "[\228-\233][\128-\191]*" },
  { "ä", "%a" }, { "ä", "%w" }, { "a$b", "a$b" }, { "a$", "a$" }, { "ab", "a$b" }, { "^a", "^^a" },
  { "x^a", "x^a" }, { "x", "x?x?x" }, { "xx", "x?x?x" }, { "aXb", "%u" }, { "aXb", "%U+" },
  { "0x1F", "%x+" }, { "a,b,,c", "([^,]*)" }, { "abc", "%f[%w]%w+%f[%W]" },
  -- Patterns that are wrong.
  { "a", "%" }, { "a", "[" }, { "a", "[a" }, { "a", "[%" }, { "a", "[]" }, { "a", "[^]" },
  { "a", "(" }, { "a", "(a" }, { "a", ")" }, { "a", "a)" }, { "a", "%1" }, { "a", "(a)%2" },
  { "a", "(%1)" }, { "a", "%b" }, { "a", "%bx" }, { "a", "%f" }, { "a", "%fa" }, { "a", "(()" },
  { "a", "%0" }, { "a", ("(a"):rep(33) }, { ("a"):rep(40), ("(a)"):rep(33) },
  { ("a"):rep(40), ("()"):rep(32) },
  { ("x"):rep(300), ("x?"):rep(190) }, { ("x"):rep(300), ("x?"):rep(198) },
  { ("x"):rep(300), ("x?"):rep(199) }, { ("x"):rep(300), ("x?"):rep(200) },
  { ("x"):rep(300), ("x?"):rep(201) }, { ("x"):rep(300), ("x?"):rep(260) },
}
local replacements = { "<%0>", "%1", "%2", "%%", "%", "%x", "", "%9" }
for _, corner in ipairs(corners) do
  for _, first in ipairs { 1, 0, 2, -1, -99, 99 } do
    record("find", corner[1], corner[2], first)
    record("match", corner[1], corner[2], first)
    record("plain", corner[1], corner[2], first)
  end
  record("gmatch", corner[1], corner[2], 1)
  record("gmatch", corner[1], corner[2], -2)
  record("gsub_table", corner[1], corner[2], "")
  record("gsub_call", corner[1], corner[2], "")
  for _, replacement in ipairs(replacements) do
    record("gsub", corner[1], corner[2], replacement)
    record("gsub_twice", corner[1], corner[2], replacement)
  end
end

-- Cases by lot.
math.randomseed(20261124)
local function one_of(list) return list[math.random(#list)] end

local letters = {
  "a", "a", "a", "b", "b", "A", "B", "0", "1", " ", "-", ".", "(", ")", "[", "]", "%", "^", "$",
  "\0", "\n", "\195", "\164", "\255",
}
local singles = {
  "a", "a", "b", ".", "%a", "%A", "%d", "%D", "%s", "%S", "%w", "%W", "%p", "%P", "%c", "%g", "%l",
  "%u", "%x", "%X", "%.", "%%", "%(", "%-", "[ab]", "[^ab]", "[a-b]", "[%w-]", "[^%s]", "[%a0-9]",
  "[]a]", "[\0-\31]", "\0", "\195", "[\128-\255]",
}
local suffixes = { "", "", "", "*", "+", "-", "?" }
local rare = { "()", "%1", "%2", "%b()", "%bab", "%f[%a]", "%f[^a]", "^", "$", "-", "*", "[", ")" }

local function item(depth)
  local lot = math.random(20)
  if lot <= 3 and depth < 3 then
    local inside = {}
    for i = 1, math.random(0, 2) do inside[i] = item(depth + 1) end
    return "(" .. table.concat(inside) .. ")"
  end
  if lot == 4 then return one_of(rare) end
  return one_of(singles) .. one_of(suffixes)
end

local kinds = { "find", "match", "gmatch", "gsub", "gsub_twice", "gsub_table", "gsub_call" }
for _ = 1, 4000 do
  local subject, pattern = {}, {}
  for i = 1, math.random(0, 14) do subject[i] = one_of(letters) end
  for i = 1, math.random(1, 5) do pattern[i] = item(0) end
  if math.random(10) == 1 then table.insert(pattern, 1, "^") end
  if math.random(10) == 1 then table.insert(pattern, "$") end
  local kind = one_of(kinds)
  local extra = kind:find("^gsub") and one_of(replacements) or math.random(-5, 6)
  record(kind, table.concat(subject), table.concat(pattern), extra)
end
