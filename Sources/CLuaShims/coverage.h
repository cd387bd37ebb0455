// Which lines of the compiled sources ran. Kept outside the arena: a reset takes nothing back.
#ifndef GRADUS_COVERAGE_H
#define GRADUS_COVERAGE_H

#include <lua.h>
#include <stddef.h>
#include <stdint.h>

#include "include/CLuaShims.h"

// Beside GRADUS_LINE_CODE and GRADUS_LINE_RAN: nothing stands on the line but what closes blocks.
enum { line_closes = 4 };

typedef struct {
  char *path;
  uint8_t *lines;  // flags of line 1, 2, …
  uint32_t count;
} covered_file;

typedef struct {
  int is_on;
  covered_file *files;
  uint32_t count, last;  // `last`: the file of the line before
} coverage;

// The record of the file, with the lines of this source, or NULL when nothing is recorded or the
// machine has no memory left.
covered_file *coverage_file(
    coverage *c, const char *path, const uint8_t *source, size_t length);

// Notes the line that a line hook reports.
void coverage_hit(coverage *c, lua_State *L, lua_Debug *at);

void coverage_free(coverage *c);

#endif
