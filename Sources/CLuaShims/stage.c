// Values that many calls take as an argument, kept as the difference they make to the marked state:
// bringing back a few kilobytes is faster than building the value again, and gives the same.
#include "sandbox.h"

// A stretch of the marked state that the value changed.
typedef struct {
  uint32_t offset, length;
} stretch;

struct gradus_stage {
  sandbox_state state;
  uint64_t allocated;  // what building the value was charged
  bytes stretches;     // of the type above
  bytes changed;       // what they hold, one after the other, and what lies behind the marked state
};

enum { line = 64 };

typedef struct {
  const uint8_t *flat;
  size_t length;
} staging;

static int stage_body(lua_State *L) {
  const staging *job = lua_touserdata(L, 1);
  exchange_push(L, job->flat, job->flat + job->length);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &registry_staged);
  return 0;
}

void exchange_push_staged(lua_State *L) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &registry_staged);
}

// Notes where the bytes from `at` to `end` differ from the marked ones, in whole lines.
static int note_stretches(
    const arena *now, const sandbox_image *mark, size_t at, size_t end, gradus_stage *stage) {
  size_t start = at;
  for (;;) {
    size_t length = end - at < line ? end - at : line;
    int differs = length && memcmp(now->base + at, mark->bytes + at, length);
    if (!differs && at > start) {
      stretch s = {(uint32_t)start, (uint32_t)(at - start)};
      if (!bytes_append(&stage->stretches, &s, sizeof s)) return 0;
      if (!bytes_append(&stage->changed, now->base + start, s.length)) return 0;
    }
    if (!length) return 1;
    at += length;
    if (!differs) start = at;
  }
}

// Notes where the state differs from the marked one.
static int note_changes(const gradus_sandbox *sandbox, gradus_stage *stage) {
  const arena *now = &sandbox->now.memory;
  const sandbox_image *mark = sandbox->mark;
  const page_guard *guard = &sandbox->guard;
  for (size_t i = 0; i < guard->count; i++) {
    size_t at = guard->written[i] * guard->page;
    if (!note_stretches(now, mark, at, at + guard->page, stage)) return 0;
  }
  size_t marked = mark->state.memory.used;
  if (!note_stretches(now, mark, guard->length, marked, stage)) return 0;
  if (now->used <= marked) return 1;
  return bytes_append(&stage->changed, now->base + marked, now->used - marked);
}

gradus_status gradus_sandbox_stage(
    gradus_sandbox *sandbox, const uint8_t *flat, size_t length, gradus_stage **staged) {
  *staged = NULL;
  if (!sandbox->mark) return GRADUS_OK;
  gradus_sandbox_reset(sandbox);
  staging job = {flat, length};
  gradus_status status = sandbox_run(sandbox, stage_body, &job);
  if (status != GRADUS_OK) return status;
  gradus_stage *stage = calloc(1, sizeof *stage);
  if (!stage) return GRADUS_OK;
  stage->state = sandbox->now;
  stage->allocated = sandbox->allocated;
  arena_expose(&sandbox->now.memory);
  int is_noted = note_changes(sandbox, stage);
  arena_conceal_free(&sandbox->now.memory);
  if (!is_noted) {
    gradus_stage_close(stage);
    return GRADUS_OK;
  }
  *staged = stage;
  return GRADUS_OK;
}

void gradus_sandbox_enter(gradus_sandbox *sandbox, const gradus_stage *stage) {
  gradus_sandbox_reset(sandbox);
  arena *memory = &sandbox->now.memory;
  size_t marked = memory->used, high = memory->high;
  sandbox->now = stage->state;
  memory->high = high > memory->used ? high : memory->used;
  sandbox->entered = stage->allocated;
  arena_expose(memory);
  const uint8_t *from = stage->changed.start;
  const stretch *s = (const stretch *)stage->stretches.start;
  for (size_t i = 0; i < stage->stretches.length / sizeof *s; i++) {
    // A watch that began anew does not know the page yet. No stretch goes over its end.
    pages_touch(&sandbox->guard, memory->base + s[i].offset);
    memcpy(memory->base + s[i].offset, from, s[i].length);
    from += s[i].length;
  }
  if (memory->used > marked) memcpy(memory->base + marked, from, memory->used - marked);
  arena_conceal_free(memory);
}

size_t gradus_stage_size(const gradus_stage *stage) {
  return sizeof *stage + stage->stretches.capacity + stage->changed.capacity;
}

void gradus_stage_close(gradus_stage *stage) {
  if (!stage) return;
  bytes_free(&stage->stretches);
  bytes_free(&stage->changed);
  free(stage);
}
