// Which pages of a marked state were written since: only those need to be brought back.
#ifndef GRADUS_PAGES_H
#define GRADUS_PAGES_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
  uint8_t *base;
  size_t length;        // of the guarded bytes, in whole pages; 0 when nothing is guarded
  size_t page;          // the size of a page
  uint32_t *written;    // the pages that were written to and may be from now on
  uint8_t *is_written;  // a flag for each page
  size_t count;         // of written pages
  uint32_t rounds;      // calls of pages_next_round since all pages were protected
} page_guard;

// Begins to watch the whole pages among the first `length` bytes at `base`. Returns 0, and watches
// nothing, when the machine does not allow it.
int pages_guard(page_guard *guard, uint8_t *base, size_t length);

// Ends the watch.
void pages_release(page_guard *guard);

// Tells that all is as it was when the watch began. Now and then it begins anew, so that pages which
// hardly any call writes to are not brought back for ever.
void pages_next_round(page_guard *guard);

// Ends the watch of the page of this address. Returns 0 when it is in none that is watched.
int pages_touch(page_guard *guard, const void *address);

#endif
