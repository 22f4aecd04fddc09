// Package schema is the treaty between extraction and graph: what may be said, about what kinds of
// things, and with which evidence. It imports the standard library only.
//
// A Reading is what was read in one document: the document, the entities that it speaks of, the
// statements that it makes or reports, and who is reported to have said what.
package schema
