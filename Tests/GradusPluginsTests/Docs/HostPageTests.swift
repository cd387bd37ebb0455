import Testing

@testable import GradusPlugins

/// How a declaration is shown, with a made-up function that is to go.
@Suite struct HostPageTests {
  private static let spread = HostFunctionTests.spread

  @Test func `the reference shows all of a declaration`() {
    #expect(
      HostPage.entry(Self.spread, level: 2) == """
        ## tensor.spread

        **Deprecated since api 1:** use `tensor.var(t) ^ 0.5` instead.

        ```lua
        tensor.spread(t[, axis[, keep]]) → number
        t:spread([axis[, keep]]) → number
        ```

        How far the elements lie apart.

        - `t` (array[n])
        - `axis` (integer, default: −1): counted from 1; −1 is the last
        - `keep` (boolean, default: false): keep the axis
        - returns number: in units of t
        - refuses: an array without elements
        - since api 1

        ```lua
        tensor.spread({1, 3})  --> 2
        ```
        """)
  }

  @Test func `an editor is told that a function is to go`() {
    let chapter = HostChapter(
      name: "tensor", summary: "arrays", introduction: "",
      sections: [.init(title: "All", functions: [Self.spread])])
    let text = MetaFile(chapters: [chapter]).text
    #expect(
      text.contains(
        """
        ---How far the elements lie apart.
        ---Use `tensor.var(t) ^ 0.5` instead (since api 1).
        ---@deprecated
        ---@param t gradus.Array
        ---@param axis? integer counted from 1; −1 is the last; default: −1
        ---@param keep? boolean keep the axis; default: false
        ---@return number # in units of t
        function tensor.spread(t, axis, keep) end
        """))
    #expect(text.contains("function tensor_object:spread(axis, keep) end"))
  }
}
