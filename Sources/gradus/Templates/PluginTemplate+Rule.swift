extension PluginTemplate {
  static let rulePlugin = """
    -- The rule 'NAME': how the scores of a quiz's questions combine.

    local rule = {
      doc = "The mean of the best answers; the worst ones are dropped.",
      -- What a quiz may set.
      options = {
        drop = {
          type = "integer",
          default = 1,
          min = 0,
          doc = "How many of the worst answers are dropped.",
        },
      },
      -- parts: { score = 0…1 or nil (not answered), points =, status =, attempts =, hints = } each.
      combine = function(parts, ctx)
        local scores = {}
        for place, part in ipairs(parts) do scores[place] = part.score or 0 end
        table.sort(scores, function(a, b) return a > b end)
        local count = math.max(1, #scores - ctx.options.drop)
        local sum = 0
        for place = 1, math.min(count, #scores) do sum = sum + scores[place] end
        return sum / count
      end,
      -- Worked examples, computed by hand.
      samples = {
        { parts = { { score = 1 }, { score = 0 }, { score = 0.5 } }, score = 0.75 },
        { parts = { { score = 1 }, {} }, options = { drop = 0 }, score = 0.5 },
      },
    }

    return { name = "NAME", version = "1.0.0", api = 1, rules = { ["NAME"] = rule } }

    """

  static let ruleCases = """
    # Parts with the score they must give. `gradus plugin test` runs them.
    rule: {name: NAME, drop: 2}
    cases:
      - {parts: [{score: 1}, {score: 0.5}, {score: 0}, {score: 0.25}], score: 0.75}
      - {parts: [{score: 1}, {status: blank}, {status: blank}], score: 1}
      - {parts: [{score: 0.5}], score: 0.5}

    """

  static let ruleReadme = """
    # NAME

    The rule `NAME`: the mean of the best answers of a quiz. A quiz chooses it with

    ```yaml
    rule: {name: NAME, drop: 1}
    ```

        gradus plugin test NAME            run the samples and cases
        gradus plugin test NAME --watch    and again whenever a file is saved
        gradus plugin docs                 what a plugin can call, also for editors

    `plugin.lua` holds the rule, `cases/sample.yaml` lists of parts with the score they must give.

    """
}
