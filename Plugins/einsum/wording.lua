-- What the format says to learners, in English and Chinese.

local wording = {}

function wording.strange(character)
  local sentences = {
    en = "'%s' cannot stand in subscripts. "
      .. "Write letters, commas and one -> before the output.",
    zh = "下标中不能有“%s”。请写字母、逗号，并在输出之前写一个 ->。",
  }
  return { en = sentences.en:format(character), zh = sentences.zh:format(character) }
end

wording.after_arrow = {
  en = "After -> there is one output. Write only its letters there.",
  zh = "-> 之后只有一个输出。请只写它的字母。",
}

wording.dots = {
  en = "Write ... with three dots, and only once for an operand or the output.",
  zh = "省略号请写三个点 ...，每个操作数和输出中最多写一次。",
}

wording.lost_ellipsis = {
  en = "Write ... in the output too: the axes it stands for cannot be summed.",
  zh = "输出中也请写 ...：它所代表的轴不能被求和。",
}

local function counted(count, singular, plural)
  return ("%d %s"):format(count, count == 1 and singular or plural)
end

function wording.wrong_count(given, wanted)
  return {
    en = ("There must be subscripts for %s, not for %d. Separate them with commas."):format(
      counted(wanted, "operand", "operands"), given),
    zh = ("应为 %d 个操作数写下标，而不是 %d 个。请用逗号分隔。"):format(wanted, given),
  }
end

function wording.wrong_rank(name, letters, rank)
  return {
    en = ("%s has %s, but %s. Write one letter for each axis."):format(
      name, counted(rank, "axis", "axes"),
      counted(letters, "letter is written for it", "letters are written for it")),
    zh = ("%s 有 %d 个轴，却写了 %d 个字母。请为每个轴写一个字母。"):format(name, rank, letters),
  }
end

function wording.unknown_output(letter)
  return {
    en = ("The output letter %s is in no operand. Use letters of the operands."):format(letter),
    zh = ("输出中的字母 %s 不在任何操作数中。请使用操作数的字母。"):format(letter),
  }
end

function wording.repeated_output(letter)
  return {
    en = ("The output has %s twice. Write each letter once there."):format(letter),
    zh = ("输出中 %s 出现了两次。每个字母只写一次。"):format(letter),
  }
end

wording.feedback = {
  ["transposed-output"] = {
    en = "The numbers are right, but the axes of the output are in another order.",
    zh = "数值是对的，但输出各轴的顺序不对。",
  },
  ["summed-batch"] = {
    en = "An axis that all operands and the result share was summed. Keep it in the output.",
    zh = "把所有操作数和结果共有的轴求和了。应在输出中保留它。",
  },
  ["diag-index"] = {
    en = "Two different axes have the same letter, which takes their diagonal. "
      .. "Give each axis its own letter.",
    zh = "两个不同的轴用了同一个字母，这会取它们的对角线。请为每个轴使用各自的字母。",
  },
  ["wrong-contraction"] = {
    en = "The sum runs over another axis than it should.",
    zh = "求和所沿的轴不对。",
  },
}

function wording.same_letters(answer)
  return {
    en = ("Equal to %s but for the names of the letters."):format(answer),
    zh = ("除字母的名称外，与 %s 相同。"):format(answer),
  }
end

function wording.two_lengths(letter, first, second)
  return {
    en = ("%s stands for an axis of length %d and one of length %d, so nothing can be computed.")
      :format(letter, first, second),
    zh = ("%s 同时代表长度为 %d 和 %d 的轴，因此无法计算。"):format(letter, first, second),
  }
end

function wording.wrong_shape(operands, given, expected)
  return {
    en = ("From operands of shapes %s it computes shape %s instead of %s."):format(
      table.concat(operands, ", "), given, expected),
    zh = ("对形状为 %s 的操作数，算出的形状是 %s，应为 %s。"):format(
      table.concat(operands, "、"), given, expected),
  }
end

wording.wrong_numbers = {
  en = "The shape is right, but on random arrays the numbers differ.",
  zh = "形状是对的，但在随机数组上算出的数值不同。",
}

wording.same_numbers = {
  en = "On random arrays of three different shapes the numbers are the same.",
  zh = "在三组不同形状的随机数组上，算出的数值都相同。",
}

return wording
