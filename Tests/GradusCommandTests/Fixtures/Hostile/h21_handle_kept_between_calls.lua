-- class: leak
-- expect: value gone
-- title: a tensor kept for the next question
KEPT = tensor.ones({ 2 })
return "kept"
--@@ stage
return KEPT == nil and "gone" or tostring(KEPT:sum())
