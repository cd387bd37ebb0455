-- class: crash
-- as: samples
-- expect: error
-- title: samples are no list
return { answer = 1 }
