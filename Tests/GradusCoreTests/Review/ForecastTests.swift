import Foundation
import GradusCore
import Testing

@Suite struct ForecastTests {
  private func calendar(_ zone: String) throws -> Calendar {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: zone))
    return calendar
  }

  private func time(_ text: String) throws -> Date {
    try Date(text, strategy: .iso8601)
  }

  private func cards(due times: [String]) throws -> [ReviewCard] {
    try times.enumerated().map { number, text in
      ReviewCard(
        question: "t.q\(number)", keyHash: "k", algorithm: "FSRS-6", phase: .review, stability: 5,
        difficulty: 5, due: try time(text), last: try time("2026-03-01T00:00:00Z"))
    }
  }

  // The hours of Berlin skip one on 29 March 2026; its days begin at 23:00 and then 22:00 in UTC.
  @Test func `each day counts what becomes due on it in the learner's time zone`() throws {
    let forecast = Forecast(
      of: try cards(due: [
        "2026-03-20T10:00:00Z", "2026-03-28T08:00:00Z", "2026-03-28T22:59:59Z",
        "2026-03-28T23:00:00Z", "2026-03-29T21:59:59Z", "2026-03-29T22:00:00Z",
        "2026-03-30T22:00:00Z", "2027-01-01T00:00:00Z",
      ]),
      days: 3, from: try time("2026-03-28T09:00:00Z"), calendar: try calendar("Europe/Berlin"))
    #expect(forecast.days.map(\.due) == [3, 2, 1])
    #expect(
      forecast.days.map(\.start) == [
        try time("2026-03-27T23:00:00Z"), try time("2026-03-28T23:00:00Z"),
        try time("2026-03-29T22:00:00Z"),
      ])
    #expect(forecast.dueNow == 2)
    #expect(forecast.later == 2)
  }

  @Test func `the same cards fall on other days in another time zone`() throws {
    let cards = try cards(due: ["2026-06-01T02:00:00Z", "2026-06-01T20:00:00Z"])
    let now = try time("2026-05-31T12:00:00Z")
    func counts(_ zone: String) throws -> [Int] {
      Forecast(of: cards, days: 3, from: now, calendar: try calendar(zone)).days.map(\.due)
    }
    #expect(try counts("America/New_York") == [1, 1, 0])
    #expect(try counts("Asia/Shanghai") == [0, 1, 1])
  }

  // In São Paulo 15 October 2017 began at 01:00; on 17 February 2018 the hour from 23:00 came twice.
  @Test(arguments: ["2017-10-14T18:00:00Z", "2017-10-15T18:00:00Z", "2018-02-16T18:00:00Z"])
  func `no day is missed or repeated where midnight is`(_ now: String) throws {
    let calendar = try calendar("America/Sao_Paulo")
    let start = try time(now)
    let forecast = Forecast(of: [], days: 400, from: start, calendar: calendar)
    #expect(Set(forecast.days.map { calendar.startOfDay(for: $0.start) }).count == 400)
    let lengths = zip(forecast.days, forecast.days.dropFirst()).map {
      $1.start.timeIntervalSince($0.start) / 3600
    }
    #expect(lengths.allSatisfy { 23...25 ~= $0 })
  }

  @Test func `without cards nothing is due`() throws {
    let forecast = Forecast(
      of: [], days: 2, from: try time("2026-03-28T09:00:00Z"), calendar: try calendar("UTC"))
    #expect(forecast.days.map(\.due) == [0, 0])
    #expect(forecast.dueNow == 0)
    #expect(forecast.later == 0)
  }
}
