#include "coverage.h"

#include <ctype.h>
#include <string.h>

#include "sandbox.h"

// MARK: Files

static covered_file *find(coverage *c, const char *path) {
  if (c->last < c->count && !strcmp(c->files[c->last].path, path)) return &c->files[c->last];
  for (uint32_t i = 0; i < c->count; i++) {
    if (strcmp(c->files[i].path, path)) continue;
    c->last = i;
    return &c->files[i];
  }
  return NULL;
}

static covered_file *add(coverage *c, const char *path) {
  covered_file *files = realloc(c->files, (c->count + 1) * sizeof *files);
  if (!files) return NULL;
  c->files = files;
  size_t size = strlen(path) + 1;
  char *name = malloc(size);
  if (!name) return NULL;
  memcpy(name, path, size);
  covered_file *file = &files[c->count++];
  *file = (covered_file){name, NULL, 0};
  return file;
}

// Whether nothing stands on the line that starts here but `end`, closing brackets, `,`, `;` and a
// comment.
static int closes(const uint8_t *at, const uint8_t *end) {
  for (; at < end && *at != '\n' && *at != '\r'; at++) {
    if (strchr(" \t)}],;", *at)) continue;
    if (end - at >= 2 && !memcmp(at, "--", 2)) return 1;
    if (end - at < 3 || memcmp(at, "end", 3)) return 0;
    if (end - at > 3 && (isalnum(at[3]) || at[3] == '_')) return 0;
    at += 2;
  }
  return 1;
}

// The start of the next line, or `end`. Lua counts \r\n and \n\r as one end of a line.
static const uint8_t *next_line(const uint8_t *at, const uint8_t *end) {
  while (at < end && *at != '\n' && *at != '\r') at++;
  if (at == end) return end;
  if (at + 1 < end && (at[1] == '\n' || at[1] == '\r') && at[1] != *at) return at + 2;
  return at + 1;
}

static int make_room(covered_file *file, uint32_t count) {
  if (count <= file->count) return 1;
  uint8_t *lines = realloc(file->lines, count);
  if (!lines) return 0;
  memset(lines + file->count, 0, count - file->count);
  file->lines = lines;
  file->count = count;
  return 1;
}

covered_file *coverage_file(
    coverage *c, const char *path, const uint8_t *source, size_t length) {
  if (!c->is_on) return NULL;
  covered_file *file = find(c, path);
  if (!file) file = add(c, path);
  if (!file) return NULL;
  const uint8_t *end = source + length;
  uint32_t count = 1;
  for (const uint8_t *at = source; at < end; at = next_line(at, end)) count++;
  if (!make_room(file, count)) return NULL;
  uint32_t line = 0;
  for (const uint8_t *at = source; at < end; at = next_line(at, end), line++) {
    file->lines[line] &= (uint8_t)~line_closes;
    if (closes(at, end)) file->lines[line] |= line_closes;
  }
  return file;
}

void coverage_free(coverage *c) {
  for (uint32_t i = 0; i < c->count; i++) {
    free(c->files[i].path);
    free(c->files[i].lines);
  }
  free(c->files);
  memset(c, 0, sizeof *c);
}

// MARK: Lines

void coverage_hit(coverage *c, lua_State *L, lua_Debug *at) {
  lua_getinfo(L, "S", at);
  if (*at->source != '@') return;
  covered_file *file = find(c, at->source + 1);
  if (!file || at->currentline < 1 || (uint32_t)at->currentline > file->count) return;
  file->lines[at->currentline - 1] |= GRADUS_LINE_RAN;
}

const uint8_t *gradus_sandbox_lines(
    const gradus_sandbox *sandbox, uint32_t file, const char **path, size_t *count) {
  const coverage *c = &sandbox->lines;
  if (file >= c->count) return NULL;
  *path = c->files[file].path;
  *count = c->files[file].count;
  return c->files[file].lines;
}
