-- class: dos-c
-- expect: safe
-- title: comparing numbers whose exponents are a billion apart
return decimal.compare("1e999999999", "1e-999999999") == 1 and 1 or 0
