// pcall and xpcall that cannot swallow a limit.
#include "sandbox.h"

// Lua 5.4 words an error by searching the failed function's code for the name of the culprit, once
// for each field on the way (quadratic in 5.4.0 to 5.4.6). Catching errors in a loop is charged
// for the most that this can cost with the code that was compiled.
static int64_t price_of_an_error(lua_State *L) {
  const sandbox_state *state = &sandbox_of(L)->now;
  return 50 + (int64_t)state->most_fields * state->longest_code / 8;
}

enum { price_of_a_try = 10 };

static int finish(lua_State *L, int status, lua_KContext skipped) {
  if (status != LUA_OK && status != LUA_YIELD) {
    int fatal = sandbox_is_fatal(L, status);
    if (fatal) return sandbox_stop(L, fatal);
    sandbox_charge(L, price_of_an_error(L));
    lua_pushboolean(L, 0);
    lua_pushvalue(L, -2);
    return 2;
  }
  sandbox_charge(L, 0);
  return lua_gettop(L) - (int)skipped;
}

int base_pcall(lua_State *L) {
  luaL_checkany(L, 1);
  sandbox_charge(L, price_of_a_try + lua_gettop(L) / 4);  // all arguments are moved
  lua_pushboolean(L, 1);
  lua_insert(L, 1);
  int status = lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 0, 0, finish);
  return finish(L, status, 0);
}

// Lua runs a message handler with hooks off, so none may run once a limit was met.
static int handle(lua_State *L) {
  if (sandbox_of(L)->spent || lua_touserdata(L, 1) == &registry_stop) return 1;
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, lua_gettop(L) - 1, 1);
  return 1;
}

int base_xpcall(lua_State *L) {
  int count = lua_gettop(L);
  sandbox_charge(L, price_of_a_try + count / 4);
  luaL_checktype(L, 2, LUA_TFUNCTION);
  lua_pushvalue(L, 2);
  lua_pushcclosure(L, handle, 1);
  lua_replace(L, 2);
  lua_pushboolean(L, 1);
  lua_pushvalue(L, 1);
  lua_rotate(L, 3, 2);
  int status = lua_pcallk(L, count - 2, LUA_MULTRET, 2, 2, finish);
  return finish(L, status, 2);
}
