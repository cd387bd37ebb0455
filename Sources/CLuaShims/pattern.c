#include "pattern.h"

#include <ctype.h>
#include <string.h>

#include "sandbox.h"

enum { steps_a_payment = 256, price_of_steps = 128 };

static inline void step(matcher *m) {
  if (--m->credit >= 0) return;
  long payments = -m->credit / steps_a_payment + 1;  // a long set costs many steps at once
  sandbox_charge(m->L, price_of_steps * payments);
  m->credit += steps_a_payment * payments;
}

// The end of the single-character item at `p`.
static const char *item_end(matcher *m, const char *p) {
  if (p >= m->pattern_end) luaL_error(m->L, "malformed pattern");
  if (*p == '%') {
    if (p + 1 >= m->pattern_end) luaL_error(m->L, "malformed pattern (ends with '%%')");
    return p + 2;
  }
  if (*p != '[') return p + 1;
  const char *start = p++;
  if (p < m->pattern_end && *p == '^') p++;
  do {
    if (p >= m->pattern_end) luaL_error(m->L, "malformed pattern (missing ']')");
    if (*p++ == '%') p++;
  } while (p >= m->pattern_end || *p != ']');
  m->credit -= (p - start) / 8;
  return p + 1;
}

static int in_class(int c, int class) {
  int found;
  switch (class | 32) {
    case 'a': found = isalpha(c); break;
    case 'c': found = iscntrl(c); break;
    case 'd': found = isdigit(c); break;
    case 'g': found = isgraph(c); break;
    case 'l': found = islower(c); break;
    case 'p': found = ispunct(c); break;
    case 's': found = isspace(c); break;
    case 'u': found = isupper(c); break;
    case 'w': found = isalnum(c); break;
    case 'x': found = isxdigit(c); break;
    case 'z': found = c == 0; break;  // deprecated but known
    default: return class == c;
  }
  return isupper(class) ? !found : found != 0;
}

// Whether the set from '[' to `close` holds the character.
static int in_set(int c, const char *p, const char *close) {
  int found = 1;
  p++;
  if (*p == '^') {
    found = 0;
    p++;
  }
  for (; p < close; p++) {
    if (*p == '%') {
      p++;
      if (in_class(c, (unsigned char)*p)) return found;
    } else if (p + 2 < close && p[1] == '-') {
      if ((unsigned char)*p <= c && c <= (unsigned char)p[2]) return found;
      p += 2;
    } else if ((unsigned char)*p == c) {
      return found;
    }
  }
  return !found;
}

static int matches_one(matcher *m, const char *at, const char *p, const char *end) {
  if (at >= m->subject_end) return 0;
  int c = (unsigned char)*at;
  switch (*p) {
    case '.': return 1;
    case '%': return in_class(c, (unsigned char)p[1]);
    case '[':
      m->credit -= (end - p) / 8;  // a long set is a long walk
      return in_set(c, p, end - 1);
    default: return (unsigned char)*p == c;
  }
}

static const char *match_deeper(matcher *m, const char *at, const char *p) {
  if (m->depth-- == 0) luaL_error(m->L, "pattern too complex");
  const char *end = matcher_match(m, at, p);
  m->depth++;
  return end;
}

static const char *start_capture(matcher *m, const char *at, const char *p) {
  if (m->captures >= most_captures) luaL_error(m->L, "too many captures");
  int is_position = p + 1 < m->pattern_end && p[1] == ')';
  m->capture[m->captures].start = at;
  m->capture[m->captures].length = is_position ? capture_position : capture_open;
  m->captures++;
  const char *end = match_deeper(m, at, p + (is_position ? 2 : 1));
  if (!end) m->captures--;
  return end;
}

static const char *end_capture(matcher *m, const char *at, const char *p) {
  int number = m->captures;
  while (--number >= 0 && m->capture[number].length != capture_open) {
  }
  if (number < 0) luaL_error(m->L, "invalid pattern capture");
  m->capture[number].length = at - m->capture[number].start;
  const char *end = match_deeper(m, at, p + 1);
  if (!end) m->capture[number].length = capture_open;
  return end;
}

// %bxy at `p`: the end of the balanced text at `at`, or NULL.
static const char *match_balance(matcher *m, const char *at, const char *p) {
  if (p + 3 >= m->pattern_end)
    luaL_error(m->L, "malformed pattern (missing arguments to '%%b')");
  if (at >= m->subject_end || *at != p[2]) return NULL;
  int open = 1;
  for (at++; at < m->subject_end; at++) {
    step(m);
    if (*at == p[3]) {
      if (--open == 0) return at + 1;
    } else if (*at == p[2]) {
      open++;
    }
  }
  return NULL;
}

// %f[set] at `p`: whether `at` is a frontier; `end` receives the end of the item.
static int match_frontier(matcher *m, const char *at, const char *p, const char **end) {
  p += 2;
  if (p >= m->pattern_end || *p != '[') luaL_error(m->L, "missing '[' after '%%f' in pattern");
  *end = item_end(m, p);
  int before = at == m->subject ? 0 : (unsigned char)at[-1];
  int here = at < m->subject_end ? (unsigned char)*at : 0;
  return !in_set(before, p, *end - 1) && in_set(here, p, *end - 1);
}

// %1 to %9 at `p`: the end of a repetition of that capture at `at`, or NULL.
static const char *match_capture(matcher *m, const char *at, const char *p) {
  int number = p[1] - '1';
  if (number < 0 || number >= m->captures || m->capture[number].length == capture_open)
    luaL_error(m->L, "invalid capture index %%%d", number + 1);
  size_t length = (size_t)m->capture[number].length;
  if (m->capture[number].length < 0) return NULL;
  m->credit -= (long)(length / 16);
  if ((size_t)(m->subject_end - at) < length) return NULL;
  return memcmp(m->capture[number].start, at, length) ? NULL : at + length;
}

static const char *match_most(
    matcher *m, const char *at, const char *p, const char *end, ptrdiff_t least) {
  ptrdiff_t count = 0;
  while (matches_one(m, at + count, p, end)) {
    count++;
    step(m);
  }
  for (; count >= least; count--) {
    const char *found = match_deeper(m, at + count, end + 1);
    if (found) return found;
  }
  return NULL;
}

static const char *match_least(matcher *m, const char *at, const char *p, const char *end) {
  for (;;) {
    const char *found = match_deeper(m, at, end + 1);
    if (found) return found;
    if (!matches_one(m, at, p, end)) return NULL;
    at++;
    step(m);
  }
}

const char *matcher_match(matcher *m, const char *at, const char *p) {
  for (;;) {
    step(m);
    if (p == m->pattern_end) return at;
    if (*p == '(') return start_capture(m, at, p);
    if (*p == ')') return end_capture(m, at, p);
    if (*p == '$' && p + 1 == m->pattern_end) return at == m->subject_end ? at : NULL;
    if (*p == '%' && p + 1 < m->pattern_end) {
      if (p[1] == 'b') {
        at = match_balance(m, at, p);
        if (!at) return NULL;
        p += 4;
        continue;
      }
      if (p[1] == 'f') {
        const char *end;
        if (!match_frontier(m, at, p, &end)) return NULL;
        p = end;
        continue;
      }
      if (isdigit((unsigned char)p[1])) {
        at = match_capture(m, at, p);
        if (!at) return NULL;
        p += 2;
        continue;
      }
    }
    const char *end = item_end(m, p);
    int suffix = end < m->pattern_end ? *end : 0;
    if (suffix == '*') return match_most(m, at, p, end, 0);
    if (suffix == '+') return match_most(m, at, p, end, 1);
    if (suffix == '-') return match_least(m, at, p, end);
    int matched = matches_one(m, at, p, end);
    if (suffix == '?') {
      if (matched) {
        const char *found = match_deeper(m, at + 1, end + 1);
        if (found) return found;
      }
      p = end + 1;
      continue;
    }
    if (!matched) return NULL;
    at++;
    p = end;
  }
}

void matcher_begin(
    matcher *m, lua_State *L, const char *subject, size_t length, const char *pattern,
    size_t pattern_length) {
  m->L = L;
  m->subject = subject;
  m->subject_end = subject + length;
  m->pattern_end = pattern + pattern_length;
  m->credit = 0;
  m->depth = deepest_match;
  m->captures = 0;
}

void matcher_push_capture(matcher *m, int number, const char *start, const char *end) {
  if (number >= m->captures) {
    if (number != 0) luaL_error(m->L, "invalid capture index %%%d", number + 1);
    lua_pushlstring(m->L, start, (size_t)(end - start));
    return;
  }
  ptrdiff_t length = m->capture[number].length;
  if (length == capture_position) {
    lua_pushinteger(m->L, m->capture[number].start - m->subject + 1);
    return;
  }
  if (length == capture_open) luaL_error(m->L, "unfinished capture");
  lua_pushlstring(m->L, m->capture[number].start, (size_t)length);
}

int matcher_push_captures(matcher *m, const char *start, const char *end) {
  int count = m->captures == 0 && start ? 1 : m->captures;
  luaL_checkstack(m->L, count, "too many captures");
  for (int i = 0; i < count; i++) matcher_push_capture(m, i, start, end);
  return count;
}
