/// What a command or a character of a formula means.
enum MathSymbols {
  /// Commands that are one sign.
  static func sign(_ name: String) -> (String, MathClass)? {
    if let sign = ordinary[name] { return (sign, .ordinary) }
    if let sign = relations[name] { return (sign, .relation) }
    if let sign = binaries[name] { return (sign, .binary) }
    if let sign = operators[name] { return (sign, .operator) }
    if let sign = openings[name] { return (sign, .opening) }
    if let sign = closings[name] { return (sign, .closing) }
    return nil
  }

  /// How a character typed as such behaves.
  static func mathClass(of character: Character) -> MathClass {
    switch character {
    case "+", "-", "−", "±", "·", "×", "÷", "⊙", "⊕", "⊗", "∘", "∪", "∩", "∧", "∨", "*": .binary
    case "=", "<", ">", "≤", "≥", "≠", "≈", "≡", "∼", "∝", "∈", "∉", "⊂", "⊆", "→", "←", "⇒", "↦":
      .relation
    case "(", "[", "⟨", "⌈", "⌊": .opening
    case ")", "]", "⟩", "⌉", "⌋": .closing
    case ",", ";": .punctuation
    case "∑", "∏", "∫": .operator
    default: .ordinary
    }
  }

  private static let ordinary: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "omicron": "ο", "pi": "π", "varpi": "ϖ",
    "rho": "ρ", "varrho": "ϱ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ",
    "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ",
    "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
    "infty": "∞", "partial": "∂", "nabla": "∇", "ell": "ℓ", "hbar": "ℏ", "imath": "ı",
    "jmath": "ȷ", "Re": "ℜ", "Im": "ℑ", "aleph": "ℵ", "wp": "℘", "emptyset": "∅",
    "varnothing": "∅", "forall": "∀", "exists": "∃", "nexists": "∄", "neg": "¬", "lnot": "¬",
    "top": "⊤", "bot": "⊥", "angle": "∠", "triangle": "△", "square": "□", "blacksquare": "■",
    "star": "⋆", "bigstar": "★", "checkmark": "✓", "prime": "′", "degree": "°", "dagger": "†",
    "ddagger": "‡", "S": "§", "P": "¶", "copyright": "©", "pounds": "£",
    "ldots": "…", "dots": "…", "dotsc": "…", "dotsb": "⋯", "cdots": "⋯", "vdots": "⋮",
    "ddots": "⋱", "Vert": "‖", "|": "‖", "vert": "|", "backslash": "\\", "colon": ":",
    "{": "{", "}": "}", "$": "$", "%": "%", "&": "&", "#": "#", "_": "_", "^": "^", "-": "",
    "lbrack": "[", "rbrack": "]", "slash": "/", "surd": "√", "clubsuit": "♣", "heartsuit": "♥",
    "sharp": "♯", "flat": "♭", "complement": "∁", "because": "∵", "therefore": "∴",
  ]

  private static let relations: [String: String] = [
    "le": "≤", "leq": "≤", "leqslant": "≤", "ge": "≥", "geq": "≥", "geqslant": "≥", "ne": "≠",
    "neq": "≠", "lt": "<", "gt": ">", "ll": "≪", "gg": "≫", "approx": "≈", "sim": "~",
    "simeq": "≃", "cong": "≅", "equiv": "≡", "doteq": "≐", "triangleq": "≜", "coloneqq": "≔",
    "propto": "∝", "in": "∈", "ni": "∋", "notin": "∉", "subset": "⊂", "subseteq": "⊆",
    "subsetneq": "⊊", "supset": "⊃", "supseteq": "⊇", "to": "→", "rightarrow": "→",
    "longrightarrow": "→", "leftarrow": "←", "gets": "←", "longleftarrow": "←",
    "leftrightarrow": "↔", "Rightarrow": "⇒", "implies": "⇒", "Longrightarrow": "⇒",
    "Leftarrow": "⇐", "impliedby": "⇐", "Leftrightarrow": "⇔", "iff": "⇔", "mapsto": "↦",
    "longmapsto": "↦", "uparrow": "↑", "downarrow": "↓", "hookrightarrow": "↪", "mid": "|",
    "nmid": "∤", "parallel": "∥", "perp": "⊥", "models": "⊨", "vdash": "⊢", "prec": "≺",
    "succ": "≻", "preceq": "≼", "succeq": "≽", "lesssim": "≲", "gtrsim": "≳", "asymp": "≍",
    "rightsquigarrow": "⇝", "leadsto": "⇝", "xrightarrow": "→", "rightleftharpoons": "⇌",
  ]

  private static let binaries: [String: String] = [
    "cdot": "·", "times": "×", "div": "÷", "pm": "±", "mp": "∓", "ast": "*", "circ": "∘",
    "bullet": "•", "odot": "⊙", "oplus": "⊕", "ominus": "⊖", "otimes": "⊗", "cup": "∪",
    "cap": "∩", "setminus": "∖", "land": "∧", "wedge": "∧", "lor": "∨", "vee": "∨",
    "sqcup": "⊔", "uplus": "⊎", "diamond": "⋄", "boxplus": "⊞",
  ]

  private static let operators: [String: String] = [
    "sum": "∑", "prod": "∏", "coprod": "∐", "int": "∫", "iint": "∬", "iiint": "∭", "oint": "∮",
    "bigcup": "⋃", "bigcap": "⋂", "bigoplus": "⨁", "bigotimes": "⨂", "bigodot": "⨀",
    "bigvee": "⋁", "bigwedge": "⋀",
  ]

  private static let openings: [String: String] = [
    "langle": "⟨", "lVert": "‖", "lvert": "|", "lceil": "⌈", "lfloor": "⌊", "lbrace": "{",
    "lparen": "(",
  ]

  private static let closings: [String: String] = [
    "rangle": "⟩", "rVert": "‖", "rvert": "|", "rceil": "⌉", "rfloor": "⌋", "rbrace": "}",
    "rparen": ")",
  ]

  /// Marks that go on a letter.
  static let accents: [String: String] = [
    "hat": "\u{302}", "widehat": "\u{302}", "bar": "\u{304}", "overline": "\u{305}",
    "tilde": "\u{303}", "widetilde": "\u{303}", "vec": "\u{20D7}", "dot": "\u{307}",
    "ddot": "\u{308}", "check": "\u{30C}", "breve": "\u{306}", "acute": "\u{301}",
    "grave": "\u{300}", "mathring": "\u{30A}", "underline": "\u{332}",
  ]

  /// Blanks in columns.
  static let spaces: [String: Int] = [
    ",": 1, ":": 1, ";": 1, " ": 1, "thinspace": 1, "medspace": 1, "thickspace": 1, ">": 1,
    "enspace": 1, "quad": 2, "qquad": 4, "hfill": 2, "!": 0, "negthinspace": 0,
  ]

  /// Commands about size, style or place, which a terminal does not have.
  static let silent: Set<String> = [
    "displaystyle", "textstyle",
    "scriptstyle", "scriptscriptstyle", "limits", "nolimits", "nonumber", "notag",
    "allowbreak", "hline", "cr", "strut", "mathstrut", "rm", "bf", "it", "sf", "tt", "noindent",
    "/", "mathop", "mathrel", "mathbin", "mathord", "mathopen", "mathclose", "mathpunct",
  ]

  /// Fractions that are one character, by numerator and denominator.
  static let fractions: [String: String] = [
    "1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾", "1/5": "⅕", "2/5": "⅖",
    "3/5": "⅗", "4/5": "⅘", "1/6": "⅙", "5/6": "⅚", "1/7": "⅐", "1/8": "⅛", "3/8": "⅜",
    "5/8": "⅝", "7/8": "⅞", "1/9": "⅑", "1/10": "⅒",
  ]
}
