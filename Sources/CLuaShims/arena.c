#define _GNU_SOURCE  // mmap flags and madvise

#include "arena.h"

#include <string.h>
#include <sys/mman.h>

#ifndef MAP_NORESERVE
#define MAP_NORESERVE 0
#endif
#ifndef MAP_ANONYMOUS
#define MAP_ANONYMOUS MAP_ANON
#endif

enum { grain = 16, fine_limit = arena_fine_classes * grain };

// The class a size belongs to; `rounded` receives the size every block of the class has.
static int class_of(size_t size, size_t *rounded) {
  if (size <= fine_limit) {
    int class = size ? (int)((size - 1) / grain) : 0;
    *rounded = (size_t)(class + 1) * grain;
    return class;
  }
  int exponent = 63 - __builtin_clzll((unsigned long long)(size - 1));  // 2^exponent < size
  size_t step = (size_t)1 << (exponent - 3);
  size_t above = size - 1 - ((size_t)1 << exponent);
  size_t index = above / step;
  *rounded = ((size_t)1 << exponent) + (index + 1) * step;
  return arena_fine_classes + (exponent - 10) * 8 + (int)index;
}

int arena_open(arena *a, size_t reserved) {
  memset(a, 0, sizeof *a);
  void *base = mmap(
      NULL, reserved, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (base == MAP_FAILED) return 0;
  a->base = base;
  a->reserved = reserved;
  return 1;
}

void arena_close(arena *a) {
  if (a->base) munmap(a->base, a->reserved);
  memset(a, 0, sizeof *a);
}

void *arena_allocate(arena *a, size_t size) {
  size_t rounded;
  int class = class_of(size, &rounded);
  if (class >= arena_classes) return NULL;
  void *block = a->free_lists[class];
  if (block) {
    memcpy(&a->free_lists[class], block, sizeof(void *));
    return block;
  }
  if (rounded > a->reserved - a->used) return NULL;
  block = a->base + a->used;
  a->used += rounded;
  if (a->used > a->high) a->high = a->used;
  return block;
}

void arena_free(arena *a, void *block, size_t size) {
  if (!block) return;
  size_t rounded;
  int class = class_of(size, &rounded);
  if ((uint8_t *)block + rounded == a->base + a->used) {
    a->used -= rounded;
    return;
  }
  memcpy(block, &a->free_lists[class], sizeof(void *));
  a->free_lists[class] = block;
}

void *arena_resize(arena *a, void *block, size_t old_size, size_t new_size) {
  if (!block) return arena_allocate(a, new_size);
  size_t old_rounded, new_rounded;
  int old_class = class_of(old_size, &old_rounded);
  int new_class = class_of(new_size, &new_rounded);
  if (old_class == new_class) return block;
  void *moved = arena_allocate(a, new_size);
  if (!moved) return NULL;
  memcpy(moved, block, old_size < new_size ? old_size : new_size);
  arena_free(a, block, old_size);
  return moved;
}

void arena_forget(arena *a) {
  madvise(a->base, a->high, MADV_DONTNEED);
  a->high = 0;
}

void arena_return_pages(arena *a) {
  size_t kept = a->used + ((size_t)1 << 20);
  if (a->high <= kept) return;
  size_t page = 1 << 16;
  size_t from = (kept + page - 1) / page * page;
  if (from < a->high) madvise(a->base + from, a->high - from, MADV_DONTNEED);
  a->high = from;
}
