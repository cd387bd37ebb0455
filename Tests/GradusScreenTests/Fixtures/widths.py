"""Writes widths.tsv with the wcwidth package (0.7.0, Unicode 17), which shares no code with utf8proc."""
import os
import wcwidth

SAMPLES = [
    "softmax", "注意力机制", "Transformer 模型", "ひらがな", "カタカナ", "ｶﾀｶﾅ", "한글", "ＡＢＣ",
    "。", "，", "「引用」", "“quoted”", "—", "…", "·", "×", "√dₖ", "QKᵀ", "x̂", "é", "e\u0301",
    "ñandú", "𝒩", "ℝ", "∑ᵢ₌₁ⁿ", "½", "⎛⎝⎞⎠", "⎡⎣⎤⎦", "─│╭╮", "①", "α", "Ω", "я", "א", "ع",
    "😀", "👍", "👍🏽", "👩\u200d💻", "👨\u200d👩\u200d👧\u200d👦", "🇨🇳", "🇫🇷🇩🇪", "❤", "❤\ufe0f", "☃",
    "⌚", "✓", "✂\ufe0f", "1\ufe0f\u20e3", "🏴\u200d☠\ufe0f", "a😀b", "中😀文", "★", "→", "ก", "﹏",
    "", " ", "a b",
]
path = os.path.join(os.path.dirname(__file__), "widths.tsv")
with open(path, "w", encoding="utf-8") as out:
    for sample in SAMPLES:
        out.write(f"{wcwidth.wcswidth(sample)}\t{sample}\n")
