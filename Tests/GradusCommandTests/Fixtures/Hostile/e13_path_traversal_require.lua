-- class: escape
-- expect: error
-- title: module names that walk the file system
-- note: require finds only files of the same plugin
return require("../../../../etc/passwd")
