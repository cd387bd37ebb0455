import Foundation
import GradusBanks
import GradusCore
import Testing

@testable import GradusPlugins

/// What the shipped bank promises as a whole.
@Suite struct ShippedBankGateTests {
  private static let topics: [Topic] = {
    let reading = BankReader(folder: Shipped.bankFolder).read()
    return reading.hasErrors ? [] : reading.content?.topics ?? []
  }()

  private static let questions = topics.flatMap(\.questions)

  @Test func `there are 101 numbered topics, each with an open form and at least two others`() {
    #expect(Self.topics.compactMap(\.number) == Array(1...101))
    for topic in Self.topics {
      #expect(topic.questions.count { $0.format == "rubric" } == 1, "\(topic.name)")
      #expect(topic.questions.count >= 3, "\(topic.name)")
    }
  }

  @Test func `every topic asks for something that is computed or put together`() {
    let picked: Set<String> = ["choice", "rubric"]
    for topic in Self.topics {
      #expect(topic.questions.contains { !picked.contains($0.format) }, "\(topic.name)")
    }
  }

  @Test func `every question explains itself and names its sources`() {
    for question in Self.questions {
      #expect(question.explanation?.translations.count == 2, "\(question.address)")
      #expect(!question.sources.isEmpty, "\(question.address)")
    }
  }

  @Test func `English is English, and Chinese is Chinese`() {
    for question in Self.questions {
      for text in [question.prompt] + [question.explanation].compactMap({ $0 }) + question.hints {
        let chinese = text.text(in: .chinese).replacing(/\$[^$]*\$/, with: "")
        #expect(!text.text(in: .english).hasHan, "\(question.address)")
        #expect(chinese.hasHan || !chinese.contains { $0.isLetter }, "\(question.address)")
      }
    }
  }

  @Test func `the keys of the choices are spread over the positions`() throws {
    let counts = try Shipped.withEngine { engine in
      var counts: [Int: (authored: [Int], shuffled: [Int])] = [:]
      for question in Self.questions where question.format == "choice" {
        for seed in [nil] + (0..<20).map(Optional.some) {
          let prepared = try engine.prepare(question, seed: seed)
          let options = prepared.variant.data["options"]?.elements ?? []
          guard prepared.variant.data["multiple"]?.bool == false, options.count > 2,
            let place = options.firstIndex(where: { $0["correct"]?.bool == true })
          else { continue }
          var count =
            counts[options.count]
            ?? (
              Array(repeating: 0, count: options.count), Array(repeating: 0, count: options.count)
            )
          if seed == nil { count.authored[place] += 1 } else { count.shuffled[place] += 1 }
          counts[options.count] = count
        }
      }
      return counts
    }
    for (size, count) in counts {
      // Few questions have another number of options than four, so the bounds are wide for them.
      let (authored, shuffled) = (count.authored.reduce(0, +), count.shuffled.reduce(0, +))
      guard authored >= 20 else { continue }
      for place in 0..<size {
        #expect(count.authored[place] * 10 >= authored, "\(count.authored) of \(size)")
        #expect(count.shuffled[place] * size * 10 >= shuffled * 8, "\(count.shuffled) of \(size)")
        #expect(count.shuffled[place] * size * 10 <= shuffled * 12, "\(count.shuffled) of \(size)")
      }
    }
  }
}

extension String {
  /// Whether there is a Chinese character.
  fileprivate var hasHan: Bool {
    unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }
}
