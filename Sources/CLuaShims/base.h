// The basic functions, for library.c to put into the environment.
#ifndef GRADUS_BASE_H
#define GRADUS_BASE_H

#include <lua.h>

int base_print(lua_State *L);
int base_setmetatable(lua_State *L);
int base_require(lua_State *L);

#endif
