// The table library: raw access only, so that no metamethod can lie about a length, and charged.
#include <string.h>

#include "sandbox.h"

static lua_Integer length_of(lua_State *L, int index) {
  luaL_checktype(L, index, LUA_TTABLE);
  return (lua_Integer)lua_rawlen(L, index);
}

static int concat(lua_State *L) {
  lua_Integer length = length_of(L, 1);
  size_t gap;
  const char *separator = luaL_optlstring(L, 2, "", &gap);
  sandbox_charge_numerals(L, 3, 4);
  lua_Integer first = luaL_optinteger(L, 3, 1), last = luaL_optinteger(L, 4, length);
  luaL_Buffer buffer;
  luaL_buffinit(L, &buffer);
  for (lua_Integer i = first; i <= last; i++) {
    if ((i & 15) == 0) sandbox_charge(L, 16);
    lua_rawgeti(L, 1, i);
    if (!lua_isstring(L, -1))
      return luaL_error(
          L, "invalid value (at index %I) in table for 'concat'", (LUAI_UACINT)i);
    if (lua_type(L, -1) == LUA_TNUMBER && lua_tonumber(L, -1) != lua_tonumber(L, -1)) {
      lua_pop(L, 1);
      lua_pushliteral(L, "nan");  // as tostring has it
    }
    luaL_addvalue(&buffer);
    if (i == last) break;
    luaL_addlstring(&buffer, separator, gap);
  }
  luaL_pushresult(&buffer);
  return 1;
}

static int insert(lua_State *L) {
  lua_Integer end = length_of(L, 1) + 1, place = end;
  switch (lua_gettop(L)) {
    case 2: break;
    case 3:
      sandbox_charge_numerals(L, 2, 2);
      place = luaL_checkinteger(L, 2);
      luaL_argcheck(L, place >= 1 && place <= end, 2, "position out of bounds");
      sandbox_charge(L, (end - place) / 4 + 1);
      for (lua_Integer i = end; i > place; i--) {
        lua_rawgeti(L, 1, i - 1);
        lua_rawseti(L, 1, i);
      }
      break;
    default: return luaL_error(L, "wrong number of arguments to 'insert'");
  }
  lua_rawseti(L, 1, place);
  return 0;
}

static int remove_at(lua_State *L) {
  sandbox_charge_numerals(L, 2, 2);
  lua_Integer length = length_of(L, 1), place = luaL_optinteger(L, 2, length);
  if (lua_gettop(L) >= 2 && !(length == 0 && place == 0))
    luaL_argcheck(L, place >= 1 && place <= length + 1, 2, "position out of bounds");
  lua_rawgeti(L, 1, place);
  sandbox_charge(L, (length - place) / 4 + 1);
  for (; place < length; place++) {
    lua_rawgeti(L, 1, place + 1);
    lua_rawseti(L, 1, place);
  }
  if (place >= 1 && place <= length) {
    lua_pushnil(L);
    lua_rawseti(L, 1, place);
  }
  return 1;
}

enum { most_moved = 10000000 };

static int move(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  sandbox_charge_numerals(L, 2, 4);
  lua_Integer first = luaL_checkinteger(L, 2), last = luaL_checkinteger(L, 3);
  lua_Integer to = luaL_checkinteger(L, 4);
  int target = lua_isnoneornil(L, 5) ? 1 : 5;
  luaL_checktype(L, target, LUA_TTABLE);
  if (last >= first) {
    luaL_argcheck(L, first > 0 || last < LUA_MAXINTEGER + first, 3, "too many elements to move");
    lua_Integer count = last - first + 1;
    luaL_argcheck(L, count <= most_moved, 3, "too many elements to move");
    luaL_argcheck(L, to <= LUA_MAXINTEGER - count + 1, 4, "destination wrap around");
    sandbox_charge(L, count / 4 + 1);
    int forwards = to > last || to <= first || target != 1;
    for (lua_Integer i = 0; i < count; i++) {
      lua_Integer offset = forwards ? i : count - 1 - i;
      lua_rawgeti(L, 1, first + offset);
      lua_rawseti(L, target, to + offset);
    }
  }
  lua_pushvalue(L, target);
  return 1;
}

enum { most_unpacked = 10000 };

static int unpack(lua_State *L) {
  lua_Integer length = length_of(L, 1);
  sandbox_charge_numerals(L, 2, 3);
  lua_Integer first = luaL_optinteger(L, 2, 1), last = luaL_optinteger(L, 3, length);
  if (first > last) return 0;
  lua_Unsigned count = (lua_Unsigned)last - (lua_Unsigned)first;
  if (count >= most_unpacked || !lua_checkstack(L, (int)count + 1))
    return luaL_error(L, "too many results to unpack");
  sandbox_charge(L, (int64_t)count / 4);
  for (lua_Integer i = first; i < last; i++) lua_rawgeti(L, 1, i);
  lua_rawgeti(L, 1, last);
  return (int)count + 1;
}

static int pack(lua_State *L) {
  int count = lua_gettop(L);
  lua_createtable(L, count, 1);
  lua_insert(L, 1);
  for (int i = count; i >= 1; i--) lua_rawseti(L, 1, i);
  lua_pushinteger(L, count);
  lua_setfield(L, 1, "n");
  return 1;
}

// What `<` says of two texts in the C locale, without its price for every NUL byte.
static int text_goes_before(lua_State *L, int a, int b) {
  size_t n, m;
  const char *left = lua_tolstring(L, a, &n), *right = lua_tolstring(L, b, &m);
  size_t shared = n < m ? n : m;
  sandbox_charge(L, (int64_t)(shared / 128));
  int order = memcmp(left, right, shared);
  return order ? order < 0 : n < m;
}

// Whether the value at stack place `a` goes before the one at `b`; the order function is at 2.
static int goes_before(lua_State *L, int a, int b) {
  sandbox_charge(L, 4);
  int are_texts = lua_type(L, a) == LUA_TSTRING && lua_type(L, b) == LUA_TSTRING;
  if (lua_isnil(L, 2) && are_texts) return text_goes_before(L, a, b);
  if (lua_isnil(L, 2)) return lua_compare(L, a, b, LUA_OPLT);
  lua_pushvalue(L, 2);
  lua_pushvalue(L, a);
  lua_pushvalue(L, b);
  lua_call(L, 2, 1);
  int result = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return result;
}

// A stable merge sort of the table at 1 through the scratch table at 3: the same result for every
// order function, even an inconsistent one, where the stock quicksort takes pivots from the clock.
static void sort_range(lua_State *L, lua_Integer low, lua_Integer high) {
  if (high - low < 2) return;
  lua_Integer middle = low + (high - low) / 2;
  luaL_checkstack(L, 8, "sort");
  sort_range(L, low, middle);
  sort_range(L, middle, high);
  lua_Integer i = low, j = middle, k = low;
  int top = lua_gettop(L);
  while (i < middle && j < high) {
    lua_rawgeti(L, 1, j);
    lua_rawgeti(L, 1, i);
    if (goes_before(L, top + 1, top + 2)) {
      lua_settop(L, top + 1);
      j++;
    } else {
      lua_remove(L, top + 1);
      i++;
    }
    lua_rawseti(L, 3, k++);
  }
  for (; i < middle; i++) {
    lua_rawgeti(L, 1, i);
    lua_rawseti(L, 3, k++);
  }
  for (; j < high; j++) {
    lua_rawgeti(L, 1, j);
    lua_rawseti(L, 3, k++);
  }
  sandbox_charge(L, (high - low) / 4);
  for (k = low; k < high; k++) {
    lua_rawgeti(L, 3, k);
    lua_rawseti(L, 1, k);
  }
}

static int sort(lua_State *L) {
  lua_Integer length = length_of(L, 1);
  if (!lua_isnoneornil(L, 2)) luaL_checktype(L, 2, LUA_TFUNCTION);
  lua_settop(L, 2);
  lua_createtable(L, length < 1000000 ? (int)length : 0, 0);
  sort_range(L, 1, length + 1);
  return 0;
}

void library_open_tables(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"concat", concat}, {"insert", insert}, {"move", move}, {"pack", pack},
      {"remove", remove_at}, {"sort", sort}, {"unpack", unpack}, {NULL, NULL},
  };
  luaL_newlib(L, functions);
}
