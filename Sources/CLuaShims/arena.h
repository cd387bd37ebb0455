// One stretch of memory that holds a whole Lua state, so that the state can be brought back bit
// for bit by copying (gradus_sandbox_reset) and dropped without visiting its objects.
#ifndef GRADUS_ARENA_H
#define GRADUS_ARENA_H

#include <stddef.h>
#include <stdint.h>

#include "pages.h"

enum {
  arena_fine_classes = 64,     // 16, 32, … 1024 bytes
  arena_coarse_classes = 160,  // eight steps a doubling above that
  arena_classes = arena_fine_classes + arena_coarse_classes,
};

typedef struct {
  uint8_t *base;
  size_t reserved;
  size_t used;                    // bytes handed out from the front, free blocks included
  size_t high;                    // the most that was ever used since the last return of pages
  void *free_lists[arena_classes];
} arena;

int arena_open(arena *a, size_t reserved);
void arena_close(arena *a);
void *arena_allocate(arena *a, size_t size);
void arena_free(arena *a, void *block, size_t size);
void *arena_resize(arena *a, void *block, size_t old_size, size_t new_size);
// Copies the used bytes to an image and back. The arena that is restored is the one that was saved.
void arena_save(const arena *a, void *image);
// With a guard only pages that were written to are copied back, see pages.h.
void arena_restore(const arena *a, const void *image, const page_guard *guard);
// For the sanitizer: makes the used bytes readable, and conceals the free blocks again.
void arena_expose(const arena *a);
void arena_conceal_free(const arena *a);
// Forgets the free blocks, so that new ones come one after the other from behind the used bytes.
void arena_leave_gaps(arena *a);
// Gives every page back to the machine: nothing in the arena may be used any more.
void arena_forget(arena *a);
// Gives pages beyond `used` back to the machine when there are many.
void arena_return_pages(arena *a);

#endif
