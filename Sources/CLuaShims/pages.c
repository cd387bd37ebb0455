// The pages of a marked state are made read-only. The first write to one is a fault of the machine,
// whose handler makes the page writable, notes it and lets the write happen. After a few calls all
// pages that calls write to are known, and no further fault happens. A debugger has to be told to
// pass these faults on: `process handle -s false -p true SIGSEGV SIGBUS`.
#define _GNU_SOURCE  // siginfo_t and mprotect

#include "pages.h"

#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "sandbox.h"

enum { rounds_of_a_watch = 1024, few_pages = 8 };

// What handled faults before.
static struct sigaction earlier_segv, earlier_bus;

// Only a thread that runs a sandbox writes into its memory, and `sandbox_working` says which.
static void on_fault(int number, siginfo_t *info, void *context) {
  (void)context;
  gradus_sandbox *sandbox = sandbox_working;
  if (sandbox && info->si_code > 0 && pages_touch(&sandbox->guard, info->si_addr)) return;
  // Another's fault: it happens again as soon as this returns, or is sent again.
  sigaction(number, number == SIGSEGV ? &earlier_segv : &earlier_bus, NULL);
  if (info->si_code <= 0) raise(number);
}

static int can_watch;

static void install(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = on_fault;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  // Writing to a read-only page is a segmentation fault on Linux and a bus error on macOS.
  can_watch = !sigaction(SIGSEGV, &action, &earlier_segv) && !sigaction(SIGBUS, &action, &earlier_bus);
}

int pages_guard(page_guard *guard, uint8_t *base, size_t length) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pages_release(guard);
  pthread_once(&once, install);
  long size = sysconf(_SC_PAGESIZE);
  if (!can_watch || size <= 0) return 0;
  size_t pages = length / (size_t)size;
  if (!pages) return 0;
  guard->written = calloc(pages, sizeof *guard->written);
  guard->is_written = calloc(pages, 1);
  if (!guard->written || !guard->is_written
      || mprotect(base, pages * (size_t)size, PROT_READ)) {
    free(guard->written);
    free(guard->is_written);
    memset(guard, 0, sizeof *guard);
    return 0;
  }
  guard->base = base;
  guard->page = (size_t)size;
  guard->length = pages * guard->page;
  return 1;
}

void pages_release(page_guard *guard) {
  if (guard->length) mprotect(guard->base, guard->length, PROT_READ | PROT_WRITE);
  free(guard->written);
  free(guard->is_written);
  memset(guard, 0, sizeof *guard);
}

void pages_next_round(page_guard *guard) {
  if (!guard->length || ++guard->rounds < rounds_of_a_watch) return;
  guard->rounds = 0;
  if (guard->count <= few_pages || mprotect(guard->base, guard->length, PROT_READ)) return;
  for (size_t i = 0; i < guard->count; i++) guard->is_written[guard->written[i]] = 0;
  guard->count = 0;
}

int pages_touch(page_guard *guard, const void *address) {
  uintptr_t offset = (uintptr_t)address - (uintptr_t)guard->base;
  if (offset >= guard->length) return 0;
  size_t page = offset / guard->page;
  if (guard->is_written[page]) return 0;
  if (mprotect(guard->base + page * guard->page, guard->page, PROT_READ | PROT_WRITE)) return 0;
  guard->is_written[page] = 1;
  guard->written[guard->count++] = (uint32_t)page;
  return 1;
}
