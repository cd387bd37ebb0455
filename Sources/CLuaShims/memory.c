// The memory of a sandbox: what is alive, what may still be allocated, and what an instruction costs
// while long blocks are alive.
#include "sandbox.h"

static int bucket_of(uint64_t size) { return 63 - __builtin_clzll(size | 1); }

// A new block of 24·2^k bytes is the hash part of a table: nothing else in Lua 5.4 has that size.
static int is_nodes(size_t size) {
  return size % 24 == 0 && ((size / 24) & (size / 24 - 1)) == 0;
}

static uint32_t *count_of(sandbox_state *state, int kind, uint64_t size) {
  if (kind == block_string) return &state->long_strings[bucket_of(size)];
  if (kind == block_nodes) return &state->long_nodes[bucket_of(size)];
  return &state->long_others[bucket_of(size)];
}

// Long blocks carry their kind in front, since Lua does not say what it frees.
enum { label_size = 16 };
static size_t labelled(size_t size) { return size > long_block ? size + label_size : size; }

static void *block_new(sandbox_state *state, int kind, size_t size) {
  uint8_t *block = arena_allocate(&state->memory, labelled(size));
  if (!block || size <= long_block) return block;
  memcpy(block, &kind, sizeof kind);
  ++*count_of(state, kind, size);
  state->long_blocks++;
  return block + label_size;
}

static void block_delete(sandbox_state *state, uint8_t *block, size_t size) {
  if (size > long_block) {
    int kind;
    block -= label_size;
    memcpy(&kind, block, sizeof kind);
    --*count_of(state, kind, size);
    state->long_blocks--;
  }
  arena_free(&state->memory, block, labelled(size));
}

// Refuses memory for good. Only the place can be told here: a traceback would need memory.
static void *refuse(gradus_sandbox *sandbox, gradus_limit why) {
  if (sandbox->spent) return NULL;
  sandbox_note_place(sandbox->L, 0);
  sandbox->spent = why;
  return NULL;
}

// Lua tries again after a collection, so only a second refusal is final; the buffers of its string
// library do not, and raise LUA_ERRMEM at once.
static void *refuse_once(gradus_sandbox *sandbox) {
  if (sandbox->refused) return refuse(sandbox, GRADUS_MEMORY);
  sandbox->fuel -= (int64_t)(sandbox->now.live / 64);  // the collection that follows
  sandbox_note_place(sandbox->L, 0);
  sandbox->refused = 1;
  return NULL;
}

// lua_Alloc. `old_size` is a type tag when `block` is NULL.
void *sandbox_allocate(void *user, void *block, size_t old_size, size_t new_size) {
  gradus_sandbox *sandbox = user;
  sandbox_state *state = &sandbox->now;
  int kind = block_other;
  if (!block) {
    if (old_size == LUA_TSTRING) kind = block_string;
    if (old_size == 0 && is_nodes(new_size)) kind = block_nodes;
    old_size = 0;
  }
  if (new_size == 0) {
    if (block) block_delete(state, block, old_size);
    state->live -= old_size;
    return NULL;
  }
  if (new_size > old_size && !sandbox->grace) {
    uint64_t growth = new_size - old_size;
    if (new_size > sandbox->limits.string && kind == block_string)
      return refuse(sandbox, GRADUS_STRING);
    if (state->live + growth > sandbox->limits.memory) return refuse_once(sandbox);
    if (sandbox->allocated + growth > sandbox->limits.allocation)
      return refuse(sandbox, GRADUS_ALLOCATION);
    sandbox->allocated += growth;
  }
  void *moved;
  if (!block) {
    moved = block_new(state, kind, new_size);
  } else if (old_size <= long_block && new_size <= long_block) {
    moved = arena_resize(&state->memory, block, old_size, new_size);
  } else {
    moved = block_new(state, block_other, new_size);
    if (moved) {
      memcpy(moved, block, old_size < new_size ? old_size : new_size);
      block_delete(state, block, old_size);
    }
  }
  if (!moved) return refuse_once(sandbox);
  if (new_size > old_size && !sandbox->grace) sandbox->refused = 0;
  state->live += new_size - old_size;
  if (state->live > sandbox->peak) sandbox->peak = state->live;
  return moved;
}

static uint64_t largest(const uint32_t *counts) {
  for (int bucket = size_buckets - 1; bucket > 0; bucket--)
    if (counts[bucket]) return (uint64_t)1 << bucket;
  return 0;
}

enum { free_metatables = 32 };

// One instruction can compare two long strings, walk a long chain of colliding keys, or follow
// __index from table to table. The price of an instruction therefore rises with the longest string
// and the largest hash part alive and with the number of metatables, which bounds the time of a
// call without looking at a clock. One operation stays dearer than its price: a `for` whose limit is
// a long text of blanks before a number can hold a call up for half a minute. Against that stands
// only the wall clock outside the process.
int64_t sandbox_price(const gradus_sandbox *sandbox) {
  int64_t each = 1;
  uint32_t metatables = sandbox->now.metatables;
  if (metatables > free_metatables) each += metatables / 8;
  if (!sandbox->now.long_blocks) return each;
  uint64_t text = largest(sandbox->now.long_strings);
  // Short texts can be made in numbers, and `<` is slow beyond the caches.
  each += (int64_t)(text / (text < 1 << 14 || text >= 1 << 18 ? 2048 : 4096));
  uint64_t nodes = largest(sandbox->now.long_nodes) / 24;
  if (nodes > 4096) each += (int64_t)(nodes / 512);
  return each;
}

void sandbox_charge_walk(lua_State *L) {
  const sandbox_state *state = &sandbox_of(L)->now;
  if (!state->long_blocks) return;
  uint64_t entries = largest(state->long_others) / 16 + largest(state->long_nodes) / 24;
  sandbox_charge(L, (int64_t)(entries / 8));
}
