// JSON into flat values through simdjson, so that no record becomes a dictionary on its way.
#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "include/CLuaShims.h"
#include "json_check.h"

#define GRADUS_TEXT_OF(name) #name
#define GRADUS_TEXT(name) GRADUS_TEXT_OF(name)

const char *gradus_json_version(void) { return GRADUS_TEXT(SIMDJSON_VERSION); }

namespace {

using simdjson::ondemand::json_type;

class Writer {
 public:
  explicit Writer(bool keep_numbers) : keep_numbers_(keep_numbers) {}

  std::string flat;

  void value(simdjson::ondemand::value value, int depth, bool in_list) {
    switch (value.type().value()) {
      case json_type::object: object(value.get_object().value(), depth); return;
      case json_type::array: array(value.get_array().value(), depth); return;
      default: scalar(value, in_list);
    }
  }

  void document(simdjson::ondemand::document &document) {
    switch (document.type().value()) {
      case json_type::object: object(document.get_object().value(), 0); return;
      case json_type::array: array(document.get_array().value(), 0); return;
      default: scalar(document, false);
    }
  }

 private:
  static constexpr int deepest = 64;
  bool keep_numbers_;

  void tag(uint8_t byte) { flat.push_back(static_cast<char>(byte)); }

  template <typename T>
  void put(T value) {
    char raw[sizeof value];
    std::memcpy(raw, &value, sizeof value);
    flat.append(raw, sizeof value);
  }

  void text(std::string_view text) {
    put(static_cast<uint32_t>(text.size()));
    flat.append(text);
  }

  // Writes the count of what follows once it is known.
  template <typename Body>
  void counted(uint8_t kind, int depth, Body body) {
    if (depth >= deepest) throw simdjson::simdjson_error(simdjson::DEPTH_ERROR);
    tag(kind);
    size_t place = flat.size();
    put(static_cast<uint32_t>(0));
    uint32_t count = body();
    std::memcpy(flat.data() + place, &count, sizeof count);
  }

  void object(simdjson::ondemand::object object, int depth) {
    counted(GRADUS_TABLE, depth, [&] {
      uint32_t count = 0;
      for (auto field : object) {
        text(field.unescaped_key().value());
        value(field.value().value(), depth + 1, false);
        count++;
      }
      return count;
    });
  }

  void array(simdjson::ondemand::array array, int depth) {
    counted(GRADUS_LIST, depth, [&] {
      uint32_t count = 0;
      for (auto element : array) {
        value(element.value(), depth + 1, true);
        count++;
      }
      return count;
    });
  }

  template <typename Source>
  void scalar(Source &source, bool in_list) {
    switch (source.type().value()) {
      case json_type::string:
        tag(GRADUS_TEXT);
        text(source.get_string().value());
        return;
      case json_type::boolean: boolean(source); return;
      case json_type::null:
        if (!is_null(source)) throw simdjson::simdjson_error(simdjson::N_ATOM_ERROR);
        tag(GRADUS_NIL);
        return;
      default: number(source, in_list);
    }
  }

  // simdjson calls a word that only begins like "true" or a number a value of another type.
  static void check(simdjson::error_code error, simdjson::error_code instead) {
    if (error == simdjson::INCORRECT_TYPE) error = instead;
    if (error) throw simdjson::simdjson_error(error);
  }

  template <typename Source>
  void boolean(Source &source) {
    bool value;
    check(source.get_bool().get(value), simdjson::T_ATOM_ERROR);
    tag(value ? GRADUS_TRUE : GRADUS_FALSE);
  }

  template <typename Source>
  static bool is_null(Source &source) {
    simdjson::simdjson_result<bool> result = source.is_null();
    return result.error() == simdjson::SUCCESS && result.value_unsafe();
  }

  template <typename Source>
  void number(Source &source, bool in_list) {
    if (keep_numbers_ && !in_list) {
      double checked;  // refuses what is no JSON number
      check(source.get_double().get(checked), simdjson::NUMBER_ERROR);
      std::string_view token = source.raw_json_token();
      while (!token.empty() && std::strchr(" \t\r\n", token.back())) token.remove_suffix(1);
      tag(GRADUS_TEXT);
      text(token);
      return;
    }
    int64_t whole;
    if (source.get_int64().get(whole) == simdjson::SUCCESS) {
      tag(GRADUS_INTEGER);
      put(whole);
      return;
    }
    double real;
    check(source.get_double().get(real), simdjson::NUMBER_ERROR);
    tag(GRADUS_NUMBER);
    put(real);
  }
};

// Reads nested lists of numbers that make an array.
class Numbers {
 public:
  static constexpr int most_axes = 8;
  std::vector<double> numbers;
  size_t shape[most_axes];
  int rank() const { return leaf_ + 1; }

  // Whether the document is such lists, with at most `most` numbers.
  bool read(simdjson::ondemand::document &document, size_t most) {
    numbers.clear();
    for (size_t &length : shape) length = unknown;
    leaf_ = -1;
    most_ = most;
    if (document.type().value() != json_type::array) return false;
    return list(document.get_array().value(), 0);
  }

 private:
  static constexpr size_t unknown = SIZE_MAX;
  size_t most_;
  int leaf_;  // the depth of the lists whose elements are numbers; -1 until there is one

  bool list(simdjson::ondemand::array array, int depth) {
    if (depth == most_axes || (leaf_ >= 0 && depth > leaf_)) return false;
    size_t count = 0;
    for (auto element : array) {
      simdjson::ondemand::value value = element.value();
      switch (value.type().value()) {
        case json_type::array:
          if (!list(value.get_array().value(), depth + 1)) return false;
          break;
        case json_type::number:
          if (!number(value, depth)) return false;
          break;
        default: return false;
      }
      count++;
    }
    if (shape[depth] == unknown) shape[depth] = count;
    return count > 0 && shape[depth] == count;
  }

  bool number(simdjson::ondemand::value &value, int depth) {
    if (leaf_ < 0) leaf_ = depth;
    if (leaf_ != depth || numbers.size() == most_) return false;
    int64_t whole;
    double real;
    if (value.get_int64().get(whole) == simdjson::SUCCESS)
      real = static_cast<double>(whole);
    else if (value.get_double().get(real) != simdjson::SUCCESS)
      return false;
    numbers.push_back(real);
    return true;
  }
};

const char *wording(simdjson::error_code code) {
  switch (code) {
    case simdjson::EMPTY: return "there is nothing";
    case simdjson::UTF8_ERROR: return "the text is not UTF-8";
    case simdjson::UNCLOSED_STRING: return "a text has no closing quote";
    case simdjson::STRING_ERROR: return "a text has an escape that JSON does not know";
    case simdjson::UNESCAPED_CHARS: return "a text has a control character that is not escaped";
    case simdjson::NUMBER_ERROR: return "a number is not written as JSON allows";
    case simdjson::DEPTH_ERROR: return "lists and tables are nested too deeply";
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
      return "a list or table does not end where the text ends";
    case simdjson::TRAILING_CONTENT: return "something follows the end of the value";
    case simdjson::CAPACITY: return "it is too long";
    case simdjson::T_ATOM_ERROR:
    case simdjson::F_ATOM_ERROR:
    case simdjson::N_ATOM_ERROR: return "a word is none of true, false and null";
    default: return "it is not JSON";
  }
}

}  // namespace

bool gradus_json_check(simdjson::ondemand::value &value, int depth) {
  // String.mostMarks in Swift, and a mark takes two bytes at least.
  constexpr size_t shortest_refused = 2 * 128;
  static thread_local Writer writer(false);
  writer.flat.clear();
  writer.value(value, depth, false);
  if (writer.flat.size() <= shortest_refused) return true;
  for (unsigned char byte : writer.flat)
    if (byte >= 0x80) return false;
  return true;
}

extern "C" const char *gradus_json_read(
    const uint8_t *json, size_t length, int32_t keep_numbers, void *context,
    gradus_receive receive) {
  try {
    static thread_local simdjson::ondemand::parser parser;
    simdjson::padded_string padded(reinterpret_cast<const char *>(json), length);
    Writer writer(keep_numbers != 0);
    auto document = parser.iterate(padded).value();
    writer.document(document);
    // At the end there is no location left to tell.
    if (document.current_location().error() != simdjson::OUT_OF_BOUNDS)
      return wording(simdjson::TRAILING_CONTENT);
    receive(
        context, reinterpret_cast<const uint8_t *>(writer.flat.data()), writer.flat.size());
    return nullptr;
  } catch (const simdjson::simdjson_error &error) {
    return wording(error.error());
  } catch (const std::bad_alloc &) {
    return "it is too long";
  }
}

extern "C" int32_t gradus_json_numbers(
    const uint8_t *json, size_t length, size_t most, gradus_numbers *numbers) {
  try {
    static thread_local simdjson::ondemand::parser parser;
    static thread_local std::string padded;
    static thread_local Numbers reader;
    padded.reserve(length + simdjson::SIMDJSON_PADDING);
    padded.assign(reinterpret_cast<const char *>(json), length);
    auto document = parser.iterate(padded.data(), length, padded.capacity()).value();
    if (!reader.read(document, most)) return 0;
    if (document.current_location().error() != simdjson::OUT_OF_BOUNDS) return 0;
    numbers->numbers = reader.numbers.data();
    numbers->count = reader.numbers.size();
    numbers->rank = reader.rank();
    std::copy(reader.shape, reader.shape + reader.rank(), numbers->shape);
    return 1;
  } catch (const simdjson::simdjson_error &) {
    return 0;
  } catch (const std::bad_alloc &) {
    return 0;
  }
}
