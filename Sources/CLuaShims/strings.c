// The string library: patterns, repetition and formatting charged; no addresses; no dump.
#include <ctype.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "pattern.h"
#include "sandbox.h"

// MARK: Searching

static int is_plain(const char *pattern, size_t length) {
  for (size_t i = 0; i < length; i++)
    if (pattern[i] && strchr("^$*+?.([%-", pattern[i])) return 0;
  return 1;
}

static const char *find_plain(
    lua_State *L, const char *text, size_t length, const char *needle, size_t needle_length) {
  if (needle_length == 0) return text;
  if (needle_length > length) return NULL;
  sandbox_charge(L, (int64_t)(length / 64) + 1);
  const char *end = text + length - needle_length + 1;
  long tried = 0;
  for (const char *at = text; at < end; at++) {
    at = memchr(at, *needle, (size_t)(end - at));
    if (!at) return NULL;
    if (++tried % 16 == 0) sandbox_charge(L, 4 + (int64_t)needle_length / 16);
    if (!memcmp(at, needle, needle_length)) return at;
  }
  return NULL;
}

static int search(lua_State *L, int wants_place) {
  size_t length, pattern_length;
  const char *text = luaL_checklstring(L, 1, &length);
  const char *pattern = luaL_checklstring(L, 2, &pattern_length);
  sandbox_charge_numerals(L, 3, 3);
  lua_Integer first = luaL_optinteger(L, 3, 1);
  if (first < 0) first = first < -(lua_Integer)length ? 1 : (lua_Integer)length + first + 1;
  if (first == 0) first = 1;
  if (first > (lua_Integer)length + 1) {
    lua_pushnil(L);
    return 1;
  }
  const char *start = text + first - 1;
  if (wants_place && (lua_toboolean(L, 4) || is_plain(pattern, pattern_length))) {
    const char *found =
        find_plain(L, start, length - (size_t)(first - 1), pattern, pattern_length);
    if (!found) {
      lua_pushnil(L);
      return 1;
    }
    lua_pushinteger(L, found - text + 1);
    lua_pushinteger(L, found - text + (lua_Integer)pattern_length);
    return 2;
  }
  int anchored = pattern_length && *pattern == '^';
  matcher m;
  matcher_begin(&m, L, text, length, pattern, pattern_length);
  if (anchored) pattern++;
  for (const char *at = start;; at++) {
    m.captures = 0;
    m.depth = deepest_match;
    const char *end = matcher_match(&m, at, pattern);
    if (end && wants_place) {
      lua_pushinteger(L, at - text + 1);
      lua_pushinteger(L, end - text);
      return matcher_push_captures(&m, NULL, NULL) + 2;
    }
    if (end) return matcher_push_captures(&m, at, end);
    if (anchored || at >= m.subject_end) break;
  }
  lua_pushnil(L);
  return 1;
}

static int find(lua_State *L) { return search(L, 1); }
static int match(lua_State *L) { return search(L, 0); }

// Upvalues: text, pattern, where to go on, and the end of the last match plus 1 (0: none yet).
static int next_match(lua_State *L) {
  size_t length, pattern_length;
  const char *text = lua_tolstring(L, lua_upvalueindex(1), &length);
  const char *pattern = lua_tolstring(L, lua_upvalueindex(2), &pattern_length);
  matcher m;
  matcher_begin(&m, L, text, length, pattern, pattern_length);
  lua_Integer last = lua_tointeger(L, lua_upvalueindex(4)) - 1;
  for (lua_Integer at = lua_tointeger(L, lua_upvalueindex(3)); at <= (lua_Integer)length; at++) {
    m.captures = 0;
    m.depth = deepest_match;
    const char *end = matcher_match(&m, text + at, pattern);
    if (!end || end - text == last) continue;
    lua_pushinteger(L, end - text);
    lua_replace(L, lua_upvalueindex(3));
    lua_pushinteger(L, end - text + 1);
    lua_replace(L, lua_upvalueindex(4));
    return matcher_push_captures(&m, text + at, end);
  }
  return 0;
}

static int gmatch(lua_State *L) {
  size_t length;
  luaL_checklstring(L, 1, &length);
  luaL_checkstring(L, 2);
  sandbox_charge_numerals(L, 3, 3);
  lua_Integer first = luaL_optinteger(L, 3, 1);
  if (first < 0) first = first < -(lua_Integer)length ? 1 : (lua_Integer)length + first + 1;
  if (first == 0) first = 1;
  if (first > (lua_Integer)length + 1) first = (lua_Integer)length + 2;
  lua_settop(L, 2);
  lua_pushinteger(L, first - 1);
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, next_match, 4);
  return 1;
}

// MARK: Replacing

static void add_replacement_text(
    lua_State *L, matcher *m, luaL_Buffer *out, const char *start, const char *end) {
  size_t length;
  const char *text = lua_tolstring(L, 3, &length);
  for (size_t i = 0; i < length; i++) {
    if (text[i] != '%') {
      luaL_addchar(out, text[i]);
      continue;
    }
    i++;
    if (i < length && text[i] == '%') {
      luaL_addchar(out, '%');
    } else if (i < length && text[i] == '0') {
      luaL_addlstring(out, start, (size_t)(end - start));
    } else if (i < length && isdigit((unsigned char)text[i])) {
      matcher_push_capture(m, text[i] - '1', start, end);
      luaL_tolstring(L, -1, NULL);
      lua_remove(L, -2);
      luaL_addvalue(out);
    } else {
      luaL_error(L, "invalid use of '%%' in replacement string");
    }
  }
}

static void add_replacement(
    lua_State *L, matcher *m, luaL_Buffer *out, const char *start, const char *end) {
  switch (lua_type(L, 3)) {
    case LUA_TFUNCTION: {
      lua_pushvalue(L, 3);
      int count = matcher_push_captures(m, start, end);
      lua_call(L, count, 1);
      break;
    }
    case LUA_TTABLE:
      matcher_push_capture(m, 0, start, end);
      lua_gettable(L, 3);
      break;
    default: add_replacement_text(L, m, out, start, end); return;
  }
  if (!lua_toboolean(L, -1)) {
    lua_pop(L, 1);
    luaL_addlstring(out, start, (size_t)(end - start));
  } else if (!lua_isstring(L, -1)) {
    luaL_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
  } else {
    luaL_addvalue(out);
  }
}

static int gsub(lua_State *L) {
  size_t length, pattern_length;
  const char *text = luaL_checklstring(L, 1, &length);
  const char *pattern = luaL_checklstring(L, 2, &pattern_length);
  int type = lua_type(L, 3);
  sandbox_charge_numerals(L, 4, 4);
  lua_Integer most = luaL_optinteger(L, 4, (lua_Integer)length + 1), count = 0;
  luaL_argexpected(
      L, type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TFUNCTION || type == LUA_TTABLE,
      3, "string/function/table");
  int anchored = pattern_length && *pattern == '^';
  matcher m;
  matcher_begin(&m, L, text, length, pattern, pattern_length);
  if (anchored) pattern++;
  luaL_Buffer out;
  luaL_buffinit(L, &out);
  const char *at = text, *last = NULL;
  while (count < most) {
    m.captures = 0;
    m.depth = deepest_match;
    const char *end = matcher_match(&m, at, pattern);
    if (end && end != last) {
      count++;
      add_replacement(L, &m, &out, at, end);
      at = last = end;
    } else if (at < m.subject_end) {
      luaL_addchar(&out, *at);
      at++;
    } else {
      break;
    }
    if (anchored) break;
  }
  luaL_addlstring(&out, at, (size_t)(m.subject_end - at));
  luaL_pushresult(&out);
  lua_pushinteger(L, count);
  return 2;
}

// MARK: Making

// The stock function loops n times even when there is nothing to repeat.
static int rep(lua_State *L) {
  size_t length, gap;
  const char *text = luaL_checklstring(L, 1, &length);
  sandbox_charge_numerals(L, 2, 2);
  lua_Integer count = luaL_checkinteger(L, 2);
  const char *separator = luaL_optlstring(L, 3, "", &gap);
  if (count <= 0 || length + gap == 0) {
    lua_pushliteral(L, "");
    return 1;
  }
  const gradus_sandbox *sandbox = sandbox_of(L);
  if (length + gap > sandbox->limits.string
      || (uint64_t)count > sandbox->limits.string / (length + gap))
    return sandbox_stop(L, GRADUS_STRING);
  size_t total = (size_t)count * length + (size_t)(count - 1) * gap;
  sandbox_charge(L, (int64_t)(total / 64));
  luaL_Buffer buffer;
  char *out = luaL_buffinitsize(L, &buffer, total);
  size_t done = length + (count > 1 ? gap : 0);
  memcpy(out, text, length);
  if (count > 1) memcpy(out + length, separator, gap);
  while (done < total) {  // by doubling
    size_t more = done < total - done ? done : total - done;
    memcpy(out + done, out, more);
    done += more;
  }
  luaL_pushresultsize(&buffer, total);
  return 1;
}

// Writing all digits of a large or very small number takes as long as there are digits.
static int64_t price_of_digits(lua_Number number) {
  int exponent = 0;
  if (number - number == 0) frexp(number, &exponent);
  return 20 + (exponent < 0 ? -exponent : exponent) / 2;
}

// Upvalues: the stock function and tostring.
static int format(lua_State *L) {
  size_t length;
  const char *text = luaL_checklstring(L, 1, &length);
  int count = lua_gettop(L);
  sandbox_charge(L, (int64_t)length / 16);
  for (size_t i = 0; i + 1 < length; i++) {
    if (text[i] != '%') continue;
    i++;
    while (i < length && text[i] && strchr("-+ #0.123456789", text[i])) i++;
    if (i < length && text[i] == 'p')
      return luaL_error(
          L, "format '%%p' is not available to plugins: addresses differ from run to run");
  }
  for (int i = 2; i <= count; i++) {
    switch (lua_type(L, i)) {
      case LUA_TNUMBER: {
        lua_Number number = lua_tonumber(L, i);
        sandbox_charge(L, price_of_digits(number));
        if (number == number) break;
        lua_pushnumber(L, __builtin_copysign(number, 1.0));
        lua_replace(L, i);
        break;
      }
      case LUA_TSTRING: {
        size_t size;
        lua_tolstring(L, i, &size);
        if (size > 64) sandbox_charge(L, (int64_t)size / 8);
        break;
      }
      case LUA_TNIL:
      case LUA_TBOOLEAN: break;
      default:
        lua_pushvalue(L, lua_upvalueindex(2));
        lua_pushvalue(L, i);
        lua_call(L, 1, 1);
        lua_replace(L, i);
    }
  }
  // In this frame, so that its errors name 'format' and the caller's line.
  return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

void library_open_strings(lua_State *L) {
  static const char *const stock[] = {
      "byte", "char", "len", "lower", "pack", "packsize", "reverse", "sub", "unpack", "upper",
      NULL};
  static const char *const linear[] = {"byte", "lower", "reverse", "upper", NULL};
  static const luaL_Reg own[] = {
      {"find", find}, {"gmatch", gmatch}, {"gsub", gsub}, {"match", match}, {"rep", rep},
      {NULL, NULL},
  };
  luaL_requiref(L, "string", luaopen_string, 0);
  int base = lua_gettop(L);
  lua_createtable(L, 0, 20);
  for (int i = 0; stock[i]; i++) {
    lua_getfield(L, base, stock[i]);
    lua_setfield(L, -2, stock[i]);
  }
  for (int i = 0; linear[i]; i++) wrap_charged(L, linear[i], 1, 4);
  wrap_charged(L, "sub", 2, 3);
  wrap_format(L, "pack");
  wrap_format(L, "packsize");
  wrap_format(L, "unpack");
  wrap_numerals(L, "char");
  luaL_setfuncs(L, own, 0);
  lua_getfield(L, base, "format");
  lua_pushcfunction(L, base_text);
  lua_pushcclosure(L, format, 2);
  lua_setfield(L, -2, "format");
  lua_remove(L, base);
}
