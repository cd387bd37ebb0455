internal import Foundation

/// The checked header of a safetensors file.
struct SafetensorsHeader {
  /// What the header says about one array.
  struct Entry {
    let name: String
    let typeName: String
    /// The type, or `nil` when it cannot be read.
    let type: ElementType?
    let shape: [Int]
    /// Where its bytes are in the data.
    let range: Range<Int>
  }

  let metadata: [String: String]
  /// The arrays in the order of the data; empty ones that share a place by name.
  let entries: [Entry]

  init(json: ArraySlice<UInt8>, dataLength: Int) throws(TensorError) {
    // Foundation may guess UTF-16; the format is UTF-8 and begins with a brace.
    guard json.first == UInt8(ascii: "{") else { throw .safetensorsBadHeader }
    let items: [String: Item]
    do {
      items = try JSONDecoder().decode([String: Item].self, from: Data(json))
    } catch {
      throw .safetensorsBadHeader
    }
    var metadata: [String: String] = [:]
    var entries: [Entry] = []
    for (name, item) in items.sorted(by: { $0.key < $1.key }) {
      switch (item, name == "__metadata__") {
      case (.metadata(let values), true): metadata = values
      case (.array(let array), false): entries.append(try array.checked(name, dataLength))
      default: throw .safetensorsBadEntry(name)
      }
    }
    entries.sort {
      ($0.range.lowerBound, $0.range.upperBound, $0.name)
        < ($1.range.lowerBound, $1.range.upperBound, $1.name)
    }
    var end = 0
    for entry in entries {
      guard entry.range.lowerBound == end else {
        throw .safetensorsGap(entry.name, start: entry.range.lowerBound, expected: end)
      }
      end = entry.range.upperBound
    }
    guard end == dataLength else { throw .safetensorsUnusedData(used: end, dataLength) }
    self.metadata = metadata
    self.entries = entries
  }

  private enum Item: Decodable {
    case metadata([String: String])
    case array(RawEntry)

    init(from decoder: any Decoder) throws {
      // `__metadata__` maps names to strings and an array's entry has a list, so one of them fits.
      if let entry = try? RawEntry(from: decoder) {
        self = .array(entry)
      } else {
        self = .metadata(try [String: String](from: decoder))
      }
    }
  }

  private struct RawEntry: Decodable {
    let dtype: String
    let shape: [Int]
    let data_offsets: [Int]

    func checked(_ name: String, _ dataLength: Int) throws(TensorError) -> Entry {
      let count: Int
      do {
        count = try Shape.count(shape)
      } catch {
        throw error.inArray(name)
      }
      guard data_offsets.count == 2, data_offsets[0] >= 0, data_offsets[0] <= data_offsets[1],
        data_offsets[1] <= dataLength
      else { throw .safetensorsOffsets(name, data_offsets, dataLength) }
      let range = data_offsets[0]..<data_offsets[1]
      let type = SafetensorsHeader.types[dtype]
      if let type, range.count != count * type.size {
        throw .safetensorsLength(
          name,
          dtype,
          shape,
          needed: count * type.size,
          found: range.count
        )
      }
      return Entry(name: name, typeName: dtype, type: type, shape: shape, range: range)
    }
  }

  private static let types: [String: ElementType] = [
    "BOOL": .bool, "I8": .int8, "I16": .int16, "I32": .int32, "I64": .int64,
    "U8": .uint8, "U16": .uint16, "U32": .uint32, "U64": .uint64,
    "F16": .float16, "BF16": .bfloat16, "F32": .float32, "F64": .float64,
  ]
}
