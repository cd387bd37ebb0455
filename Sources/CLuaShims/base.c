// The basic functions that differ from Lua's own.
#include <limits.h>

#include "sandbox.h"
#include "base.h"

// Pushes the text of the value at `index` without showing an address.
static void push_text(lua_State *L, int index) {
  index = lua_absindex(L, index);
  if (luaL_getmetafield(L, index, "__tostring") != LUA_TNIL) {
    lua_pushvalue(L, index);
    lua_call(L, 1, 1);
    if (!lua_isstring(L, -1)) luaL_error(L, "'__tostring' must return a string");
    return;
  }
  switch (lua_type(L, index)) {
    case LUA_TNUMBER: {
      lua_Number number = lua_tonumber(L, index);
      if (number != number) {
        lua_pushliteral(L, "nan");  // the sign of a NaN differs between machines
        return;
      }
      luaL_tolstring(L, index, NULL);
      return;
    }
    case LUA_TNIL:
    case LUA_TBOOLEAN:
    case LUA_TSTRING: luaL_tolstring(L, index, NULL); return;
    default: {
      int type = luaL_getmetafield(L, index, "__name");
      if (type == LUA_TSTRING) return;
      if (type != LUA_TNIL) lua_pop(L, 1);
      lua_pushstring(L, luaL_typename(L, index));
    }
  }
}

int base_text(lua_State *L) {
  luaL_checkany(L, 1);
  push_text(L, 1);
  return 1;
}

enum { longest_printed = 4096 };

// Hands one line to the host, cut at 4 KiB. Each line is charged, so a flood meets the budget.
int base_print(lua_State *L) {
  int count = lua_gettop(L);
  luaL_Buffer line;
  luaL_buffinit(L, &line);
  for (int i = 1; i <= count; i++) {
    if (i > 1) luaL_addchar(&line, '\t');
    push_text(L, i);
    luaL_addvalue(&line);
  }
  luaL_pushresult(&line);
  size_t length;
  const char *text = lua_tolstring(L, -1, &length);
  if (length > longest_printed) length = longest_printed;
  sandbox_charge(L, 1000 + (int64_t)length);
  const gradus_host *host = &sandbox_of(L)->host;
  if (host->print) host->print(host->context, (const uint8_t *)text, length);
  return 0;
}

// Each metatable may add a link to a chain that one instruction follows, see sandbox_price.
static void note_metatable(lua_State *L) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &registry_metatables);
  lua_pushvalue(L, 2);
  if (lua_rawget(L, -2) == LUA_TNIL) {
    lua_pushvalue(L, 2);
    lua_pushboolean(L, 1);
    lua_rawset(L, -4);
    sandbox_of(L)->now.metatables++;
  }
  lua_settop(L, 2);
}

// Lua follows __call from table to table without an end, and moves all arguments at each step.
// It no longer knows the event by that name (library.c): what is in the field now counts, and only
// a function.
static void adopt_call(lua_State *L) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &registry_call);
  lua_pushliteral(L, "__call");
  int type = lua_rawget(L, 2);
  if (type != LUA_TNIL && type != LUA_TFUNCTION)
    luaL_error(L, "metatable field '__call' must be a function");
  lua_rawset(L, 2);
}

// Finalizers run with hooks off, weak tables show when the collector ran: neither is for plugins.
int base_setmetatable(lua_State *L) {
  static const char *const refused[] = {"__gc", "__mode", NULL};
  int type = lua_type(L, 2);
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_argexpected(L, type == LUA_TNIL || type == LUA_TTABLE, 2, "nil or table");
  if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL)
    return luaL_error(L, "cannot change a protected metatable");
  for (int i = 0; type == LUA_TTABLE && refused[i]; i++) {
    lua_pushstring(L, refused[i]);
    if (lua_rawget(L, 2) != LUA_TNIL)
      return luaL_error(L, "metatable field '%s' is not available to plugins", refused[i]);
    lua_pop(L, 1);
  }
  lua_settop(L, 2);
  if (type == LUA_TTABLE) {
    note_metatable(L);
    adopt_call(L);
  }
  lua_setmetatable(L, 1);
  return 1;
}

// Runs a stock function, charged first for texts it may go through. The frame is the same, so
// places of arguments and names in errors stay right. Upvalues: the function, and which of its
// arguments to look at.
static int charged(lua_State *L) {
  int first = (int)lua_tointeger(L, lua_upvalueindex(2));
  int last = (int)lua_tointeger(L, lua_upvalueindex(3));
  if (first == 1 && lua_type(L, 1) == LUA_TSTRING) {
    size_t length;
    lua_tolstring(L, 1, &length);
    if (length > 512) sandbox_charge(L, (int64_t)(length / 16));
  }
  sandbox_charge_numerals(L, first < 2 ? 2 : first, last);
  return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

// The same for a function of numbers.
static int charged_numerals(lua_State *L) {
  sandbox_charge_numerals(L, 1, INT_MAX);
  return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

// The same for a function that follows a format, its first argument.
static int charged_format(lua_State *L) {
  size_t length;
  luaL_checklstring(L, 1, &length);
  sandbox_charge(L, (int64_t)length);
  sandbox_charge_numerals(L, 2, INT_MAX);
  return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

void wrap_format(lua_State *L, const char *name) {
  lua_getfield(L, -1, name);
  lua_pushcclosure(L, charged_format, 1);
  lua_setfield(L, -2, name);
}

void wrap_charged(lua_State *L, const char *name, int first, int last) {
  lua_getfield(L, -1, name);
  lua_pushinteger(L, first);
  lua_pushinteger(L, last);
  lua_pushcclosure(L, charged, 3);
  lua_setfield(L, -2, name);
}

void wrap_numerals(lua_State *L, const char *name) {
  lua_getfield(L, -1, name);
  lua_pushcclosure(L, charged_numerals, 1);
  lua_setfield(L, -2, name);
}
