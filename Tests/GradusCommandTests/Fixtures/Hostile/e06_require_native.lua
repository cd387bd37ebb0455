-- class: escape
-- expect: error
-- title: require a C module
-- note: require finds only files of the same plugin
return require("posix")
