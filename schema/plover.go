package schema

// PLOVER is an event type of the Political Language Ontology for Verifiable Event Records, version of 2021.
type PLOVER string

// The event types. NoEvent marks a predicate that is no event.
const (
	NoEvent   PLOVER = ""
	Agree     PLOVER = "AGREE"
	Consult   PLOVER = "CONSULT"
	Support   PLOVER = "SUPPORT"
	Cooperate PLOVER = "COOPERATE"
	Aid       PLOVER = "AID"
	Concede   PLOVER = "CONCEDE"
	Retreat   PLOVER = "RETREAT"
	Request   PLOVER = "REQUEST"
	Accuse    PLOVER = "ACCUSE"
	Reject    PLOVER = "REJECT"
	Threaten  PLOVER = "THREATEN"
	Protest   PLOVER = "PROTEST"
	Sanction  PLOVER = "SANCTION"
	Mobilize  PLOVER = "MOBILIZE"
	Coerce    PLOVER = "COERCE"
	Assault   PLOVER = "ASSAULT"
)
