// Lua patterns (manual of 5.4, section 6.4.1) with every step of the search charged.
#ifndef GRADUS_PATTERN_H
#define GRADUS_PATTERN_H

#include <lua.h>
#include <stddef.h>

enum { most_captures = 32, capture_open = -1, capture_position = -2 };
enum { deepest_match = 199 };  // searches inside the first; 200 in all, as in Lua 5.4

typedef struct {
  const char *subject, *subject_end, *pattern_end;
  lua_State *L;
  long credit;  // steps already paid for
  int depth, captures;
  struct {
    const char *start;
    ptrdiff_t length;
  } capture[most_captures];
} matcher;

void matcher_begin(
    matcher *m, lua_State *L, const char *subject, size_t length, const char *pattern,
    size_t pattern_length);

// The end of a match of `pattern` that starts at `at`, or NULL.
const char *matcher_match(matcher *m, const char *at, const char *pattern);

// Pushes one capture, or the whole match for number 0 without captures.
void matcher_push_capture(matcher *m, int number, const char *start, const char *end);

// Pushes all captures (the whole match when there are none and `start` is given); returns how many.
int matcher_push_captures(matcher *m, const char *start, const char *end);

#endif
