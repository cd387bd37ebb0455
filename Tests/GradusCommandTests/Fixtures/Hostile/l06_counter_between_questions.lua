-- class: leak
-- expect: value 1
-- title: state kept between two questions of one plugin
-- note: grading must not depend on who was graded before
count = (count or 0) + 1
return tostring(count)
--@@ stage
count = (count or 0) + 1
return tostring(count)
