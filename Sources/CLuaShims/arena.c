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

// Under AddressSanitizer freed blocks, and the bytes behind a block, cannot be touched.
#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define GRADUS_SANITIZED 1
#include <sanitizer/asan_interface.h>
#define conceal(start, size) ASAN_POISON_MEMORY_REGION(start, size)
#define expose(start, size) ASAN_UNPOISON_MEMORY_REGION(start, size)
#endif
#endif
#ifndef conceal
#define conceal(start, size) ((void)(start), (void)(size))
#define expose(start, size) ((void)(start), (void)(size))
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

// The size of the blocks of a class.
static size_t size_of(int class) {
  if (class < arena_fine_classes) return (size_t)(class + 1) * grain;
  int coarse = class - arena_fine_classes;
  size_t power = (size_t)1 << (coarse / 8 + 10);
  return power + (size_t)(coarse % 8 + 1) * (power / 8);
}

// Makes the first `size` bytes of a block usable.
static void *open_block(void *block, size_t size, size_t rounded) {
  expose(block, rounded);
  conceal((uint8_t *)block + size, rounded - size);
  return block;
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
  if (a->base) {
    expose(a->base, a->reserved);
    munmap(a->base, a->reserved);
  }
  memset(a, 0, sizeof *a);
}

void *arena_allocate(arena *a, size_t size) {
  size_t rounded;
  int class = class_of(size, &rounded);
  if (class >= arena_classes) return NULL;
  void *block = a->free_lists[class];
  if (block) {
    memcpy(&a->free_lists[class], block, sizeof(void *));
    return open_block(block, size, rounded);
  }
  if (rounded > a->reserved - a->used) return NULL;
  block = a->base + a->used;
  a->used += rounded;
  if (a->used > a->high) a->high = a->used;
  return open_block(block, size, rounded);
}

void arena_free(arena *a, void *block, size_t size) {
  if (!block) return;
  size_t rounded;
  int class = class_of(size, &rounded);
  if ((uint8_t *)block + rounded == a->base + a->used) {
    a->used -= rounded;
    conceal(block, rounded);
    return;
  }
  expose(block, rounded);
  memcpy(block, &a->free_lists[class], sizeof(void *));
  a->free_lists[class] = block;
  conceal((uint8_t *)block + sizeof(void *), rounded - sizeof(void *));
}

void *arena_resize(arena *a, void *block, size_t old_size, size_t new_size) {
  if (!block) return arena_allocate(a, new_size);
  size_t old_rounded, new_rounded;
  int old_class = class_of(old_size, &old_rounded);
  int new_class = class_of(new_size, &new_rounded);
  if (old_class == new_class) return open_block(block, new_size, new_rounded);
  void *moved = arena_allocate(a, new_size);
  if (!moved) return NULL;
  memcpy(moved, block, old_size < new_size ? old_size : new_size);
  arena_free(a, block, old_size);
  return moved;
}

void arena_expose(const arena *a) { expose(a->base, a->used); }

// Walks the free blocks.
void arena_conceal_free(const arena *a) {
#ifdef GRADUS_SANITIZED
  for (int class = 0; class < arena_classes; class++) {
    uint8_t *block = a->free_lists[class];
    while (block) {
      conceal(block + sizeof(void *), size_of(class) - sizeof(void *));
      memcpy(&block, block, sizeof(void *));
    }
  }
#else
  (void)a;
  (void)size_of;
#endif
}

void arena_save(const arena *a, void *image) {
  arena_expose(a);
  memcpy(image, a->base, a->used);
  arena_conceal_free(a);
}

void arena_restore(const arena *a, const void *image, const page_guard *guard) {
  const uint8_t *from = image;
  expose(a->base, a->high);
  for (size_t i = 0; i < guard->count; i++) {
    size_t offset = guard->written[i] * guard->page;
    memcpy(a->base + offset, from + offset, guard->page);
  }
  memcpy(a->base + guard->length, from + guard->length, a->used - guard->length);
  arena_conceal_free(a);
}

void arena_leave_gaps(arena *a) { memset(a->free_lists, 0, sizeof a->free_lists); }

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
