// pairs in sorted key order, since Lua seeds its hashes with an address and the time.
#include <stdlib.h>
#include <string.h>

#include "sandbox.h"

enum { key_number, key_text, key_boolean };

typedef struct {
  int kind, anchor;
  double number;
  lua_Integer integer;
  const char *text;
  size_t length;
} key;

// Numbers ascending, then texts by their bytes, then false and true.
static int compare(const void *left, const void *right) {
  const key *a = left, *b = right;
  if (a->kind != b->kind) return a->kind - b->kind;
  if (a->kind == key_text) {
    size_t shared = a->length < b->length ? a->length : b->length;
    int order = memcmp(a->text, b->text, shared);
    return order ? order : (a->length > b->length) - (a->length < b->length);
  }
  if (a->number != b->number) return a->number < b->number ? -1 : 1;
  return (a->integer > b->integer) - (a->integer < b->integer);
}

// Upvalue: the length when the loop began; elements may be removed while it runs.
static int next_of_sequence(lua_State *L) {
  lua_Integer length = lua_tointeger(L, lua_upvalueindex(1));
  for (lua_Integer i = lua_tointeger(L, 2) + 1; i <= length; i++) {
    lua_pushinteger(L, i);
    if (lua_rawgeti(L, 1, i) != LUA_TNIL) return 2;
    lua_settop(L, 2);
  }
  lua_pushnil(L);
  return 1;
}

// Upvalues: the sorted keys and the place of the last one given.
static int next_of_keys(lua_State *L) {
  lua_Integer place = lua_tointeger(L, lua_upvalueindex(2));
  for (;;) {
    place++;
    if (lua_rawgeti(L, lua_upvalueindex(1), place) == LUA_TNIL) return 1;
    lua_pushvalue(L, -1);
    if (lua_rawget(L, 1) != LUA_TNIL) {
      lua_pushinteger(L, place);
      lua_replace(L, lua_upvalueindex(2));
      return 2;
    }
    lua_settop(L, 2);  // removed while the loop ran
  }
}

static void read_key(lua_State *L, key *k) {
  switch (lua_type(L, -1)) {
    case LUA_TNUMBER:
      k->kind = key_number;
      k->number = lua_tonumber(L, -1);
      k->integer = lua_isinteger(L, -1) ? lua_tointeger(L, -1) : 0;
      break;
    case LUA_TSTRING:
      k->kind = key_text;
      k->text = lua_tolstring(L, -1, &k->length);
      break;
    case LUA_TBOOLEAN:
      k->kind = key_boolean;
      k->integer = lua_toboolean(L, -1);
      break;
    default:
      luaL_error(
          L, "pairs: keys of type %s have no order that is the same on every machine",
          luaL_typename(L, -1));
  }
}

int is_hidden_key(lua_State *L, int index) {
  if (lua_type(L, index) != LUA_TSTRING) return 0;
  return lua_tostring(L, index) == sandbox_of(L)->call_event;
}

int base_sorted_pairs(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  sandbox_charge_walk(L);
  lua_Integer count = 0, last = 0;
  int is_sequence = 1;
  lua_pushnil(L);
  while (lua_next(L, 1)) {
    lua_pop(L, 1);
    if (is_hidden_key(L, -1)) continue;
    count++;
    lua_Integer number = lua_isinteger(L, -1) ? lua_tointeger(L, -1) : 0;
    if (number < 1) is_sequence = 0;
    if (number > last) last = number;
  }
  sandbox_charge(L, count * 4);
  if (is_sequence && count == last) {
    lua_pushinteger(L, count);
    lua_pushcclosure(L, next_of_sequence, 1);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return 3;
  }
  lua_createtable(L, (int)count, 0);  // 2: the keys as found, so that their texts stay alive
  key *keys = lua_newuserdatauv(L, (size_t)count * sizeof(key) + 1, 0);  // 3
  int found = 0;
  lua_pushnil(L);
  while (lua_next(L, 1)) {
    lua_pop(L, 1);
    if (is_hidden_key(L, -1)) continue;
    key *k = &keys[found];
    memset(k, 0, sizeof *k);
    k->anchor = ++found;
    read_key(L, k);
    lua_pushvalue(L, -1);
    lua_rawseti(L, 2, found);
  }
  qsort(keys, (size_t)found, sizeof *keys, compare);
  lua_createtable(L, found, 0);
  for (int i = 0; i < found; i++) {
    lua_rawgeti(L, 2, keys[i].anchor);
    lua_rawseti(L, 4, i + 1);
  }
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, next_of_keys, 2);
  lua_pushvalue(L, 1);
  lua_pushnil(L);
  return 3;
}

// Only the idiom next(t) == nil: the first key itself is not reproducible, so it gives true.
int base_next(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  if (!lua_isnoneornil(L, 2))
    return luaL_error(L, "next(t, key) is not available to plugins: use pairs(t)");
  lua_settop(L, 1);
  sandbox_charge_walk(L);
  lua_pushnil(L);
  if (!lua_next(L, 1)) {
    lua_pushnil(L);
    return 1;
  }
  lua_pushboolean(L, 1);
  return 1;
}
