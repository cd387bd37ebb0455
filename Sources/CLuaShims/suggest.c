// "Did you mean …?" for names inside the sandbox.
#include <string.h>

#include "sandbox.h"

enum { longest_name = 40 };

// The number of insertions, deletions, replacements and swaps of neighbours between two short
// names (Damerau 1964, restricted form).
static int distance(const char *a, size_t n, const char *b, size_t m) {
  int rows[3][longest_name + 1];
  int *before = rows[0], *last = rows[1], *now = rows[2];
  for (size_t j = 0; j <= m; j++) last[j] = (int)j;
  for (size_t i = 1; i <= n; i++) {
    now[0] = (int)i;
    for (size_t j = 1; j <= m; j++) {
      int best = last[j - 1] + (a[i - 1] != b[j - 1]);
      if (last[j] + 1 < best) best = last[j] + 1;
      if (now[j - 1] + 1 < best) best = now[j - 1] + 1;
      int swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped && before[j - 2] + 1 < best) best = before[j - 2] + 1;
      now[j] = best;
    }
    int *free_row = before;
    before = last;
    last = now;
    now = free_row;
  }
  return last[m];
}

const char *suggest_key(lua_State *L, int index, const char *name) {
  const char *nearest = NULL;
  size_t n = strlen(name);
  if (n > longest_name) return NULL;
  index = lua_absindex(L, index);
  sandbox_charge_walk(L);
  int limit = n <= 3 ? 1 : n <= 6 ? 2 : 3, best = limit + 1;
  lua_pushnil(L);
  while (lua_next(L, index)) {
    lua_pop(L, 1);
    sandbox_charge(L, 1);
    if (lua_type(L, -1) != LUA_TSTRING) continue;
    size_t m;
    const char *key = lua_tolstring(L, -1, &m);
    if (m > longest_name || m > n + (size_t)limit || n > m + (size_t)limit) continue;
    sandbox_charge(L, (int64_t)(n * m / 8) + 1);
    int d = distance(name, n, key, m);
    // The order of a table's keys is not reproducible: equal distances go to the smaller name.
    if (d < best || (d == best && nearest && strcmp(key, nearest) < 0)) {
      best = d;
      nearest = key;
    }
  }
  return best <= limit ? nearest : NULL;
}
