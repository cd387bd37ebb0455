---@meta gradus
-- What Gradus gives to plugins, for the Lua language server. Made by `gradus plugin docs`.

---A string, or one for each language.
---@alias gradus.Text string|table<string, string>

---Nested lists of numbers.
---@alias gradus.Numbers number[]|number[][]|number[][][]|number[][][][]

---A tensor, or what is taken as one.
---@alias gradus.Array tensor|number|gradus.Numbers

---The type of a field.
---@alias gradus.FieldType "string"|"text"|"number"|"integer"|"boolean"|"any"|"enum"|"list"|"record"|"map"|"key"|"check"|"mistakes"|"tolerance"

---A block of a view.
---@alias gradus.Block gradus.Block.text|gradus.Block.options|gradus.Block.columns|gradus.Block.table|gradus.Block.code

---What the learner gives.
---@alias gradus.Input gradus.Input.choice|gradus.Input.order|gradus.Input.line|gradus.Input.lines|gradus.Input.matrix|gradus.Input.rubric

---What `plugin.lua` returns.
---@class (exact) gradus.Plugin
---@field name string the plugin's name
---@field version string its version, such as `"1.0.0"`
---@field api integer the version of this interface it is written for: 1
---@field formats? table<string, gradus.Format> formats by the name questions use
---@field rules? table<string, gradus.Rule> rules by the name quizzes use
---@field checks? table<string, gradus.Check> checks by the name questions use
---@field doc? string one sentence
---@field budget? gradus.Budget what each of its calls may use

---What each call of the plugin may use, where the usual is not enough or more than enough. Whoever runs it has the last word.
---@class (exact) gradus.Budget
---@field instructions? integer instructions and charged work; usually 20000000, at the most 200000000
---@field allocation? integer bytes allocated in all; usually 268435456, at the most 2147483648
---@field memory? integer bytes alive at once; usually 33554432, at the most 268435456
---@field text? integer bytes of the longest text; usually 1048576, at the most 16777216

---How a question is asked, read and graded.
---@class (exact) gradus.Format
---@field fields? table<string, gradus.Field> the keys of its questions by name, checked before any code runs
---@field doc? string one sentence
---@field prepare? fun(question: table<string, any>, rng: rng): gradus.Variant Makes the variant, once for each question and seed. Without it the variant is the question's fields.
---@field present? fun(variant: gradus.Variant, context: gradus.PresentContext): gradus.View Shows the question below its prompt, which the host prints. Without it there is one line to fill in.
---@field parse? fun(raw: string|any[]|table<string, any>, variant: gradus.Variant): any, gradus.Text? Reads an answer. With a problem the answer is invalid and costs no attempt. Without it `grade` gets the raw answer.
---@field grade fun(value: any, variant: gradus.Variant): number|gradus.Verdict Grades an answer.
---@field solution? fun(variant: gradus.Variant): string|any[]|table<string, any> Solves the question; `gradus check` proves that it scores 1.
---@field samples? fun(variant: gradus.Variant): gradus.Sample[] Foretells what becomes of raw answers; `gradus check` proves it for every question and seed.

---What `prepare` returned, under its own keys; the host adds two.
---@class gradus.Variant
---@field check? check compares with the key; there when the format has a field of type `key` and the question fills it in: see variant.check
---@field self_marking? boolean true in `parse` where learners may mark their own answers, which no batch allows
---@field [string] any

---For whom a question is shown.
---@class (exact) gradus.PresentContext
---@field lang string the language, `"en"` or `"zh"`

---A raw answer and what must become of it.
---@class (exact) gradus.Sample
---@field answer string|any[]|table<string, any> the raw answer
---@field score? number the score it must get; not compared without it
---@field notes? string[] the notes it must get; not compared without it
---@field invalid? boolean true when it cannot be read
---@field manual? boolean true when a person must mark it

---What a format says of one key of its questions, or a rule of one option.
---@class (exact) gradus.Field
---@field type gradus.FieldType see field types
---@field required? boolean whether a question without it is wrong
---@field default? any what holds when the question does not say
---@field doc? string one sentence for authors of questions
---@field of? gradus.Field the elements of a list or map
---@field fields? table<string, gradus.Field> the keys of a record
---@field values? string[] the words of an enum
---@field min? number the smallest number, or the fewest elements of a list
---@field max? number the largest number, or the most elements of a list

---How a variant looks below its prompt and what the learner gives, apart from any screen.
---@class (exact) gradus.View
---@field blocks? gradus.Block[] what is shown, in order
---@field input? gradus.Input what the learner gives; one line without it

---A text with a label in front.
---@class (exact) gradus.Item
---@field label? string the label, such as `"A"`
---@field text gradus.Text what it says
---@field weight? number how much it counts, where that matters

---What becomes of an answer. Without `manual` it has a score.
---@class (exact) gradus.Verdict
---@field score? number from 0 to 1
---@field notes? string[] names of what was recognised, such as `"no-scale"`: the same for every seed, so that a class can be counted by mistake
---@field feedback? gradus.Text|gradus.Text[] what the learner is told
---@field trace? gradus.Text|gradus.Text[] why this score: mode, margin, first wrong cells
---@field parts? gradus.Part[] the scores of parts of the answer
---@field manual? boolean true when a person must mark it; then there is no score
---@field provisional? number with `manual`: the score until then, from 0 to 1

---A part of an answer with its own score.
---@class (exact) gradus.Part
---@field name? string|number which part; its number without it
---@field score number from 0 to 1
---@field feedback? gradus.Text what the learner is told

---How the scores of parts combine.
---@class (exact) gradus.Rule
---@field combine fun(parts: gradus.RulePart[], context: gradus.RuleContext): number Combines the parts.
---@field options? table<string, gradus.Field> what a quiz may set by name, declared like the fields of a format
---@field doc? string one sentence
---@field samples? gradus.RuleSample[] worked examples, proved by `gradus check`

---A question of a quiz, or an attempt at a question.
---@class (exact) gradus.RulePart
---@field score? number from 0 to 1; nil when it was not answered
---@field points number how many points it is worth
---@field status string such as `"graded"`, `"blank"` or `"invalid"`
---@field attempts integer how many attempts it took
---@field hints integer how many hints were shown

---How a quiz wants a rule to work.
---@class (exact) gradus.RuleContext
---@field options table<string, any> the options with defaults filled in

---Parts and the score they must give.
---@class (exact) gradus.RuleSample
---@field parts gradus.RulePart[] the parts
---@field options? table<string, any> the options that differ from their defaults
---@field score number the score they must give

---A reference and its named mistakes. Without `steps`, `reference` is required.
---@class (exact) gradus.Check
---@field given? table<string, string> what it is given: types by name, see what a check is given
---@field reference? fun(given: table<string, any>): gradus.Array Computes what is to be found, once for each variant.
---@field mistakes? table<string, gradus.Mistake> wrong ways by their notes
---@field steps? gradus.Step[] several values to find in order, instead of `reference` and `mistakes`
---@field follow_through? number what a step is worth, from 0 to 1, that is right given the learner's own wrong earlier steps; 0 by default
---@field doc? string one sentence
---@field samples? gradus.CheckSample[] worked examples, proved by `gradus check` to within 10⁻⁶

---One of several values to find.
---@class (exact) gradus.Step
---@field name string its name, under which later steps and answers have it
---@field reference fun(given: table<string, any>, earlier: table<string, tensor>): gradus.Array Computes the value of the step. It is computed once from the true earlier steps and, when the learner's were wrong, again from the learner's own.
---@field mistakes? table<string, gradus.Mistake> wrong ways by their notes

---A wrong way that gets a note. It is looked at only when the answer is wrong.
---@class (exact) gradus.Mistake
---@field reference fun(given: table<string, any>, earlier: table<string, tensor>): gradus.Array|nil Computes what somebody finds who makes the mistake.
---@field feedback gradus.Text what the learner is told

---What is given and what must be found.
---@class (exact) gradus.CheckSample
---@field given table<string, any> what the check is given, arrays as nested lists
---@field value number|gradus.Numbers|table<string, number|gradus.Numbers> what must be found; a table by name for steps

---A paragraph.
---@class (exact) gradus.Block.text
---@field kind "text" which block it is
---@field text gradus.Text what it says

---Labelled options, one below the other.
---@class (exact) gradus.Block.options
---@field kind "options" which block it is
---@field items gradus.Item[] the options

---Two columns of labelled items.
---@class (exact) gradus.Block.columns
---@field kind "columns" which block it is
---@field left gradus.Item[] the left column
---@field right gradus.Item[] the right column
---@field titles? gradus.Text[] the titles of both

---A table.
---@class (exact) gradus.Block.table
---@field kind "table" which block it is
---@field header? gradus.Text[] the titles of the columns
---@field rows gradus.Text[][] the rows

---Program text.
---@class (exact) gradus.Block.code
---@field kind "code" which block it is
---@field text string the program
---@field language? string its language, such as `"lua"`

---One or several of some labels.
---@class (exact) gradus.Input.choice
---@field kind "choice" which input it is
---@field labels string[] the labels
---@field multiple? boolean whether several may be given
---@field hint? gradus.Text how to type it

---All of some labels in an order, typed as a line with the labels from the first on.
---@class (exact) gradus.Input.order
---@field kind "order" which input it is
---@field labels string[] the labels, as they are shown
---@field hint? gradus.Text how to type it

---One line.
---@class (exact) gradus.Input.line
---@field kind "line" which input it is
---@field hint? gradus.Text how to type it

---Several lines, ended by an empty one.
---@class (exact) gradus.Input.lines
---@field kind "lines" which input it is
---@field hint? gradus.Text how to type it

---Numbers in rows and columns.
---@class (exact) gradus.Input.matrix
---@field kind "matrix" which input it is
---@field rows? integer how many rows, 1 by default
---@field columns? integer how many columns, 1 by default
---@field hint? gradus.Text how to type it

---A free answer that the learner then marks by key points.
---@class (exact) gradus.Input.rubric
---@field kind "rubric" which input it is
---@field items gradus.Item[] the key points
---@field hint? gradus.Text how to type it

---A number that keeps its text, so that it can be judged exactly.
---@class (exact) gradus.TypedNumber
---@field text string as it was typed, such as `"0.350"`
---@field value number the nearest floating point number
---@field unit? string the unit that was typed
---@field arithmetic? boolean how it was read
---@field decimal_separator? "point"|"comma"|"automatic" how it was read

---How what a person typed is read.
---@class (exact) gradus.ReadingOptions
---@field arithmetic? boolean whether `12*768^2` and `sqrt(2)/2` are computed
---@field units? string[] the units of which one must follow the number
---@field decimal_separator? "point"|"comma"|"automatic" which mark separates the decimals; `"automatic"` takes whatever has one reading

---How a number compares with a key.
---@class (exact) gradus.Judgement
---@field within boolean whether it is within the tolerance
---@field difference? string how far off it is, exactly
---@field allowed? string how far off it may be, exactly
---@field text gradus.Text both in words

---How far off an answer may be: a mode, and the parameters the mode takes.
---@class (exact) gradus.Tolerance
---@field mode "exact"|"absolute"|"relative"|"allclose"|"prairielearn_sigfig"|"prairielearn_decdig"|"stack_relative"|"stack_absolute"|"sigfigs"|"sigfigs_strict"|"decimals"|"moodle_relative"|"moodle_nominal"|"moodle_geometric"|"webwork_relative"|"webwork_absolute"|"webwork_digits"|"edx"|"interval"|"numbas" how it is measured
---@field accuracy? number|string a parameter of `sigfigs`
---@field atol? number|string a parameter of `allclose`
---@field digits? number|string a parameter of `prairielearn_sigfig`, `prairielearn_decdig`, `sigfigs`, `sigfigs_strict`, `decimals`, `webwork_digits`
---@field ends? number|string a parameter of `interval`
---@field max? number|string a parameter of `interval`, `numbas`
---@field min? number|string a parameter of `interval`, `numbas`
---@field percent? number|string a parameter of `edx`
---@field precision? number|string a parameter of `numbas`
---@field rtol? number|string a parameter of `allclose`
---@field type? number|string a parameter of `numbas`
---@field value? number|string a parameter of `absolute`, `relative`, `stack_relative`, `stack_absolute`, `moodle_relative`, `moodle_nominal`, `moodle_geometric`, `webwork_relative`, `webwork_absolute`, `edx`

---Something to call after the code was loaded.
---@class (exact) gradus.CodeCall
---@field call string an expression such as `"f({1, 2})"`, or statements with a `return`
---@field with? table<string, any> values that the call may use by name

---How code that a learner wrote is run.
---@class (exact) gradus.CodeOptions
---@field prelude? string code that runs before it
---@field instructions? integer what loading, and each call, may use; 1000000 unless said otherwise
---@field memory? integer the bytes alive at once; 8388608 unless said otherwise

---What came of the code.
---@class (exact) gradus.CodeOutcome
---@field results gradus.CodeResult[] of each call, in order
---@field fault? gradus.CodeFault why the code could not be loaded

---What a call gave.
---@class (exact) gradus.CodeResult
---@field value? any plain data; tensors have become nested lists
---@field fault? gradus.CodeFault why there is no value

---Why code stopped.
---@class (exact) gradus.CodeFault
---@field kind "syntax"|"error"|"budget" what kind of fault it is
---@field message string what is wrong
---@field file? "prelude"|"answer"|"test" which text is at fault
---@field line? integer the line in it

---A named mistake with its wrong value.
---@class (exact) gradus.NamedMistake
---@field note string its note
---@field notes string[] every note an answer with this value gets
---@field value number|tensor the wrong value
---@field feedback? gradus.Text what the learner is told
---@field step? string the step it belongs to, in a check with steps

---An object of the host.
---@class tensor
---@operator add(gradus.Array): tensor
---@operator sub(gradus.Array): tensor
---@operator mul(gradus.Array): tensor
---@operator div(gradus.Array): tensor
---@operator pow(gradus.Array): tensor
---@operator unm: tensor
local tensor_object = {}

---The lengths of the axes.
---@param axis? integer counted from 1; −1 is the last; default: all axes
---@return integer[]|integer # all lengths, or the one of the axis
function tensor_object:shape(axis) end

---The number of axes; 0 for a single number.
---@return integer
function tensor_object:rank() end

---The number of elements.
---@return integer
function tensor_object:size() end

---One element.
---@param ... integer the place on each axis, counted from 1
---@return number
function tensor_object:at(...) end

---The elements as nested lists of numbers.
---@return number|gradus.Numbers # a number for a tensor without axes
function tensor_object:list() end

---Whether |a − b| ≤ atol + rtol·|b| for every element.
---@param b gradus.Array what a is measured by
---@param rtol? number the share of |b| that is allowed; default: 1e-5
---@param atol? number the distance that is allowed; default: 1e-8
---@return boolean # false when the shapes differ
function tensor_object:allclose(b, rtol, atol) end

---e to the power of each element.
---@return tensor # of the same shape
function tensor_object:exp() end

---The natural logarithm of each element: −∞ for 0, NaN below.
---@return tensor # of the same shape
function tensor_object:log() end

---The square root of each element: NaN below 0.
---@return tensor # of the same shape
function tensor_object:sqrt() end

---The magnitude of each element.
---@return tensor # of the same shape
function tensor_object:abs() end

---The hyperbolic tangent of each element.
---@return tensor # of the same shape
function tensor_object:tanh() end

---The sine of each element.
---@return tensor # of the same shape
function tensor_object:sin() end

---The cosine of each element.
---@return tensor # of the same shape
function tensor_object:cos() end

---The larger of each pair of elements.
---@param b gradus.Array
---@return tensor # of the broadcast shape
function tensor_object:maximum(b) end

---The smaller of each pair of elements.
---@param b gradus.Array
---@return tensor # of the broadcast shape
function tensor_object:minimum(b) end

---1 where a > b, 0 elsewhere.
---@param b gradus.Array
---@return tensor # of the broadcast shape
function tensor_object:gt(b) end

---1 where a ≥ b, 0 elsewhere.
---@param b gradus.Array
---@return tensor # of the broadcast shape
function tensor_object:ge(b) end

---1 where a < b, 0 elsewhere.
---@param b gradus.Array
---@return tensor # of the broadcast shape
function tensor_object:lt(b) end

---1 where a ≤ b, 0 elsewhere.
---@param b gradus.Array
---@return tensor # of the broadcast shape
function tensor_object:le(b) end

---1 where a = b, 0 elsewhere.
---@param b gradus.Array
---@return tensor # of the broadcast shape
function tensor_object:eq(b) end

---Chooses each element from one of two arrays.
---@param a gradus.Array taken where it is not 0
---@param b gradus.Array taken where it is 0
---@return tensor # of the broadcast shape
function tensor_object:where(a, b) end

---Puts the axes into another order: axis i of the result is axis order[i] of t.
---@param order? integer[] every axis once, counted from 1; −1 is the last; default: the last two axes swapped
---@return tensor
function tensor_object:transpose(order) end

---The same elements, row by row, in another shape.
---@param shape integer[] the length of each axis; one may be −1: what is left
---@return tensor
function tensor_object:reshape(shape) end

---A range of one axis.
---@param axis integer counted from 1; −1 is the last
---@param first integer counted from 1
---@param last integer included; first − 1 takes nothing
---@return tensor # with as many axes
function tensor_object:slice(axis, first, last) end

---A row of a matrix: the part at a place of the first axis.
---@param i integer counted from 1
---@return tensor
function tensor_object:row(i) end

---The sum, of all elements or along an axis.
---@param axis? integer counted from 1; −1 is the last; default: all elements
---@param keep? boolean keep the axis, with length 1; default: false
---@return tensor|number # a number without an axis, unless `keep` is true
function tensor_object:sum(axis, keep) end

---The mean, of all elements or along an axis; NaN of nothing.
---@param axis? integer counted from 1; −1 is the last; default: all elements
---@param keep? boolean keep the axis, with length 1; default: false
---@return tensor|number # a number without an axis, unless `keep` is true
function tensor_object:mean(axis, keep) end

---The largest element, of all or along an axis; NaN if there is one.
---@param axis? integer counted from 1; −1 is the last; default: all elements
---@param keep? boolean keep the axis, with length 1; default: false
---@return tensor|number # a number without an axis, unless `keep` is true
function tensor_object:max(axis, keep) end

---The smallest element, of all or along an axis; NaN if there is one.
---@param axis? integer counted from 1; −1 is the last; default: all elements
---@param keep? boolean keep the axis, with length 1; default: false
---@return tensor|number # a number without an axis, unless `keep` is true
function tensor_object:min(axis, keep) end

---The population variance, of all elements or along an axis.
---@param axis? integer counted from 1; −1 is the last; default: all elements
---@param keep? boolean keep the axis, with length 1; default: false
---@return tensor|number # a number without an axis, unless `keep` is true
function tensor_object:var(axis, keep) end

---The place of the largest element, counted from 1, the first of several.
---@param axis? integer counted from 1; −1 is the last; default: all elements
---@param keep? boolean keep the axis, with length 1; default: false
---@return tensor|number # a number without an axis, unless `keep` is true
function tensor_object:argmax(axis, keep) end

---Running sums along an axis.
---@param axis? integer counted from 1; −1 is the last; default: all elements, row by row, as a vector
---@return tensor # of the same shape, or a vector without an axis
function tensor_object:cumsum(axis) end

---The matrix product; axes in front are broadcast, and a vector counts as a row on the left and as a column on the right.
---@param u gradus.Array
---@return tensor
function tensor_object:matmul(u) end

---Softmax: e to each element, divided by the sum of these along the axis. An element of −∞ gets 0; a line that is −∞ throughout gives NaN.
---@param axis? integer counted from 1; −1 is the last; default: −1
---@return tensor # of the same shape
function tensor_object:softmax(axis) end

---The logarithm of softmax, without losing small probabilities.
---@param axis? integer counted from 1; −1 is the last; default: −1
---@return tensor # of the same shape
function tensor_object:log_softmax(axis) end

---Layer normalisation over the last axis, (t − mean) / √(variance + epsilon) · gamma + beta, with the population variance.
---@param gamma? gradus.Array the scale; default: 1
---@param beta? gradus.Array the shift; default: 0
---@param epsilon? number added to the variance; default: 1e-5
---@return tensor
function tensor_object:layer_norm(gamma, beta, epsilon) end

---Arrays of numbers.
---@class gradus.space.tensor
tensor = {}

---Makes a tensor from a number or nested lists.
---@param list number|gradus.Numbers the elements
---@return tensor
function tensor.new(list) end

---Zeros of this shape.
---@param shape integer[] the length of each axis
---@return tensor
function tensor.zeros(shape) end

---Ones of this shape.
---@param shape integer[] the length of each axis
---@return tensor
function tensor.ones(shape) end

---A tensor of this shape with the same number everywhere.
---@param shape integer[] the length of each axis
---@param x number every element
---@return tensor
function tensor.full(shape, x) end

---The identity matrix.
---@param n integer rows and columns, from 0
---@return tensor
function tensor.eye(n) end

---The numbers 0 to n − 1.
---@param n integer how many, from 0
---@return tensor
function tensor.arange(n) end

---Ones where the column is not beyond the row, zeros elsewhere: a causal mask.
---@param n integer rows, from 0
---@param m? integer columns, from 0; default: n
---@return tensor
function tensor.tril(n, m) end

---Reads rows on lines or between semicolons, or nested lists as in JSON.
---@param text string what a person typed
---@return tensor?
---@return gradus.Text?
function tensor.parse(text) end

---The lengths of the axes.
---@param t gradus.Array
---@param axis? integer counted from 1; −1 is the last; default: all axes
---@return integer[]|integer # all lengths, or the one of the axis
function tensor.shape(t, axis) end

---The number of axes; 0 for a single number.
---@param t gradus.Array
---@return integer
function tensor.rank(t) end

---The number of elements.
---@param t gradus.Array
---@return integer
function tensor.size(t) end

---One element.
---@param t gradus.Array
---@param ... integer the place on each axis, counted from 1
---@return number
function tensor.at(t, ...) end

---The elements as nested lists of numbers.
---@param t gradus.Array
---@return number|gradus.Numbers # a number for a tensor without axes
function tensor.list(t) end

---Whether |a − b| ≤ atol + rtol·|b| for every element.
---@param a gradus.Array
---@param b gradus.Array what a is measured by
---@param rtol? number the share of |b| that is allowed; default: 1e-5
---@param atol? number the distance that is allowed; default: 1e-8
---@return boolean # false when the shapes differ
function tensor.allclose(a, b, rtol, atol) end

---e to the power of each element.
---@param t gradus.Array
---@return tensor # of the same shape
function tensor.exp(t) end

---The natural logarithm of each element: −∞ for 0, NaN below.
---@param t gradus.Array
---@return tensor # of the same shape
function tensor.log(t) end

---The square root of each element: NaN below 0.
---@param t gradus.Array
---@return tensor # of the same shape
function tensor.sqrt(t) end

---The magnitude of each element.
---@param t gradus.Array
---@return tensor # of the same shape
function tensor.abs(t) end

---The hyperbolic tangent of each element.
---@param t gradus.Array
---@return tensor # of the same shape
function tensor.tanh(t) end

---The sine of each element.
---@param t gradus.Array angles in radians
---@return tensor # of the same shape
function tensor.sin(t) end

---The cosine of each element.
---@param t gradus.Array angles in radians
---@return tensor # of the same shape
function tensor.cos(t) end

---The larger of each pair of elements.
---@param a gradus.Array
---@param b gradus.Array
---@return tensor # of the broadcast shape
function tensor.maximum(a, b) end

---The smaller of each pair of elements.
---@param a gradus.Array
---@param b gradus.Array
---@return tensor # of the broadcast shape
function tensor.minimum(a, b) end

---1 where a > b, 0 elsewhere.
---@param a gradus.Array
---@param b gradus.Array
---@return tensor # of the broadcast shape
function tensor.gt(a, b) end

---1 where a ≥ b, 0 elsewhere.
---@param a gradus.Array
---@param b gradus.Array
---@return tensor # of the broadcast shape
function tensor.ge(a, b) end

---1 where a < b, 0 elsewhere.
---@param a gradus.Array
---@param b gradus.Array
---@return tensor # of the broadcast shape
function tensor.lt(a, b) end

---1 where a ≤ b, 0 elsewhere.
---@param a gradus.Array
---@param b gradus.Array
---@return tensor # of the broadcast shape
function tensor.le(a, b) end

---1 where a = b, 0 elsewhere.
---@param a gradus.Array
---@param b gradus.Array
---@return tensor # of the broadcast shape
function tensor.eq(a, b) end

---Chooses each element from one of two arrays.
---@param condition gradus.Array 0 or not 0
---@param a gradus.Array taken where it is not 0
---@param b gradus.Array taken where it is 0
---@return tensor # of the broadcast shape
function tensor.where(condition, a, b) end

---Puts the axes into another order: axis i of the result is axis order[i] of t.
---@param t gradus.Array
---@param order? integer[] every axis once, counted from 1; −1 is the last; default: the last two axes swapped
---@return tensor
function tensor.transpose(t, order) end

---The same elements, row by row, in another shape.
---@param t gradus.Array
---@param shape integer[] the length of each axis; one may be −1: what is left
---@return tensor
function tensor.reshape(t, shape) end

---A range of one axis.
---@param t gradus.Array
---@param axis integer counted from 1; −1 is the last
---@param first integer counted from 1
---@param last integer included; first − 1 takes nothing
---@return tensor # with as many axes
function tensor.slice(t, axis, first, last) end

---A row of a matrix: the part at a place of the first axis.
---@param t gradus.Array
---@param i integer counted from 1
---@return tensor
function tensor.row(t, i) end

---Joins arrays one after another along an axis.
---@param list gradus.Array[] what to join
---@param axis integer counted from 1; −1 is the last
---@return tensor
function tensor.concat(list, axis) end

---Joins arrays of one shape along a new axis.
---@param list gradus.Array[] what to join
---@param axis integer the new axis in the result
---@return tensor # with one axis more
function tensor.stack(list, axis) end

---The sum, of all elements or along an axis.
---@param t gradus.Array
---@param axis? integer counted from 1; −1 is the last; default: all elements
---@param keep? boolean keep the axis, with length 1; default: false
---@return tensor|number # a number without an axis, unless `keep` is true
function tensor.sum(t, axis, keep) end

---The mean, of all elements or along an axis; NaN of nothing.
---@param t gradus.Array
---@param axis? integer counted from 1; −1 is the last; default: all elements
---@param keep? boolean keep the axis, with length 1; default: false
---@return tensor|number # a number without an axis, unless `keep` is true
function tensor.mean(t, axis, keep) end

---The largest element, of all or along an axis; NaN if there is one.
---@param t gradus.Array
---@param axis? integer counted from 1; −1 is the last; default: all elements
---@param keep? boolean keep the axis, with length 1; default: false
---@return tensor|number # a number without an axis, unless `keep` is true
function tensor.max(t, axis, keep) end

---The smallest element, of all or along an axis; NaN if there is one.
---@param t gradus.Array
---@param axis? integer counted from 1; −1 is the last; default: all elements
---@param keep? boolean keep the axis, with length 1; default: false
---@return tensor|number # a number without an axis, unless `keep` is true
function tensor.min(t, axis, keep) end

---The population variance, of all elements or along an axis.
---@param t gradus.Array
---@param axis? integer counted from 1; −1 is the last; default: all elements
---@param keep? boolean keep the axis, with length 1; default: false
---@return tensor|number # a number without an axis, unless `keep` is true
function tensor.var(t, axis, keep) end

---The place of the largest element, counted from 1, the first of several.
---@param t gradus.Array
---@param axis? integer counted from 1; −1 is the last; default: all elements
---@param keep? boolean keep the axis, with length 1; default: false
---@return tensor|number # a number without an axis, unless `keep` is true
function tensor.argmax(t, axis, keep) end

---Running sums along an axis.
---@param t gradus.Array
---@param axis? integer counted from 1; −1 is the last; default: all elements, row by row, as a vector
---@return tensor # of the same shape, or a vector without an axis
function tensor.cumsum(t, axis) end

---The matrix product; axes in front are broadcast, and a vector counts as a row on the left and as a column on the right.
---@param t gradus.Array
---@param u gradus.Array
---@return tensor
function tensor.matmul(t, u) end

---Einstein's summation as in numpy.
---@param subscripts string a letter for each axis, such as `"ij,jk->ik"`
---@param ... gradus.Array one array for each part before the arrow
---@return tensor
function tensor.einsum(subscripts, ...) end

---Softmax: e to each element, divided by the sum of these along the axis. An element of −∞ gets 0; a line that is −∞ throughout gives NaN.
---@param t gradus.Array
---@param axis? integer counted from 1; −1 is the last; default: −1
---@return tensor # of the same shape
function tensor.softmax(t, axis) end

---The logarithm of softmax, without losing small probabilities.
---@param t gradus.Array
---@param axis? integer counted from 1; −1 is the last; default: −1
---@return tensor # of the same shape
function tensor.log_softmax(t, axis) end

---Layer normalisation over the last axis, (t − mean) / √(variance + epsilon) · gamma + beta, with the population variance.
---@param t gradus.Array
---@param gamma? gradus.Array the scale; default: 1
---@param beta? gradus.Array the shift; default: 0
---@param epsilon? number added to the variance; default: 1e-5
---@return tensor
function tensor.layer_norm(t, gamma, beta, epsilon) end

---Unicode, edit distance, reading and showing numbers.
---@class gradus.space.text
text = {}

---Without blanks at both ends.
---@param s string any text
---@return string
function text.trim(s) end

---In Unicode's composed form (NFC).
---@param s string any text
---@return string
function text.normalize(s) end

---For comparing what people type: compatibility forms and case folded (NFKC), invisible characters dropped, runs of blanks made one, ends trimmed.
---@param s string any text
---@return string
function text.fold(s) end

---How many insertions, deletions, replacements and swaps of neighbours lead from a to b, by characters. Only the first 2000 of each count.
---@param a string any text
---@param b string any text
---@return integer
function text.distance(a, b) end

---The number of characters as a person counts them; `#s` counts bytes.
---@param s string any text
---@return integer
function text.length(s) end

---The characters as a person counts them.
---@param s string any text
---@return string[]
function text.characters(s) end

---The parts between separators.
---@param s string any text
---@param separator string what stands between, as it is and no pattern
---@return string[]
function text.split(s, separator) end

---The lines, whatever ends them.
---@param s string any text
---@return string[]
function text.lines(s) end

---Reads a number as people write it, and keeps its text so that it can be judged exactly.
---@param s string any text
---@param options? gradus.ReadingOptions how it is read; default: a plain number without a unit
---@return gradus.TypedNumber?
---@return gradus.Text?
function text.number(s, options) end

---The shortest text that reads as the same number; a whole number has no decimal point.
---@param x number any number
---@return string
function text.show(x) end

---Exact comparing and rounding.
---@class gradus.space.decimal
decimal = {}

---Whether a number is within a tolerance of a key.
---@param answer number|string|gradus.TypedNumber what is judged
---@param key number|string|gradus.TypedNumber what it is measured by
---@param tolerance gradus.Tolerance how far off it may be
---@return gradus.Judgement
function decimal.judge(answer, key, tolerance) end

---Compares two numbers exactly.
---@param a number|string|gradus.TypedNumber a number
---@param b number|string|gradus.TypedNumber another
---@return integer # −1 when a is smaller, 0 when they are equal, 1 when a is larger
function decimal.compare(a, b) end

---Rounds to decimal places, half away from zero.
---@param x number|string|gradus.TypedNumber a number
---@param places integer decimal places, from 0 to 100
---@return string # with exactly so many decimal places
function decimal.round(x, places) end

---An object of the host.
---@class rng
local rng_object = {}

---A whole number from lo to hi, each equally likely.
---@param lo integer the smallest
---@param hi integer the largest
---@return integer
function rng_object:integer(lo, hi) end

---A number from lo up to but not including hi, each equally likely.
---@param lo number the smallest
---@param hi number never reached
---@return number
function rng_object:number(lo, hi) end

---A normally distributed number with mean 0 and variance 1.
---@return number # a multiple of 10⁻⁹
function rng_object:normal() end

---True with probability p.
---@param p? number the probability of true; default: 0.5
---@return boolean
function rng_object:boolean(p) end

---One element, each equally likely.
---@param list any[] what to choose from
---@return any
function rng_object:pick(list) end

---The same elements in random order.
---@param list any[] what to put in order
---@return any[] # a new list
function rng_object:shuffle(list) end

---The numbers 1 to n in random order.
---@param n integer how many, from 0
---@return integer[]
function rng_object:permutation(n) end

---Some different elements in random order.
---@param list any[] what to choose from
---@param k integer how many, from 0
---@return any[]
function rng_object:sample(list, k) end

---Numbers of the grid lo, lo + step, … hi, each equally likely.
---@param n integer how many, from 0
---@param lo number the smallest
---@param hi number none is larger
---@param step? number from one to the next; default: 1
---@return number[]
function rng_object:vector(n, lo, hi, step) end

---Numbers of the grid lo, lo + step, … hi in rows, each equally likely.
---@param rows integer how many rows, from 0
---@param columns integer how many columns, from 0
---@param lo number the smallest
---@param hi number none is larger
---@param step? number from one to the next; default: 1
---@return number[][] # rows
function rng_object:matrix(rows, columns, lo, hi, step) end

---The order in which n authored things are shown: random by seed, or 1 to n when the variant has no seed.
---@param n integer how many, from 0
---@return integer[]
function rng_object:order(n) end

---Code that learners wrote.
---@class gradus.space.code
code = {}

---Loads code that a learner wrote, and makes calls.
---@param source string what the learner wrote
---@param calls gradus.CodeCall[] what to call, at most 200
---@param options? gradus.CodeOptions default: the usual limits
---@return gradus.CodeOutcome
function code.run(source, calls, options) end

---Lines for the author.
---@class gradus.space.log
log = {}

---Writes a line. It is cut after 4096 characters.
---@param ... any what to show, with blanks between
function log.info(...) end

---Writes a warning. It is cut after 4096 characters.
---@param ... any what to show, with blanks between
function log.warn(...) end

---An object of the host.
---@class check
local check_object = {}

---Compares an answer with the key, and a wrong one with the named mistakes: it gets the notes and feedback of all that it is within the tolerance of. A vector given as a single row or column, or as a plain list, is the same vector; an array of another shape that is no named mistake gets the note `shape`.
---@param value number|string|gradus.TypedNumber|gradus.Array|table<string, gradus.Array> the answer
---@return gradus.Verdict # ready to be returned by `grade`
function check_object:grade(value) end

---The true value.
---@return number|tensor|table<string, tensor> # a table by name for steps
function check_object:key() end

---The named mistakes that apply to this draw and can be told from the key.
---@return gradus.NamedMistake[]
function check_object:mistakes() end

---What an answer is.
---@return "number"|"tensor"|"steps"
function check_object:kind() end

---The lengths of the key's axes.
---@return integer[] # empty for a number; of the last of several steps
function check_object:shape() end

---The names of the steps in order.
---@return string[] # `{""}` for a check without steps
function check_object:steps() end

---A value as a learner could type it, with as few digits, from four, as keep it within a tenth of the tolerance.
---@param value number|gradus.TypedNumber|gradus.Array what to show
---@return string # such as `"1 0; 0 1"` for a matrix
function check_object:show(value) end

---Comparing with the key.
---@class gradus.space.check
check = {}

---Reads an answer as what the key is, to be the `parse` of a format: `parse = check.parse`. A number is read as by `text.number`, with `variant.arithmetic`, `variant.units` and `variant.decimal_separator` as its options; an array from typed rows or nested lists; steps from a line `name = rows` each, or a table by name.
---@param raw string|any[]|table<string, any> the answer
---@param variant gradus.Variant with `variant.check`
---@return gradus.TypedNumber|tensor|table<string, tensor>?
---@return gradus.Text?
function check.parse(raw, variant) end

---The same as `variant.check:grade(value)`, to be the `grade` of a format that has nothing to add: `grade = check.grade`. Where `variant.note_shape` is false there is no note `shape`. With `parse = check.parse` the host need not call Lua at all.
---@param value number|string|gradus.TypedNumber|gradus.Array|table<string, gradus.Array> the answer
---@param variant gradus.Variant with `variant.check`
---@return gradus.Verdict
function check.grade(value, variant) end
