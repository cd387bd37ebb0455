// The keyboard and the modes of a terminal through ncurses. Nothing is painted by it: Gradus writes
// its lines itself, so that a terminal that draws a character wider or narrower than ncurses
// expects cannot shift what follows.
#ifndef GRADUS_CURSES_SHIM_H
#define GRADUS_CURSES_SHIM_H

#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#ifdef __APPLE__
#include <xlocale.h>
#endif

// Keys ncurses has no codes for.
static const int GRADUS_KEY_PASTE = KEY_MAX + 1;
static const int GRADUS_KEY_PASTE_END = KEY_MAX + 2;
static const int GRADUS_KEY_WORD_LEFT = KEY_MAX + 3;
static const int GRADUS_KEY_WORD_RIGHT = KEY_MAX + 4;

typedef struct {
  SCREEN *screen;
  WINDOW *keys;
  // Characters are read as UTF-8; the process stays in the locale "C", in which plugins run everywhere.
  locale_t locale;
  struct termios before;
  struct termios during;
} gradus_terminal;

static inline locale_t gradus_terminal_locale(void) {
  const char *names[] = {"", "C.UTF-8", "en_US.UTF-8"};
  for (int place = 0; place < 3; place++) {
    locale_t found = newlocale(LC_CTYPE_MASK, names[place], (locale_t)0);
    if (!found) continue;
    if (strcmp(nl_langinfo_l(CODESET, found), "UTF-8") == 0) return found;
    freelocale(found);
  }
  return (locale_t)0;
}

static inline void gradus_terminal_define_keys(void) {
  static const struct {
    const char *text;
    int code;
  } keys[] = {
      {"\033[200~", GRADUS_KEY_PASTE},    {"\033[201~", GRADUS_KEY_PASTE_END},
      {"\033[1;5D", GRADUS_KEY_WORD_LEFT}, {"\033[1;5C", GRADUS_KEY_WORD_RIGHT},
      {"\033[1;3D", GRADUS_KEY_WORD_LEFT}, {"\033[1;3C", GRADUS_KEY_WORD_RIGHT},
      {"\033[A", KEY_UP},                  {"\033OA", KEY_UP},
      {"\033[B", KEY_DOWN},                {"\033OB", KEY_DOWN},
      {"\033[C", KEY_RIGHT},               {"\033OC", KEY_RIGHT},
      {"\033[D", KEY_LEFT},                {"\033OD", KEY_LEFT},
      {"\033[H", KEY_HOME},                {"\033OH", KEY_HOME},
      {"\033[1~", KEY_HOME},               {"\033[F", KEY_END},
      {"\033OF", KEY_END},                 {"\033[4~", KEY_END},
      {"\033[3~", KEY_DC},                 {"\033[5~", KEY_PPAGE},
      {"\033[6~", KEY_NPAGE},              {"\033[Z", KEY_BTAB},
  };
  for (unsigned place = 0; place < sizeof keys / sizeof *keys; place++) {
    define_key(keys[place].text, keys[place].code);
  }
}

// Opens the terminal at standard input and output; 0 when it cannot be used.
static inline int gradus_terminal_open(gradus_terminal *terminal, int escape_delay) {
  memset(terminal, 0, sizeof *terminal);
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return 0;
  if (tcgetattr(STDIN_FILENO, &terminal->before) != 0) return 0;
  terminal->locale = gradus_terminal_locale();
  if (!terminal->locale) return 0;
  locale_t outer = uselocale(terminal->locale);
  // ncurses takes over signals of its own accord; they are not its business here.
  const int numbers[] = {SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
  struct sigaction actions[4];
  for (int place = 0; place < 4; place++) sigaction(numbers[place], NULL, &actions[place]);
  terminal->screen = newterm(NULL, stdout, stdin);
  for (int place = 0; place < 4; place++) sigaction(numbers[place], &actions[place], NULL);
  int is_usable = terminal->screen != NULL;
  if (is_usable) {
    // Lines are placed by the ECMA-48 sequence, which a terminal that knows another lacks.
    const char *place = tigetstr("cup");
    is_usable = place && place != (const char *)-1 && strncmp(place, "\033[", 2) == 0;
    raw();
    noecho();
    nonl();
    set_escdelay(escape_delay);
    terminal->keys = newpad(1, 1);
    is_usable = is_usable && terminal->keys;
    if (is_usable) {
      keypad(terminal->keys, TRUE);
      gradus_terminal_define_keys();
      is_usable = tcgetattr(STDIN_FILENO, &terminal->during) == 0;
    }
    if (!is_usable) endwin();
  }
  if (!is_usable) tcsetattr(STDIN_FILENO, TCSADRAIN, &terminal->before);
  uselocale(outer);
  return is_usable;
}

// The next key that has arrived: 0 none, 1 a character, 2 a key with a code.
static inline int gradus_terminal_key(gradus_terminal *terminal, unsigned int *value) {
  // Of a character of several bytes the last ones may be on their way, as in a long paste.
  struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
  wtimeout(terminal->keys, poll(&input, 1, 0) > 0 ? 200 : 0);
  locale_t outer = uselocale(terminal->locale);
  wint_t key = 0;
  int result = wget_wch(terminal->keys, &key);
  uselocale(outer);
  *value = (unsigned int)key;
  return result == OK ? 1 : result == KEY_CODE_YES ? 2 : 0;
}

// What the terminal's description says is to be written for a capability; "" when it has none.
static inline const char *gradus_terminal_text(const char *capability) {
  const char *text = tigetstr((char *)(uintptr_t)capability);
  return text && text != (const char *)-1 ? text : "";
}

static inline void gradus_terminal_close(gradus_terminal *terminal) {
  locale_t outer = uselocale(terminal->locale);
  if (terminal->keys) delwin(terminal->keys);
  endwin();
  delscreen(terminal->screen);
  uselocale(outer);
  freelocale(terminal->locale);
  tcsetattr(STDIN_FILENO, TCSADRAIN, &terminal->before);
}

// The size of the terminal at standard output; 0 when it does not say.
static inline int gradus_terminal_size(int *width, int *height) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return 0;
  *width = size.ws_col;
  *height = size.ws_row;
  return 1;
}

#endif
