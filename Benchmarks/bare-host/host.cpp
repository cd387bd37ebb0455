// The least that a host written in C++ must do to grade answers in Lua: one thread reads JSON
// Lines, calls one Lua function for each answer, and writes a line with its id and score. It has no
// sandbox, no budget, no feedback, and trusts its input. Gradus is measured against it.
//
// Usage: host choice|numeric GRADE.LUA KEYS.jsonl < answers.jsonl > scores.jsonl
#include <simdjson.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <lua.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

using namespace simdjson;

struct Key {
  std::string text;
  double number = 0;
  double tolerance = 0;
};

[[noreturn]] static void fail(const char *what, const char *why) {
  std::fprintf(stderr, "host: %s: %s\n", what, why);
  std::exit(1);
}

/// Hands each line of a stream to `take`; what follows a line may be read, as simdjson does.
template <typename Take>
static void for_each_line(std::FILE *stream, Take take) {
  std::vector<char> buffer((1 << 20) + SIMDJSON_PADDING);
  size_t held = 0;
  while (true) {
    if (held + SIMDJSON_PADDING == buffer.size()) buffer.resize(buffer.size() * 2);
    size_t room = buffer.size() - SIMDJSON_PADDING - held;
    size_t count = std::fread(buffer.data() + held, 1, room, stream);
    size_t end = held + count, start = 0;
    while (auto *newline = static_cast<char *>(
               std::memchr(buffer.data() + start, '\n', end - start))) {
      size_t length = newline - (buffer.data() + start);
      if (length > 0) take(buffer.data() + start, length, buffer.size() - start);
      start += length + 1;
    }
    if (count == 0) {
      if (end > start) take(buffer.data() + start, end - start, buffer.size() - start);
      return;
    }
    held = end - start;
    std::memmove(buffer.data(), buffer.data() + start, held);
  }
}

static std::string name_of(std::string_view question, int64_t seed) {
  return std::string(question) + '#' + std::to_string(seed);
}

static std::unordered_map<std::string, Key> read_keys(const char *path) {
  std::unordered_map<std::string, Key> keys;
  std::FILE *file = std::fopen(path, "rb");
  if (!file) fail(path, "cannot be opened");
  ondemand::parser parser;
  for_each_line(file, [&](char *line, size_t length, size_t capacity) {
    ondemand::document record = parser.iterate(line, length, capacity);
    std::string name = name_of(record["question"].get_string(), record["seed"].get_int64());
    Key &key = keys[name];
    key.text = std::string(std::string_view(record["key"].get_string()));
    key.tolerance = record["tolerance"].get_double();
    key.number = std::strtod(key.text.c_str(), nullptr);
  });
  std::fclose(file);
  return keys;
}

static void write(std::string &out) {
  if (std::fwrite(out.data(), 1, out.size(), stdout) != out.size()) fail("output", "not written");
  std::fflush(stdout);
  out.clear();
}

int main(int count, char **arguments) {
  if (count != 4) fail("usage", "host choice|numeric GRADE.LUA KEYS.jsonl");
  bool is_choice = std::strcmp(arguments[1], "choice") == 0;
  lua_State *L = luaL_newstate();
  if (!L) fail("lua", "no memory");
  luaL_openlibs(L);
  if (luaL_loadfile(L, arguments[2]) || lua_pcall(L, 0, 1, 0)) fail("lua", lua_tostring(L, -1));
  if (lua_getfield(L, -1, arguments[1]) != LUA_TFUNCTION) fail(arguments[1], "no such grader");
  int grade = lua_gettop(L);

  auto keys = read_keys(arguments[3]);
  std::string out;
  ondemand::parser parser;
  for_each_line(stdin, [&](char *line, size_t length, size_t capacity) {
    ondemand::document record = parser.iterate(line, length, capacity);
    std::string_view id = record["id"].get_string();
    std::string_view question = record["question"].get_string();
    int64_t seed = record["seed"].get_int64();
    std::string_view answer = record["answer"].get_string();
    auto found = keys.find(name_of(question, seed));
    if (found == keys.end()) fail("keys", "a question has no key");
    const Key &key = found->second;
    lua_pushvalue(L, grade);
    lua_pushlstring(L, answer.data(), answer.size());
    if (is_choice) lua_pushlstring(L, key.text.data(), key.text.size());
    else lua_pushnumber(L, key.number);
    lua_pushnumber(L, key.tolerance);
    if (lua_pcall(L, 3, 1, 0)) fail("lua", lua_tostring(L, -1));
    out.append("{\"id\":\"").append(id).append("\",\"score\":");
    out.append(lua_tointeger(L, -1) == 1 ? "1" : "0").append("}\n");
    lua_pop(L, 1);
    if (out.size() > 1 << 16) write(out);
  });
  write(out);
  lua_close(L);
}
